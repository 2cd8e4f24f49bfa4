import type { App } from '../../src/app';
import { idempotent } from '../../src/http/idempotency';
import { Problem } from '../../src/problem';
import type { Records } from '../../src/store/records';

const call = {
  path: '/messages/send',
  caller: 'app',
  headers: { 'idempotency-key': 'order-7' },
  fields: { to: '+14155550101' },
};
/** A store that takes everything. */
const records: Partial<Records> = {
  create: async (_, key, value) => ({ key, value, revision: '0' }),
  put: async (_, key, value) => ({ key, value, revision: '0' }),
  update: async (_, key, value) => ({ key, value, revision: '1' }),
};
const app = { records, now: Date.now } as Partial<App> as App;

describe('a call with an Idempotency-Key that fails', () => {
  const lines: string[] = [];
  beforeEach(() => {
    lines.length = 0;
    jest.spyOn(console, 'error').mockImplementation((line: string) => void lines.push(line));
  });
  afterEach(() => jest.restoreAllMocks());

  it('is logged where nobody foresaw it, as its answer says', async () => {
    const answer = await idempotent(call, app, () => Promise.reject(new TypeError('a fault of ours')));
    expect(answer).toMatchObject({ status: 500, body: { detail: expect.stringContaining('logged') } });
    expect(lines.map((line) => JSON.parse(line))).toEqual([
      expect.objectContaining({ event: 'call-failed', path: call.path, failure: 'TypeError' }),
    ]);
    expect(lines.join()).not.toContain('a fault of ours');
  });

  it('is not logged where the caller is told why', async () => {
    const answer = await idempotent(call, app, () => Promise.reject(Problem.invalid('to', 'is empty')));
    expect(answer.status).toBe(400);
    expect(lines).toEqual([]);
  });
});
