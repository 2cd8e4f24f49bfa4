import type { Fact } from '../../src/delivery/fact';
import { isDue } from '../../src/delivery/reconcile-due';

const sid = `SM${'0'.repeat(32)}`;
const hour = 3_600_000;
const sentAt = Date.UTC(2026, 0, 1);

function status(name: string, at = sentAt): Fact {
  return { kind: 'status', at: new Date(at).toISOString(), to: '+14155550123', status: name };
}

function due(facts: Fact[], hoursLater: number, previousHoursLater = Number.NEGATIVE_INFINITY): boolean {
  const now = sentAt + hoursLater * hour;
  const previous = Math.max(0, sentAt + previousHoursLater * hour);
  return isDue(sid, facts, { now, previous, reconcileAfterMs: 12 * hour });
}

describe('isDue', () => {
  it('asks after a message once its last news is old enough', () => {
    expect(due([status('sent')], 11.9)).toBe(false);
    expect(due([status('sent')], 12)).toBe(true);
    expect(due([status('queued'), status('sent', sentAt + 6 * hour)], 12)).toBe(false);
  });

  it.each(['delivered', 'undelivered', 'failed', 'canceled', 'read', 'partially_delivered'])(
    'leaves a message that is %s',
    (name) => expect(due([status(name)], 100)).toBe(false),
  );

  it('waits for a scheduled message until after its time', () => {
    const scheduled: Fact = {
      kind: 'sent',
      at: new Date(sentAt).toISOString(),
      to: '+14155550123',
      status: 'scheduled',
      sendAt: new Date(sentAt + 24 * hour).toISOString(),
    };
    expect(due([scheduled], 35)).toBe(false);
    expect(due([scheduled], 36)).toBe(true);
  });

  it('asks three times at most where there is never any news', () => {
    const passes = Array.from({ length: 90 * 24 }, (_, hours) => hours);
    const asked = passes.filter((hours) => due([status('sent')], hours, hours - 1));
    expect(asked).toEqual([12, 48, 192]);
  });

  it('misses nothing when no pass was made for long', () => {
    expect(due([status('sent')], 2_000, 1)).toBe(true);
    expect(due([status('sent')], 2_000)).toBe(true);
  });

  it('asks after a message of which nothing but a click is known, and never after an inbound one', () => {
    const at = new Date(sentAt).toISOString();
    expect(
      due([{ kind: 'click', at, to: '+14155550123', link: 'https://a.example', preview: false }], 12),
    ).toBe(true);
    expect(due([{ kind: 'inbound', at, from: '+14155550123', to: '+12025550142', parameters: {} }], 12)).toBe(
      false,
    );
  });
});
