import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Backend, Refusal } from '../../cli/campaign/backend';
import { addPeople, createCampaign } from '../../cli/campaign/upload';
import type { Person } from '../../src/messages/as-recipient';

interface Call {
  path: string;
  key: string | undefined;
  recipients: number;
}

/** A backend whose answers are given one after the other: a status, and what it says. */
let server: Server;
let calls: Call[];
let answers: [status: number, body: object][];

const problem = (status: number, code: string): [number, object] => [status, { status, code, detail: code }];

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  let text = '';
  for await (const chunk of request) text += chunk;
  const { recipients = [] } = text ? JSON.parse(text) : {};
  const key = request.headers['idempotency-key'] as string | undefined;
  calls.push({ path: request.url ?? '', key, recipients: recipients.length });
  const [status, body] = answers.shift() ?? [200, { id: 'CMP1', counts: { total: 0 } }];
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

beforeAll((done) => {
  server = createServer((request, response) => void answer(request, response)).listen(0, '127.0.0.1', done);
});
beforeEach(() => {
  calls = [];
  answers = [];
});
afterAll(() => server.close());

const connect = (signal?: AbortSignal) =>
  new Backend({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, key: 'k' }, signal);

async function* people(count: number): AsyncGenerator<Person, void> {
  for (let i = 0; i < count; i++) yield { recipient: `+1415${2_000_000 + i}`, line: i + 2 };
}

describe('calls to the backend', () => {
  it('are repeated where nothing has happened, or the first one still runs', async () => {
    answers = [
      problem(503, 'unavailable'),
      problem(409, 'idempotency-key-in-progress'),
      [200, { id: 'CMP9' }],
    ];
    expect(await connect().post('/campaigns/create', {}, 'one')).toEqual({ id: 'CMP9', replayed: false });
    expect(calls.map(({ key }) => key)).toEqual(['one', 'one', 'one']);
  });

  it('are not repeated after a refusal', async () => {
    answers = [problem(403, 'forbidden')];
    await expect(connect().get('/campaigns/list')).rejects.toThrow(
      new Refusal('The backend: forbidden', 403, 'forbidden'),
    );
    expect(calls).toHaveLength(1);
  });

  it('end at once when they are told to', async () => {
    const controller = new AbortController();
    answers = [problem(503, 'unavailable')];
    const call = connect(controller.signal).get('/campaigns/list');
    const ended = expect(call).rejects.toThrow();
    while (calls.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    controller.abort();
    await ended;
    expect(calls).toHaveLength(1);
  });
});

describe('an upload', () => {
  it('creates with the first slice and adds the others', async () => {
    const rows: number[] = [];
    const settings = { name: 'n', body: 'Hi' };
    const upload = () => createCampaign(connect(), settings, people(20_001), (done) => rows.push(done));
    expect(await upload()).toEqual({ id: 'CMP1', wasThere: false });
    expect(calls.map(({ path, recipients }) => [path, recipients])).toEqual([
      ['/campaigns/create', 10_000],
      ['/campaigns/add-recipients', 10_000],
      ['/campaigns/add-recipients', 1],
    ]);
    expect(rows).toEqual([10_000, 20_000, 20_001]);

    const first = calls.splice(0);
    await upload();
    expect(calls).toEqual(first);
    expect(new Set(first.map(({ key }) => key)).size).toBe(3);
  });

  it('halves a slice for which there is no time', async () => {
    answers = [problem(504, 'timed-out')];
    await createCampaign(connect(), { body: 'Hi' }, people(3_000), () => undefined);
    expect(calls.map(({ path, recipients }) => [path, recipients])).toEqual([
      ['/campaigns/create', 3_000],
      ['/campaigns/create', 1_500],
      ['/campaigns/add-recipients', 1_500],
    ]);
  });

  it('looks what became of a call that was cut off before it adds again', async () => {
    const cutOff = problem(502, 'outcome-unknown');
    answers = [cutOff, [200, { counts: { total: 5 } }]];
    await addPeople(connect(), 'CMP1', people(3), 5, () => undefined);
    expect(calls.map(({ path }) => path)).toEqual([
      '/campaigns/add-recipients',
      '/campaigns/show?id=CMP1',
      '/campaigns/add-recipients',
    ]);
    expect(calls[2]?.key).toBe(`${calls[0]?.key}.2`);

    calls = [];
    answers = [cutOff, [200, { counts: { total: 8 } }]];
    await addPeople(connect(), 'CMP1', people(3), 5, () => undefined);
    expect(calls).toHaveLength(2);
  });

  it('of nobody is refused', async () => {
    await expect(createCampaign(connect(), {}, people(0), () => undefined)).rejects.toThrow('nobody');
  });
});
