import { createHash } from 'node:crypto';
import path from 'node:path';
import { readRoutes } from '../../emulator/gateway/routes';
import { projectDir } from '../../emulator/stack';
import { webhookSecret } from '../../src/http/webhook-secret';
import { localStack } from './local-stack';
import { type SignedRequest, signedForm, signedJson } from './signed-request';

const sha256 = (key: string) => createHash('sha256').update(key).digest('hex');
const world = localStack({ API_KEYS: `reader:read:${sha256('r')},sender:send:${sha256('s')}` });

const functionsDir = path.join(projectDir, 'dist', 'functions');
const routes = readRoutes(functionsDir, '').functions;
/** Everything else asks for a key. */
const open = new Set(['/health']);
const isReadable = (route: string) => /^\/(insights\/|messages\/(show|list)$|opt-outs\/check$)/.test(route);

describe.each(routes.filter(({ access, path }) => access === 'public' && !open.has(path)))(
  '$path',
  (route) => {
    const isWebhook = route.path.startsWith('/webhooks/');

    it.each([['GET'], ['POST']])('refuses %s without a key', async (method) => {
      const response = await fetch(`${world.stack().functionsUrl}${route.path}`, { method });
      expect(response.status).toBe(401);
      expect(await response.json()).toMatchObject({ code: 'unauthorized' });
    });

    it('refuses a wrong key, a spoofed one and one in the URL', async () => {
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
      ]) {
        expect(response.status).toBe(401);
      }
    });

    if (!isWebhook) {
      it('asks for the scope it needs', async () => {
        const { functionsUrl } = world.stack();
        // With a field that no route knows: whoever gets past the guard is told so, and nothing is done.
        const statusFor = async (key: string) =>
          (
            await fetch(`${functionsUrl}${route.path}?nonsense=1`, {
              headers: { authorization: `Bearer ${key}` },
            })
          ).status;
        expect(await statusFor('r')).toBe(isReadable(route.path) ? 400 : 403);
        expect(await statusFor('s')).toBe(400);
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
