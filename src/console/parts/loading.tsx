import { Box } from '@twilio-paste/core/box';
import { SkeletonLoader } from '@twilio-paste/core/skeleton-loader';

/** The place of something that is on its way, as high as it will be, so that nothing jumps. */
export function Loading({ lines = 3 }: { lines?: number }) {
  return (
    <Box role="status" aria-label="Loading" display="flex" flexDirection="column" rowGap="space30">
      {Array.from({ length: lines }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines are all alike
        <SkeletonLoader key={line} height="32px" />
      ))}
    </Box>
  );
}
