import { Box, type BoxProps } from '@twilio-paste/core/box';
import { Heading } from '@twilio-paste/core/heading';
import { type ReactNode, useId } from 'react';

interface PartOfPageProps {
  title: string;
  /** What can be done with it, at the right of the title. */
  actions?: ReactNode;
  /** Whether it stands in a frame, as one of several beside each other. */
  isFramed?: boolean;
  children: ReactNode;
}

const frame = {
  padding: ['space50', 'space60'],
  borderStyle: 'solid',
  borderWidth: 'borderWidth10',
  borderColor: 'colorBorderWeaker',
  borderRadius: 'borderRadius30',
} as const satisfies BoxProps;

/** A part of a page under a heading of its own. */
export function PartOfPage({ title, actions, isFramed, children }: PartOfPageProps) {
  const id = useId();
  return (
    <Box as="section" aria-labelledby={id} minWidth="0" {...(isFramed ? frame : { marginBottom: 'space80' })}>
      <Box
        display="flex"
        flexWrap="wrap"
        alignItems="center"
        columnGap="space40"
        rowGap="space30"
        marginBottom="space50"
      >
        <Box flexGrow={1}>
          <Heading as="h2" variant={isFramed ? 'heading40' : 'heading30'} marginBottom="space0" id={id}>
            {title}
          </Heading>
        </Box>
        {actions && (
          <Box display="flex" flexWrap="wrap" columnGap="space40" rowGap="space30">
            {actions}
          </Box>
        )}
      </Box>
      {children}
    </Box>
  );
}
