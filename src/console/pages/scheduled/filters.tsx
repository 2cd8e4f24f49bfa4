import { Box } from '@twilio-paste/core/box';
import { Input } from '@twilio-paste/core/input';
import { Label } from '@twilio-paste/core/label';
import { Option, Select } from '@twilio-paste/core/select';
import { useEffect, useState } from 'react';
import type { ScheduledFilter } from './scheduled-query';

interface FiltersProps {
  filter: ScheduledFilter;
  onChange: (filter: ScheduledFilter) => void;
}

const states: Record<ScheduledFilter['state'], string> = {
  waiting: 'Waiting',
  canceled: 'Canceled',
  skipped: 'Not sent',
  all: 'All',
};

/** A number half written is none: what is typed counts after this pause. */
const pauseMs = 600;

/** Narrows down what is listed. */
export function Filters({ filter, onChange }: FiltersProps) {
  const [draft, setDraft] = useState(filter);
  const [known, setKnown] = useState(filter);
  // It may change by other ways, such as Back.
  if (filter !== known) {
    setKnown(filter);
    setDraft(filter);
  }
  useEffect(() => {
    if (draft === filter) return undefined;
    const timer = setTimeout(() => onChange(draft), pauseMs);
    return () => clearTimeout(timer);
  }, [draft, filter, onChange]);
  const change = (part: Partial<ScheduledFilter>) => setDraft({ ...draft, ...part });

  return (
    <Box
      role="search"
      aria-label="Scheduled messages"
      display="grid"
      gridTemplateColumns={['1fr 1fr', '1fr 1fr', 'repeat(5, minmax(0, 1fr))']}
      columnGap="space40"
      rowGap="space40"
      marginBottom="space60"
    >
      <Field id="to" label="Phone number" value={draft.to} onChange={(to) => change({ to })} />
      <Field
        id="campaign"
        label="Campaign or series"
        value={draft.campaignId}
        onChange={(campaignId) => change({ campaignId })}
      />
      <Box>
        <Label htmlFor="state">State</Label>
        <Select
          id="state"
          value={draft.state}
          onChange={({ target }) => change({ state: target.value as ScheduledFilter['state'] })}
        >
          {Object.entries(states).map(([state, label]) => (
            <Option key={state} value={state}>
              {label}
            </Option>
          ))}
        </Select>
      </Box>
      <Field id="from" label="From" type="date" value={draft.from} onChange={(from) => change({ from })} />
      <Field
        id="until"
        label="Until"
        type="date"
        value={draft.until}
        onChange={(until) => change({ until })}
      />
    </Box>
  );
}

interface FieldProps {
  id: string;
  label: string;
  type?: 'text' | 'date';
  value: string;
  onChange: (value: string) => void;
}

function Field({ id, label, type = 'text', value, onChange }: FieldProps) {
  return (
    <Box minWidth="0">
      <Label htmlFor={id}>{label}</Label>
      <Input
        id={id}
        type={type}
        autoComplete="off"
        value={value}
        onChange={({ target }) => onChange(target.value)}
      />
    </Box>
  );
}
