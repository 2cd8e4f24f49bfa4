import { Box } from '@twilio-paste/core/box';
import { Button } from '@twilio-paste/core/button';
import { Callout, CalloutHeading, CalloutText } from '@twilio-paste/core/callout';
import { Table, TBody, Td, THead, Th, Tr } from '@twilio-paste/core/table';
import { Failure } from '../../parts/failure';
import { ScrollRegion } from '../../parts/scroll-region';
import { count } from './report-words';
import type { ImportSummary } from './run-import';

/** As many refused rows are shown: who has more has a wrong file. */
const mostShown = 200;

interface ImportOutcomeProps {
  summary: ImportSummary;
  isRunning: boolean;
  onGoOn: () => void;
}

/** What became of an import's rows, and which were refused why. */
export function ImportOutcome({ summary, isRunning, onGoOn }: ImportOutcomeProps) {
  const { recorded, refused, left, problem } = summary;
  const isWell = refused.length === 0 && left.length === 0;
  return (
    <Box marginTop="space70" display="flex" flexDirection="column" rowGap="space50">
      {problem && <Failure problem={problem} />}
      <Box role="status">
        <Callout variant={isWell ? 'success' : 'neutral'}>
          <CalloutHeading as="h3">{isRunning ? 'Importing' : 'Import finished'}</CalloutHeading>
          <CalloutText>
            {count(recorded, 'row', 'rows')} taken, {count(refused.length, 'row', 'rows')} refused
            {left.length > 0 && `, ${count(left.length, 'row', 'rows')} to go`}.
          </CalloutText>
        </Callout>
      </Box>
      {!isRunning && left.length > 0 && (
        <div>
          <Button variant="primary" onClick={onGoOn}>
            Go on with {count(left.length, 'row', 'rows')}
          </Button>
        </div>
      )}
      {refused.length > 0 && <Refused rows={refused} />}
    </Box>
  );
}

function Refused({ rows }: { rows: ImportSummary['refused'] }) {
  return (
    <ScrollRegion label="Rows that were refused">
      <Table>
        <THead>
          <Tr>
            <Th>Line</Th>
            <Th>Number</Th>
            <Th>Why it was refused</Th>
          </Tr>
        </THead>
        <TBody>
          {rows.slice(0, mostShown).map(({ line, to, reason }) => (
            <Tr key={line}>
              <Th scope="row">{line}</Th>
              <Td>{to}</Td>
              <Td>{reason}</Td>
            </Tr>
          ))}
        </TBody>
      </Table>
      {rows.length > mostShown && <p>And {rows.length - mostShown} more.</p>}
    </ScrollRegion>
  );
}
