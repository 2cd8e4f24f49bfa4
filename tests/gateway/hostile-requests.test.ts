import net from 'node:net';
import { gzipSync } from 'node:zlib';
import {
  postForm,
  postJson,
  type RawAnswer,
  rawRequest,
  startTestGateway,
  stopGateway,
  type TestGateway,
} from './fixture';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startTestGateway();
});
afterAll(() => stopGateway(gateway));
afterEach(async () => {
  expect((await rawRequest(`${gateway.url}/echo`)).status).toBe(200);
  expect(gateway.logged.filter((line) => line.includes('ERROR'))).toEqual([]);
});

const json = (body: string | Buffer, headers = {}) => postJson(`${gateway.url}/echo`, body, headers);

function expectInvalidBody(answer: RawAnswer, status = 400): void {
  expect(answer.status).toBe(status);
  expect(answer.headers['content-type']).toBe('application/problem+json');
  const problem = JSON.parse(answer.text);
  expect(problem).toMatchObject({ type: 'about:blank', status, code: 'invalid-body' });
  expect(problem.limit !== undefined).toBe(status === 413);
  expect(problem.detail).not.toBe('');
}

describe('a body that cannot be read is refused with what is wrong', () => {
  test.each(['{', '{"a":1}}', 'undefined', "{'a':1}", '{"a":1,}', '\u0000', 'a=b'])(
    '%p is not JSON',
    async (body) => {
      expectInvalidBody(await json(body));
    },
  );

  test.each(['1', '"text"', 'true', '-0.5e9'])('%p is JSON but has no fields', async (body) => {
    expectInvalidBody(await json(body));
  });

  test.each([
    ['arrays', '['.repeat(200_000) + ']'.repeat(200_000)],
    ['objects', `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`],
    ['just over the limit', '['.repeat(501) + ']'.repeat(501)],
  ])('nested too deep: %s', async (_, body) => {
    expectInvalidBody(await json(body));
  });

  test('unclosed nesting', async () => {
    expectInvalidBody(await json('['.repeat(500_000)));
  });

  test.each([
    ['an overlong form', Buffer.from([0x22, 0xc0, 0xaf, 0x22])],
    ['a lone surrogate', Buffer.from([0x22, 0xed, 0xa0, 0x80, 0x22])],
    ['a truncated character', Buffer.from([0x22, 0xf0, 0x9f, 0x98])],
    ['UTF-16', Buffer.from('{"a":1}', 'utf16le')],
  ])('%s is not UTF-8', async (_, body) => {
    expectInvalidBody(await json(Buffer.concat([Buffer.from('{"a":'), body, Buffer.from('}')])));
    expectInvalidBody(await postForm(`${gateway.url}/echo`, Buffer.concat([body, Buffer.from([0xff])])));
  });

  test('5 MB, announced or not', async () => {
    const large = JSON.stringify({ a: 'x'.repeat(5_000_000) });
    expectInvalidBody(await json(large), 413);
    expectInvalidBody(await json(large, { 'Transfer-Encoding': 'chunked' }), 413);
  });

  test('a form of more than 1,000 fields', async () => {
    expectInvalidBody(await postForm(`${gateway.url}/echo`, 'a=1&'.repeat(1001)), 413);
  });

  test('a compressed body', async () => {
    expectInvalidBody(await json(gzipSync('{}'), { 'Content-Encoding': 'gzip' }), 415);
  });
});

