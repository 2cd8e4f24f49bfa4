import {
  type CancelOrder,
  carryOut,
  outcomeInWords,
} from '../../../src/console/pages/scheduled/cancel-orders';
import { stateInWords } from '../../../src/console/pages/scheduled/state-words';

const none = { canceled: 0, alreadyCanceled: 0, tooLate: 0, failed: 0 };

describe('carryOut', () => {
  it('sums up every answer, four calls at a time, and counts what was refused as failed', async () => {
    let open = 0;
    let most = 0;
    const call = async (order: CancelOrder) => {
      most = Math.max(most, ++open);
      await new Promise(setImmediate);
      open--;
      if ('sid' in order && order.sid === 'HM3') throw Object.assign(new Error(), { detail: 'Try later.' });
      return { counts: none, results: [{ sid: '', outcome: 'canceled' as const }], done: true };
    };
    const orders = Array.from({ length: 9 }, (_, n) => ({ sid: `HM${n}` }));
    const progress: number[] = [];
    const outcome = await carryOut(call, orders, (done) => progress.push(done));
    expect(outcome).toEqual({
      counts: { ...none, canceled: 8, failed: 1 },
      reasons: ['Try later.'],
      isUnderWay: false,
    });
    expect(most).toBe(4);
    expect(progress).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });
});

it('tells what is still on its way to Twilio from there being nothing', async () => {
  const call = async () => ({ counts: none, results: [], done: false });
  const outcome = await carryOut(call, [{ to: '+14155550101' }], () => undefined);
  expect(outcomeInWords(outcome)).toEqual([
    'Messages may still be on their way to Twilio: they are canceled there.',
  ]);
});

describe('what became of it', () => {
  it('is told in one sentence for each outcome there was', () => {
    const rest = { reasons: [], isUnderWay: false };
    expect(outcomeInWords({ ...rest, counts: { ...none, canceled: 2, tooLate: 1 } })).toEqual([
      '2 canceled.',
      '1 too late: already on the way.',
    ]);
    expect(outcomeInWords({ ...rest, counts: { ...none, failed: 1 }, reasons: ['Try later.'] })).toEqual([
      '1 not canceled, try again: Try later.',
    ]);
    expect(outcomeInWords({ ...rest, counts: none })).toEqual(['There was nothing left to cancel.']);
  });

  it('is told of a message with its reason', () => {
    expect(stateInWords({ status: 'canceled', reason: 'opt-out' })).toBe('Canceled: they opted out');
    expect(stateInWords({ status: 'skipped', reason: 'its time had passed' })).toBe(
      'Not sent: its time had passed',
    );
    expect(stateInWords({ status: 'held' })).toBe('Held here until Twilio takes it');
  });
});
