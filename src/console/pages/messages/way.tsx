import { Box } from '@twilio-paste/core/box';
import { Text } from '@twilio-paste/core/text';
import type { TimelineEntry } from '../../../delivery/merge-facts';
import { MessageStatus } from '../../parts/message-status';
import { When } from '../../parts/when';

/** A message's statuses in the order in which they were told. */
export function Way({ timeline }: { timeline: readonly TimelineEntry[] }) {
  return (
    <Box as="ol" margin="space0" padding="space0" listStyleType="none" display="grid" rowGap="space30">
      {timeline.map(({ status, at, errorCode }) => (
        <Box
          as="li"
          key={`${at} ${status} ${errorCode}`}
          display="grid"
          gridTemplateColumns="minmax(110px, 150px) 1fr"
          columnGap="space40"
          alignItems="center"
        >
          <Box display="flex">
            <MessageStatus status={status} />
          </Box>
          <Text as="span">
            <When at={at} style="exact" />
            {errorCode !== undefined && `, error ${errorCode}`}
          </Text>
        </Box>
      ))}
    </Box>
  );
}
