import { useEffect, useRef } from 'react';
import type { WallMessage } from '../handsets/wall-shapes';
import { splitLinks } from './split-links';
import { stateWords } from './state-words';

interface ConversationProps {
  person: string;
  messages: readonly WallMessage[];
  onTap: (shortUrl: string) => void;
}

const format = new Intl.DateTimeFormat('en', { timeStyle: 'short' });

/** The messages of a phone, the newest in view. */
export function Conversation({ person, messages, onTap }: ConversationProps) {
  const list = useRef<HTMLElement>(null);
  const newest = messages.at(-1)?.sid;
  useEffect(() => {
    if (newest) list.current?.scrollTo({ top: list.current.scrollHeight });
  }, [newest]);
  const hasSeveral = new Set(messages.flatMap(({ sender }) => sender ?? [])).size > 1;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it is scrolled by keyboard too
    <section ref={list} className="conversation" aria-label={`Conversation of ${person}`} tabIndex={0}>
      {messages.length === 0 && <p className="hint">No messages yet.</p>}
      <ol>
        {messages.map((message) => (
          <Bubble key={message.sid} message={message} hasSeveral={hasSeveral} onTap={onTap} />
        ))}
      </ol>
    </section>
  );
}

interface BubbleProps {
  message: WallMessage;
  /** Whether the phone writes with several numbers, so that each message says which. */
  hasSeveral: boolean;
  onTap: (shortUrl: string) => void;
}

function Bubble({ message, hasSeveral, onTap }: BubbleProps) {
  const { isOwn, body, links, mediaUrls, at, sender, errorCode } = message;
  return (
    <li className={isOwn ? 'own' : 'theirs'} data-bad={errorCode !== null}>
      <p className="bubble">
        {splitLinks(body, links).map(({ text, isLink }, index) =>
          isLink ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text stay where they are
            <button key={index} type="button" className="link" onClick={() => onTap(text)}>
              {text}
            </button>
          ) : (
            text
          ),
        )}
        {mediaUrls.map((url) => (
          <span key={url} className="media">
            Picture: {url}
          </span>
        ))}
      </p>
      <p className="state">
        {stateWords(message)} ·{' '}
        <time dateTime={at} title={`${at.slice(0, 19).replace('T', ' ')} UTC`}>
          {format.format(new Date(at))}
        </time>
        {hasSeveral && sender && ` · ${isOwn ? 'to' : 'from'} ${sender}`}
      </p>
    </li>
  );
}
