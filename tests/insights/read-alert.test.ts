import { FloodGate } from '../../src/alerts/flood-gate';
import { isAboutAlerts, readAlert } from '../../src/alerts/read-alert';

const now = Date.parse('2026-12-01T09:00:00Z');
const resourceSid = `SM${'a'.repeat(32)}`;
const form = (payload: object, level = 'ERROR') => ({
  Sid: `NO${'0'.repeat(32)}`,
  AccountSid: `AC${'0'.repeat(32)}`,
  Timestamp: '2026-12-01T08:59:30Z',
  Level: level,
  PayloadType: 'application/json',
  Payload: JSON.stringify(payload),
});

describe('an event', () => {
  it("of Twilio's debugger is understood, its level in any case", () => {
    const { record } = readAlert(form({ error_code: '11200', resource_sid: resourceSid }, 'Error'), now);
    expect(record).toMatchObject({
      at: '2026-12-01T08:59:30.000Z',
      kind: 'debugger',
      level: 'error',
      errorCode: 11200,
      resourceSid,
    });
  });

  it('has the same key when it is told again, later', () => {
    const told = form({ error_code: '11200' });
    expect(readAlert(told, now + 5_000).key).toBe(readAlert(told, now).key);
    const untimed = { alert: 'delivery rate', severity: 'Urgent' };
    expect(readAlert(untimed, now + 5_000).key).toBe(readAlert({ ...untimed, bodySHA256: 'x' }, now).key);
    expect(readAlert({ ...untimed, n: 1 }, now).key).not.toBe(readAlert(untimed, now).key);
  });

  it('may bring its payload as an object, or as JSON that is none', () => {
    const payload = { error_code: '11200', resource_sid: resourceSid };
    expect(readAlert({ ...form({}), Payload: payload }, now).record).toMatchObject({
      errorCode: 11200,
      resourceSid,
    });
    expect(readAlert({ ...form({}), Payload: '7' }, now).record).not.toHaveProperty('errorCode');
    expect(readAlert({ ...form({}), Payload: 7 }, now).record).not.toHaveProperty('errorCode');
  });

  it('of any other shape is kept too', () => {
    expect(readAlert({ alert: 'x', severity: 'Urgent' }, now).record).toMatchObject({
      at: '2026-12-01T09:00:00.000Z',
      kind: 'intelligent',
      level: 'urgent',
    });
    expect(readAlert({ 0: { a: 1 } }, now).record).toMatchObject({ kind: 'unknown', level: 'unknown' });
    expect(readAlert({ Level: 'ERROR', Payload: 'no JSON' }, now).record.kind).toBe('debugger');
    expect(readAlert({ Timestamp: '1999-01-01T00:00:00Z' }, now).record.at).toBe('2026-12-01T09:00:00.000Z');
  });

  it('fits a record, however large and however hard to escape', () => {
    for (const text of [
      '"'.repeat(50_000),
      '\u0000'.repeat(50_000),
      '\ud800'.repeat(50_000),
      '€'.repeat(50_000),
    ]) {
      const { record } = readAlert({ Level: text, Payload: text, alert: text }, now);
      expect(Buffer.byteLength(JSON.stringify({ v: record }))).toBeLessThan(16_384);
    }
  });
});

test('what reports a failure of the alerts webhook is recognised', () => {
  const url = 'https://messaging-1234.twil.io/webhooks/alerts';
  expect(isAboutAlerts(form({ webhook: { request: { url } } }))).toBe(true);
  expect(
    isAboutAlerts(form({ more_info: { Msg: '{"event":"call-failed","path":"/webhooks/alerts"}' } })),
  ).toBe(true);
  expect(isAboutAlerts({ Payload: `not JSON, ${url}` })).toBe(true);
  expect(isAboutAlerts(form({ webhook: { request: { url: url.replace('alerts', 'status') } } }))).toBe(false);
});

test('twenty events of a topic pass in five minutes, and those of another one as well', () => {
  const gate = new FloodGate();
  const pass = (topic: string, at: number) => {
    if (!gate.isOpen(topic, at)) return false;
    gate.count(topic);
    return true;
  };
  const passed = Array.from({ length: 30 }, () => pass('11200', now)).filter(Boolean);
  expect(passed).toHaveLength(20);
  expect(pass('30007', now)).toBe(true);
  expect(pass('11200', now + 300_000)).toBe(true);
});
