import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { BackendProblem, MessagingBackend, NoAnswer } from '../../client/messaging-backend';
import { tellThatReady } from '../../examples/client';
import { localStack } from './local-stack';

const world = localStack();
const ana = '+14155550101';
const backend = (more: object = {}) =>
  new MessagingBackend({ baseUrl: `${world.stack().functionsUrl}/`, apiKey: world.stack().apiKey, ...more });
const sentTo = async (to: string) =>
  (await world.control<{ messages: unknown[] }>(`messages?to=${encodeURIComponent(to)}`)).messages.length;

describe('the client for apps', () => {
  it('tells once that orders are ready, and whom it may not tell', async () => {
    await backend().optOuts.add({ to: '+14155550102' });
    const orders = [
      { number: '4711', phone: ana },
      { number: '4712', phone: '+14155550102' },
    ];
    const lines = await tellThatReady(backend(), orders);
    expect(lines).toEqual([expect.stringMatching(/^4711: SM[0-9a-f]{32}$/), '4712: does not want messages']);
    expect(await tellThatReady(backend(), orders)).toEqual(lines);
    expect(await sentTo(ana)).toBe(1);
  });

  it('reads lists, tables and what takes no query', async () => {
    const { id } = await backend().campaigns.create({
      name: 'Autumn',
      body: 'Hi',
      recipients: [ana, 'nobody'],
    });
    const { recipients } = await backend().campaigns.recipients({ id, outcome: 'invalid' });
    expect(recipients).toMatchObject([{ to: 'nobody', outcome: 'invalid' }]);
    const table = await backend().campaigns.recipientsCsv({ id, limit: 1 });
    expect(table.text).toMatch(/^row,index,to,outcome/);
    const { recipients: rest } = await backend().campaigns.recipients({
      id,
      ...(table.next && { cursor: table.next }),
    });
    expect(rest).toHaveLength(1);
    expect(await backend().health()).toMatchObject({ status: 'ok', key: { scope: 'admin' } });
    expect(await backend().insights.errorCodes({ code: 30_007 })).toMatchObject({ class: 'filtered' });
  });

  it('asks for the newest messages, and cannot ask for what only the other order knows', async () => {
    for (let n = 0; n < 3; n++) await backend().messages.send({ to: ana, body: 'Hi' });
    const { messages } = await backend().messages.list({ order: 'newest', limit: 2 });
    expect(messages).toHaveLength(2);
    // @ts-expect-error A person is for the other order.
    await expect(backend().messages.list({ order: 'newest', to: ana })).rejects.toMatchObject({
      status: 400,
    });
  });

  it('rejects with what the backend has refused', async () => {
    const failure = await backend()
      .messages.send({ to: 'nobody', body: 'Hi' })
      .catch((thrown: unknown) => thrown);
    expect(failure).toBeInstanceOf(BackendProblem);
    expect(failure).toMatchObject({
      status: 400,
      code: 'invalid-request',
      problem: { errors: [{ path: 'to' }] },
    });
    await expect(backend({ apiKey: 'wrong' }).service.show()).rejects.toMatchObject({ code: 'unauthorized' });
  });
});

/** A server in front of the stack that spoils the first answers. */
describe('the client, where answers are lost', () => {
  const keys: (string | string[] | undefined)[] = [];
  const forwarded: Promise<void>[] = [];
  let spoil: ((response: ServerResponse) => void)[] = [];
  let server: Server;

  const forward = async (request: IncomingMessage, response: ServerResponse) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    keys.push(request.headers['idempotency-key']);
    const passed = ['authorization', 'content-type', 'idempotency-key'];
    const given = passed.flatMap((name) =>
      request.headers[name] ? [[name, String(request.headers[name])]] : [],
    );
    const answer = await fetch(`${world.stack().functionsUrl}${request.url}`, {
      method: request.method ?? 'GET',
      headers: Object.fromEntries(given),
      ...(chunks.length > 0 && { body: Buffer.concat(chunks) }),
    });
    const text = await answer.text();
    const spoiled = spoil.shift();
    if (spoiled) return spoiled(response);
    response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? '' }).end(text);
  };
  const through = (more: object = {}) =>
    backend({ baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, ...more });
  const drop = (response: ServerResponse) => response.destroy();
  const gateway = (response: ServerResponse) => response.writeHead(504).end('too late');

  beforeAll(async () => {
    server = createServer((request, response) => forwarded.push(forward(request, response)));
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  });
  beforeEach(() => {
    keys.length = 0;
    spoil = [];
  });
  afterAll(async () => {
    // What a client no longer waits for is still under way: the stack must not close before it has an answer.
    await Promise.all(forwarded);
    server.close();
  });

  it('repeats a send with the same key, and nobody gets it twice', async () => {
    spoil = [drop];
    await through().messages.send({ to: ana, body: 'Hi' });
    expect(keys).toEqual([expect.stringMatching(/^[0-9a-f-]{36}$/), keys[0]]);
    expect(await sentTo(ana)).toBe(1);
  });

  it('repeats what only reads', async () => {
    spoil = [gateway, drop];
    expect(await through().health()).toMatchObject({ status: 'ok' });
    expect(keys).toHaveLength(3);
  });

  it('does not repeat what changes something and has no key', async () => {
    spoil = [drop];
    await expect(through().optOuts.add({ to: ana })).rejects.toBeInstanceOf(NoAnswer);
    expect(keys).toEqual([undefined]);
  });

  it('gives up after as many tries as it was told', async () => {
    spoil = [gateway, gateway, gateway];
    await expect(through({ retries: 1 }).health()).rejects.toMatchObject({ name: 'NoAnswer', status: 504 });
    expect(keys).toHaveLength(2);
  });

  it('stops when it is told to', async () => {
    const stop = new AbortController();
    spoil = [drop, drop, drop];
    const call = through().messages.send({ to: ana, body: 'Hi' }, { signal: stop.signal });
    setTimeout(() => stop.abort(new Error('enough')), 100);
    await expect(call).rejects.toThrow('enough');
  });
});
