import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import twilio from 'twilio';
import { authToken, getJson, isAlive, startTestGateway, stopGateway } from './fixture';

/** Stands in for Twilio's API: answers everything with one message. */
let api: http.Server;
let origin: string;
let seen: Array<{ url: string | undefined; host: string | undefined; port: number | undefined }> = [];

beforeAll(async () => {
  api = http.createServer((request, response) => {
    const host = request.headers['x-twilio-host'] as string | undefined;
    seen.push({ url: request.url, host, port: request.socket.remotePort });
    response.setHeader('Content-Type', 'application/json').end('{"sid":"SM1"}');
  });
  await once(api.listen(0, 'localhost'), 'listening');
  origin = `http://localhost:${(api.address() as AddressInfo).port}`;
});
afterAll(() => {
  api.close();
  api.closeAllConnections();
});
beforeEach(() => {
  seen = [];
});

const accountSid = `AC${'a'.repeat(32)}`;
const messageUrl = `/2010-04-01/Accounts/${accountSid}/Messages/SM1.json`;

test('a Function’s Twilio client reaches the local API, over one connection', async () => {
  const gateway = await startTestGateway({ processEnv: { TWILIO_API_ORIGIN: origin } });
  expect(await getJson(`${gateway.url}/calls`)).toEqual(['SM1', 'SM1', 'SM1']);
  await stopGateway(gateway);
  expect(seen.map(({ url, host }) => [url, host])).toEqual(Array(3).fill([messageUrl, 'api.twilio.com']));
  expect(new Set(seen.map(({ port }) => port)).size).toBe(1);
});

test('a client in a test does too, and tells the product’s host', async () => {
  process.env.TWILIO_API_ORIGIN = `${origin}/`;
  const client = twilio(accountSid, authToken, { maxRetries: 1 });
  await client.messages('SM1').fetch();
  await client.sync.v1.services('default').fetch();
  delete process.env.TWILIO_API_ORIGIN;
  expect(seen.map(({ url, host }) => [url, host])).toEqual([
    [messageUrl, 'api.twilio.com'],
    ['/v1/Services/default', 'sync.twilio.com'],
  ]);
  expect(seen[0]!.port).toBe(seen[1]!.port);
});

test('the local connections have the limits of the client’s options', async () => {
  process.env.TWILIO_API_ORIGIN = origin;
  const client = twilio(accountSid, authToken, { maxSockets: 2 });
  await Promise.all(Array.from({ length: 6 }, () => client.messages('SM1').fetch()));
  delete process.env.TWILIO_API_ORIGIN;
  expect(new Set(seen.map(({ port }) => port)).size).toBe(2);
});

test.each([
  ['a URL', new URL('https://serverless.twilio.com/v1/Services?Page=0')],
  ['an address', 'https://serverless.twilio.com/v1/Services?Page=0'],
])('a request that names %s goes there as well, with its options', async (_what, target) => {
  process.env.TWILIO_API_ORIGIN = origin;
  const request = https.request(target, { method: 'POST', headers: { a: 'b' } }).end();
  const [response] = await once(request, 'response');
  delete process.env.TWILIO_API_ORIGIN;
  response.resume();
  expect(request.method).toBe('POST');
  expect(request.getHeader('a')).toBe('b');
  expect(seen).toMatchObject([{ url: '/v1/Services?Page=0', host: 'serverless.twilio.com' }]);
});

test('requests to others go where they are meant to', async () => {
  process.env.TWILIO_API_ORIGIN = origin;
  const elsewhere = https.get({ hostname: 'localhost', port: 1, path: '/', headers: {} });
  const [failure] = await once(elsewhere, 'error');
  delete process.env.TWILIO_API_ORIGIN;
  expect(failure).toMatchObject({ code: 'ECONNREFUSED' });
  expect(seen).toEqual([]);
});

test('a function process ends with a gateway that is killed', async () => {
  const script = `
    require('tsx/cjs');
    const { startTestGateway } = require('./tests/gateway/fixture.ts');
    startTestGateway().then(async (gateway) => {
      const { pid } = await (await fetch(gateway.url + '/pid')).json();
      process.stdout.write(String(pid));
    });
  `;
  const temporary = mkdtempSync(path.join(tmpdir(), 'killed-gateway-'));
  const options = { cwd: path.resolve(__dirname, '../..'), env: { ...process.env, TMPDIR: temporary } };
  const owner: ChildProcess = spawn(process.execPath, ['-e', script], options);
  const [pid] = (await once(owner.stdout!, 'data')).map(Number);
  expect(isAlive(pid!)).toBe(true);
  owner.kill('SIGKILL');
  while (isAlive(pid!)) await sleep(5);
  rmSync(temporary, { recursive: true });
});
