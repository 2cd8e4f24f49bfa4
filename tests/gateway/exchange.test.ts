import {
  getJson,
  postForm,
  postJson,
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

interface Event {
  request: { headers: Record<string, string | string[]>; cookies: Record<string, string> };
}

describe('the event', () => {
  test('has the query, and the form over it, with repeated keys as arrays', async () => {
    const answer = await postForm(`${gateway.url}/echo?a=query&q=1&q=2`, 'a=form&b=+%C3%A9&b=&c');
    expect(JSON.parse(answer.text)).toMatchObject({ a: 'form', q: ['1', '2'], b: [' é', ''], c: '' });
  });

  test('has headers in lower case, without those the platform hides', async () => {
    const hidden = {
      'I-Twilio-Idempotency-Token': 'x',
      'X-Forwarded-For': 'x',
      'X-Real-IP': 'x',
      Referer: 'x',
      Via: 'x',
    };
    const headers = { ...hidden, Authorization: 'Bearer k', 'X-Mine': ['1', '2'] };
    const answer = await rawRequest(`${gateway.url}/echo`, { headers });
    const { request } = JSON.parse(answer.text) as Event;
    expect(request.headers).toEqual({ authorization: 'Bearer k', 'x-mine': ['1', '2'] });
  });

  test('has cookies', async () => {
    const answer = await rawRequest(`${gateway.url}/echo`, {
      headers: { Cookie: 'a=1; b=%C3%A9%; c=%20d; =e; f' },
    });
    expect((JSON.parse(answer.text) as Event).request.cookies).toEqual({ a: '1', b: '%C3%A9%', c: ' d' });
  });

  test.each(['constructor', '__proto__', 'toString', 'hasOwnProperty'])(
    'survives a header called %s',
    async (name) => {
      const answer = await rawRequest(`${gateway.url}/echo`, { headers: { [name]: 'x', Host: 'localhost' } });
      expect(answer.status).toBe(200);
    },
  );

  test('lets a field called request replace the real one, as the platform does', async () => {
    const answer = await postJson(`${gateway.url}/echo`, '{"request":"mine"}');
    expect(JSON.parse(answer.text)).toEqual({ request: 'mine' });
  });
});

describe('the context', () => {
  test('knows the domain, the path and the settings', async () => {
    expect(await getJson(`${gateway.url}/context`)).toMatchObject({
      domain: `localhost:${gateway.port}`,
      path: '/context',
      setting: 'set',
      fromProcess: 'set',
    });
  });

  test('the process sees no variable of the machine but PATH', async () => {
    const { names } = await getJson<{ names: string[] }>(`${gateway.url}/context`);
    expect(names.sort()).toEqual(['ACCOUNT_SID', 'AUTH_TOKEN', 'PATH', 'SETTING', 'TZ']);
  });
});

describe('the answer', () => {
  const answerWith = (parameters: Record<string, string>) =>
    rawRequest(`${gateway.url}/answer?${new URLSearchParams(parameters)}`);

  test('carries status, headers, cookies and JSON', async () => {
    const headers = JSON.stringify({
      'Content-Type': 'application/json',
      'X-A': ['1', '2'],
      'Set-Cookie': 'a=b',
    });
    const answer = await answerWith({ status: '201', headers, body: '{"a":[1]}' });
    expect(answer).toMatchObject({ status: 201, text: '{"a":[1]}' });
    expect(answer.headers).toMatchObject({
      'content-type': 'application/json',
      'x-a': '1, 2',
      'set-cookie': ['a=b'],
    });
  });

  test('keeps XML and problem details as they are', async () => {
    const headers = JSON.stringify({ 'Content-Type': 'text/xml' });
    const answer = await answerWith({ headers, body: JSON.stringify('<Response/>') });
    expect(answer).toMatchObject({ text: '<Response/>', headers: { 'content-type': 'text/xml' } });
  });

  test('carries bytes', async () => {
    expect((await answerWith({ buffer: 'é' })).text).toBe('é');
  });

  test('has no body at 204', async () => {
    const answer = await answerWith({ status: '204' });
    expect(answer).toMatchObject({ status: 204, text: '' });
    expect(answer.headers['content-length']).toBeUndefined();
  });

  test('is XML when the Function hands over TwiML', async () => {
    const answer = await rawRequest(`${gateway.url}/twiml`);
    expect(answer.headers['content-type']).toBe('text/xml');
    expect(answer.text).toContain('<Response/>');
  });

  test.each([
    { status: '99' },
    { status: '1000' },
    { headers: '{"X-A":"a\\nb"}' },
    { headers: '{"X A":"b"}' },
  ])('that HTTP cannot carry (%p) is a plain 500', async (parameters) => {
    const answer = await answerWith(parameters as Record<string, string>);
    expect(answer).toMatchObject({ status: 500, headers: { 'content-type': 'application/json' } });
  });

  test('cannot take over the connection', async () => {
    const headers = JSON.stringify({
      'Content-Length': '1',
      'Transfer-Encoding': 'chunked',
      Connection: 'close',
    });
    expect(await answerWith({ headers, body: '"whole"' })).toMatchObject({ status: 200, text: 'whole' });
  });

  test('with headers over the limit is 431', async () => {
    const headers = JSON.stringify(Object.fromEntries(Array.from({ length: 91 }, (_, i) => [`X-${i}`, 'v'])));
    const answer = await answerWith({ headers });
    expect(answer).toMatchObject({ status: 431, text: 'Response headers or cookies too long' });
  });
});