describe('an odd body reaches the Function as on the platform', () => {
  const fieldsOf = ({ text }: RawAnswer) => {
    const { request: _, ...fields } = JSON.parse(text);
    return fields;
  };

  test.each([
    ['[1,"b"]', { 0: 1, 1: 'b' }],
    ['null', {}],
    ['', {}],
    ['[]', {}],
    ['\ufeff{"a":1}', { a: 1 }],
    ['{"toJSON":1,"constructor":2}', { toJSON: 1, constructor: 2 }],
    ['{"a":"\\ud800\\u0000"}', { a: '\ud800\u0000' }],
  ])('%p', async (body, fields) => {
    const answer = await json(body);
    expect(answer.status).toBe(200);
    expect(fieldsOf(answer)).toEqual(fields);
  });

  test('brackets in strings are no nesting', async () => {
    const value = '[\\"{'.repeat(2000);
    expect((await json(`{"a":"${value}"}`)).status).toBe(200);
  });

  test('__proto__ is a field like any other and changes nothing', async () => {
    const answer = await json('{"__proto__":{"polluted":true},"a":1}');
    expect(answer.text).toContain('"__proto__":{"polluted":true}');
    expect(fieldsOf(answer).polluted).toBeUndefined();
    const form = await postForm(`${gateway.url}/echo?__proto__=1`, '__proto__=2&__proto__=3&__proto__[x]=4');
    expect(form.text).toContain('"__proto__":["2","3"]');
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  test('broken percent signs in a form are kept', async () => {
    expect(fieldsOf(await postForm(`${gateway.url}/echo`, 'a=%zz%&%=1&&=2'))).toMatchObject({
      a: '%zz%',
      '%': '1',
    });
  });

  test.each(['text/plain', 'multipart/form-data', 'application/jsonp', ';', 'application/json, x', '\u00ff'])(
    'a body of type %p adds no fields',
    async (type) => {
      const answer = await json('{"a":1}', { 'Content-Type': type });
      expect(answer.status).toBe(200);
      expect(fieldsOf(answer)).toEqual({});
    },
  );

  test.each(['application/json; charset=utf-8', 'APPLICATION/JSON', 'application/json;x="y;'])(
    'a body of type %p is JSON',
    async (type) => {
      expect(fieldsOf(await json('{"a":1}', { 'Content-Type': type }))).toEqual({ a: 1 });
    },
  );
});

describe('limits', () => {
  test('more than 90 headers are refused', async () => {
    const headers = Object.fromEntries(Array.from({ length: 90 }, (_, i) => [`X-${i}`, 'v']));
    const answer = await rawRequest(`${gateway.url}/echo`, { headers });
    expect(answer).toMatchObject({ status: 431, text: 'Request headers or cookies too long' });
  });

  test('more than 15 KB of headers are refused', async () => {
    const answer = await rawRequest(`${gateway.url}/echo`, { headers: { Cookie: 'x'.repeat(15 * 1024) } });
    expect(answer.status).toBe(431);
    expect(
      (await rawRequest(`${gateway.url}/echo`, { headers: { Cookie: 'x'.repeat(14 * 1024) } })).status,
    ).toBe(200);
  });

  test('headers beyond what Node reads are refused too', async () => {
    const answer = await rawRequest(`${gateway.url}/echo`, { headers: { Cookie: 'x'.repeat(80 * 1024) } });
    expect(answer.status).toBe(431);
  });

  test('a GET with a body is refused', async () => {
    const headers = { 'Content-Length': '2', 'Content-Type': 'application/json' };
    expect((await rawRequest(`${gateway.url}/echo`, { headers }, '{}')).status).toBe(403);
  });
});

describe('bytes that are hardly HTTP', () => {
  /** Silence is listened to for a while only where it is expected: an answer is waited for. */
  const send = (bytes: string, isAnswered: boolean) =>
    new Promise<string>((resolve, reject) => {
      const socket = net.connect(gateway.port, '127.0.0.1', () => socket.write(bytes));
      let answer = '';
      if (!isAnswered) socket.setTimeout(300, () => socket.destroy());
      socket.on('data', (chunk) => {
        answer += chunk;
        if (isAnswered && answer.includes('\r\n\r\n')) socket.destroy();
      });
      socket.on('error', reject);
      socket.on('close', () => resolve(answer));
    });

  test.each([
    ['nonsense', '\u0000\u0001\u0002\r\n\r\n', / 400 /],
    ['no Host', 'GET /echo HTTP/1.1\r\n\r\n', / 400 /],
    [
      'two lengths',
      'POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab',
      / 400 /,
    ],
    ['a bad length', 'POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n', / 400 /],
    ['OPTIONS *', 'OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n', / 404 /],
    ['a URL as the target', 'GET http://x/echo HTTP/1.1\r\nHost: x\r\n\r\n', / 404 /],
    [
      'an upgrade',
      'GET /echo HTTP/1.1\r\nHost: x\r\nConnection: upgrade\r\nUpgrade: websocket\r\n\r\n',
      / 200 /,
    ],
    ['CONNECT', 'CONNECT x:1 HTTP/1.1\r\nHost: x\r\n\r\n', /^$/],
    ['a body that never ends', 'POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nab', /^$/],
  ])('%s', async (_, bytes, expected) => {
    expect(await send(bytes, !expected.test(''))).toMatch(expected);
  });
});
