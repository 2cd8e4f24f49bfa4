import type { StackClient } from '../emulator/stack-client';
import type { OptOutCheck } from '../src/consent/check-opt-out';
import type { ConsentSource } from '../src/consent/consent-record';
import type { MaintenanceAnswer } from '../src/maintenance/run-maintenance';

/** What Twilio does to every call while somebody opts out, Sync's included. */
export const roughWeather = [
  { share: 0.2, status: 429 },
  { share: 0.05, status: 500 },
  { share: 0.025, drop: 'before' },
  { share: 0.025, drop: 'after' },
];

/** What is wrong with the end of a trial; nothing, if all is well. */
export type Complaint = string;

interface Shown {
  sid: string;
  status: string;
}

/** How a person's refusal comes to us, by the source that the ledger must then name. */
const refuse: Record<ConsentSource, (client: StackClient, person: string) => Promise<unknown>> = {
  'advanced-opt-out': (client, from) => client.control('inbound', { from, body: 'stop', optOutType: 'STOP' }),
  keyword: (client, from) => client.control('inbound', { from, body: 'STOP' }),
  'plain-language': (client, from) =>
    client.control('inbound', { from, body: 'Please remove me from your list' }),
  'send-error': async (client, to) => {
    const faults = (share: number) => ({ failRate: { status: 400, code: 21610, share } });
    await client.control('faults', faults(1));
    await again(() => client.post('/messages/send', { to, body: 'Hello', preflight: 'ignore' }));
    await client.control('faults', faults(0));
  },
  'delivery-error': (client, to) => sendRefused(client, to, 21610),
  whatsapp: (client, to) => sendRefused(client, to, 63033),
  operator: (client, to) => again(() => client.post('/opt-outs/add', { to, note: 'asked by phone' })),
  import: (client, to) => again(() => client.post('/opt-outs/import', { entries: [{ to }] })),
  'consent-api': (client, to) =>
    again(() => client.post('/compliance/consents', { items: [{ to, status: 'opt-out' }] })),
};

export const sources = Object.keys(refuse) as ConsentSource[];

/**
 * One person, for whom some messages are scheduled, refuses. Afterwards nothing may wait for them at Twilio, the next
 * message must be suppressed, and opting in again must bring nothing back.
 */
export async function optOutTrial(
  client: StackClient,
  source: ConsentSource,
  number: string,
  messages: number,
): Promise<Complaint[]> {
  const person = source === 'whatsapp' ? `whatsapp:${number}` : number;
  await scheduleFor(client, person, messages);
  await refuse[source](client, person);
  await heartbeats(client);

  const complaints = [...(await waitingAtTwilio(client, person))];
  const check = await checkUntilAnswered(client, person);
  if (check.consent?.source !== source) complaints.push(`the ledger names ${check.consent?.source}`);
  const send = await client.post<{ code: string }>('/messages/send', {
    to: person,
    body: 'Hello',
    preflight: 'ignore',
  });
  if (send.body.code !== 'recipient-opted-out') complaints.push(`the next send was answered ${send.status}`);

  await again(() => client.post('/opt-outs/remove', { to: person, note: 'came back' }));
  await heartbeats(client);
  complaints.push(...(await waitingAtTwilio(client, person)));
  return complaints.map((complaint) => `${source} ${person}: ${complaint}`);
}

/** By several calls, some of which may be told of no outcome. */
async function scheduleFor(client: StackClient, person: string, messages: number): Promise<void> {
  for (let message = 0; message < messages; message++) {
    const sendAt = new Date(Date.now() + (20 + message) * 86_400_000).toISOString();
    await client.post('/messages/schedule', {
      recipients: [person],
      body: `Hello ${message}`,
      sendAt,
      preflight: 'ignore',
    });
  }
}

async function sendRefused(client: StackClient, to: string, code: number): Promise<void> {
  await client.control('faults', { undelivered: { [to]: code } });
  await again(() => client.post('/messages/send', { to, body: 'Hello', preflight: 'ignore' }));
  await client.control('idle?timeoutMs=10000');
}

/** Calls as an app does that takes a 5xx for what it is: try again. */
async function again<T extends { status: number }>(call: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    const reply = await call();
    if (reply.status < 500 && reply.status !== 429) return reply;
    if (tries === 5) throw new Error(`answered ${reply.status} five times`);
  }
}

/** As a cron would: the emulated time goes on, until nothing is left to do. */
async function heartbeats(client: StackClient): Promise<void> {
  for (let beats = 0; beats < 50; beats++) {
    await client.control('clock', { advanceSeconds: 30 });
    const { body, status } = await client.post<MaintenanceAnswer>('/maintenance/run', {
      tasks: ['cancellations'],
    });
    if (status === 200 && body.done) return;
  }
  throw new Error('The cancellations came to no end.');
}

async function waitingAtTwilio(client: StackClient, to: string): Promise<Complaint[]> {
  const { messages } = await client.control<{ messages: Shown[] }>(`messages?to=${encodeURIComponent(to)}`);
  const waiting = messages.filter(({ status }) => status === 'scheduled');
  return waiting.map(({ sid }) => `${sid} still waits`);
}

async function checkUntilAnswered(client: StackClient, person: string): Promise<OptOutCheck> {
  const path = `/opt-outs/check?to=${encodeURIComponent(person)}`;
  return (await again(() => client.get<OptOutCheck>(path))).body;
}
