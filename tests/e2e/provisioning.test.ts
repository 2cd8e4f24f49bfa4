import type { App } from '../../src/app';
import type { CarryOutOptions } from '../../src/messaging-service/carry-out';
import type { DesiredState } from '../../src/messaging-service/desired-state';
import type { Target } from '../../src/messaging-service/live-state';
import { applyService, planService } from '../../src/messaging-service/provision';
import { useServiceLinks } from '../../src/messaging-service/service-links';
import { showService } from '../../src/messaging-service/show-service';
import { readPool } from '../../src/senders/pool';
import { clicksUrl } from '../../src/twilio/callback-urls';
import { webhookSecret } from '../../src/twilio/webhook-secret';
import { startBench } from '../emulator/bench';

const bench = startBench();
const baseUrl = 'https://messaging-1234.twil.io';
const authToken = 'a'.repeat(32);
const whatsapp = `XE${'1'.repeat(32)}`;
const inPool = ['+12025550142', '+18885550142', '+447700900142'];

const target = (more: Partial<Target> = {}): Target => ({
  twilio: bench.client,
  serviceSid: bench.emulator.messagingServiceSid,
  deadline: Date.now() + 9_000,
  baseUrl,
  authToken,
  now: Date.now,
  ...more,
});
const apply = (desired: DesiredState, options: Partial<CarryOutOptions> = {}, more: Partial<Target> = {}) =>
  applyService(target(more), desired, { removeSenders: false, force: false, ...options });
const changesOf = async (...call: Parameters<typeof apply>) => (await apply(...call)).changes;
const pool = async () => (await readPool(target())).map(({ address }) => address);

/** What is written to Twilio while something is done. */
async function writesDuring(work: () => Promise<unknown>): Promise<Record<string, unknown>[]> {
  const writes = async () => (await bench.controls.requests('')).filter(({ method }) => method !== 'GET');
  const before = await writes();
  await work();
  return (await writes()).slice(before.length);
}

const state = async (changes: object = {}) => {
  const response = await fetch(`${bench.emulator.origin}/_emulator/link-domain`, {
    method: 'POST',
    body: JSON.stringify(changes),
  });
  return (await response.json()) as { sid: string };
};
const domainConfig = async () => bench.client.messaging.v1.domainConfig((await state()).sid);
const detach = async () => {
  const { linkshorteningMessagingService: associations } = bench.client.messaging.v1;
  await associations((await state()).sid, bench.emulator.messagingServiceSid).remove();
};

/** A state that is in step but for what is given: its webhooks and name are applied first. */
async function inStepBut(more: Partial<DesiredState>): Promise<DesiredState> {
  await apply({ friendlyName: 'Shop' });
  return { friendlyName: 'Shop', ...more };
}

/** A deployment with this messaging-service.json. */
const deployment = (desired: DesiredState): App =>
  ({
    config: { messagingServiceSid: bench.emulator.messagingServiceSid, baseUrl, authToken },
    twilio: bench.client,
    now: Date.now,
    deadline: Date.now() + 9_000,
    readAsset: () => JSON.stringify(desired),
  }) as unknown as App;

