import type { FaultDraft } from './fault-form';

interface FaultFieldsProps {
  draft: FaultDraft;
  onChange: (draft: FaultDraft) => void;
}

interface NumberField {
  name: Exclude<keyof FaultDraft, 'shuffle' | 'failStatus'>;
  label: string;
  max?: number;
}

const fields: readonly NumberField[] = [
  { name: 'latencyMs', label: 'Every send takes (ms)' },
  { name: 'concurrencyLimit', label: 'Sends at once (empty: any number)' },
  { name: 'failShare', label: 'Sends refused (%)', max: 100 },
  { name: 'lose', label: 'Status reports lost (%)', max: 100 },
  { name: 'duplicate', label: 'Status reports doubled (%)', max: 100 },
  { name: 'lifeStepMs', label: 'Time between two states (ms)' },
];

/** The faults that can be set here, one field each. */
export function FaultFields({ draft, onChange }: FaultFieldsProps) {
  return (
    <>
      {fields.map(({ name, label, max }) => (
        <label key={name}>
          {label}
          <input
            type="number"
            min="0"
            max={max}
            step={max ? 'any' : 1}
            required={name !== 'concurrencyLimit'}
            value={draft[name]}
            onChange={({ target }) => onChange({ ...draft, [name]: target.value })}
          />
        </label>
      ))}
      <label>
        Refused with
        <select
          value={draft.failStatus}
          onChange={({ target }) => onChange({ ...draft, failStatus: target.value })}
        >
          <option value="429">429, too fast</option>
          <option value="500">500, a fault at Twilio</option>
          <option value="503">503, not available</option>
        </select>
      </label>
      <label className="check">
        <input
          type="checkbox"
          checked={draft.shuffle}
          onChange={({ target }) => onChange({ ...draft, shuffle: target.checked })}
        />
        Status reports in any order
      </label>
    </>
  );
}
