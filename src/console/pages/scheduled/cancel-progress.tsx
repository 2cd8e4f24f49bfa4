import { Box } from '@twilio-paste/core/box';
import { Callout, CalloutHeading, CalloutText } from '@twilio-paste/core/callout';
import { outcomeInWords } from './cancel-orders';
import type { Canceling } from './use-canceling';

/** How far canceling has come, and then what became of it. */
export function CancelProgress({ canceling: { isBusy, total, done, outcome } }: { canceling: Canceling }) {
  const isWhole = outcome?.counts.failed === 0 && outcome.counts.tooLate === 0;
  return (
    <Box role="status" marginBottom={isBusy || outcome ? 'space50' : 'space0'}>
      {isBusy && (
        <Callout variant="neutral">
          <CalloutText>
            {total === 1 ? 'Canceling.' : `Canceling: ${done} of ${total} done. Stay on this page.`}
          </CalloutText>
        </Callout>
      )}
      {outcome && (
        <Callout variant={isWhole ? 'success' : 'warning'}>
          <CalloutHeading as="h2">{isWhole ? 'Done' : 'Not everything was canceled'}</CalloutHeading>
          {outcomeInWords(outcome).map((sentence) => (
            <CalloutText key={sentence}>{sentence}</CalloutText>
          ))}
        </Callout>
      )}
    </Box>
  );
}
