import { Box } from '@twilio-paste/core/box';
import { useState } from 'react';
import type { OptOutCheck } from '../../../consent/check-opt-out';
import { useAction } from '../../api/use-resource';
import { Confirm } from '../../parts/confirm';
import { Failure } from '../../parts/failure';
import { useNotify } from '../../parts/notices';
import { TextField } from '../../parts/text-field';

interface AddOptOutProps {
  /** Whom; without it, that is asked as well. */
  to?: string;
  onClose: () => void;
}

/** Puts somebody out who has said so in another way than by text. */
export function AddOptOut({ to, onClose }: AddOptOutProps) {
  const [written, setWritten] = useState(to ?? '');
  const [note, setNote] = useState('');
  const notify = useNotify();
  const add = useAction(
    (api, body: object) => api.post<OptOutCheck>('/opt-outs/add', body),
    ['/opt-outs', '/compliance/report'],
  );
  const submit = () =>
    add.mutate(
      { to: written.trim(), ...(note.trim() && { note: note.trim() }) },
      {
        onSuccess: ({ to: person }) => {
          notify(`${person} is opted out.`);
          onClose();
        },
      },
    );
  return (
    <Confirm
      heading={to === undefined ? 'Opt somebody out' : `Opt ${to} out`}
      confirm="Opt out"
      isDestructive
      isDisabled={written.trim() === '' || add.isPending}
      onConfirm={submit}
      onDismiss={onClose}
    >
      {add.error && <Failure problem={add.error} />}
      <Box display="flex" flexDirection="column" rowGap="space50">
        <div>
          From now on nothing is sent to this person. Every message that waits for them is canceled, and stays
          canceled if they come back.
        </div>
        {to === undefined && (
          <div>
            <TextField
              label="Phone number"
              type="tel"
              value={written}
              onChange={setWritten}
              maxLength={100}
              isRequired
            />
          </div>
        )}
        <div>
          <TextField
            label="Note"
            value={note}
            onChange={setNote}
            maxLength={500}
            help="How they told you, such as “by phone”."
          />
        </div>
      </Box>
    </Confirm>
  );
}
