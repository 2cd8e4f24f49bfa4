import { Box } from '@twilio-paste/core/box';
import { Heading } from '@twilio-paste/core/heading';
import { type ReactNode, useEffect } from 'react';

interface PageProps {
  title: string;
  /** What can be done with the whole of it, at the right of the title. */
  actions?: ReactNode;
  children: ReactNode;
}

/** A page's title and what is below it. The tab is called after it. */
export function Page({ title, actions, children }: PageProps) {
  useEffect(() => {
    document.title = `${title} · Messaging console`;
  }, [title]);
  return (
    <Box maxWidth="1200px">
      <Box
        display="flex"
        flexWrap="wrap"
        alignItems="center"
        columnGap="space50"
        rowGap="space30"
        marginBottom="space70"
      >
        <Box flexGrow={1} minWidth="0" overflowWrap="anywhere">
          <Heading as="h1" variant="heading20" marginBottom="space0">
            {title}
          </Heading>
        </Box>
        {actions}
      </Box>
      {children}
    </Box>
  );
}
