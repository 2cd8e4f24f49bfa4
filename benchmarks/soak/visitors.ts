import { bodyOf, type StackClient } from '../../emulator/stack-client';
import type { SendManyAnswer } from '../../src/messages/send-result';
import type { CancelAnswer } from '../../src/scheduling/cancel-messages';
import { planCampaign, runUntilDone } from '../drive-campaign';
import type { People } from './people';

/** Somebody who comes again and again. A visit throws for whatever is not as it should be. */
export interface Visitor {
  everyMs: number;
  visit(): Promise<void>;
}

const inOneHour = () => new Date(Date.now() + 3_600_000).toISOString();

/** Everybody who has to do with the backend: apps, campaigns, recipients, an operator, the heartbeat. */
export function visitorsOf(client: StackClient, people: People): Record<string, Visitor> {
  let clicks = 0;
  let reads = 0;
  let campaign = '';

  const bulk = async () => {
    let left = people.recipients(30);
    while (left.length > 0) {
      const request = { recipients: left, body: 'Your table is ready.' };
      const { results } = await bodyOf(client.post<SendManyAnswer>('/messages/bulk', request));
      const others = results.filter(({ outcome }) => outcome !== 'accepted' && outcome !== 'unsent');
      if (others.length > 0) throw new Error(`not accepted: ${JSON.stringify(others)}`);
      left = results.filter(({ outcome }) => outcome === 'unsent').map(({ to }) => to);
    }
  };

  const campaigns = async () => {
    campaign = await planCampaign(client, people.recipients(100));
    await runUntilDone(client, campaign);
  };

  const clicking = async () => {
    const [to = ''] = people.recipients(1);
    const message = { to, body: 'News: https://example.com/news', shortenUrls: true };
    const { sid } = await bodyOf(client.post<{ sid: string }>('/messages/send', message));
    const source = ['domain', 'status', 'events'][clicks++ % 3];
    const { webhook } = await client.control<Told>('click', { sid, source });
    mustBeTold(webhook);
  };

  const texting = async () => {
    const from = people.handset();
    for (const body of ['HELP', 'Is my order on its way?', 'STOP']) await textIn(client, from, body);
    const { status } = await client.post('/messages/send', { to: from, body: 'Are you there?' });
    if (status !== 409) throw new Error(`who has opted out was sent to: ${status}`);
    await textIn(client, from, 'START');
  };

  const changingOnesMind = async () => {
    const [first = '', second = ''] = people.recipients(2);
    const request = { recipients: [first, second], body: 'See you tomorrow.', sendAt: inOneHour() };
    const { results } = await bodyOf(client.post<SendManyAnswer>('/messages/schedule', request));
    for (const which of [{ sid: results[0]?.sid }, { to: second }]) {
      const { counts } = await bodyOf(client.post<CancelAnswer>('/messages/cancel', which));
      if (counts.canceled + counts.alreadyCanceled !== 1)
        throw new Error(`not canceled: ${JSON.stringify(counts)}`);
    }
  };

  const pages = [
    '/insights/overview',
    '/messages/list?limit=50',
    '/campaigns/list',
    '/opt-outs/list',
    '/messages/list?order=newest',
    '/messages/scheduled',
  ];
  const reading = async () => {
    await bodyOf(client.get(pages[reads++ % pages.length] ?? ''));
    if (campaign) await bodyOf(client.get(`/campaigns/show?id=${campaign}`));
  };

  const heartbeat = async () => {
    await bodyOf(client.post('/maintenance/run', {}));
  };

  return {
    bulk: { everyMs: 2_000, visit: bulk },
    campaigns: { everyMs: 10_000, visit: campaigns },
    clicks: { everyMs: 700, visit: clicking },
    handsets: { everyMs: 1_500, visit: texting },
    'schedule and cancel': { everyMs: 3_000, visit: changingOnesMind },
    console: { everyMs: 2_000, visit: reading },
    heartbeat: { everyMs: 10_000, visit: heartbeat },
  };
}

interface Told {
  webhook: { ok: boolean; status: number | null } | null;
}

async function textIn(client: StackClient, from: string, body: string): Promise<void> {
  mustBeTold((await client.control<Told>('inbound', { from, body })).webhook);
}

function mustBeTold(webhook: Told['webhook']): void {
  if (!webhook?.ok) throw new Error(`the webhook answered ${webhook?.status}`);
}
