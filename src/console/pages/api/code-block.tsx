import { Box } from '@twilio-paste/core/box';

/** Code as it is, scrolling sideways by itself, also by keyboard. */
export function CodeBlock({ label, children }: { label: string; children: string }) {
  return (
    <Box
      as="pre"
      role="region"
      aria-label={label}
      tabIndex={0}
      margin="space0"
      marginBottom="space50"
      padding="space50"
      overflowX="auto"
      maxHeight="480px"
      fontFamily="fontFamilyCode"
      fontSize="fontSize20"
      lineHeight="lineHeight30"
      color="colorText"
      backgroundColor="colorBackground"
      borderRadius="borderRadius20"
      _focus={{ boxShadow: 'shadowFocus', outline: 'none' }}
    >
      {children}
    </Box>
  );
}
