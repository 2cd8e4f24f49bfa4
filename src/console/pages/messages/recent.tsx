import { Box } from '@twilio-paste/core/box';
import { Heading } from '@twilio-paste/core/heading';
import type { RecentList } from '../../../delivery/recent-messages';
import { useFilled } from '../../api/use-filled';
import { usePages } from '../../api/use-resource';
import { Empty } from '../../parts/empty';
import { Failure } from '../../parts/failure';
import { Loading } from '../../parts/loading';
import { More } from '../../parts/more';
import { Page } from '../../parts/page';
import { useFilter } from '../../parts/use-filter';
import { Find } from './find';
import { MessageRow } from './message-row';
import { type RecentFilter, RecentFilters } from './recent-filters';

const unfiltered: RecentFilter = { status: '', errorCode: '' };

/** The latest messages with everybody, and a way to find any other. */
export function Recent() {
  const [filter, setFilter] = useFilter(unfiltered);
  const { status, errorCode } = filter;
  const query = { order: 'newest', status, errorCode: isErrorCode(errorCode) ? errorCode : undefined };
  const isNarrowed = Boolean(query.status || query.errorCode);
  const list = usePages<RecentList>('/messages/list', query, { every: isNarrowed ? 30 : 5 });
  const messages = list.data?.pages.flatMap((page) => page.messages) ?? [];
  const isFilling = useFilled(list, messages.length, 1);
  const isSearching = list.isPending || (messages.length === 0 && isFilling);

  return (
    <Page title="Messages">
      <Find />
      <Heading as="h2" variant="heading30">
        Latest messages
      </Heading>
      <RecentFilters filter={filter} onChange={setFilter} />
      {list.error && <Failure problem={list.error} onRetry={list.refetch} />}
      {isSearching && <Loading lines={8} />}
      {!isSearching && !list.error && messages.length === 0 && <NoMessages isFiltered={isNarrowed} />}
      <Box as="ul" margin="space0" padding="space0" listStyleType="none" aria-label="Latest messages">
        {messages.map((message) => (
          <MessageRow key={message.sid} message={message} />
        ))}
      </Box>
      {!isSearching && <More list={list}>{messages.length > 0 ? 'Show more' : 'Look further back'}</More>}
    </Page>
  );
}

/** One half typed is none. */
function isErrorCode(text: string): boolean {
  return text.length === 5;
}

function NoMessages({ isFiltered }: { isFiltered: boolean }) {
  return isFiltered ? (
    <Empty title="No message like this">
      There is none among the latest. Choose another status or error code.
    </Empty>
  ) : (
    <Empty title="No messages yet">What is sent and what people write back shows up here by itself.</Empty>
  );
}
