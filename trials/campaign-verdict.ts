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

export function bodyFor({ name = 'there' }: Recipient): string {
  return `Hello ${name}, the doors open at 9`;
}

/** By what the emulated Twilio has accepted, and by what the campaign says about it. */
export async function judgeCampaign(
  client: StackClient,
  id: string,
  recipients: readonly Recipient[],
): Promise<CampaignVerdict> {
  const { messages } = await client.control<{ messages: Sent[] }>('messages');
  const shown = await bodyOf(client.get<ShownCampaign>(`/campaigns/show?id=${id}`));
  const list = await bodyOf(client.get<RecipientList>(`/campaigns/recipients?id=${id}&limit=1000`));
  const sent = new Map<string, Sent[]>(recipients.map(({ to }) => [to, []]));
  for (const message of messages) sent.get(message.to)?.push(message);
  const listed = new Map(list.recipients.map((entry) => [entry.to, entry]));
  const counts = [...sent.values()].map(({ length }) => length);
  return {
    lost: counts.filter((count) => count === 0).length,
    twice: counts.filter((count) => count > 1).length,
    complaints: [
      ...wrongCounts(shown, recipients.length),
      ...recipients.flatMap((recipient) =>
        wrongFor(recipient, sent.get(recipient.to) ?? [], listed.get(recipient.to)),
      ),
    ],
  };
}

/** Everything must be accepted and, as the ledger knows in the end, delivered. */
function wrongCounts({ state, counts }: ShownCampaign, total: number): string[] {
  const wanted = { accepted: total, pending: 0, unknown: 0, delivered: total };
  const isRight = Object.entries(wanted).every(([name, count]) => counts[name as 'pending'] === count);
  return isRight && state === 'completed' ? [] : [`it is ${state}: ${JSON.stringify(counts)}`];
}

function wrongFor(recipient: Recipient, sent: readonly Sent[], entry: RecipientEntry | undefined): string[] {
  const [first] = sent;
  const isListed = entry?.sid === first?.sid && entry?.status === 'delivered';
  if (sent.length === 1 && isListed && first?.body === bodyFor(recipient)) return [];
  const had = sent.map(({ sid, body }) => `${sid} "${body}"`).join(' and ') || 'nothing';
  return [`${recipient.to} was sent ${had}; listed as ${JSON.stringify(entry)}`];
}
