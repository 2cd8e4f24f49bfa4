import { Text } from '@twilio-paste/core/text';
import { useCallback, useState } from 'react';
import type { ScheduledList } from '../../../scheduling/list-scheduled';
import { useMay } from '../../api/session';
import { useFilled } from '../../api/use-filled';
import { usePages } from '../../api/use-resource';
import { Empty } from '../../parts/empty';
import { Failure } from '../../parts/failure';
import { Loading } from '../../parts/loading';
import { More } from '../../parts/more';
import { Page } from '../../parts/page';
import { useFilter } from '../../parts/use-filter';
import { CancelDialog } from './cancel-dialog';
import { CancelProgress } from './cancel-progress';
import { Days } from './days';
import { Filters } from './filters';
import { RescheduleDialog } from './reschedule-dialog';
import { personal, type ScheduledFilter, scheduledQuery, unfiltered } from './scheduled-query';
import { SelectionBar } from './selection-bar';
import { isWaiting } from './state-words';
import type { Task } from './task';
import { useCanceling } from './use-canceling';

/** As many as are read without being asked for. */
const enough = 200;

/** What is to be sent later, and what became of what was: to look at, to cancel, to move. */
export function Scheduled() {
  const maySend = useMay('send');
  const [filter, setFilter] = useFilter(unfiltered, personal);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [task, setTask] = useState<Task>();
  const canceling = useCanceling();
  const { forget } = canceling;
  const narrow = useCallback(
    (wanted: ScheduledFilter) => {
      forget();
      setFilter(wanted);
    },
    [forget, setFilter],
  );
  const begin = (next: Task) => {
    forget();
    setTask(next);
  };
  const list = usePages<ScheduledList>('/messages/scheduled', scheduledQuery(filter), { every: 10 });
  const messages = list.data?.pages.flatMap((page) => page.messages) ?? [];
  const isFilling = useFilled(list, messages.length, enough);

  const open = maySend ? messages.filter(isWaiting) : [];
  const selected = open.filter(({ sid }) => chosen.has(sid));
  const isReading = list.isPending || (messages.length === 0 && isFilling);
  const choose = (sids: readonly string[], isChosen: boolean) => {
    const others = [...chosen].filter((sid) => !sids.includes(sid));
    setChosen(new Set(isChosen ? [...others, ...sids] : others));
  };

  return (
    <Page title="Scheduled messages">
      <Filters filter={filter} onChange={narrow} />
      <CancelProgress canceling={canceling} />
      {list.error && <Failure problem={list.error} onRetry={list.refetch} />}
      {isReading && <Loading lines={8} />}
      {!isReading && !list.error && messages.length === 0 && <Nothing filter={filter} />}
      {open.length > 0 && (
        <SelectionBar
          shown={open}
          selected={selected}
          person={filter.to.trim() === '' ? undefined : open[0]?.to}
          isBusy={canceling.isBusy}
          onChoose={choose}
          onTask={begin}
        />
      )}
      <Days
        messages={messages}
        chosen={chosen}
        maySend={maySend}
        onChoose={choose}
        onTask={begin}
        onNarrow={(campaignId) => narrow({ ...filter, campaignId })}
      />
      {!isReading && list.hasNextPage && (
        <>
          <Text as="p" textAlign="center" color="colorTextWeak">
            {filter.to.trim() === ''
              ? 'There are more, on any of the days.'
              : 'There are more, which come later.'}
          </Text>
          <More list={list} />
        </>
      )}
      {task?.kind === 'reschedule' && (
        <RescheduleDialog message={task.message} onClose={() => setTask(undefined)} />
      )}
      {task && task.kind !== 'reschedule' && (
        <CancelDialog
          task={task}
          onConfirm={(orders) => {
            setTask(undefined);
            setChosen(new Set());
            canceling.start(orders);
          }}
          onDismiss={() => setTask(undefined)}
        />
      )}
    </Page>
  );
}

function Nothing({ filter }: { filter: ScheduledFilter }) {
  const { state, ...others } = filter;
  if (state === unfiltered.state && Object.values(others).every((value) => value === '')) {
    return <Empty title="Nothing is waiting">What is scheduled for later shows up here.</Empty>;
  }
  return <Empty title="No message like this">Change what you look for to see more.</Empty>;
}