describe('Senders that are meant to be in the pool', () => {
  const everyKind = {
    phoneNumbers: [...inPool, '+16135550142'],
    shortCodes: ['72345'],
    alphaSenders: ['My Shop'],
    countryAlphaSenders: [{ alphaSender: 'Boutique', countryCode: 'FR' }],
    channelSenders: [whatsapp],
  };

  it('are added, of every kind, and only once', async () => {
    const desired = await inStepBut({ senders: everyKind });
    const planned = await planService(target(), desired);
    expect(planned.changes).toEqual([
      { setting: 'phone-number', desired: '+16135550142', actual: null, outcome: 'planned' },
      { setting: 'short-code', desired: '72345', actual: null, outcome: 'planned' },
      { setting: 'alpha-sender', desired: 'My Shop', actual: null, outcome: 'planned' },
      { setting: 'country-alpha-sender', desired: 'Boutique (FR)', actual: null, outcome: 'planned' },
      { setting: 'channel-sender', desired: whatsapp, actual: null, outcome: 'planned' },
    ]);
    expect(await pool()).toEqual(inPool);
    const changes = await changesOf(desired);
    expect(changes).toEqual(planned.changes.map((change) => ({ ...change, outcome: 'applied' })));
    expect((await pool()).sort()).toEqual(
      [...inPool, '+16135550142', '72345', 'Boutique', 'My Shop', 'whatsapp:+12025550142'].sort(),
    );
    const again = await writesDuring(async () => expect(await changesOf(desired)).toEqual([]));
    expect(again).toEqual([]);
  });

  it('are added once where answers are lost', async () => {
    const desired = await inStepBut({ senders: everyKind });
    const fault = { product: 'messaging' as const, method: 'POST' as const, share: 0.5 };
    await bench.controls.faults({ seed: 3, api: [{ ...fault, drop: 'after' }] });
    const changes = await changesOf(desired);
    expect(changes.every(({ outcome }) => outcome === 'applied')).toBe(true);
    expect(await pool()).toHaveLength(8);
  });

  it('push nobody out, unless that is asked for', async () => {
    const desired = await inStepBut({ senders: { phoneNumbers: ['+12025550142', '+447700900142'] } });
    const extra = { setting: 'phone-number', desired: null, actual: '+18885550142' };
    expect(await changesOf(desired)).toEqual([{ ...extra, outcome: 'left' }]);
    expect(await pool()).toEqual(inPool);
    expect(await changesOf(desired, { removeSenders: true })).toEqual([{ ...extra, outcome: 'applied' }]);
    expect(await pool()).toEqual(['+12025550142', '+447700900142']);
  });

  it('are told apart from those that the account has not, which keep nobody else out', async () => {
    const senders = { phoneNumbers: [...inPool, '+12025559999', '+16135550142'], shortCodes: ['99999'] };
    expect(await changesOf(await inStepBut({ senders }))).toMatchObject([
      {
        desired: '+12025559999',
        outcome: 'refused',
        problem: 'The account has no phone number +12025559999.',
      },
      { desired: '+16135550142', outcome: 'applied' },
      { desired: '99999', outcome: 'refused', problem: 'The account has no short code 99999.' },
    ]);
  });

  it('bow to the rules of the pool, unless somebody insists', async () => {
    const desired = await inStepBut({
      senders: { phoneNumbers: [...inPool, '+18335550142', '+14165550142'] },
    });
    expect(await changesOf(desired)).toMatchObject([
      { desired: '+18335550142', outcome: 'refused', problem: expect.stringContaining('toll-free') },
      { desired: '+14165550142', outcome: 'refused', problem: expect.stringContaining('cannot send') },
    ]);
    expect(await changesOf(desired, { force: true })).toMatchObject([
      { desired: '+18335550142', outcome: 'applied' },
      { desired: '+14165550142', outcome: 'refused' },
    ]);
  });

  it('may be nobody, but the last is not taken without insistence', async () => {
    const desired = await inStepBut({ senders: { phoneNumbers: [] } });
    expect((await changesOf(desired, { removeSenders: true })).map(({ outcome }) => outcome)).toEqual([
      'applied',
      'applied',
      'refused',
    ]);
    await changesOf(desired, { removeSenders: true, force: true });
    expect(await pool()).toEqual([]);
  });
});

describe('A fallback that is meant to be absent', () => {
  it('is taken away', async () => {
    await bench.client.messaging.v1
      .services(bench.emulator.messagingServiceSid)
      .update({ fallbackUrl: 'https://elsewhere.example.com' });
    const desired = await inStepBut({ fallbackUrl: null });
    const writes = await writesDuring(async () => {
      expect(await changesOf(desired)).toMatchObject([{ setting: 'fallbackUrl', outcome: 'applied' }]);
    });
    expect(writes).toMatchObject([{ parameters: { FallbackUrl: '' } }]);
    expect(await changesOf(desired)).toEqual([]);
  });
});

