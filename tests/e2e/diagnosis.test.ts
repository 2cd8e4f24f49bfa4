import type { ShownMessage } from '../../src/delivery/show-message';
import { localStack } from './local-stack';

const world = localStack();

const order = [
  'sender-registration',
  'filtered',
  'opted-out',
  'geo-permission',
  'pumping-protection',
  'account',
  'recipient',
  'content',
  'other',
];

async function send(to: string, fields: object = {}): Promise<string> {
  const { body, status } = await world.post<{ sid: string }>('/messages/send', { to, body: 'Hi', ...fields });
  expect(status).toBe(201);
  return body.sid;
}

const show = async (sid: string) => (await world.get<ShownMessage>(`/messages/show?sid=${sid}`)).body;

async function outcomeOf(to: string, fields?: object): Promise<ShownMessage> {
  const sid = await send(to, fields);
  await world.settled();
  return show(sid);
}

function check({ diagnosis }: ShownMessage, name: string) {
  return diagnosis?.checks.find((one) => one.check === name);
}

describe('the diagnosis in GET /messages/show', () => {
  it('is not there for a message that arrived, nor for one on its way', async () => {
    const sid = await send('+14155550101');
    expect(await show(sid)).not.toHaveProperty('diagnosis');
    await world.settled();
    expect(await show(sid)).not.toHaveProperty('diagnosis');
  });

  it.each([
    [30034, 'sender-registration'],
    [30007, 'filtered'],
    [21610, 'opted-out'],
    [21408, 'geo-permission'],
    [30453, 'pumping-protection'],
    [30002, 'account'],
    [30005, 'recipient'],
    [30019, 'content'],
    [30008, 'other'],
  ])('finds for error %i a problem with %s, in a fixed order of checks', async (errorCode, cause) => {
    await world.control('faults', { undelivered: { '+14155550101': errorCode } });
    const shown = await outcomeOf('+14155550101');
    expect(shown.diagnosis?.checks.map((one) => one.check)).toEqual(order);
    expect(check(shown, cause)).toMatchObject({
      result: 'problem',
      advice: expect.stringContaining(shown.message.error?.advice ?? '?'),
    });
    expect(shown.diagnosis?.summary).toMatch(
      /^The message was (not sent|sent but not delivered).*: [A-Z].*\.$/,
    );
    expect(shown.diagnosis?.summary).toContain(`(${errorCode}`);
  });

  it('shows where the A2P campaign stands', async () => {
    await world.control('compliance', { usA2p: 'IN_PROGRESS' });
    const shown = await outcomeOf('+14155550102', { from: '+12025550142' });
    expect(check(shown, 'sender-registration')?.advice).toContain(
      'campaign of the Messaging Service as IN_PROGRESS',
    );
    expect(shown.diagnosis?.summary).toBe(
      'The message was sent but not delivered, because its sender is not registered with the carriers (30034): Put the number into a Messaging Service with an approved A2P campaign, or send to the US from a verified toll-free number or a short code.',
    );
  });

  it('shows where the verification of a toll-free number stands', async () => {
    await world.control('compliance', { tollFree: 'none' });
    const shown = await outcomeOf('+14155550102', { from: '+18885550142' });
    expect(check(shown, 'sender-registration')?.advice).toContain('toll-free number as missing');
  });

  it('shows that the country of the recipient is not enabled', async () => {
    await world.control('faults', { lifeStepMs: 600_000 });
    const sid = await send('+33612345678');
    await world.control('compliance', { blockedCountries: ['FR'] });
    await world.control('clock', { advanceSeconds: 660 });
    const shown = await show(sid);
    expect(check(shown, 'geo-permission')).toMatchObject({ result: 'problem', advice: expect.any(String) });
    expect(shown.diagnosis?.summary).toContain('perhaps because the account may not send to the country');
  });

  it('tells of an opt-out that the ledger knows, whatever the error', async () => {
    const sid = await send('+14155530003');
    await world.settled();
    const { from } = (await show(sid)).message;
    await world.control('inbound', { from: '+14155530003', to: from, body: 'STOP' });
    await world.settled();
    const shown = await show(sid);
    expect(check(shown, 'opted-out')).toMatchObject({
      result: 'problem',
      advice: expect.stringContaining('START'),
    });
    expect(shown.diagnosis?.summary).toContain('30003');
  });

  it('explains a canceled message without asking Twilio more', async () => {
    const sendAt = new Date(Date.now() + 3_600_000).toISOString();
    const sid = await send('+14155550101', { sendAt });
    await world.post('/messages/cancel', { sid });
    await world.settled();
    const { diagnosis } = await show(sid);
    expect(diagnosis?.summary).toMatch(/^The message was canceled before it was sent: /);
    const { requests } = await world.control<{ requests: unknown[] }>('requests?path=Compliance');
    expect(requests).toEqual([]);
  });

  it('calls a message stuck that has had no result for ten minutes', async () => {
    await world.control('faults', { lifeStepMs: 600_000 });
    const sid = await send('+14155550101', { from: '+12025550142' });
    expect(await show(sid)).not.toHaveProperty('diagnosis');
    await world.control('clock', { advanceSeconds: 660 });
    const shown = await show(sid);
    expect(shown.diagnosis?.summary).toMatch(/^The message has been \w+ for 11 minutes without a result: /);
    expect(check(shown, 'sender-registration')?.result).toBe('ok');
    expect(check(shown, 'other')).toMatchObject({ result: 'problem', advice: expect.any(String) });
    expect(check(shown, 'filtered')).toMatchObject({ check: 'filtered', result: 'not-checked' });
  });

  it('does not call a scheduled message stuck before it is due', async () => {
    const sendAt = new Date(Date.now() + 3_600_000).toISOString();
    const sid = await send('+14155550101', { sendAt });
    await world.control('clock', { advanceSeconds: 1_800 });
    expect(await show(sid)).not.toHaveProperty('diagnosis');
  });
});
