import { type FormEvent, useState } from 'react';
import type { FaultSettings } from '../faults';
import { numberIn } from './wall';

interface UndeliveredFormProps {
  undelivered: FaultSettings['undelivered'];
  onChange: (changes: Partial<FaultSettings>, outcome: string) => void;
}

/** Phones that no message reaches, and the error code that says why. */
export function UndeliveredForm({ undelivered, onChange }: UndeliveredFormProps) {
  const [text, setText] = useState('');
  const [code, setCode] = useState('30003');
  const number = numberIn(text);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (number === undefined) return;
    setText('');
    onChange({ undelivered: { ...undelivered, [number]: Number(code) } }, `Messages to ${number} fail.`);
  };
  const remove = (person: string) => {
    const { [person]: _, ...others } = undelivered;
    onChange({ undelivered: others }, `Messages to ${person} arrive again.`);
  };
  return (
    <>
      <form className="faults" onSubmit={submit}>
        <label>
          Messages fail to
          <input
            type="text"
            inputMode="tel"
            placeholder="+1 415 555 0101"
            required
            value={text}
            onChange={({ target }) => {
              setText(target.value);
              const isNumber = numberIn(target.value) !== undefined;
              target.setCustomValidity(isNumber ? '' : 'Begin with + and the code of the country.');
            }}
          />
        </label>
        <label>
          With error code
          <input
            type="number"
            min="1"
            required
            value={code}
            onChange={({ target }) => setCode(target.value)}
          />
        </label>
        <button type="submit">Let them fail</button>
      </form>
      <div className="row">
        {Object.keys(undelivered).map((person) => (
          <button key={person} type="button" onClick={() => remove(person)}>
            Let messages to {person} arrive
          </button>
        ))}
      </div>
    </>
  );
}
