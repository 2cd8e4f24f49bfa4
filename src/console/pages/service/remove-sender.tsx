import { Confirm } from '../../parts/confirm';
import { useNotify } from '../../parts/notices';
import { Insist, Refused } from './insist';
import type { MemberSender } from './sender-table';
import { useSenderChange } from './use-sender-change';

interface RemoveSenderProps {
  sender: MemberSender;
  /** How many senders remain. */
  left: number;
  onClose: () => void;
}

/** Takes a sender out of the pool; where a rule advises against it, only after asking again. */
export function RemoveSender({ sender: { type, sid, address, health }, left, onClose }: RemoveSenderProps) {
  const notify = useNotify();
  const remove = useSenderChange('/senders/remove', { type, sid }, () => {
    notify(`${address} does not send for the service any more.`);
    onClose();
  });
  if (remove.advice !== undefined)
    return (
      <Insist
        detail={remove.advice}
        isDisabled={remove.isPending}
        onConfirm={() => remove.submit(true)}
        onDismiss={onClose}
      />
    );
  return (
    <Confirm
      heading={`Remove ${address}`}
      confirm="Remove 1 sender"
      isDestructive
      isDisabled={remove.isPending}
      onConfirm={() => remove.submit(false)}
      onDismiss={onClose}
    >
      {remove.problem && <Refused problem={remove.problem} />}
      {health.messages} {health.messages === 1 ? 'message has' : 'messages have'} left by it in the last 24
      hours. {left} {left === 1 ? 'sender remains' : 'senders remain'} in the service. Your account keeps this
      one.
    </Confirm>
  );
}
