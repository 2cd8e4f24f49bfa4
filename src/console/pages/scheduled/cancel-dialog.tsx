import type { ScheduledList } from '../../../scheduling/list-scheduled';
import { useResource } from '../../api/use-resource';
import { Confirm } from '../../parts/confirm';
import type { CancelOrder } from './cancel-orders';
import type { CancelTask } from './task';

interface CancelDialogProps {
  task: CancelTask;
  onConfirm: (orders: readonly CancelOrder[]) => void;
  onDismiss: () => void;
}

/** Says how many messages would not be sent, and asks. */
export function CancelDialog({ task, ...rest }: CancelDialogProps) {
  return task.kind === 'cancel' ? (
    <CancelSome messages={task.messages} {...rest} />
  ) : (
    <CancelPerson to={task.to} {...rest} />
  );
}

type Handlers = Omit<CancelDialogProps, 'task'>;

function CancelSome({
  messages,
  onConfirm,
  onDismiss,
}: Handlers & { messages: Extract<CancelTask, { kind: 'cancel' }>['messages'] }) {
  const people = new Set(messages.map(({ to }) => to));
  const [first] = messages;
  return (
    <Confirm
      heading={messages.length === 1 ? 'Cancel this message?' : `Cancel ${messages.length} messages?`}
      confirm={messages.length === 1 ? 'Cancel 1 message' : `Cancel ${messages.length} messages`}
      isDestructive
      onConfirm={() => onConfirm(messages.map(({ sid }) => ({ sid })))}
      onDismiss={onDismiss}
    >
      {people.size === 1
        ? `${countOf(messages.length)} to ${first?.to} will not be sent.`
        : `${countOf(messages.length)} to ${people.size} people will not be sent.`}{' '}
      This cannot be undone.
    </Confirm>
  );
}

function CancelPerson({ to, onConfirm, onDismiss }: Handlers & { to: string }) {
  const { data, error } = useResource<ScheduledList>('/messages/scheduled', { to, limit: 500 });
  const waiting = data?.messages ?? [];
  const howMany = data?.next ? `More than ${countOf(waiting.length)}` : countOf(waiting.length);
  const repeats = waiting.some(({ seriesSid }) => seriesSid !== undefined);
  return (
    <Confirm
      heading={`Cancel everything for ${to}?`}
      confirm={data ? `Cancel ${howMany.toLowerCase()}` : 'Cancel'}
      isDestructive
      isDisabled={waiting.length === 0}
      onConfirm={() => onConfirm([{ to }])}
      onDismiss={onDismiss}
    >
      {error?.detail ??
        (data
          ? `${howMany} will not be sent.${repeats ? ' What repeats for this person ends.' : ''} This cannot be undone.`
          : 'Counting what waits for this person.')}
    </Confirm>
  );
}

function countOf(messages: number): string {
  return messages === 1 ? '1 message' : `${messages} messages`;
}
