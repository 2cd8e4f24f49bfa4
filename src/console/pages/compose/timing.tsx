import { Box } from '@twilio-paste/core/box';
import { DatePicker } from '@twilio-paste/core/date-picker';
import { Radio, RadioGroup } from '@twilio-paste/core/radio-group';
import { Option, Select } from '@twilio-paste/core/select';
import { TimePicker } from '@twilio-paste/core/time-picker';
import { Field } from '../../parts/field';
import type { Draft } from './draft';
import { Step } from './step';
import type { Change } from './use-draft';

const ownZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
const zones = Intl.supportedValuesOf('timeZone');

interface TimingProps {
  draft: Draft;
  change: Change;
  faults: Partial<Record<keyof Draft, string>>;
}

/** When it is sent: at once or as a campaign, or at a time of the recipients' clocks. */
export function Timing({ draft, change, faults }: TimingProps) {
  return (
    <Step title="When">
      <RadioGroup
        name="when"
        legend="Time of sending"
        value={draft.when}
        onChange={(when) => change({ when: when as Draft['when'], date: draft.date || dayAfter(new Date()) })}
      >
        <Radio id="when-now" value="now">
          Now, or whenever the campaign is started
        </Radio>
        <Radio id="when-later" value="later">
          At a set time
        </Radio>
      </RadioGroup>
      {draft.when === 'later' && (
        <Box
          display="grid"
          gridTemplateColumns="repeat(auto-fill, minmax(min(100%, 200px), 1fr))"
          columnGap="space50"
          rowGap="space50"
        >
          <Field label="Day" fault={faults.date} isRequired>
            {(control) => (
              <DatePicker
                {...control}
                value={draft.date}
                onChange={({ target }) => change({ date: target.value })}
              />
            )}
          </Field>
          <Field label="Time" fault={faults.time} isRequired>
            {(control) => (
              <TimePicker
                {...control}
                value={draft.time}
                onChange={({ target }) => change({ time: target.value })}
              />
            )}
          </Field>
          <Field label="By the clock of">
            {({ hasError: _, ...control }) => (
              <Select
                {...control}
                value={draft.timeZone}
                onChange={({ target }) => change({ timeZone: target.value })}
              >
                <Option value="">each recipient</Option>
                <Option value={ownZone}>{`${ownZone} (yours)`}</Option>
                {zones
                  .filter((zone) => zone !== ownZone)
                  .map((zone) => (
                    <Option key={zone} value={zone}>
                      {zone}
                    </Option>
                  ))}
              </Select>
            )}
          </Field>
        </Box>
      )}
    </Step>
  );
}

/** The day after, by the viewer's clock, as `YYYY-MM-DD`. */
function dayAfter(now: Date): string {
  const next = Date.UTC(now.getFullYear(), now.getMonth(), now.getDate() + 1);
  return new Date(next).toISOString().slice(0, 10);
}