describe('The link domain that is meant', () => {
  const linkDomain = {
    fallbackUrl: 'https://example.com/lost',
    continueOnFailure: false,
    disableHttps: true,
  };

  it('is set and attached, its key shown to nobody, and then left alone', async () => {
    const { sid } = await state();
    const theirs = clicksUrl('https://elsewhere.example.com', 'b'.repeat(32));
    await (await domainConfig()).update({ callbackUrl: theirs });
    await detach();
    const desired = await inStepBut({ linkDomain: { sid, ...linkDomain } });
    const { drift } = await showService(deployment(desired));
    expect(drift).toEqual([
      {
        setting: 'linkDomain.callbackUrl',
        desired: `${baseUrl}/webhooks/clicks?key=…`,
        actual: 'https://elsewhere.example.com/webhooks/clicks?key=…',
      },
      { setting: 'linkDomain.fallbackUrl', desired: linkDomain.fallbackUrl, actual: null },
      { setting: 'linkDomain.continueOnFailure', desired: false, actual: true },
      { setting: 'linkDomain.disableHttps', desired: true, actual: false },
      { setting: 'linkDomain.messagingService', desired: sid, actual: null },
    ]);
    const writes = await writesDuring(async () => {
      const changes = await changesOf(desired);
      expect(changes).toEqual(drift.map((one) => ({ ...one, outcome: 'applied' })));
      expect(JSON.stringify(changes)).not.toContain(webhookSecret(authToken));
    });
    expect(writes).toHaveLength(2);
    expect(await (await domainConfig()).fetch()).toMatchObject({
      ...linkDomain,
      callbackUrl: clicksUrl(baseUrl, authToken),
    });
    const again = await writesDuring(async () => expect(await changesOf(desired)).toEqual([]));
    expect(again).toEqual([]);
  });

  it('keeps what is not said of it', async () => {
    const { sid } = await state();
    await (await domainConfig()).update(linkDomain);
    await changesOf(await inStepBut({ linkDomain: { sid } }));
    expect(await (await domainConfig()).fetch()).toMatchObject(linkDomain);
  });

  it('is told from one with another key of the same deployment', async () => {
    const { sid } = await state();
    await (await domainConfig()).update({ callbackUrl: clicksUrl(baseUrl, 'b'.repeat(32)) });
    const desired = await inStepBut({ linkDomain: { sid } });
    expect((await showService(deployment(desired))).drift).toEqual([
      {
        setting: 'linkDomain.callbackUrl',
        desired: `${baseUrl}/webhooks/clicks?key=…`,
        actual: `${baseUrl}/webhooks/clicks?key=… (another key)`,
      },
    ]);
  });

  it('must be made in the Console', async () => {
    const sid = `DN${'0'.repeat(32)}`;
    expect(await changesOf(await inStepBut({ linkDomain: { sid } }))).toMatchObject([
      {
        setting: 'linkDomain',
        desired: sid,
        outcome: 'refused',
        problem: expect.stringContaining('Console'),
      },
    ]);
  });

  it('is the one of the environment before the one of the file', async () => {
    const desired = await inStepBut({ linkDomain: { sid: `DN${'0'.repeat(32)}` } });
    const changes = await changesOf(desired, {}, { linkDomainSid: (await state()).sid });
    expect(changes).toMatchObject([{ setting: 'linkDomain.callbackUrl', outcome: 'applied' }]);
  });

  it('is shown as not attached, and attached by setting it', async () => {
    const { sid } = await state();
    await detach();
    const app = deployment({ friendlyName: 'Shop', linkDomain: { sid } });
    expect(await useServiceLinks(app, {})).toMatchObject({
      domain: { sid },
      isAttached: false,
      problems: [{ problem: expect.stringContaining('does not shorten') }, {}],
    });
    expect(await useServiceLinks(app, { action: 'set' })).toMatchObject({
      isAttached: true,
      reportsClicks: true,
      problems: [],
    });
  });
});

describe('Making a service as it is meant to be', () => {
  it('leaves the rest to the next call when the time is up', async () => {
    const desired = { friendlyName: 'Shop', senders: { alphaSenders: ['My Shop'] } };
    const late = await changesOf(desired, {}, { now: () => Date.now() + 8_500 });
    expect(late).toHaveLength(4);
    expect(late.every(({ outcome }) => outcome === 'not-attempted')).toBe(true);
    const next = await changesOf(desired);
    expect(next.every(({ outcome }) => outcome === 'applied')).toBe(true);
  });

  it('goes on after what Twilio refuses', async () => {
    const desired = await inStepBut({ validityPeriod: 600, senders: { alphaSenders: ['My Shop'] } });
    const { messagingServiceSid } = bench.emulator;
    // With this seed the first of two requests is struck.
    await bench.controls.faults({
      api: [{ product: 'messaging', method: 'POST', path: messagingServiceSid, status: 400, share: 0.5 }],
      seed: 8,
    });
    expect(await changesOf(desired)).toMatchObject([
      { setting: 'validityPeriod', outcome: 'refused', problem: expect.any(String) },
      { setting: 'alpha-sender', outcome: 'applied' },
    ]);
  });
});
