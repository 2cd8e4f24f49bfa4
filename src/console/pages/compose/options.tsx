import { Box } from '@twilio-paste/core/box';
import { Checkbox } from '@twilio-paste/core/checkbox';
import { Disclosure, DisclosureContent, DisclosureHeading } from '@twilio-paste/core/disclosure';
import { Input } from '@twilio-paste/core/input';
import { Option, Select } from '@twilio-paste/core/select';
import { TextArea } from '@twilio-paste/core/textarea';
import { Field } from '../../parts/field';
import type { Draft } from './draft';
import type { Change } from './use-draft';

const intents = {
  '': 'Not said',
  otp: 'One-time passcode',
  notifications: 'Notification',
  marketing: 'Marketing',
  fraud: 'Fraud alert',
  security: 'Security alert',
  customercare: 'Customer care',
  delivery: 'Delivery update',
  education: 'Education',
  polling: 'Poll',
  announcements: 'Announcement',
  events: 'Event',
};

const quietHours = {
  hold: 'Wait until they are over',
  block: 'Do not send to these people',
  ignore: 'Send all the same',
};

interface OptionsProps {
  draft: Draft;
  change: Change;
  faults: Partial<Record<keyof Draft, string>>;
}

/** What is seldom needed: how the text is sent, and what becomes of it in quiet hours. */
export function Options({ draft, change, faults }: OptionsProps) {
  return (
    <Disclosure variant="contained">
      <DisclosureHeading as="h3" variant="heading50">
        Options
      </DisclosureHeading>
      <DisclosureContent>
        <Box display="flex" flexDirection="column" rowGap="space60">
          <Checkbox
            id="smart-encoded"
            checked={draft.smartEncoded}
            onChange={({ target }) => change({ smartEncoded: target.checked })}
            helpText="Curly quotes, dashes and the like are sent as their plain forms, which is often cheaper."
          >
            Smart encoding
          </Checkbox>
          <Checkbox
            id="shorten-urls"
            checked={draft.shortenUrls}
            onChange={({ target }) => change({ shortenUrls: target.checked })}
            helpText="Links are shortened to the link domain of the service, and clicks on them are counted."
          >
            Shorten links
          </Checkbox>
          <Choice
            label="In quiet hours"
            value={draft.quietHours}
            choices={quietHours}
            onChoose={(chosen) => change({ quietHours: chosen as Draft['quietHours'] })}
          />
          <Choice
            label="What the message is for"
            help="Quiet hours may hold back marketing; passcodes and alerts are always sent."
            value={draft.messageIntent}
            choices={intents}
            onChoose={(messageIntent) => change({ messageIntent })}
          />
          <Field
            label="Give up after, in minutes"
            help="A message that could not leave by then is not sent any more. At most 600."
            fault={faults.validityMinutes}
          >
            {(control) => (
              <Input
                {...control}
                type="text"
                inputMode="numeric"
                value={draft.validityMinutes}
                onChange={({ target }) => change({ validityMinutes: target.value.trim() })}
              />
            )}
          </Field>
          <Field
            label="Pictures and other media"
            help="Addresses that anybody can open, one a line. They make it a multimedia message, which costs more."
            fault={faults.mediaUrls}
          >
            {(control) => (
              <TextArea
                {...control}
                minRows={2}
                value={draft.mediaUrls}
                onChange={({ target }) => change({ mediaUrls: target.value })}
              />
            )}
          </Field>
        </Box>
      </DisclosureContent>
    </Disclosure>
  );
}

interface ChoiceProps {
  label: string;
  help?: string;
  value: string;
  /** What each value is called. */
  choices: Record<string, string>;
  onChoose: (value: string) => void;
}

function Choice({ label, help, value, choices, onChoose }: ChoiceProps) {
  return (
    <Field label={label} {...(help && { help })}>
      {({ hasError: _, ...control }) => (
        <Select {...control} value={value} onChange={({ target }) => onChoose(target.value)}>
          {Object.entries(choices).map(([choice, text]) => (
            <Option key={choice} value={choice}>
              {text}
            </Option>
          ))}
        </Select>
      )}
    </Field>
  );
}
