import { setTimeout as sleep } from 'node:timers/promises';
import type { GatewayOptions } from '../../emulator/gateway/gateway';
import { getJson, isAlive, rawRequest, startTestGateway, stopGateway, type TestGateway } from './fixture';

let gateway: TestGateway;
const start = async (options: Partial<GatewayOptions> = {}) => {
  gateway = await startTestGateway(options);
};
afterEach(() => stopGateway(gateway));

interface Work {
  pid: number;
  count: number;
  open: number;
}

const until = async (condition: () => boolean) => {
  while (!condition()) await sleep(5);
};

/** Has three processes ready, which all have answered. */
async function threeWarm(): Promise<void> {
  const pids = new Set<number>();
  while (pids.size < 3) {
    const work = Array.from({ length: 3 }, () => getJson<Work>(`${gateway.url}/slow?ms=400`));
    for (const { pid } of await Promise.all(work)) pids.add(pid);
  }
}

describe('a process', () => {
  test('keeps its state for the next request', async () => {
    await start();
    const first = await getJson<Work>(`${gateway.url}/pid`);
    const second = await getJson<Work>(`${gateway.url}/pid`);
    expect(first.count).toBe(1);
    expect(second).toEqual({ pid: first.pid, count: 2 });
    expect(gateway.pids()).toEqual([first.pid]);
  });

  test('serves one request at a time', async () => {
    await start({ maxProcesses: 3 });
    await threeWarm();
    const work = await Promise.all(
      Array.from({ length: 9 }, () => getJson<Work>(`${gateway.url}/slow?ms=400`)),
    );
    expect(work.map(({ open }) => open)).toEqual(Array(9).fill(1));
    expect(new Set(work.map(({ pid }) => pid)).size).toBe(3);
    expect(gateway.pids()).toHaveLength(3);
  });

  test('is the one used last', async () => {
    await start();
    await threeWarm();
    const { pid } = await getJson<Work>(`${gateway.url}/pid`);
    for (let i = 0; i < 5; i++) expect((await getJson<Work>(`${gateway.url}/pid`)).pid).toBe(pid);
    expect(gateway.pids()).toHaveLength(3);
  });

  test('answers many at once without mixing them up', async () => {
    await start({ maxProcesses: 4 });
    const answers = await Promise.all(
      Array.from({ length: 400 }, (_, i) => getJson<{ i: string }>(`${gateway.url}/echo?i=${i}`)),
    );
    expect(answers.map(({ i }) => i)).toEqual(Array.from({ length: 400 }, (_, i) => String(i)));
  });

  test('refuses requests beyond those that may wait', async () => {
    await start({ maxProcesses: 1, maxWaiting: 2 });
    const requests = Array.from({ length: 6 }, () => rawRequest(`${gateway.url}/slow?ms=100`));
    const statuses = (await Promise.all(requests)).map(({ status }) => status).sort();
    expect(statuses).toEqual([200, 200, 200, 429, 429, 429]);
  });
});

