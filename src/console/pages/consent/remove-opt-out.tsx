import type { OptOutCheck } from '../../../consent/check-opt-out';
import { useAction } from '../../api/use-resource';
import { ConfirmWithReason } from '../../parts/confirm-with-reason';
import { useNotify } from '../../parts/notices';

/** Lets somebody be written to again who has asked for it. */
export function RemoveOptOut({ to, onClose }: { to: string; onClose: () => void }) {
  const notify = useNotify();
  const remove = useAction(
    (api, note: string) => api.post<OptOutCheck & { advice: string }>('/opt-outs/remove', { to, note }),
    ['/opt-outs'],
  );
  const submit = (note: string) =>
    remove.mutate(note, {
      onSuccess: ({ to: person }) => {
        notify(`${person} may be written to again.`);
        onClose();
      },
    });
  return (
    <ConfirmWithReason
      heading={`Remove the opt-out of ${to}`}
      confirm="Remove 1 opt-out"
      label="When and how did they ask for it"
      problem={remove.error}
      isBusy={remove.isPending}
      onConfirm={submit}
      onDismiss={onClose}
    >
      Do this only if this person has asked to get messages again: writing to them without that breaks the law
      in many countries. Twilio may block them as well until they text START.
    </ConfirmWithReason>
  );
}
