import { Box } from '@twilio-paste/core/box';
import type { ReactNode } from 'react';

/** A handset that shows a conversation with somebody: bubbles, in their order. */
export function Phone({ title, children }: { title: ReactNode; children: ReactNode }) {
  return (
    <Box
      width="100%"
      maxWidth="320px"
      marginX="auto"
      padding="space30"
      borderStyle="solid"
      borderWidth="borderWidth20"
      borderColor="colorBorderStrong"
      borderRadius="borderRadius70"
      backgroundColor="colorBackground"
    >
      <Box
        paddingY="space30"
        textAlign="center"
        fontSize="fontSize20"
        lineHeight="lineHeight20"
        color="colorTextWeak"
        overflowWrap="anywhere"
      >
        {title}
      </Box>
      <Box
        display="flex"
        flexDirection="column"
        justifyContent="flex-end"
        rowGap="space30"
        minHeight="220px"
        padding="space40"
        borderRadius="borderRadius60"
        backgroundColor="colorBackgroundBody"
      >
        {children}
      </Box>
    </Box>
  );
}

/** A message on a handset, as text. `sent` is what the handset's owner wrote. */
export function Bubble({ sent = false, children }: { sent?: boolean; children: ReactNode }) {
  return (
    <Box
      alignSelf={sent ? 'flex-end' : 'flex-start'}
      maxWidth="95%"
      paddingX="space40"
      paddingY="space30"
      borderRadius="borderRadius50"
      backgroundColor={sent ? 'colorBackgroundPrimaryWeakest' : 'colorBackgroundStrong'}
      color="colorText"
      fontSize="fontSize30"
      lineHeight="lineHeight30"
      whiteSpace="pre-wrap"
      overflowWrap="anywhere"
    >
      {children}
    </Box>
  );
}
