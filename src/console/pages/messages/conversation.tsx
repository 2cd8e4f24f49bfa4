import { Box } from '@twilio-paste/core/box';
import { Heading } from '@twilio-paste/core/heading';
import type { ReactNode } from 'react';
import type { MessageList } from '../../../delivery/list-messages';
import type { ListedMessage } from '../../../delivery/listed-message';
import { useMay } from '../../api/session';
import { usePages, useResource } from '../../api/use-resource';
import { byDay } from '../../parts/by-day';
import { Empty } from '../../parts/empty';
import { Failure } from '../../parts/failure';
import { Loading } from '../../parts/loading';
import { MessageStatus } from '../../parts/message-status';
import { More } from '../../parts/more';
import { Page } from '../../parts/page';
import { PageLink } from '../../parts/page-link';
import { When } from '../../parts/when';
import { Bubble } from './bubble';
import { mediaOf } from './media-of';
import { type PersonCheck, PersonState } from './person-state';
import { ReplyBox } from './reply-box';
import { WordsMissing } from './words-missing';

/** Everything a person and we have written to each other, and a box to answer. */
export function Conversation({ number }: { number: string }) {
  const every = 3;
  const list = usePages<MessageList>('/messages/list', { to: number, words: 'true', limit: 30 }, { every });
  const { data: check } = useResource<PersonCheck>('/opt-outs/check', { to: number }, { every });
  const maySend = useMay('send');
  const messages = list.data?.pages.flatMap((page) => page.messages) ?? [];
  const areWordsMissing = list.data?.pages.some((page) => page.wordsMissing) ?? false;

  return (
    <Page title={`Conversation with ${number}`} actions={<PageLink to="/messages">All messages</PageLink>}>
      {list.error && <Failure problem={list.error} onRetry={list.refetch} />}
      {check && <PersonState check={check} />}
      {areWordsMissing && <WordsMissing onRetry={list.refetch} />}
      {list.isPending && <Loading lines={8} />}
      {list.data && messages.length === 0 && (
        <Empty title="Nothing written yet">
          No message with this number is known.{maySend && ' You can write the first one below.'}
        </Empty>
      )}
      {messages.length > 0 && (
        <Scroller label={`Messages with ${number}`}>
          <More list={list}>Show earlier messages</More>
          {byDay(messages, ({ at }) => at).map(({ day, items }) => (
            <Box key={day}>
              <DayHeading at={items[0]?.at ?? ''} />
              {items.map((message) => (
                <Written key={message.sid} message={message} areWordsMissing={areWordsMissing} />
              ))}
            </Box>
          ))}
        </Scroller>
      )}
      {maySend && list.data && <ReplyBox to={number} obstacle={obstacleOf(check)} />}
    </Page>
  );
}

/** Starts at its end and stays there as something is added, unless somebody has scrolled up. */
function Scroller({ label, children }: { label: string; children: ReactNode }) {
  return (
    <Box
      role="log"
      aria-label={label}
      tabIndex={0}
      display="flex"
      flexDirection="column-reverse"
      maxHeight="60vh"
      overflowY="auto"
      paddingX="space40"
      borderStyle="solid"
      borderWidth="borderWidth10"
      borderColor="colorBorderWeaker"
      borderRadius="borderRadius30"
      _focusVisible={{ boxShadow: 'shadowFocus', outline: 'none' }}
    >
      <Box>{children}</Box>
    </Box>
  );
}

function DayHeading({ at }: { at: string }) {
  return (
    <Box textAlign="center" marginTop="space50">
      <Heading as="h2" variant="heading60" marginBottom="space0">
        <When at={at} style="day" />
      </Heading>
    </Box>
  );
}

function Written({ message, areWordsMissing }: { message: ListedMessage; areWordsMissing: boolean }) {
  const { sid, direction, body, media = 0, status, at, sendAt } = message;
  const isInbound = direction === 'inbound';
  return (
    <Bubble
      isInbound={isInbound}
      body={body}
      placeholder={areWordsMissing ? 'The words are not known now.' : 'The words are shown in the details.'}
      media={mediaOf(message)}
      files={media}
    >
      <When at={at} style="minute" />
      {!isInbound && <MessageStatus status={status} />}
      {status === 'scheduled' && sendAt && (
        <span>
          for <When at={sendAt} />
        </span>
      )}
      <PageLink to={`/messages/${sid}`}>Details</PageLink>
    </Bubble>
  );
}

/** Why nothing can be written to this person. */
function obstacleOf(check: PersonCheck | undefined): string | undefined {
  if (check?.optedOut) return 'They have opted out. You can write again once they have texted START.';
  return check?.badNumber ? 'Messages to this number do not arrive, so none is sent.' : undefined;
}
