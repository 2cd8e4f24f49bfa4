import { Box } from '@twilio-paste/core/box';
import { Button } from '@twilio-paste/core/button';
import { type ReactNode, useState } from 'react';

interface SomeOfProps<T> {
  items: readonly T[];
  /** How many at first, and how many more at a time. */
  step?: number;
  children: (shown: readonly T[]) => ReactNode;
}

/** The first of a long list that is there already, and a button for more of it. */
export function SomeOf<T>({ items, step = 20, children }: SomeOfProps<T>) {
  const [count, setCount] = useState(step);
  return (
    <>
      {children(items.slice(0, count))}
      {items.length > count && (
        <Box marginTop="space40">
          <Button variant="secondary" size="small" onClick={() => setCount(count + step)}>
            Show more ({items.length - count} left)
          </Button>
        </Box>
      )}
    </>
  );
}