describe('a Function that does not answer', () => {
  // What a first request takes in a new process must fit in, also where the machine has other things to do.
  const timeLimitMs = 5_000;

  test.each(['silent', 'busy'])('(%s) is killed at the limit, and its caller gets 504', async (name) => {
    await start({ timeLimitMs });
    const { pid } = await getJson<Work>(`${gateway.url}/pid`);
    const startedAt = Date.now();
    expect((await rawRequest(`${gateway.url}/${name}`)).status).toBe(504);
    expect(Date.now() - startedAt).toBeGreaterThanOrEqual(timeLimitMs - 5);
    await until(() => !isAlive(pid));
    expect((await getJson<Work>(`${gateway.url}/pid`)).pid).not.toBe(pid);
    expect(gateway.stats().recent[1]).toMatchObject({ path: `/${name}`, status: 504, pid });
  });

  test('makes room for the one that waits', async () => {
    await start({ timeLimitMs, maxProcesses: 1 });
    const [silent, waiting] = await Promise.all([
      rawRequest(`${gateway.url}/silent`),
      sleep(50).then(() => rawRequest(`${gateway.url}/pid`)),
    ]);
    expect([silent.status, waiting.status]).toEqual([504, 200]);
  });

  test('counts starting and waiting as nobody’s time', async () => {
    // Together longer than the limit, and each of them by far shorter.
    await start({ timeLimitMs: 4_000, maxProcesses: 1 });
    const requests = Array.from({ length: 4 }, () => rawRequest(`${gateway.url}/slow?ms=1100`));
    expect((await Promise.all(requests)).map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  });
});

describe('a Function that fails', () => {
  test.each([
    ['throws', 'it broke'],
    ['later', 'it broke later'],
    ['fails', 'no such thing'],
    ['broken', 'handler'],
  ])('(%s) answers 500 without a stack', async (name, message) => {
    await start();
    const answer = await rawRequest(`${gateway.url}/${name}`);
    expect(answer.status).toBe(500);
    expect(Object.keys(JSON.parse(answer.text))).toEqual(['message']);
    expect(JSON.parse(answer.text).message).toContain(message);
    expect(gateway.logged.join('\n')).toContain(message);
    expect((await rawRequest(`${gateway.url}/echo`)).status).toBe(200);
  });

  test('by ending its process answers 500, and the next request gets a new process', async () => {
    await start({ maxProcesses: 1 });
    const { pid } = await getJson<Work>(`${gateway.url}/pid`);
    const [crashed, waiting] = await Promise.all([
      rawRequest(`${gateway.url}/exit`),
      getJson<Work>(`${gateway.url}/pid`),
    ]);
    expect(crashed.status).toBe(500);
    expect(waiting.pid).not.toBe(pid);
    expect(gateway.logged.join('\n')).toContain('exit code 3');
  });

  test('when killed in the middle answers 500', async () => {
    await start();
    await rawRequest(`${gateway.url}/pid`);
    const pending = rawRequest(`${gateway.url}/slow?ms=5000`);
    await until(() => gateway.busy() === 1);
    gateway.killAll('SIGKILL');
    expect((await pending).status).toBe(500);
    expect((await rawRequest(`${gateway.url}/echo`)).status).toBe(200);
  });

  test('when killed before it was ready leaves the request to another process', async () => {
    await start();
    const pending = rawRequest(`${gateway.url}/echo`);
    await until(() => gateway.pids().length === 1);
    gateway.killAll('SIGKILL');
    expect((await pending).status).toBe(200);
  });

  test('by using more than its memory answers 500', async () => {
    await start({ timeLimitMs: 50_000 });
    expect((await rawRequest(`${gateway.url}/hungry`)).status).toBe(500);
    expect((await rawRequest(`${gateway.url}/echo`)).status).toBe(200);
  });

  test('by answering twice loses its process', async () => {
    await start();
    const { pid } = await getJson<Work>(`${gateway.url}/pid`);
    expect((await rawRequest(`${gateway.url}/twice`)).text).toBe('first');
    await until(() => !isAlive(pid));
    expect(gateway.logged.join('\n')).toMatch(/ERROR: answered although no request was open.*second/);
    expect((await getJson<Work>(`${gateway.url}/pid`)).pid).not.toBe(pid);
  });
});

test('what a Function prints is logged', async () => {
  await start();
  await rawRequest(`${gateway.url}/prints`);
  await until(() => gateway.logged.some((line) => line.includes('printed by the Function')));
});

describe('time in a Function', () => {
  interface Times {
    now: number;
    built: number;
    text: number;
    fixed: number;
    isDate: boolean;
    json: string;
  }

  test('is the machine’s, plus the offset at the moment of the request', async () => {
    let offset = 0;
    await start({ clockOffsetMs: () => offset });
    for (const days of [0, 40, 2, 0, -1]) {
      offset = days * 86_400_000;
      const before = Date.now();
      const times = await getJson<Times>(`${gateway.url}/time`);
      const after = Date.now();
      for (const time of [times.now, times.built, times.text]) {
        // As text it has whole seconds only.
        expect(time - offset).toBeGreaterThan(before - 1_000);
        expect(time - offset).toBeLessThanOrEqual(after);
      }
      expect(times).toMatchObject({ fixed: 5, isDate: true, json: '{"at":"1970-01-01T00:00:00.000Z"}' });
    }
  });
});

describe('closing', () => {
  test('leaves no process and no open request', async () => {
    await start({ maxProcesses: 2 });
    const pending = Promise.allSettled(
      Array.from({ length: 5 }, () => rawRequest(`${gateway.url}/slow?ms=9000`)),
    );
    await until(() => gateway.pids().length === 2);
    const pids = gateway.pids();
    await gateway.close();
    await pending;
    expect(pids.filter(isAlive)).toEqual([]);
    await expect(rawRequest(`${gateway.url}/echo`)).rejects.toThrow('ECONNREFUSED');
  });
});

test('a port that is taken is refused', async () => {
  await start();
  await expect(startTestGateway({ port: gateway.port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
});

test('every invocation is counted', async () => {
  await start();
  await getJson(`${gateway.url}/slow?ms=60`);
  await getJson(`${gateway.url}/echo`);
  const { count, maxMs, recent } = gateway.stats();
  expect(count).toBe(2);
  expect(maxMs).toBeGreaterThanOrEqual(59);
  expect(recent.map(({ path, status }) => [path, status])).toEqual([
    ['/slow', 200],
    ['/echo', 200],
  ]);
});
