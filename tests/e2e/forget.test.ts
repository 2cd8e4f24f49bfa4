import { bodyOf } from '../../emulator/stack-client';
import type { OptOutCheck } from '../../src/consent/check-opt-out';
import { forget } from '../../src/privacy/forget';
import { personBehind } from '../../src/privacy/person';
import { startCommand } from '../cli/start-command';
import { thoroughly } from '../thorough';
import { appHere } from './app-here';
import { byHand } from './by-hand';
import { campaignClient } from './campaign-client';
import { localStack } from './local-stack';
import { signedJson } from './signed-request';

const world = localStack({ PLAIN_LANGUAGE_OPT_OUT: 'review', QUIET_HOURS: 'off' });
const campaigns = campaignClient(world);
const hand = byHand(world);

const ana = '+14155550101';
const ben = '+14155550102';
const anaOnWhatsApp = `whatsapp:${ana}`;
/** In whatever form. */
const digits = '4155550101';

/** `npm run forget`, in a process of its own. */
function start(words: readonly string[], input?: string) {
  const { accountSid, authToken, messagingServiceSid, syncServiceSid, emulatorUrl } = world.stack();
  const env = {
    ACCOUNT_SID: accountSid,
    AUTH_TOKEN: authToken,
    TWILIO_MESSAGING_SERVICE_SID: messagingServiceSid,
    SYNC_SERVICE_SID: syncServiceSid,
    TWILIO_API_ORIGIN: emulatorUrl,
  };
  return startCommand('forget', words, env, input);
}

const run = (...words: string[]) => start(words).ended;

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();

async function post(route: string, body: object, headers = {}): Promise<void> {
  await bodyOf(world.post(route, body, headers));
}

/** Leaves traces of Ana wherever there can be any, beside Ben's. */
async function leaveTraces(): Promise<void> {
  const recipients = [ana, ben];
  await world.control('faults', { undelivered: { [ana]: 30005 } });
  await post('/messages/bulk', { recipients, body: 'Hi', tags: { referrer: `tel ${ana}` } });
  await world.settled();
  await post('/messages/send', { to: ana, body: 'Look' }, { 'idempotency-key': 'again' });
  await world.settled();
  await world.control('faults', { undelivered: {} });
  for (const to of [ana, anaOnWhatsApp]) {
    const from = to === ana ? {} : { to: 'whatsapp:+12025550142' };
    await world.control('inbound', { from: to, ...from, body: 'Is it +1 (415) 555-0101 you want?' });
  }
  await world.control('inbound', { from: ana, body: 'please take me off your list' });
  await world.control('inbound', { from: anaOnWhatsApp, to: 'whatsapp:+12025550142', body: 'STOP' });
  await post('/opt-outs/add', { to: anaOnWhatsApp, note: 'Ana rang' });
  await post('/messages/schedule', { recipients, body: 'Later', sendAt: inDays(10) });
  await post('/messages/schedule', { recipients, body: 'Much later', sendAt: inDays(60) });
  const daily = {
    localTime: inDays(40).slice(0, 16),
    timeZone: 'UTC',
    recurrence: { frequency: 'daily', count: 3 },
  };
  await post('/messages/schedule', { recipients, body: 'Daily', ...daily });
  const { functionsUrl, authToken } = world.stack();
  const alert = { error_code: '30008', more_info: { Msg: `to %2B1${digits}` } };
  const { url, ...init } = signedJson(authToken, `${functionsUrl}/webhooks/alerts`, JSON.stringify(alert));
  expect((await fetch(url, { method: 'POST', ...init })).status).toBe(204);
  const { id } = await campaigns.create(
    [
      { to: ana, variables: { name: 'Ana' } },
      { to: ben, variables: { name: 'Ben', friend: 14155550101 } },
      { to: '+1 415 555 0101', variables: { name: 'Ana' } },
    ],
    { body: 'Hi {{name}}' },
  );
  await campaigns.run(id);
  await campaigns.completed(id);
  await world.settled();
}

