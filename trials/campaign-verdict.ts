import { bodyOf, type StackClient } from '../emulator/stack-client';
import type { RecipientEntry, RecipientList } from '../src/campaigns/list-recipients';
import type { ShownCampaign } from '../src/campaigns/show-campaign';

export interface Recipient {
  to: string;
  name?: string;
}

export interface CampaignVerdict {
  /** Recipients to whom nothing was sent, and to whom more than once. */
  lost: number;
  twice: number;
  /** What is wrong with the end; nothing, if all is well. */
  complaints: string[];
}

interface Sent {
  sid: string;
  to: string;
  body: string;
}

export function bodyFor(name: string): string {
  return `Hello ${name}, the doors open at 9`;
}

/**
 * By what the emulated Twilio has accepted, and by what the campaign says about it: that everything was accepted and, once
 * the ledger has come to rest, delivered.
 */
export async function judgeCampaign(
  client: StackClient,
  id: string,
  recipients: readonly Recipient[],
  isSettled: boolean,
): Promise<CampaignVerdict> {
  const { messages } = await client.control<{ messages: Sent[] }>('messages');
  const shown = await bodyOf(client.get<ShownCampaign>(`/campaigns/show?id=${id}`));
  const entries = await listAll(client, id);
  const sent = new Map<string, Sent[]>(recipients.map(({ to }) => [to, []]));
  for (const message of messages) sent.get(message.to)?.push(message);
  const counts = [...sent.values()].map(({ length }) => length);
  return {
    lost: counts.filter((count) => count === 0).length,
    twice: counts.filter((count) => count > 1).length,
    complaints: [
      ...wrongCounts(shown, recipients.length, isSettled),
      ...recipients.flatMap((recipient, index) =>
        wrongFor(recipient, sent.get(recipient.to) ?? [], entries[index], isSettled),
      ),
    ],
  };
}

/** A call lists what it has time for. */
async function listAll(client: StackClient, id: string): Promise<RecipientEntry[]> {
  const entries: RecipientEntry[] = [];
  for (let cursor: RecipientList['next'] | '' = ''; cursor !== null; ) {
    const query = `id=${id}&limit=1000${cursor === '' ? '' : `&cursor=${cursor}`}`;
    const page: RecipientList = await bodyOf(client.get<RecipientList>(`/campaigns/recipients?${query}`));
    entries.push(...page.recipients);
    cursor = page.next;
  }
  return entries;
}

function wrongCounts({ state, counts }: ShownCampaign, total: number, isSettled: boolean): string[] {
  const { accepted, pending, unknown, delivered } = counts;
  const isRight = accepted === total && pending + unknown === 0 && (!isSettled || delivered === total);
  return isRight && state === 'completed' ? [] : [`it is ${state}: ${JSON.stringify(counts)}`];
}

function wrongFor(
  { to, name = 'there' }: Recipient,
  sent: readonly Sent[],
  entry: RecipientEntry | undefined,
  isSettled: boolean,
): string[] {
  const [first] = sent;
  const isSentOnce = sent.length === 1 && first?.body === bodyFor(name);
  const isListed = entry?.to === to && entry.outcome === 'accepted' && entry.sid === first?.sid;
  if (isSentOnce && isListed && (!isSettled || entry.status === 'delivered')) return [];
  const had = sent.map(({ sid, body }) => `${sid} "${body}"`).join(' and ') || 'nothing';
  return [`${to} was sent ${had}; listed as ${JSON.stringify(entry)}`];
}
