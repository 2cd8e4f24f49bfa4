import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Applied } from '../../src/messaging-service/apply-own-service';
import type { CreatedService } from '../../src/messaging-service/create-service';
import type { ServiceList } from '../../src/messaging-service/list-services';
import type { ServiceLinks } from '../../src/messaging-service/service-links';
import type { ShownService } from '../../src/messaging-service/show-service';
import { webhookSecret } from '../../src/twilio/webhook-secret';
import { byHand } from './by-hand';
import { localStack } from './local-stack';

const world = localStack({ API_KEYS: `reader:read:${createHash('sha256').update('r').digest('hex')}` });
const { client, service, changesDuring } = byHand(world);

type Values = Record<string, string | number | boolean | null>;

/** As the build deploys it. */
const file = JSON.parse(
  readFileSync(path.join(__dirname, '..', '..', 'messaging-service.json'), 'utf8'),
) as Values;

const elsewhere = 'https://elsewhere.example.com';
const show = async () => {
  const { status, body } = await world.get<ShownService>('/service/show');
  expect(status).toBe(200);
  return body;
};
const apply = async (body: object = {}) => {
  const answer = await world.post<Applied>('/service/apply', body);
  expect(answer.status).toBe(200);
  return answer.body;
};
const fail = (fault: object) =>
  world.control('faults', { api: [{ product: 'messaging', share: 1, ...fault }] });

/** For each setting that the file or the deployment decides, a value that is another one. */
const others: [setting: string, value: string | number | boolean][] = [
  ['friendlyName', 'Other'],
  ['usecase', 'marketing'],
  ['inboundRequestUrl', `${elsewhere}/in`],
  ['inboundMethod', 'GET'],
  ['statusCallback', `${elsewhere}/status`],
  ['stickySender', false],
  ['mmsConverter', false],
  ['smartEncoding', false],
  ['areaCodeGeomatch', false],
  ['validityPeriod', 36_000],
  ['useInboundWebhookOnNumber', true],
];

describe('GET /service/list', () => {
  it('shows the services of the account and which is ours', async () => {
    const { sid } = await client().messaging.v1.services.create({ friendlyName: 'Shop', usecase: 'poll' });
    await world.control('compliance', { usA2p: 'none' });
    const { status, body } = await world.get<ServiceList>('/service/list');
    expect(status).toBe(200);
    const createdAt = expect.stringMatching(/^\d{4}-.*Z$/);
    expect(body.services).toEqual([
      { sid, friendlyName: 'Shop', usecase: 'poll', isOwn: false, isA2pRegistered: false, createdAt },
      {
        sid: world.stack().messagingServiceSid,
        friendlyName: 'Emulated Messaging Service',
        usecase: 'undeclared',
        isOwn: true,
        isA2pRegistered: false,
        createdAt,
      },
    ]);
    await world.control('compliance', { usA2p: 'VERIFIED' });
    const registered = await world.get<ServiceList>('/service/list');
    expect(registered.body.services.every(({ isA2pRegistered }) => isA2pRegistered)).toBe(true);
  });
});

describe('GET /service/show', () => {
  it('shows what there is beside what is meant', async () => {
    const { service: shown, desired, drift, inConsole } = await show();
    expect(shown).toMatchObject({
      sid: world.stack().messagingServiceSid,
      friendlyName: 'Emulated Messaging Service',
      fallbackUrl: null,
      senders: 3,
      linkDomain: expect.stringMatching(/^DN/),
    });
    expect(desired).toMatchObject({ friendlyName: file.friendlyName, validityPeriod: file.validityPeriod });
    expect(drift).toEqual([
      { setting: 'friendlyName', desired: file.friendlyName, actual: 'Emulated Messaging Service' },
      { setting: 'validityPeriod', desired: file.validityPeriod, actual: 36_000 },
    ]);
    expect(inConsole.map(({ check }) => check).sort()).toEqual(Object.keys(file.inConsole!).sort());
  });

  it('shows no keys in URLs', async () => {
    await service().update({ fallbackUrl: `${elsewhere}/in?key=secret` });
    expect((await show()).service.fallbackUrl).toBe(`${elsewhere}/in?key=…`);
  });

  it('says that Twilio knows no such service', async () => {
    await service().remove();
    const { status, body } = await world.get('/service/show');
    expect(status).toBe(422);
    expect(body).toMatchObject({ code: 'twilio-refused', twilio: { code: 20404 } });
  });
});

