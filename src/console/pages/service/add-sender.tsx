import { Box } from '@twilio-paste/core/box';
import { Label } from '@twilio-paste/core/label';
import { Option, Select } from '@twilio-paste/core/select';
import { useState } from 'react';
import type { PoolSender, SenderType } from '../../../senders/pool-sender';
import { Confirm } from '../../parts/confirm';
import { useNotify } from '../../parts/notices';
import { TextField } from '../../parts/text-field';
import { Insist, Refused } from './insist';
import { senderTypeNames } from './setting-names';
import { useSenderChange } from './use-sender-change';
import { type SenderFields, senderHelp, wantedSender } from './wanted-sender';

const types = Object.keys(senderTypeNames) as SenderType[];

/** Asks which sender is to join, and lets it; where a rule advises against it, only after asking again. */
export function AddSender({ onClose }: { onClose: () => void }) {
  const [fields, setFields] = useState<SenderFields>({ type: 'phone-number', name: '', country: '' });
  const notify = useNotify();
  const add = useSenderChange<{ sender: PoolSender; added: boolean }>(
    '/senders/add',
    wantedSender(fields),
    ({ sender, added }) => {
      notify(added ? `${sender.address} sends for the service now.` : `${sender.address} was there already.`);
      onClose();
    },
  );
  const change = (changes: Partial<SenderFields>) => {
    setFields({ ...fields, ...changes });
    add.reset();
  };

  if (add.advice !== undefined)
    return (
      <Insist
        detail={add.advice}
        isDisabled={add.isPending}
        onConfirm={() => add.submit(true)}
        onDismiss={onClose}
      />
    );
  return (
    <Confirm
      heading="Add a sender"
      confirm="Add 1 sender"
      isDisabled={add.isPending}
      onConfirm={() => add.submit(false)}
      onDismiss={onClose}
    >
      {add.problem && <Refused problem={add.problem} />}
      <Box display="flex" flexDirection="column" rowGap="space50">
        <div>Messages may leave by it from now on.</div>
        <div>
          <Label htmlFor="sender-type">Kind</Label>
          <Select
            id="sender-type"
            value={fields.type}
            onChange={({ target }) => change({ type: target.value as SenderType })}
          >
            {types.map((type) => (
              <Option key={type} value={type}>
                {senderTypeNames[type]}
              </Option>
            ))}
          </Select>
        </div>
        <div>
          <TextField
            label={fields.type.endsWith('alpha-sender') ? 'Name' : 'SID'}
            value={fields.name}
            onChange={(name) => change({ name })}
            help={senderHelp[fields.type]}
            maxLength={40}
            isRequired
          />
        </div>
        {fields.type === 'country-alpha-sender' && (
          <div>
            <TextField
              label="Country"
              value={fields.country}
              onChange={(country) => change({ country })}
              help="Its two letters, such as GB."
              maxLength={2}
              isRequired
            />
          </div>
        )}
      </Box>
    </Confirm>
  );
}
