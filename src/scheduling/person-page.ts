import { Buffer } from 'node:buffer';
import type { WaitingMessage } from '../outbox/waiting-messages';
import { Problem } from '../problem';

/** Where the reading of one person's messages stands: behind this one. */
type Place = Pick<WaitingMessage, 'sendAt' | 'sid'>;

interface PersonPage {
  messages: WaitingMessage[];
  /** Give it as `cursor` for what follows; null at the end. */
  next: string | null;
}

/** Tells the cursor of one person's list from those of everybody's. */
const mark = 'p';

/**
 * A page of at most `limit` of one person's messages, the next one to be sent first. Throws `invalid-request` for a cursor of
 * another list.
 */
export function personPage(
  all: readonly WaitingMessage[],
  limit: number,
  cursor: string | undefined,
): PersonPage {
  const after = cursor === undefined ? undefined : readCursor(cursor);
  const left = [...all].sort(byTime).filter((message) => !after || byTime(after, message) < 0);
  const messages = left.slice(0, limit);
  const last = messages.at(-1);
  return { messages, next: last && left.length > messages.length ? writeCursor(last) : null };
}

/** Of what is sent at once, the SID decides, so that the order is a total one. */
function byTime(a: Place, b: Place): number {
  const [first, second] = [`${a.sendAt}~${a.sid}`, `${b.sendAt}~${b.sid}`];
  return first < second ? -1 : first > second ? 1 : 0;
}

function writeCursor({ sendAt, sid }: Place): string {
  return mark + Buffer.from(`${sendAt}~${sid}`).toString('base64url');
}

function readCursor(cursor: string): Place {
  const text = Buffer.from(cursor.slice(mark.length), 'base64url').toString();
  const [, sendAt, sid] = /^([\dTZ:.+-]{1,40})~([SMH]M[0-9a-f]{32})$/.exec(text) ?? [];
  if (cursor.startsWith(mark) && sendAt && sid) return { sendAt, sid };
  throw Problem.invalid('cursor', 'must be the "next" of the same list');
}