/** Every record of the store, by the Map it lies in, and every message at Twilio, in which Ana's digits stand. */
async function tracesOfAna(): Promise<string[]> {
  const { messagingServiceSid, syncServiceSid } = world.stack();
  const { syncMaps } = hand.client().sync.v1.services(syncServiceSid);
  const traces: string[] = [];
  for (const { uniqueName } of await syncMaps.list()) {
    for (const { key, data } of await syncMaps(uniqueName).syncMapItems.list()) {
      const name = uniqueName.replace(`${messagingServiceSid}.`, '').replace(/\.\d+$/, '');
      if (
        JSON.stringify([key, data])
          .replace(/[ ()-]/g, '')
          .includes(digits)
      )
        traces.push(name);
    }
  }
  const { messages } = await world.control<{ messages: object[] }>('messages?limit=10000');
  const atTwilio = messages.filter((message) => JSON.stringify(message).includes(digits));
  return [...new Set(traces), ...atTwilio.map(() => 'at Twilio')].sort();
}

const optOutOf = async (to: string) =>
  (await world.get<OptOutCheck>(`/opt-outs/check?to=${encodeURIComponent(to)}`)).body;

describe('npm run forget', () => {
  it('leaves nothing of a person but that they have opted out, and all of everybody else', async () => {
    await leaveTraces();
    const before = await tracesOfAna();
    for (const collection of [
      'alerts',
      'bad-numbers',
      'call-tags',
      'campaign-chunks',
      'campaign-people',
      'due',
      'held',
      'held-owners',
      'idempotency-answers',
      'members',
      'messages',
      'opt-outs',
      'replies',
      'reviews',
      'scheduled',
      'sent-batches',
      'series-members',
    ])
      expect(before).toContain(collection);
    const shown = await run(ana);
    expect(shown).toMatchObject({ code: 1, out: expect.stringContaining('There is no terminal to ask on') });
    expect(shown.out).toMatch(/at Twilio +messages from them +4/);
    expect(await tracesOfAna()).toEqual(before);

    const forgotten = await run(ana, '--yes');
    expect(forgotten).toMatchObject({ code: 0, out: expect.stringContaining('Nothing else is left.') });
    expect(forgotten.out).toMatch(/canceled +3 /);
    const left = await tracesOfAna();
    expect(left.filter((name) => !name.startsWith('recent-opt-outs'))).toEqual(['opt-outs']);
    expect(await optOutOf(anaOnWhatsApp)).toMatchObject({ optedOut: true });
    expect(JSON.stringify(await optOutOf(anaOnWhatsApp))).not.toContain('rang');

    // What is kept of others is what was there.
    const waiting = await world.get<{ messages: object[] }>(
      `/messages/scheduled?to=${encodeURIComponent(ben)}`,
    );
    expect(waiting.body.messages).toHaveLength(3);
    const [campaign] = (await world.get<{ campaigns: { id: string }[] }>('/campaigns/list')).body.campaigns;
    expect(await campaigns.rows(campaign!.id)).toMatchObject([
      { index: 0, to: 'deleted', outcome: 'invalid' },
      { index: 1, to: ben, outcome: 'accepted', status: 'delivered' },
      { index: 2, to: 'deleted' },
    ]);
    // Maintenance learns nothing of her anew.
    await post('/maintenance/run', {});
    expect(await tracesOfAna()).toEqual(left);

    expect(await run(ana, '--yes', '--with-opt-out')).toMatchObject({ code: 0 });
    expect(await tracesOfAna()).toEqual([]);
    expect(await optOutOf(anaOnWhatsApp)).toMatchObject({ optedOut: false });
  }, 180_000);

  it.each([
    ['', 'There is no terminal to ask on'],
    ['n\n', 'Nothing was deleted.'],
  ])('deletes nothing for the answer %j, and says so with its exit code', async (input, said) => {
    await post('/messages/send', { to: ana, body: 'Look' });
    await world.settled();
    const before = await tracesOfAna();
    expect(await start([ana], input).ended).toMatchObject({ code: 1, out: expect.stringContaining(said) });
    expect(await tracesOfAna()).toEqual(before);
  });

  it('gives a repeated call its answer without the person, and sends nothing anew', async () => {
    await leaveTraces();
    await run(ana, '--yes');
    const { messages } = await world.control<{ messages: object[] }>('messages');
    const again = await world.post<{ to: string }>(
      '/messages/send',
      { to: ana, body: 'Look' },
      { 'idempotency-key': 'again' },
    );
    expect(again.headers.get('idempotent-replayed')).toBe('true');
    expect(again.body.to).toBe('+xxxxxxxxxxx');
    expect((await world.control<{ messages: object[] }>('messages')).messages).toEqual(messages);
  }, 120_000);

  it('leaves the messages at Twilio for --keep-at-twilio', async () => {
    await post('/messages/send', { to: ana, body: 'Look' });
    await world.settled();
    expect(await run(ana, '--yes', '--keep-at-twilio')).toMatchObject({ code: 0 });
    expect(await tracesOfAna()).toEqual(['at Twilio']);
  });

  it('leaves a campaign that is not over its row, says so, and takes it another time', async () => {
    const { id } = await campaigns.create([ana, ben]);
    const early = await run(ana, '--yes');
    expect(early).toMatchObject({
      code: 2,
      out: expect.stringContaining(`campaign ${id}, "Autumn", is not over (draft)`),
    });
    expect(await tracesOfAna()).toEqual(['campaign-chunks', 'campaign-people']);
    await campaigns.run(id);
    await campaigns.completed(id);
    await world.settled();
    expect(await campaigns.reached()).toEqual([ana, ben]);
    expect(await run(ana, '--yes')).toMatchObject({ code: 0 });
    expect(await tracesOfAna()).toEqual([]);
  }, 120_000);

  it('leaves a message that is on its way, says so, and takes it another time', async () => {
    await world.control('faults', { lifeStepMs: 60_000 });
    await post('/messages/send', { to: ana, body: 'Look' });
    const early = await run(ana, '--yes');
    expect(early).toMatchObject({ code: 2, out: expect.stringContaining('before it is over') });
    expect(await tracesOfAna()).toEqual(['at Twilio']);
  }, 120_000);

  it.each([
    ['hand-overs', 10],
    ['held', 40],
  ])(
    'keeps in %s what leads to a message that Twilio has taken without an answer, and does not list yet',
    async (collection, days) => {
      const ask = () =>
        post('/messages/schedule', { recipients: [ana], body: 'Later', sendAt: inDays(days) });
      if (days > 35) {
        await ask();
        await world.control('clock', { advanceSeconds: 8 * 86_400 });
      }
      await world.control('faults', { acceptThenDropShare: 1, listDelayMs: 15_000 });
      await (days > 35 ? post('/maintenance/run', {}) : ask());
      await world.control('faults', { acceptThenDropShare: 0 });
      const options = { withOptOut: false, keepAtTwilio: false };
      await world.control('clock', { advanceSeconds: 11 });
      const { left } = await forget(appHere(world), personBehind(ana), options);
      expect(left.records.map(({ collection }) => collection)).toContain(collection);
      await world.control('clock', { advanceSeconds: 10 });
      expect(await forget(appHere(world), personBehind(ana), options)).toMatchObject({ canceled: 1 });
    },
    60_000,
  );

  it('deletes nothing while something that waits cannot be cancelled', async () => {
    await post('/messages/schedule', { recipients: [ana], body: 'Later', sendAt: inDays(10) });
    const before = await tracesOfAna();
    await world.control('faults', { api: [{ method: 'POST', path: '/Messages/', share: 1, status: 503 }] });
    const refused = await run(ana, '--yes');
    expect(refused).toMatchObject({ code: 2, out: expect.stringContaining('so nothing was deleted') });
    expect(await tracesOfAna()).toEqual(before);
    await world.control('faults', { api: [] });
    expect(await run(ana, '--yes')).toMatchObject({ code: 0 });
    expect(await tracesOfAna()).toEqual([]);
  }, 180_000);

  it('is finished by the next run where it was killed', async () => {
    for (const lastChange of thoroughly([1, 5, 12, 30], [12])) {
      world.stack().emulator?.reset();
      await leaveTraces();
      const { child, ended } = start([ana, '--yes', '--with-opt-out']);
      let changes = 0;
      const stop = world.stack().emulator!.onExchange(({ request }) => {
        if (request.method !== 'GET' && ++changes === lastChange) child.kill('SIGKILL');
      });
      expect((await ended).code).toBe(null);
      stop();
      expect(await run(ana, '--yes', '--with-opt-out')).toMatchObject({ code: 0 });
      expect({ lastChange, traces: await tracesOfAna() }).toEqual({ lastChange, traces: [] });
    }
  }, 300_000);

  it.each([
    ['a number of the account', '+12025550142', 'is a number of this account'],
    ['what is no number', 'Ana', 'Ana is not a phone number'],
  ])('refuses %s', async (_, number, complaint) => {
    expect(await run(number, '--yes')).toMatchObject({ code: 1, out: expect.stringContaining(complaint) });
  });
});
