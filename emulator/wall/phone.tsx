import { memo, useState } from 'react';
import type { WallPhone } from '../handsets/wall-shapes';
import type { ClickOptions } from './click-settings';
import { control, reasonOf } from './control';
import { Conversation } from './conversation';
import { ReplyBox } from './reply-box';

interface PhoneProps {
  phone: WallPhone;
  /** What it can write to. */
  numbers: readonly string[];
  clicks: ClickOptions;
}

/** How the backend answered, or that it did not. */
interface WebhookAnswer {
  ok: boolean;
  status: number | null;
  error?: string | null;
  problem?: { detail: string };
}

/** One person's phone: the conversation, and what they can do with it. */
export const Phone = memo(function Phone({ phone, numbers, clicks }: PhoneProps) {
  const { person, isBlocked, messages } = phone;
  const [note, setNote] = useState('');
  const tap = (shortUrl: string) =>
    void control<{ link: string; webhook: WebhookAnswer | null }>('click', { shortUrl, ...clicks }).then(
      ({ link, webhook }) => setNote(`Opened ${link}. ${troubleOf(webhook)}`),
      (failure: unknown) => setNote(reasonOf(failure)),
    );
  const write = (text: { to: string; body: string; mediaUrls: string[] }) => {
    setNote('');
    return control<{ webhook: WebhookAnswer | null }>('inbound', { from: person, ...text }).then(
      ({ webhook }) => setNote(troubleOf(webhook)),
      (failure: unknown) => setNote(reasonOf(failure)),
    );
  };
  return (
    <article className="phone" aria-label={person}>
      <header>
        <h2>{person}</h2>
        {isBlocked && <span className="badge">Opted out</span>}
      </header>
      <Conversation person={person} messages={messages} onTap={tap} />
      <p role="status" className="note">
        {note}
      </p>
      <ReplyBox phone={phone} numbers={numbers} onWrite={write} />
    </article>
  );
});

/** What is to be said of how the backend took it; nothing where all is well. */
function troubleOf(webhook: WebhookAnswer | null): string {
  if (!webhook) return 'No backend is connected that would hear of it.';
  if (webhook.problem) return webhook.problem.detail;
  if (webhook.ok) return '';
  return webhook.status === null
    ? `The backend did not answer${webhook.error ? ` (${webhook.error})` : ''}.`
    : `The backend answered ${webhook.status}.`;
}
