import { Box } from '@twilio-paste/core/box';
import type { ReactNode } from 'react';
import { PartOfPage } from '../../parts/part-of-page';

/** One step of composing: its controls below one another. */
export function Step({ title, children }: { title: string; children: ReactNode }) {
  return (
    <PartOfPage title={title}>
      <Box display="flex" flexDirection="column" rowGap="space50">
        {children}
      </Box>
    </PartOfPage>
  );
}
