import { Box } from '@twilio-paste/core/box';
import { Button } from '@twilio-paste/core/button';
import {
  Callout,
  CalloutHeading,
  CalloutList,
  CalloutListItem,
  CalloutText,
} from '@twilio-paste/core/callout';
import type { Problem } from '../api/client';

/** What went wrong and what to do, with another try where one may help. */
export function Failure({ problem, onRetry }: { problem: Problem; onRetry?: (() => void) | undefined }) {
  const { title, detail, errors } = problem;
  // Where there is one alone, it is the detail itself.
  const others = errors.filter(({ path, message }) => ![message, `${path}: ${message}`].includes(detail));
  return (
    <Box role="alert" marginBottom="space50">
      <Callout variant="error">
        <CalloutHeading as="h2">{title}</CalloutHeading>
        <CalloutText>{detail}</CalloutText>
        {others.length > 0 && (
          <CalloutList as="ul">
            {others.map(({ path, message }) => (
              <CalloutListItem key={`${path} ${message}`}>
                {path}: {message}
              </CalloutListItem>
            ))}
          </CalloutList>
        )}
      </Callout>
      {onRetry && (
        <Box marginTop="space40">
          <Button variant="secondary" size="small" onClick={onRetry}>
            Try again
          </Button>
        </Box>
      )}
    </Box>
  );
}
