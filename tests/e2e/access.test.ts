import { createHash } from 'node:crypto';
import path from 'node:path';
import { readRoutes } from '../../emulator/gateway/routes';
import { projectDir } from '../../emulator/stack';
import type { Scope } from '../../src/config';
import { webhookSecret } from '../../src/twilio/webhook-secret';
import { localStack } from './local-stack';
import { type SignedRequest, signedForm, signedJson } from './signed-request';

const sha256 = (key: string) => createHash('sha256').update(key).digest('hex');
const world = localStack({ API_KEYS: `reader:read:${sha256('r')},sender:send:${sha256('s')}` });

const functionsDir = path.join(projectDir, 'dist', 'functions');
const routes = readRoutes(functionsDir, '').functions;

/** What each route asks of whoever calls: a key with a scope, the secret in its URL, Twilio's signature, or nothing. */
const needs: Record<string, Scope | 'secret' | 'signature' | 'nothing'> = {
  '/campaigns/add-recipients': 'send',
  '/campaigns/control': 'send',
  '/campaigns/create': 'send',
  '/campaigns/list': 'read',
  '/campaigns/recipients': 'read',
  '/campaigns/run': 'send',
  '/campaigns/show': 'read',
  '/compliance/consents': 'admin',
  '/compliance/contacts': 'admin',
  '/compliance/geo-permissions': 'read',
  '/compliance/registrations': 'read',
  '/compliance/report': 'read',
  '/compliance/safe-list': 'admin',
  '/health': 'nothing',
  '/insights/alerts': 'read',
  '/insights/clicks': 'read',
  '/insights/error-codes': 'read',
  '/insights/errors': 'read',
  '/insights/overview': 'read',
  '/maintenance/run': 'send',
  '/messages/bulk': 'send',
  '/messages/cancel': 'send',
  '/messages/list': 'read',
  '/messages/preview': 'read',
  '/messages/reschedule': 'send',
  '/messages/schedule': 'send',
  '/messages/scheduled': 'read',
  '/messages/send': 'send',
  '/messages/show': 'read',
  '/opt-outs/add': 'send',
  '/opt-outs/check': 'read',
  '/opt-outs/import': 'admin',
  '/opt-outs/list': 'read',
  '/opt-outs/remove': 'admin',
  // To settle something takes `send`, which depends on the fields.
  '/opt-outs/review': 'read',
  '/senders/add': 'admin',
  '/senders/list': 'read',
  '/senders/remove': 'admin',
  '/service/apply': 'admin',
  '/service/create': 'admin',
  // To set something takes `admin`, which depends on the fields.
  '/service/links': 'read',
  '/service/list': 'read',
  '/service/show': 'read',
  '/webhooks/alerts': 'signature',
  '/webhooks/clicks': 'secret',
  '/webhooks/events': 'secret',
  '/webhooks/inbound': 'signature',
  '/webhooks/status': 'signature',
};
/** Each includes the ones before it. */
const scopes: string[] = ['read', 'send', 'admin'];

test('it is known of every route who may call it', () => {
  expect(routes.map((route) => route.path).sort()).toEqual(Object.keys(needs).sort());
});

test('exactly the routes that only Twilio may call are protected by the platform', () => {
  const isSigned = (route: string) => needs[route] === 'signature';
  for (const { path: route, access } of routes) {
    expect({ route, access }).toEqual({ route, access: isSigned(route) ? 'protected' : 'public' });
  }
});

describe.each(routes.filter(({ access, path }) => access === 'public' && needs[path] !== 'nothing'))(
  '$path',
  (route) => {
    const needed = scopes.indexOf(needs[route.path] ?? '');

    it.each([['GET'], ['POST']])('refuses %s without a key', async (method) => {
      const response = await fetch(`${world.stack().functionsUrl}${route.path}`, { method });
      expect(response.status).toBe(401);
      expect(await response.json()).toMatchObject({ code: 'unauthorized' });
    });

    it('refuses a wrong key, a spoofed one and one in the URL or a cookie', async () => {
      const { apiKey, functionsUrl } = world.stack();
      const post = (query: string, authorization: string, body: object) =>
        fetch(`${functionsUrl}${route.path}${query}`, {
          method: 'POST',
          headers: { authorization, 'content-type': 'application/json' },
          body: JSON.stringify(body),
        });
      const spoofed = { request: { headers: { authorization: 'Bearer wrong' } } };
      for (const response of [
        await post('', 'Bearer wrong', {}),
        await post('', `Basic ${apiKey}`, {}),
        await post('', '', spoofed),
        await post(`?key=${apiKey}&authorization=${apiKey}`, '', {}),
        await fetch(`${functionsUrl}${route.path}`, {
          headers: { cookie: `authorization=Bearer ${apiKey}` },
        }),
      ]) {
        expect(response.status).toBe(401);
      }
    });

    if (needs[route.path] !== 'secret') {
      it('asks for the scope it needs', async () => {
        const { apiKey, functionsUrl } = world.stack();
        const keys: Record<string, string> = { read: 'r', send: 's', admin: apiKey };
        for (const [rank, scope] of scopes.entries()) {
          // With a field that no route knows: whoever gets past the guard is told so, and nothing is done.
          const { status } = await fetch(`${functionsUrl}${route.path}?nonsense=1`, {
            headers: { authorization: `Bearer ${keys[scope]}` },
          });
          expect({ scope, status }).toEqual({ scope, status: rank < needed ? 403 : 400 });
        }
      });
    }
  },
);

