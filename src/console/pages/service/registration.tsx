import { Badge, type BadgeProps } from '@twilio-paste/core/badge';
import { Box } from '@twilio-paste/core/box';
import { Heading } from '@twilio-paste/core/heading';
import type { ReactNode } from 'react';
import type { RegistrationProblem, RegistrationState } from '../../../registrations/registration-state';
import { RegistrationProblems } from './registration-problems';

const states: Record<RegistrationState, { words: string; variant: BadgeProps['variant'] }> = {
  registered: { words: 'In order', variant: 'success' },
  pending: { words: 'Under review', variant: 'warning' },
  unknown: { words: 'Not known', variant: 'neutral' },
  rejected: { words: 'Turned down', variant: 'error' },
  missing: { words: 'Missing', variant: 'error' },
};

interface RegistrationProps {
  name: string;
  state: RegistrationState;
  problems: readonly RegistrationProblem[];
  children?: ReactNode;
}

/** How far one registration has come, and what is in its way. */
export function Registration({ name, state, problems, children }: RegistrationProps) {
  const { words, variant } = states[state];
  return (
    <Box marginBottom="space60">
      <Box
        display="flex"
        flexWrap="wrap"
        alignItems="center"
        columnGap="space40"
        rowGap="space20"
        marginBottom="space30"
      >
        <Box minWidth="0" overflowWrap="anywhere">
          <Heading as="h3" variant="heading40" marginBottom="space0">
            {name}
          </Heading>
        </Box>
        <Badge as="span" variant={variant}>
          {words}
        </Badge>
      </Box>
      {children}
      <RegistrationProblems problems={problems} />
    </Box>
  );
}
