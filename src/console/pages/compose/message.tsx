import { Box } from '@twilio-paste/core/box';
import { Button } from '@twilio-paste/core/button';
import { Text } from '@twilio-paste/core/text';
import { TextArea } from '@twilio-paste/core/textarea';
import { useRef } from 'react';
import { Field } from '../../parts/field';
import type { Draft } from './draft';
import { Length } from './length';
import type { Meter } from './meter';
import { Options } from './options';
import { Step } from './step';
import type { Change } from './use-draft';

interface MessageProps {
  draft: Draft;
  change: Change;
  /** What can be put into it. */
  fieldNames: readonly string[];
  meter: Meter;
  faults: Partial<Record<keyof Draft, string>>;
}

/** What is sent: a text with fields, how long it is, and the seldom needed options. */
export function Message({ draft, change, fieldNames, meter, faults }: MessageProps) {
  const area = useRef<HTMLTextAreaElement>(null);
  const insert = (name: string) => {
    const { selectionStart = draft.body.length, selectionEnd = selectionStart } = area.current ?? {};
    area.current?.focus();
    // So that it can be undone like what is typed.
    area.current?.setSelectionRange(selectionStart, selectionEnd);
    const field = `{{${name}}}`;
    change({ body: draft.body.slice(0, selectionStart) + field + draft.body.slice(selectionEnd) });
    requestAnimationFrame(() =>
      area.current?.setSelectionRange(selectionStart + field.length, selectionStart + field.length),
    );
  };
  return (
    <Step title="Message">
      <Field
        label="Text"
        isRequired
        fault={draft.body.trim() === '' ? undefined : faults.body}
        help="{{name}} stands for what the column “name” says of each recipient, {{name|there}} for “there” where it says nothing."
      >
        {(control) => (
          <TextArea
            {...control}
            ref={area}
            minRows={4}
            maxRows={14}
            value={draft.body}
            onChange={({ target }) => change({ body: target.value })}
          />
        )}
      </Field>
      {fieldNames.length > 0 && (
        <Box display="flex" flexWrap="wrap" alignItems="center" columnGap="space30" rowGap="space30">
          <Text as="span" color="colorTextWeak">
            Insert
          </Text>
          {fieldNames.map((name) => (
            <Button key={name} variant="secondary" size="small" onClick={() => insert(name)}>
              {`{{${name}}}`}
            </Button>
          ))}
        </Box>
      )}
      <Length meter={meter} draft={draft} change={change} />
      <Options draft={draft} change={change} faults={faults} />
    </Step>
  );
}
