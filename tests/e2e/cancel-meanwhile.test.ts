import type { ScheduleRequest } from '../../src/messages/message-request';
import { beginHandOver, handOvers } from '../../src/outbox/hand-overs';
import { resolveHandOvers } from '../../src/outbox/resolve-hand-overs';
import { orders } from '../../src/scheduling/cancel-group';
import { cancelMessages } from '../../src/scheduling/cancel-messages';
import { finishCancelOrders } from '../../src/scheduling/finish-cancel-orders';
import { promote } from '../../src/scheduling/promote';
import { scheduleMessages } from '../../src/scheduling/schedule-messages';
import type { Records } from '../../src/store/records';
import { scanCollection } from '../../src/store/scan-all';
import { appHere } from './app-here';
import { ana, ben, inDays, laterClient } from './later-client';
import { localStack } from './local-stack';

const world = localStack();
const { cancel, list: waiting, schedule, ...later } = laterClient(world);
const advance = (days: number) => later.advance(days * 86_400);

/** The statuses of all that Twilio has. */
async function statuses(): Promise<string[]> {
  const { messages } = await world.control<{ messages: { status: string }[] }>('messages');
  return [...new Set(messages.map(({ status }) => status))];
}

/** Records on which something else happens once: just before the n-th call of a method for a collection, or just after it. */
function meanwhile(
  records: Records,
  { method, name, nth, when }: { method: keyof Records; name: string; nth: number; when: 'before' | 'after' },
  happens: () => Promise<unknown>,
): Records {
  let calls = 0;
  return new Proxy(records, {
    get(target, property) {
      const own = Reflect.get(target, property, target);
      if (property !== method) return typeof own === 'function' ? own.bind(target) : own;
      return async (collection: { name: string }, ...rest: unknown[]) => {
        const isNow = collection.name === name && ++calls === nth;
        if (isNow && when === 'before') await happens();
        const answer = await own.call(target, collection, ...rest);
        if (isNow && when === 'after') await happens();
        return answer;
      };
    },
  });
}

describe('what recurs ends for good where it is cancelled', () => {
  it.each(
    ['sid', 'to', 'campaignId'].flatMap((by) => [
      { by, nth: 1, step: 'as the first one that follows is written down' },
      { by, nth: 2, step: 'as the second one that follows is written down' },
    ]),
  )('by $by $step', async ({ by, nth }) => {
    const { seriesSid, campaignId } = await schedule({
      recipients: by === 'to' ? [ana] : [ana, ben],
      localTime: inDays(10).slice(0, 16),
      timeZone: 'UTC',
      recurrence: { frequency: 'daily', count: 10 },
    });
    await advance(7);
    const app = appHere(world);
    const request = { sid: { sid: seriesSid }, to: { to: ana }, campaignId: { campaignId } }[by] ?? {};
    const records = meanwhile(
      app.records,
      { method: 'create', name: 'held', nth, when: 'before' },
      async () => expect(await cancel(request)).toMatchObject({ counts: { failed: 0 }, done: true }),
    );
    await promote({ ...app, records });
    for (let days = 0; days < 12; days += 3) {
      await advance(3);
      await world.post('/maintenance/run', {});
    }
    expect(await waiting()).toEqual([]);
    await world.settled();
    expect((await statuses()).filter((status) => status !== 'canceled')).toEqual([]);
  });
});

describe('what is planned while somebody refuses, and comes back', () => {
  it('is not sent, as it was asked for before', async () => {
    const app = appHere(world);
    const records = meanwhile(
      app.records,
      { method: 'getMany', name: 'opt-outs', nth: 1, when: 'after' },
      async () => {
        await world.control('inbound', { from: ana, body: 'STOP' });
        await world.control('inbound', { from: ana, body: 'START' });
      },
    );
    const { counts } = await scheduleMessages({ ...app, records }, {
      recipients: [ana],
      body: 'Later',
      sendAt: inDays(40),
    } as ScheduleRequest);
    expect(counts).toMatchObject({ accepted: 1 });
    await advance(10);
    await promote(appHere(world));
    expect(await waiting()).toEqual([]);
    expect((await statuses()).filter((status) => status === 'scheduled')).toEqual([]);
  });
});

describe('an order to cancel', () => {
  it('stands where a run hands over more while others are carried out', async () => {
    const app = appHere(world);
    const growsUntil = app.now() + 5_000;
    await app.records.put(orders, 'a', { group: 'a', settled: 0, growsUntil: 0 });
    await app.records.put(orders, 'b', { group: 'b', settled: 0, growsUntil });
    const records = meanwhile(
      app.records,
      { method: 'scan', name: 'members', nth: 1, when: 'before' },
      async () => {
        await beginHandOver(app, 'b', [{ to: ana, recipient: 0, sendAt: inDays(10) }]);
        await world.control('clock', { advanceSeconds: 6 });
      },
    );
    await finishCancelOrders({ ...app, records });
    expect((await scanCollection(app.records, orders)).map(({ key }) => key)).toEqual(['b']);
  });
});

describe('a hand-over without an answer', () => {
  it('keeps no other from being looked up where it cannot be settled', async () => {
    const app = appHere(world);
    for (const to of [ana, ben] as const) {
      await beginHandOver(app, 'a', [{ to, recipient: 0, sendAt: inDays(10) }]);
    }
    await world.control('clock', { advanceSeconds: 60 });
    let asked = 0;
    const isDone = await resolveHandOvers(
      app,
      () => true,
      async () => ++asked > 1,
    );
    expect([asked, isDone]).toEqual([2, false]);
    expect(await scanCollection(app.records, handOvers)).toHaveLength(1);
  });
});

describe('what is given another time while everything is cancelled', () => {
  it('is cancelled at that time, too', async () => {
    const { results } = await schedule({ recipients: [ana], sendAt: inDays(10) });
    const { sid } = results[0] ?? {};
    const app = appHere(world);
    const records = meanwhile(
      app.records,
      { method: 'scan', name: 'scheduled', nth: 1, when: 'after' },
      async () => {
        const { status } = await world.post('/messages/reschedule', { sid, sendAt: inDays(11) });
        expect(status).toBe(200);
      },
    );
    expect(await cancelMessages({ ...app, records }, { to: ana })).toMatchObject({
      counts: { canceled: 1, alreadyCanceled: 1, failed: 0 },
      done: true,
    });
    expect(await waiting()).toEqual([]);
    expect(await statuses()).toEqual(['canceled']);
  });
});

describe('what is cancelled by its SID before it is written down', () => {
  it('stays cancelled, and is known with its time', async () => {
    const app = appHere(world);
    const sendAt = inDays(10);
    const records = meanwhile(
      app.records,
      { method: 'create', name: 'scheduled', nth: 1, when: 'before' },
      async () => {
        const { messages } = await world.control<{ messages: { sid: string }[] }>('messages');
        expect(await cancel({ sid: messages[0]?.sid })).toMatchObject({ counts: { canceled: 1 } });
      },
    );
    const request = { recipients: [ana], body: 'Later', sendAt } as ScheduleRequest;
    await scheduleMessages({ ...app, records }, request);
    expect(await waiting()).toEqual([]);
    expect(await waiting({ state: 'canceled' })).toMatchObject([
      { to: ana, sendAt, body: 'Later', status: 'canceled' },
    ]);
  });
});
