import { type Api, Problem } from '../../../src/console/api/client';
import { atStart, deliver, type Order, type Standing } from '../../../src/console/pages/compose/deliver';
import { shortfallOf } from '../../../src/console/pages/compose/shortfall';

const order: Order = {
  key: 'k',
  settings: { body: 'Hi' },
  slices: [['a', 'b'], ['c', 'd'], ['e']],
};
const campaign = { ...order, name: 'Autumn' };
const problem = (code: Problem['code'], status = 502) => new Problem(status, 'x', 'y', code);

interface Call {
  path: string;
  key: string | undefined;
  recipients: string[];
  preflight: string | undefined;
}

/** A backend that answers these, one after the other, and then always as if all went well. */
function backend(...answers: (Problem | object)[]) {
  const calls: Call[] = [];
  const api: Api = {
    get: async () => ({ counts: { total: 4 } }) as never,
    text: async () => ({ text: '', next: null }),
    post: async (path, body, { idempotencyKey } = {}) => {
      const { recipients, preflight } = body as Pick<Call, 'recipients' | 'preflight'>;
      calls.push({ path, key: idempotencyKey, recipients, preflight });
      const answer = answers.shift();
      if (answer instanceof Problem) throw answer;
      const all = { counts: { accepted: recipients.length, unknown: 0 }, results: [], next: null };
      return (answer ?? { id: 'CMP1', ...all }) as never;
    },
  };
  return { api, calls };
}

const run = async (api: Api, what: Order, from = atStart) => {
  const steps: Standing[] = [];
  const end = await deliver(api, what, from, (standing) => steps.push(standing), [0, 0]).catch(
    (failure: unknown) => failure as Problem,
  );
  return { end, last: steps.at(-1) ?? from };
};

it('makes a campaign of the first slice and adds the others', async () => {
  const { api, calls } = backend();
  const { end } = await run(api, campaign);
  expect(end).toMatchObject({ campaignId: 'CMP1', done: 5 });
  expect(calls.map(({ path, key }) => [path, key])).toEqual([
    ['/campaigns/create', 'k.0.0'],
    ['/campaigns/add-recipients', 'k.1.0'],
    ['/campaigns/add-recipients', 'k.2.0'],
  ]);
});

it('schedules in spite of the pre-flight where somebody insists', async () => {
  const { api, calls } = backend();
  await run(api, { ...order, preflight: 'ignore' });
  expect(calls.map(({ preflight }) => preflight)).toEqual(['ignore', 'ignore', 'ignore']);
});

it('repeats with the same key what was not answered', async () => {
  const { api, calls } = backend(problem('unreachable', 0), problem('idempotency-key-in-progress', 409));
  expect((await run(api, order)).end).toMatchObject({ done: 5, accepted: 5 });
  expect(calls.slice(0, 3).map(({ key }) => key)).toEqual(['k.0.0', 'k.0.0', 'k.0.0']);
});

it.each([order, campaign])('takes the next key where one is spent', async (what) => {
  const { api, calls } = backend(
    { id: 'CMP1', counts: { accepted: 2, unknown: 0 }, results: [] },
    problem('idempotency-key-spent', 409),
  );
  expect((await run(api, what)).end).toMatchObject({ done: 5 });
  expect(calls.map(({ key }) => key)).toEqual(['k.0.0', 'k.1.0', 'k.1.1', 'k.2.0']);
});

it('says how far it got, and goes on from there with the same keys', async () => {
  const { api, calls } = backend({ id: 'CMP1' }, problem('invalid-request', 400));
  const { end, last } = await run(api, campaign);
  expect(end).toBeInstanceOf(Problem);
  expect(last).toMatchObject({ done: 2, slice: 1, campaignId: 'CMP1' });
  expect((await run(api, campaign, last)).end).toMatchObject({ done: 5 });
  expect(calls.map(({ key }) => key)).toEqual(['k.0.0', 'k.1.0', 'k.1.0', 'k.2.0']);
});

