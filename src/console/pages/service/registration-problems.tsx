import { Box } from '@twilio-paste/core/box';
import { Callout, CalloutHeading, CalloutText } from '@twilio-paste/core/callout';
import type { RegistrationProblem } from '../../../registrations/registration-state';

/** What keeps messages from being carried, each with what to do. */
export function RegistrationProblems({ problems }: { problems: readonly RegistrationProblem[] }) {
  return problems.map(({ code, fields, problem, advice }) => (
    <Box key={`${code} ${problem}`} marginY="space40">
      <Callout variant="warning">
        <CalloutHeading as="h4">{problem}</CalloutHeading>
        {(fields || code !== undefined) && (
          <CalloutText>
            {[fields && `Concerns: ${fields.join(', ')}.`, code && `Error ${code}.`]
              .filter(Boolean)
              .join(' ')}
          </CalloutText>
        )}
        <CalloutText>{advice}</CalloutText>
      </Callout>
    </Box>
  ));
}
