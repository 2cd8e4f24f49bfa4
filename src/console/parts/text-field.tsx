import { Input } from '@twilio-paste/core/input';
import { TextArea } from '@twilio-paste/core/textarea';
import { Field } from './field';

interface TextFieldProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** What to write, or what is wrong with what was written. */
  help?: string | undefined;
  problem?: string | undefined;
  isRequired?: boolean;
  type?: 'text' | 'tel' | 'url';
  maxLength?: number;
  /** As many lines as are shown; one, unless told. */
  lines?: number;
}

/** A labelled field for text. */
export function TextField({ label, value, onChange, help, problem, isRequired, ...rest }: TextFieldProps) {
  const { type = 'text', maxLength, lines } = rest;
  return (
    <Field label={label} help={help} fault={problem} isRequired={isRequired ?? false}>
      {(control) => {
        const shared = { ...control, value, maxLength, autoComplete: 'off' };
        return lines ? (
          <TextArea {...shared} minRows={lines} onChange={({ target }) => onChange(target.value)} />
        ) : (
          <Input {...shared} type={type} onChange={({ target }) => onChange(target.value)} />
        );
      }}
    </Field>
  );
}
