import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { ConnectionFailure, HttpClient } from '../../src/twilio/http-client';

interface Seen {
  method: string | undefined;
  url: string | undefined;
  headers: http.IncomingHttpHeaders;
  body: string;
}

/** Stands in for Twilio's API: keeps what it is asked, and answers as told. */
let seen: Seen[] = [];
let answer: (response: http.ServerResponse) => void;
const server = http.createServer((request, response) => {
  const { method, url, headers } = request;
  let body = '';
  request.on('data', (chunk) => {
    body += chunk;
  });
  request.on('end', () => {
    seen.push({ method, url, headers, body });
    answer(response);
  });
});

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  process.env.TWILIO_API_ORIGIN = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  delete process.env.TWILIO_API_ORIGIN;
  server.close();
  server.closeAllConnections();
});
afterEach(() => jest.restoreAllMocks());
beforeEach(() => {
  seen = [];
  answer = (response) => response.writeHead(201, { 'X-Told': 'yes' }).end('{"sid":"SM1"}');
});

const options = { timeout: 30_000, longestKept: 60_000, keepAlive: true };
const client = new HttpClient(options);
const impatient = new HttpClient({ ...options, timeout: 200 });
const form = { 'Content-Type': 'application/x-www-form-urlencoded' };
const call = (more: Partial<Parameters<HttpClient['request']>[0]> = {}, by = client) =>
  by.request({
    method: 'post',
    uri: 'https://api.twilio.com/2010-04-01/Messages.json',
    username: 'AC1',
    password: 'token',
    headers: form,
    ...more,
  });

describe('HttpClient', () => {
  it('posts a form with the account’s name and token, lists repeated and nothing that is undefined', async () => {
    const data = {
      To: '+1',
      Body: 'Grüße & 20 %',
      MediaUrl: ['https://a/1', 'https://a/2'],
      From: undefined,
    };
    expect(await call({ data })).toMatchObject({
      statusCode: 201,
      body: '{"sid":"SM1"}',
      headers: { 'x-told': 'yes' },
    });
    const [request] = seen;
    expect([...new URLSearchParams(request?.body)]).toEqual([
      ['To', '+1'],
      ['Body', 'Grüße & 20 %'],
      ['MediaUrl', 'https://a/1'],
      ['MediaUrl', 'https://a/2'],
    ]);
    const basic = `Basic ${Buffer.from('AC1:token').toString('base64')}`;
    expect(request?.headers).toMatchObject({ authorization: basic, 'x-twilio-host': 'api.twilio.com' });
  });

  it('posts JSON where the client says so', async () => {
    await call({ headers: { 'Content-Type': 'application/json' }, data: { items: [1] } });
    expect(seen[0]?.body).toBe('{"items":[1]}');
  });

  it.each([
    ['https://sync.twilio.com/v1/Items', '/v1/Items?Key=a%2Bb&PageSize=2'],
    ['https://sync.twilio.com/v1/Items?Page=1', '/v1/Items?Page=1&Key=a%2Bb&PageSize=2'],
  ])('adds parameters to %s', async (uri, url) => {
    await call({ method: 'get', uri, params: { Key: 'a+b', PageSize: 2, Order: undefined } });
    expect(seen[0]).toMatchObject({ method: 'GET', url, body: '' });
  });

  it.each([204, 404, 429, 503])('resolves to an answer with the status %i', async (status) => {
    answer = (response) => response.writeHead(status).end();
    expect(await call()).toMatchObject({ statusCode: status, body: '' });
  });

  it('reads characters that come in pieces', async () => {
    const bytes = Buffer.from('"ü"');
    answer = (response) => {
      response.write(bytes.subarray(0, 2));
      setTimeout(() => response.end(bytes.subarray(2)), 20);
    };
    expect((await call()).body).toBe('"ü"');
  });

  it.each<[string, (response: http.ServerResponse) => void, string, HttpClient]>([
    ['that never comes', () => {}, 'ETIMEDOUT', impatient],
    ['that stops half-way', (response) => void response.write('{'), 'ETIMEDOUT', impatient],
    ['whose connection breaks', (response) => response.destroy(), 'ECONNRESET', client],
    [
      'whose connection breaks half-way',
      (response) => {
        response.writeHead(200, { 'content-length': 10 });
        response.write('{', () => response.destroy());
      },
      'ECONNRESET',
      client,
    ],
  ])('rejects for an answer %s', async (_, behave, code, by) => {
    answer = behave;
    const failure = await call({}, by).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(ConnectionFailure);
    expect(failure).toMatchObject({ code });
  });

  it('uses a connection again, but none that is old', async () => {
    let connections = 0;
    const count = () => connections++;
    server.on('connection', count);
    const now = jest.spyOn(Date, 'now');
    const made = async (longestKept: number, ...times: number[]) => {
      const by = new HttpClient({ ...options, longestKept });
      connections = 0;
      for (const time of times) {
        now.mockReturnValue(time);
        await call({}, by);
        // Only then is the connection free again.
        await new Promise((resolve) => setImmediate(resolve));
      }
      return connections;
    };
    expect(await made(60_000, 1_000, 1_500, 1_501)).toBe(1);
    expect(await made(500, 1_000, 1_500)).toBe(1);
    expect(await made(500, 1_000, 1_500, 1_501)).toBe(2);
    server.off('connection', count);
  });
});
