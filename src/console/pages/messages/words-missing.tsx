import { Box } from '@twilio-paste/core/box';
import { Button } from '@twilio-paste/core/button';
import { Callout, CalloutHeading, CalloutText } from '@twilio-paste/core/callout';

/** Why a conversation is not whole, with another try. */
export function WordsMissing({ onRetry }: { onRetry: () => unknown }) {
  return (
    <Box role="status" marginBottom="space50">
      <Callout variant="warning">
        <CalloutHeading as="h2">Twilio cannot be asked right now</CalloutHeading>
        <CalloutText>The words and files of messages that we sent are missing here.</CalloutText>
      </Callout>
      <Box marginTop="space40">
        <Button variant="secondary" size="small" onClick={onRetry}>
          Try again
        </Button>
      </Box>
    </Box>
  );
}
