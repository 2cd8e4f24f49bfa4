import { Box } from '@twilio-paste/core/box';
import { Heading } from '@twilio-paste/core/heading';
import { Text } from '@twilio-paste/core/text';
import type { ReactNode } from 'react';

/** Where there is nothing yet: why, and what would bring something here. */
export function Empty({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Box
      padding="space80"
      textAlign="center"
      borderStyle="dashed"
      borderWidth="borderWidth10"
      borderColor="colorBorderWeak"
      borderRadius="borderRadius30"
    >
      <Heading as="h2" variant="heading40">
        {title}
      </Heading>
      <Text as="div" color="colorTextWeak">
        {children}
      </Text>
    </Box>
  );
}