describe('GET /health', () => {
  it('needs no key and gives nothing away', async () => {
    const { body } = await world.get<object>('/health', { authorization: 'Bearer wrong' });
    expect(body).toEqual({ status: 'ok', version: expect.stringMatching(/^\d+\.\d+\.\d+$/) });
  });

  it('tells somebody with a key what the deployment stands on', async () => {
    const { body } = await world.get('/health');
    expect(body).toMatchObject({
      status: 'ok',
      dependencies: { messagingService: 'ok', sync: 'ok', replies: 'ok' },
    });
  });
});

describe('signed webhooks', () => {
  const send = async ({ url, headers, body }: SignedRequest) =>
    (await fetch(url, { method: 'POST', headers, body })).status;
  const urlOf = (route: string) => `${world.stack().functionsUrl}${route}`;
  const form = {
    MessageSid: `SM${'0'.repeat(32)}`,
    MessageStatus: 'delivered',
    To: '+14155550101',
    From: '+14155550100',
    Body: 'Hi',
  };

  it.each(routes.filter(({ access }) => access === 'protected').map(({ path }) => [path]))(
    '%s takes what Twilio signed and nothing else',
    async (route) => {
      const { authToken } = world.stack();
      const right = signedForm(authToken, urlOf(route), form);
      const { 'x-twilio-signature': _, ...unsigned } = right.headers;
      expect(await send({ ...right, headers: unsigned as Record<string, string> })).toBe(403);
      expect(await send(signedForm('f'.repeat(32), urlOf(route), form))).toBe(403);
      expect(await send({ ...right, body: right.body.replace('delivered', 'failed') })).toBe(403);
      expect(await send({ ...right, url: `${right.url}?c=other` })).toBe(403);
      expect([200, 204]).toContain(await send(right));
      expect([200, 204]).toContain(await send(signedJson(authToken, urlOf(route), JSON.stringify(form))));
      const other = signedJson(authToken, urlOf(route), JSON.stringify(form));
      expect(await send({ ...other, body: JSON.stringify({ ...form, To: '+14155550102' }) })).toBe(403);
    },
  );

  it('cannot be replayed to another webhook', async () => {
    const right = signedForm(world.stack().authToken, urlOf('/webhooks/status'), form);
    expect(await send({ ...right, url: urlOf('/webhooks/inbound') })).toBe(403);
  });
});

describe('webhooks with a secret in their URL', () => {
  const click = {
    event_type: 'click',
    sms_sid: `SM${'0'.repeat(32)}`,
    to: '+14155550101',
    link: 'https://example.com',
  };
  const post = (key: string, body: string, type: string) =>
    fetch(`${world.stack().functionsUrl}/webhooks/clicks?key=${key}`, {
      method: 'POST',
      headers: { 'content-type': type },
      body,
    });

  it('take JSON and forms', async () => {
    const key = webhookSecret(world.stack().authToken);
    expect((await post(key, JSON.stringify(click), 'application/json')).status).toBe(204);
    const form = new URLSearchParams(click).toString();
    expect((await post(key, form, 'application/x-www-form-urlencoded')).status).toBe(204);
  });

  it('refuse any other key', async () => {
    expect((await post('0'.repeat(64), JSON.stringify(click), 'application/json')).status).toBe(401);
    expect((await post(world.stack().authToken, JSON.stringify(click), 'application/json')).status).toBe(401);
  });
});

test('answers carry CORS headers only where an origin is configured', async () => {
  const response = await world.get('/health');
  expect(response.headers.get('access-control-allow-origin')).toBeNull();
});
