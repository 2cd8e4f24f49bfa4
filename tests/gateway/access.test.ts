import {
  postForm,
  postJson,
  rawRequest,
  sign,
  startTestGateway,
  stopGateway,
  type TestGateway,
  withBodyHash,
} from './fixture';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startTestGateway();
});
afterAll(() => stopGateway(gateway));

describe('routes', () => {
  test('a Function answers under its path', async () => {
    expect(await rawRequest(`${gateway.url}/nested/deep`)).toMatchObject({ status: 200, text: 'deep' });
  });

  test.each([
    '/nested/hidden',
    '/nested/hidden.private',
    '/signed.protected',
    '/nothing',
    '/echo/',
    '/echo.js',
    '/%',
  ])('%s is not found', async (path) => {
    expect((await rawRequest(gateway.url + path)).status).toBe(404);
  });

  test.each(['PUT', 'DELETE', 'PATCH', 'HEAD', 'PROPFIND'])('%s is not allowed', async (method) => {
    const answer = await rawRequest(`${gateway.url}/echo`, { method });
    expect(answer).toMatchObject({ status: 405, headers: { allow: 'GET, POST, OPTIONS' } });
  });

  test.each(['/echo', '/signed'])('OPTIONS on %s is answered without the Function', async (path) => {
    const before = gateway.stats().count;
    const answer = await rawRequest(gateway.url + path, { method: 'OPTIONS' });
    expect(answer.status).toBe(204);
    expect(answer.headers['access-control-allow-origin']).toBe('*');
    expect(gateway.stats().count).toBe(before);
  });

  test('OPTIONS on a private Function is not found', async () => {
    expect((await rawRequest(`${gateway.url}/nested/hidden`, { method: 'OPTIONS' })).status).toBe(404);
  });

  test.each(['127.0.0.1', '[::1]', 'localhost'])('it can be reached as %s', async (host) => {
    expect((await rawRequest(`http://${host}:${gateway.port}/echo`)).status).toBe(200);
  });
});

describe('assets', () => {
  test.each([
    ['/', 'text/html; charset=utf-8', '<h1>Console</h1>'],
    ['/index.html', 'text/html; charset=utf-8', '<h1>Console</h1>'],
    ['/app/main.css?v=1', 'text/css; charset=utf-8', 'h1 {}'],
  ])('%s is served as %s', async (path, type, text) => {
    const answer = await rawRequest(gateway.url + path);
    expect(answer).toMatchObject({ status: 200, text, headers: { 'content-type': type } });
  });

  test('HEAD sends the headers only', async () => {
    const answer = await rawRequest(`${gateway.url}/index.html`, { method: 'HEAD' });
    expect(answer).toMatchObject({ status: 200, text: '', headers: { 'content-length': '16' } });
  });

  test.each(['/replies.json', '/replies.private.json', '/../functions/echo.js', '/app/..%2findex.html'])(
    '%s is not served',
    async (path) => {
      expect((await rawRequest(gateway.url, { path })).status).toBe(404);
    },
  );

  test('POST is not allowed', async () => {
    expect((await postForm(`${gateway.url}/index.html`, 'a=1')).status).toBe(405);
  });
});

describe('a protected Function', () => {
  const form = { From: '+15005550006', Body: 'Hi & bye', MediaUrl: ['https://b', 'https://a'] };
  const formBody = 'From=%2B15005550006&Body=Hi+%26+bye&MediaUrl=https%3A%2F%2Fb&MediaUrl=https%3A%2F%2Fa';
  const json = '{"event_type":"click","é":1}';

  test('takes a form that Twilio signed', async () => {
    const url = `${gateway.url}/signed?c=1`;
    const answer = await postForm(url, formBody, { 'X-Twilio-Signature': sign(url, form) });
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.text)).toMatchObject({ ...form, c: '1' });
  });

  test('takes a signed GET', async () => {
    const url = `${gateway.url}/signed?a=b`;
    const answer = await rawRequest(url, { headers: { 'X-Twilio-Signature': sign(url) } });
    expect(answer.status).toBe(200);
  });

  test('takes JSON whose hash is in the signed URL', async () => {
    const url = withBodyHash(`${gateway.url}/signed`, json);
    const answer = await postJson(url, json, { 'X-Twilio-Signature': sign(url) });
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.text)).toMatchObject({ event_type: 'click' });
  });

  test('refuses JSON other than the one hashed', async () => {
    const url = withBodyHash(`${gateway.url}/signed`, json);
    const answer = await postJson(url, json.replace('click', 'clack'), { 'X-Twilio-Signature': sign(url) });
    expect(answer.status).toBe(403);
  });

  test('refuses JSON when only the URL is signed', async () => {
    const url = `${gateway.url}/signed`;
    expect((await postJson(url, json, { 'X-Twilio-Signature': sign(url) })).status).toBe(403);
  });

  test('refuses a form sent as another type, so that its fields are not covered', async () => {
    const url = `${gateway.url}/signed`;
    const headers = { 'X-Twilio-Signature': sign(url), 'Content-Type': 'text/plain' };
    expect((await postForm(url, formBody, headers)).status).toBe(403);
  });

  test('refuses changed fields', async () => {
    const url = `${gateway.url}/signed`;
    const headers = { 'X-Twilio-Signature': sign(url, form) };
    expect((await postForm(url, formBody.replace('bye', 'by'), headers)).status).toBe(403);
  });

  test('refuses a signature made for another URL', async () => {
    const headers = { 'X-Twilio-Signature': sign(`${gateway.url}/signed?c=1`, form) };
    expect((await postForm(`${gateway.url}/signed?c=2`, formBody, headers)).status).toBe(403);
  });

  test('refuses a signature made with another token', async () => {
    const url = `${gateway.url}/signed`;
    const headers = { 'X-Twilio-Signature': sign(url, form, 'f'.repeat(32)) };
    expect((await postForm(url, formBody, headers)).status).toBe(403);
  });

  test.each([undefined, '', 'x', 'é'.repeat(28), 'A'.repeat(5000)])(
    'refuses the signature %p',
    async (signature) => {
      const headers =
        signature === undefined ? {} : { 'X-Twilio-Signature': Buffer.from(signature).toString('latin1') };
      const answer = await postForm(`${gateway.url}/signed`, formBody, headers);
      expect(answer).toMatchObject({ status: 403, headers: { 'content-type': 'text/plain; charset=utf-8' } });
    },
  );

  test('does not fail at a Host that makes no URL', async () => {
    const headers = { Host: '[', 'X-Twilio-Signature': 'x' };
    expect((await postForm(`${gateway.url}/signed`, formBody, headers)).status).toBe(403);
  });
});