describe('POST /service/apply', () => {
  it('is tried with every setting that somebody decides', async () => {
    expect(Object.keys((await show()).desired!).sort()).toEqual(others.map(([name]) => name).sort());
  });

  it.each(others)('puts %s right, and nothing else', async (setting, value) => {
    await apply();
    await service().update({ [setting]: value });
    const { drift, desired } = await show();
    const expected = { setting, desired: (desired as Values)[setting], actual: value };
    expect(drift).toEqual([expected]);
    const asked = await changesDuring('/Services', async () => {
      const { changes, inStep } = await apply();
      expect(changes).toEqual([{ ...expected, outcome: 'applied' }]);
      expect(inStep).toBe(true);
    });
    const parameter = setting.charAt(0).toUpperCase() + setting.slice(1);
    expect(asked.map(({ parameters }) => parameters)).toEqual([{ [parameter]: String(expected.desired) }]);
    expect((await show()).drift).toEqual([]);
  });

  it('puts several settings right in one request, and has nothing to do the second time', async () => {
    await service().update(Object.fromEntries(others));
    const first = await changesDuring('/Services', async () => {
      expect((await apply()).changes).toHaveLength(others.length);
    });
    expect(first).toHaveLength(1);
    const second = await changesDuring('/Services', async () => {
      expect(await apply()).toMatchObject({
        sid: world.stack().messagingServiceSid,
        changes: [],
        inStep: true,
        inConsole: [{ check: 'advancedOptOut' }, {}, {}, {}],
      });
    });
    expect(second).toEqual([]);
  });

  it('only says what it would change when it is asked to', async () => {
    const { drift } = await show();
    const asked = await changesDuring('', async () => {
      const { changes, inStep } = await apply({ dryRun: true });
      expect(changes).toEqual(drift.map((one) => ({ ...one, outcome: 'planned' })));
      expect(inStep).toBe(false);
    });
    expect(asked).toEqual([]);
    expect((await show()).drift).toEqual(drift);
  });

  it('leaves alone what the file does not say', async () => {
    await service().update({ fallbackUrl: `${elsewhere}/fallback`, fallbackMethod: 'GET' });
    await apply();
    expect(await service().fetch()).toMatchObject({
      fallbackUrl: `${elsewhere}/fallback`,
      fallbackMethod: 'GET',
    });
  });

  it('is made good where the answer is lost, as it may be repeated', async () => {
    // With this seed the first of two requests is struck.
    const fault = { product: 'messaging', method: 'POST', drop: 'after', share: 0.5 };
    await world.control('faults', { seed: 8, api: [fault] });
    expect(await apply()).toMatchObject({ inStep: true });
    expect((await show()).drift).toEqual([]);
  });

  it('says which setting Twilio refuses', async () => {
    await fail({ method: 'POST', path: '/Services', status: 400, code: 20001 });
    expect(await apply()).toMatchObject({
      changes: [
        { setting: 'friendlyName', outcome: 'refused', problem: expect.any(String) },
        { setting: 'validityPeriod', outcome: 'refused' },
      ],
      inStep: false,
    });
  });
});

describe('POST /service/create', () => {
  const create = (body: object = {}) => world.post<CreatedService>('/service/create', body);

  it('makes a service as it is meant to be, once', async () => {
    const first = await create();
    expect(first.status).toBe(201);
    expect(first.body).toMatchObject({ friendlyName: file.friendlyName, created: true });
    const { sid } = first.body;
    const again = await create();
    expect(again.status).toBe(200);
    expect(again.body).toEqual({ ...first.body, created: false });
    const made = await client().messaging.v1.services(sid).fetch();
    expect(made).toMatchObject((await show()).desired!);
  });

  it('makes another one by its name, and finds the one that is there', async () => {
    const { status, body } = await create({ friendlyName: 'Shop' });
    expect(status).toBe(201);
    const { friendlyName, validityPeriod } = await client().messaging.v1.services(body.sid).fetch();
    expect([friendlyName, validityPeriod]).toEqual(['Shop', file.validityPeriod]);
    expect((await create({ friendlyName: 'Emulated Messaging Service' })).body).toMatchObject({
      sid: world.stack().messagingServiceSid,
      created: false,
    });
  });

  it('makes one where the answer is lost', async () => {
    await fail({ method: 'POST', path: '/v1/Services', drop: 'after' });
    const { status, body } = await create({ friendlyName: 'Shop' });
    expect(status).toBe(201);
    const services = await client().messaging.v1.services.list();
    expect(services.filter(({ friendlyName }) => friendlyName === 'Shop').map(({ sid }) => sid)).toEqual([
      body.sid,
    ]);
  });

  it('asks which one is meant where several have the name', async () => {
    const { services } = client().messaging.v1;
    const sids = [];
    for (let n = 0; n < 2; n++) sids.unshift((await services.create({ friendlyName: 'Shop' })).sid);
    const { status, body } = await create({ friendlyName: 'Shop' });
    expect(status).toBe(409);
    expect(body).toMatchObject({ code: 'service-ambiguous', sids });
  });

  it.each(['', 'a'.repeat(65)])('refuses the name %j', async (friendlyName) => {
    expect((await create({ friendlyName })).status).toBe(400);
  });
});

