import { Box } from '@twilio-paste/core/box';
import { Text } from '@twilio-paste/core/text';
import type { ReactNode } from 'react';

interface FigureProps {
  label: string;
  value: ReactNode;
  /** What the number is to be understood by. */
  hint?: string;
}

/** Numbers that matter most, side by side. */
export function Figures({ figures }: { figures: readonly FigureProps[] }) {
  return (
    <Box
      as="dl"
      display="grid"
      gridTemplateColumns="repeat(auto-fit, minmax(140px, 1fr))"
      columnGap="space40"
      rowGap="space40"
      margin="space0"
      marginBottom="space70"
    >
      {figures.map(({ label, value, hint }) => (
        <Box
          key={label}
          padding="space50"
          borderStyle="solid"
          borderWidth="borderWidth10"
          borderColor="colorBorderWeaker"
          borderRadius="borderRadius30"
        >
          <Text as="dt" color="colorTextWeak">
            {label}
          </Text>
          <Text
            as="dd"
            margin="space0"
            marginTop="space20"
            fontSize="fontSize60"
            lineHeight="lineHeight60"
            fontWeight="fontWeightSemibold"
          >
            {value}
          </Text>
          {hint && (
            <Text as="dd" margin="space0" marginTop="space20" fontSize="fontSize20" color="colorTextWeak">
              {hint}
            </Text>
          )}
        </Box>
      ))}
    </Box>
  );
}
