import { Box } from '@twilio-paste/core/box';
import type { ReactNode } from 'react';

/** Something wide, such as a table: it scrolls sideways by itself, also by keyboard, and the page does not. */
export function ScrollRegion({ label, children }: { label: string; children: ReactNode }) {
  return (
    <Box
      role="region"
      aria-label={label}
      tabIndex={0}
      overflowX="auto"
      outline="none"
      borderRadius="borderRadius20"
      _focus={{ boxShadow: 'shadowFocus' }}
    >
      {/* Narrower, columns would be too narrow to read. */}
      <Box minWidth="640px">{children}</Box>
    </Box>
  );
}
