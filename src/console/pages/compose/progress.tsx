import { Box } from '@twilio-paste/core/box';
import { ProgressBar } from '@twilio-paste/core/progress-bar';
import { Text } from '@twilio-paste/core/text';
import { useId } from 'react';
import { number } from '../../../amounts';

/** How many of all are done with, in words and as a bar. */
export function Progress({ label, value, total }: { label: string; value: number; total: number }) {
  const id = useId();
  return (
    <Box marginBottom="space40">
      <Text as="p" id={id} role="status">
        {label}: {number(value)} of {number(total)}
      </Text>
      <Box marginTop="space30">
        <ProgressBar aria-labelledby={id} value={total > 0 ? (value / total) * 100 : 0} />
      </Box>
    </Box>
  );
}
