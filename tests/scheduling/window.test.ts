import { checkSendAt } from '../../src/scheduling/window';

const now = Date.parse('2026-11-21T12:00:00Z');
const lead = 900_000;
const inSeconds = (seconds: number) => checkSendAt(now + seconds * 1_000, now, lead);

describe('checkSendAt', () => {
  it('takes the first and the last moment of the window', () => {
    expect(inSeconds(900)).toEqual({ ok: true });
    expect(inSeconds(35 * 86_400)).toEqual({ ok: true });
  });

  it('refuses what is sooner or later, and names the window', () => {
    const reason = 'sendAt must lie between 2026-11-21T12:15:00.000Z and 2026-12-26T12:00:00.000Z; it is ';
    expect(inSeconds(899)).toEqual({ ok: false, reason: `${reason}2026-11-21T12:14:59.000Z` });
    expect(inSeconds(35 * 86_400 + 1)).toEqual({ ok: false, reason: `${reason}2026-12-26T12:00:01.000Z` });
    expect(inSeconds(-60)).toMatchObject({ ok: false });
  });
});
