import { type FormEvent, useState } from 'react';
import type { WallPhone } from '../handsets/wall-shapes';

const chips = ['STOP', 'HELP', 'START'];

interface ReplyBoxProps {
  phone: WallPhone;
  numbers: readonly string[];
  onWrite: (text: { to: string; body: string; mediaUrls: string[] }) => Promise<void>;
}

/** What somebody writes on their phone, with a picture if they like. */
export function ReplyBox({ phone: { person, messages }, numbers, onWrite }: ReplyBoxProps) {
  const [body, setBody] = useState('');
  const [picture, setPicture] = useState<string>();
  const [chosen, setChosen] = useState<string>();
  const choices = person.startsWith('whatsapp:') ? numbers.map((number) => `whatsapp:${number}`) : numbers;
  const last = messages.findLast(({ sender }) => sender !== null && choices.includes(sender))?.sender;
  const to = chosen ?? last ?? choices[0] ?? '';

  const write = (text: string) => void onWrite({ to, body: text, mediaUrls: picture ? [picture] : [] });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (body === '' && !picture) return;
    write(body);
    setBody('');
    setPicture(undefined);
  };
  return (
    <form className="reply" onSubmit={submit}>
      <div className="row">
        {chips.map((word) => (
          <button key={word} type="button" className="chip" onClick={() => write(word)}>
            {word}
          </button>
        ))}
        <button
          type="button"
          className="chip"
          aria-expanded={picture !== undefined}
          onClick={() => setPicture(picture === undefined ? '' : undefined)}
        >
          Picture
        </button>
        {choices.length > 1 && (
          <select
            aria-label={`${person} writes to`}
            value={to}
            onChange={({ target }) => setChosen(target.value)}
          >
            {choices.map((number) => (
              <option key={number} value={number}>
                to {number.replace('whatsapp:', '')}
              </option>
            ))}
          </select>
        )}
      </div>
      {picture !== undefined && (
        <input
          type="url"
          aria-label={`Address of a picture from ${person}`}
          placeholder="https://example.com/picture.jpg"
          value={picture}
          onChange={({ target }) => setPicture(target.value)}
        />
      )}
      <div className="write">
        <input
          type="text"
          aria-label={`Message from ${person}`}
          placeholder="Message"
          autoComplete="off"
          value={body}
          onChange={({ target }) => setBody(target.value)}
        />
        <button type="submit">Send</button>
      </div>
    </form>
  );
}
