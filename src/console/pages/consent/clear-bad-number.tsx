import type { ClearAnswer } from '../../../bad-numbers/clear-bad-number';
import { useAction } from '../../api/use-resource';
import { ConfirmWithReason } from '../../parts/confirm-with-reason';
import { useNotify } from '../../parts/notices';

/** Lets a number be texted again that has come back into use. */
export function ClearBadNumber({ to, onClose }: { to: string; onClose: () => void }) {
  const notify = useNotify();
  const clear = useAction(
    (api, note: string) => api.post<ClearAnswer>('/opt-outs/remove', { list: 'bad-numbers', to, note }),
    ['/opt-outs'],
  );
  const submit = (note: string) =>
    clear.mutate(note, {
      onSuccess: () => {
        notify(`${to} may be texted again.`);
        onClose();
      },
    });
  return (
    <ConfirmWithReason
      heading={`Clear ${to}`}
      confirm="Clear 1 number"
      label="Why it is good after all"
      problem={clear.error}
      isBusy={clear.isPending}
      onConfirm={submit}
      onDismiss={onClose}
    >
      Messages to this number are sent, and charged, again. What fails from now on is counted from zero.
    </ConfirmWithReason>
  );
}
