import { Box } from '@twilio-paste/core/box';
import { Text } from '@twilio-paste/core/text';
import type { RecentMessage } from '../../../delivery/recent-messages';
import { conversationPath } from '../../parts/conversation-path';
import { MessageStatus } from '../../parts/message-status';
import { PageLink } from '../../parts/page-link';
import { When } from '../../parts/when';

/** One of many messages: whose, what it begins with, and how far it has come. */
export function MessageRow({ message }: { message: RecentMessage }) {
  const { sid, direction, to, from = '', body, media, status, errorCode, at } = message;
  const person = direction === 'inbound' ? from : to;
  return (
    <Box
      as="li"
      display="grid"
      gridTemplateColumns={['1fr auto', '1fr auto', '210px 1fr 150px 190px']}
      columnGap="space50"
      rowGap="space20"
      alignItems="center"
      paddingY="space40"
      borderStyle="solid"
      borderWidth="borderWidth0"
      borderBottomWidth="borderWidth10"
      borderColor="colorBorderWeaker"
    >
      <Text as="div">
        <Text as="span" color="colorTextWeak">
          {direction === 'inbound' ? 'From ' : 'To '}
        </Text>
        <PageLink to={conversationPath(person)}>{person}</PageLink>
      </Text>
      <Box minWidth="0" gridColumn={['1 / -1', '1 / -1', 'auto']} gridRow={['2', '2', 'auto']} display="flex">
        <Box overflow="hidden" textOverflow="ellipsis" whiteSpace="nowrap" fontSize="fontSize30">
          <PageLink to={`/messages/${sid}`}>{firstWords(body, media)}</PageLink>
        </Box>
      </Box>
      <Box display="flex" columnGap="space20" alignItems="center" justifySelf={['end', 'end', 'start']}>
        <MessageStatus status={status} />
        {errorCode !== undefined && (
          <Text as="span" fontSize="fontSize20" color="colorTextWeak">
            {errorCode}
          </Text>
        )}
      </Box>
      <Text as="div" color="colorTextWeak" fontSize="fontSize20">
        <When at={at} />
      </Text>
    </Box>
  );
}

function firstWords(body: string, media: number): string {
  if (body.trim() !== '') return body.slice(0, 160);
  return media > 0 ? 'A file without words' : 'A message without words';
}
