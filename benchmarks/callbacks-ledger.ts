import { bodyOf, type StackClient } from '../emulator/stack-client';
import type { MessageList } from '../src/delivery/list-messages';

interface State {
  sid: string;
  to: string;
  status: string;
  errorCode?: number | null;
}

export interface Comparison {
  entries: number;
  /** Messages that the ledger has not, has twice, or has and Twilio has not. */
  lost: number;
  twice: number;
  strange: number;
  /** Status or error code differ. */
  mismatches: number;
}

/** Holds the ledger's entries for these people, read page by page, against what the emulator knows. */
export async function compareLedger(
  client: StackClient,
  people: Pick<ReadonlySet<string>, 'has'>,
): Promise<Comparison> {
  const { messages } = await client.control<{ messages: State[] }>('messages');
  const truth = messages.filter(({ to }) => people.has(to));
  const expected = new Map(truth.map((message) => [message.sid, stateOf(message)]));
  const seen = new Set<string>();
  const result = { entries: 0, lost: 0, twice: 0, strange: 0, mismatches: 0 };
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page: MessageList = await bodyOf(
      client.get(`/messages/list?limit=500${cursor && `&cursor=${cursor}`}`),
    );
    for (const entry of page.messages.filter(({ to }) => people.has(to))) {
      result.entries++;
      const state = expected.get(entry.sid);
      if (state === undefined) result.strange++;
      else if (seen.has(entry.sid)) result.twice++;
      else if (state !== stateOf(entry)) result.mismatches++;
      seen.add(entry.sid);
    }
    cursor = page.next;
  }
  result.lost = [...expected.keys()].filter((sid) => !seen.has(sid)).length;
  return result;
}

function stateOf({ status, errorCode }: Pick<State, 'status' | 'errorCode'>): string {
  return `${status} ${errorCode ?? '-'}`;
}
