import { Box } from '@twilio-paste/core/box';
import { Button } from '@twilio-paste/core/button';

interface MoreProps {
  list: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => unknown };
  children?: string;
}

/** Goes on with a list, as long as there is more of it. */
export function More({ list, children = 'Show more' }: MoreProps) {
  if (!list.hasNextPage) return null;
  return (
    <Box marginY="space50" display="flex" justifyContent="center">
      <Button variant="secondary" loading={list.isFetchingNextPage} onClick={() => list.fetchNextPage()}>
        {children}
      </Button>
    </Box>
  );
}