it('adds again, with another key, what a call that was cut off has not added', async () => {
  const { api, calls } = backend({ id: 'CMP1' }, {}, problem('outcome-unknown'));
  expect((await run(api, campaign)).end).toMatchObject({ done: 5 });
  expect(calls.map(({ key }) => key)).toEqual(['k.0.0', 'k.1.0', 'k.2.0', 'k.2.1']);
});

it('does not add again what was added', async () => {
  const { api, calls } = backend({ id: 'CMP1' }, problem('outcome-unknown'));
  expect((await run(api, campaign)).end).toMatchObject({ done: 5 });
  expect(calls.map(({ key }) => key)).toEqual(['k.0.0', 'k.1.0', 'k.2.0']);
});

it('schedules with the next call what there was no time for', async () => {
  const unsent = {
    counts: { accepted: 1, unknown: 0 },
    results: [{ index: 1, outcome: 'unsent' }],
    next: { index: 1 },
  };
  const { api, calls } = backend(unsent);
  expect((await run(api, order)).end).toMatchObject({ done: 5, accepted: 5 });
  expect(calls.slice(0, 2).map(({ key, recipients }) => [key, recipients])).toEqual([
    ['k.0.0', ['a', 'b']],
    ['k.0.1', ['b']],
  ]);
});

it('keeps for whom nothing was scheduled, and why, by the number as it was written', async () => {
  const error = { code: 21614, title: 'Not a mobile number' };
  const counts = { accepted: 0, unknown: 0 };
  const { api } = backend(
    { counts, results: [{ index: 1, to: '+1', outcome: 'rejected', error }] },
    { counts, results: [{ index: 0, to: '+2', outcome: 'suppressed', reason: 'has opted out' }] },
    { counts, results: [{ index: 0, to: '+3', outcome: 'duplicate', duplicateOf: 0 }] },
  );
  expect((await run(api, order)).end).toMatchObject({
    refused: [
      { to: 'b', outcome: 'rejected', reason: 'Not a mobile number (error 21614)' },
      { to: 'c', outcome: 'suppressed', reason: 'has opted out' },
    ],
  });
});

describe('what did not come of an order', () => {
  const rejected = { to: 'a', outcome: 'rejected' as const, reason: 'x' };
  const suppressed = { to: 'b', outcome: 'suppressed' as const, reason: 'y' };

  it('is nothing where all came of it that was said', () => {
    const standing = { ...atStart, accepted: 4, unknown: 1, refused: [suppressed] };
    expect(shortfallOf({ ...order, expected: 5 }, standing)).toBeUndefined();
  });

  it('is what Twilio has refused', () => {
    const standing = { ...atStart, accepted: 4, refused: [rejected, suppressed] };
    expect(shortfallOf({ ...order, expected: 5 }, standing)).toMatchObject({ refused: [rejected] });
  });

  it('is also whom nothing may be sent to any more', () => {
    const standing = { ...atStart, accepted: 3, refused: [rejected, suppressed] };
    expect(shortfallOf({ ...order, expected: 5 }, standing)).toMatchObject({
      refused: [rejected, suppressed],
    });
  });
});

it('never repeats a schedule whose outcome is not known', async () => {
  const { api, calls } = backend(problem('outcome-unknown'));
  expect((await run(api, order)).end).toMatchObject({ done: 5, accepted: 3, unknown: 2 });
  expect(calls.map(({ key }) => key)).toEqual(['k.0.0', 'k.1.0', 'k.2.0']);
});

it('stops where Twilio takes no more, and goes on with the rest', async () => {
  const stopped = {
    counts: { accepted: 1, unknown: 0 },
    results: [{ index: 1, outcome: 'unsent' }],
    stopped: { code: 20003, advice: 'Mend it.' },
  };
  const { api, calls } = backend(stopped);
  const { end, last } = await run(api, order);
  expect(end).toMatchObject({ detail: 'Error 20003. Mend it.' });
  expect((await run(api, order, last)).end).toMatchObject({ accepted: 5 });
  expect(calls[1]).toMatchObject({ key: 'k.0.1', recipients: ['b'] });
});