describe('/service/links', () => {
  const links = async () => {
    const { status, body } = await world.get<ServiceLinks>('/service/links');
    expect(status).toBe(200);
    return body;
  };
  const change = (body: object) => world.post<ServiceLinks>('/service/links', body);
  const state = (changes: object) => world.control<{ sid: string }>('link-domain', changes);
  const domainConfig = async () => client().messaging.v1.domainConfig((await state({})).sid);

  it('shows how the domain of the service stands, without the key of the callback', async () => {
    const shown = await links();
    expect(shown).toEqual({
      domain: {
        sid: (await state({})).sid,
        name: expect.any(String),
        dns: { isValid: true },
        certificate: { state: 'valid', expiresAt: expect.stringMatching(/Z$/) },
        settings: {
          callbackUrl: expect.stringMatching(/\/webhooks\/clicks\?key=…$/),
          fallbackUrl: null,
          continueOnFailure: true,
          disableHttps: false,
        },
      },
      isAttached: true,
      reportsClicks: true,
      problems: [],
    });
    expect(JSON.stringify(shown)).not.toContain(webhookSecret(world.stack().authToken));
  });

  it.each<[string, object, object[]]>([
    ['bad DNS', { dns: 'invalid' }, [{ problem: expect.stringMatching(/DNS.*CNAME record/) }]],
    [
      'no certificate',
      { certificate: 'none' },
      [{ problem: expect.stringContaining('no certificate'), advice: expect.stringContaining('request') }],
    ],
    [
      'a certificate that is on its way',
      { certificate: 'pending' },
      [{ problem: expect.stringContaining('not issued yet') }],
    ],
    [
      'an expired certificate',
      { certificate: 'expired' },
      [{ problem: expect.stringContaining('has expired') }],
    ],
  ])('names %s', async (_what, changes, problems) => {
    await state(changes);
    expect((await links()).problems).toMatchObject(problems);
  });

  it('names that clicks are told to nobody, or to somebody else, and puts it right', async () => {
    for (const callbackUrl of ['', `${elsewhere}/webhooks/clicks?key=secret`]) {
      await (await domainConfig()).update({ callbackUrl, fallbackUrl: elsewhere });
      expect(await links()).toMatchObject({
        reportsClicks: false,
        problems: [{ problem: expect.stringContaining('does not report clicks'), action: 'set' }],
      });
      const { status, body } = await change({ action: 'set' });
      expect(status).toBe(200);
      expect(body).toMatchObject({
        reportsClicks: true,
        problems: [],
        domain: { settings: { fallbackUrl: elsewhere } },
      });
    }
  });

  it('sets what it is told, and keeps the rest', async () => {
    const wanted = { fallbackUrl: elsewhere, disableHttps: true };
    const { body } = await change({ action: 'set', ...wanted });
    expect(body.domain!.settings).toMatchObject({ ...wanted, continueOnFailure: true });
    expect((await change({ action: 'set', continueOnFailure: false })).body.domain!.settings).toMatchObject({
      ...wanted,
      continueOnFailure: false,
    });
    expect(await (await domainConfig()).fetch()).toMatchObject({ ...wanted, continueOnFailure: false });
  });

  it('requests a certificate, which needs good DNS', async () => {
    await state({ certificate: 'none', dns: 'invalid' });
    const refused = await change({ action: 'request-certificate' });
    expect(refused.status).toBe(422);
    expect(refused.body).toMatchObject({ code: 'twilio-refused', twilio: { code: 30134 } });
    await state({ dns: 'valid' });
    const { status, body } = await change({ action: 'request-certificate' });
    expect(status).toBe(200);
    expect(body.domain!.certificate).toEqual({ state: 'pending' });
  });

  it('has no domain where the service has none and no one is named', async () => {
    const { sid } = await state({});
    const { linkshorteningMessagingService: associations } = client().messaging.v1;
    await associations(sid, world.stack().messagingServiceSid).remove();
    expect(await links()).toEqual({
      domain: null,
      isAttached: false,
      reportsClicks: false,
      problems: [],
    });
    expect((await show()).service.linkDomain).toBeNull();
    const { status, body } = await change({ action: 'set' });
    expect(status).toBe(404);
    expect(body).toMatchObject({ code: 'not-found', detail: expect.stringContaining('LINK_DOMAIN_SID') });
  });

  it.each<[string, object]>([
    ['action', { action: 'delete' }],
    ['action', { disableHttps: true }],
    ['action', { action: 'request-certificate', disableHttps: true }],
    ['fallbackUrl', { action: 'set', fallbackUrl: 'nowhere' }],
  ])('does not understand %s in %j', async (path, body) => {
    const { status, body: answer } = await change(body);
    expect(status).toBe(400);
    expect(answer).toMatchObject({ code: 'invalid-request', errors: [{ path }] });
  });

  it('lets a key that may only read look, and change nothing', async () => {
    const reader = { authorization: 'Bearer r' };
    expect((await world.get('/service/links', reader)).status).toBe(200);
    const asked = await changesDuring('', async () => {
      expect((await world.post('/service/links', { action: 'set' }, reader)).status).toBe(403);
    });
    expect(asked).toEqual([]);
  });
});
