import { Box } from '@twilio-paste/core/box';
import { Text } from '@twilio-paste/core/text';
import type { ShareBar } from './share-bar';

/** A list of numbers, each with a bar as long as its share. */
export function ShareBars({ label, bars }: { label: string; bars: readonly ShareBar[] }) {
  return (
    <Box as="ul" aria-label={label} listStyleType="none" margin="space0" padding="space0">
      {bars.map(({ label: name, value, share, color = 'colorBackgroundPrimary' }) => (
        <Box as="li" key={name} marginBottom="space40">
          <Box display="flex" justifyContent="space-between" columnGap="space40">
            <Text as="span">{name}</Text>
            <Text as="span" fontVariantNumeric="tabular-nums" textAlign="right">
              {value}
            </Text>
          </Box>
          <Box
            aria-hidden
            height="8px"
            marginTop="space10"
            borderRadius="borderRadius20"
            overflow="hidden"
            backgroundColor="colorBackgroundStrong"
          >
            <Box height="100%" width={`${Math.min(1, share) * 100}%`} backgroundColor={color} />
          </Box>
        </Box>
      ))}
    </Box>
  );
}
