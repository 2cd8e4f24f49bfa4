import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import path from 'node:path';
import { promisify } from 'node:util';
import { Twilio } from 'twilio';
import type { ShownMessage } from '../../src/delivery/show-message';
import { clicksUrl } from '../../src/twilio/callback-urls';
import { clientOptions } from '../../src/twilio/client-options';
import { localStack } from '../e2e/local-stack';
import { signedForm } from '../e2e/signed-request';

const projectDir = path.resolve(__dirname, '../..');
const ana = '+14155550101';
const sha256 = (key: string) => createHash('sha256').update(key).digest('hex');

describe('an API key', () => {
  const world = localStack({ API_KEYS: `shop:send:${sha256('old')},shop:send:${sha256('new')}` });
  const send = (key: string) =>
    world.post(
      '/messages/send',
      { to: ana, body: 'Hi' },
      { authorization: `Bearer ${key}`, 'idempotency-key': 'order-1' },
    );

  it('is valid beside the one that takes its place, which goes on with its idempotency keys', async () => {
    const first = await send('old');
    expect(first.status).toBe(201);
    const second = await send('new');
    expect(second.body).toEqual(first.body);
    expect(second.headers.get('idempotent-replayed')).toBe('true');
  });
});

describe('once another auth token is in force', () => {
  const world = localStack();
  const clicksOn = async (sid: string) =>
    (await world.get<ShownMessage>(`/messages/show?sid=${sid}`)).body.clicks.total;
  const click = async (sid: string) =>
    (await world.control<{ webhook: { status: number } }>('click', { sid })).webhook.status;

  it('clicks that come with the old secret are refused, until npm run provision sets the new one', async () => {
    const { functionsUrl, emulatorUrl, accountSid, authToken, messagingServiceSid } = world.stack();
    process.env.TWILIO_API_ORIGIN = emulatorUrl;
    const { sid: domain } = await world.control<{ sid: string }>('link-domain', {});
    const { domainConfig } = new Twilio(accountSid, authToken, clientOptions()).messaging.v1;
    await domainConfig(domain).update({ callbackUrl: clicksUrl(functionsUrl, 'b'.repeat(32)) });
    const content = { to: ana, body: 'Hi https://example.com/offer', shortenUrls: true };
    const { sid } = (await world.post<{ sid: string }>('/messages/send', content)).body;
    await world.settled();
    await world.control('clock', { advanceSeconds: 10 });
    expect(await click(sid)).toBe(401);
    expect(await clicksOn(sid)).toBe(0);

    const command = ['--require', './emulator/preload.cjs', '--import', 'tsx', 'cli/provision.ts', '--yes'];
    const { stdout } = await promisify(execFile)(process.execPath, [...command, '--domain', functionsUrl], {
      cwd: projectDir,
      env: {
        PATH: process.env.PATH,
        ACCOUNT_SID: accountSid,
        AUTH_TOKEN: authToken,
        TWILIO_MESSAGING_SERVICE_SID: messagingServiceSid,
        LINK_DOMAIN_SID: domain,
        TWILIO_API_ORIGIN: emulatorUrl,
      },
    });
    expect(stdout).toContain('linkDomain.callbackUrl');
    expect(await click(sid)).toBe(204);
    expect(await clicksOn(sid)).toBe(1);
  });
});

describe('a Function that still has the old auth token', () => {
  const world = localStack({ AUTH_TOKEN: 'f'.repeat(32) });

  it('sends nothing, and has Twilio tell again what it could not store', async () => {
    expect(await world.post('/messages/send', { to: ana, body: 'Hi' })).toMatchObject({ status: 503 });
    expect((await world.control<{ messages: [] }>('messages')).messages).toEqual([]);
    const { functionsUrl, authToken } = world.stack();
    const form = {
      MessageSid: `SM${'1'.repeat(32)}`,
      MessageStatus: 'sent',
      From: ana,
      To: ana,
      Body: 'STOP',
    };
    for (const webhook of ['/webhooks/status', '/webhooks/inbound']) {
      const { url, ...init } = signedForm(authToken, functionsUrl + webhook, form);
      expect((await fetch(url, { method: 'POST', ...init })).status).toBe(503);
    }
  });
});
