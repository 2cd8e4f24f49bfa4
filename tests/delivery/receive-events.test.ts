import type { App } from '../../src/app';
import { receiveEvents } from '../../src/delivery/receive-events';
import { type Records, StoreUnavailable } from '../../src/store/records';

const config = { accountSid: `AC${'a'.repeat(32)}`, messagingServiceSid: `MG${'b'.repeat(32)}` };
const event = {
  specversion: '1.0',
  type: 'com.twilio.messaging.message.sent',
  id: 'EZ1',
  time: '2026-01-01T00:00:05.000Z',
  data: {
    ...config,
    messageSid: `SM${'1'.repeat(32)}`,
    to: '+14155550123',
    timestamp: '2026-01-01T00:00:04Z',
  },
};

afterEach(() => jest.useRealTimers());

test('a batch that cannot be stored is refused while Twilio still waits for it', async () => {
  jest.useFakeTimers();
  const asked = jest.fn(() => new Promise<never>(() => undefined));
  const records = new Proxy({}, { get: () => asked }) as Records;
  const app = { config, records, now: Date.now, deadline: Date.now() + 9_000 } as unknown as App;
  const outcome = receiveEvents(app, [event]).then(
    () => 'stored',
    (failure: unknown) => failure,
  );
  await jest.advanceTimersByTimeAsync(4_499);
  expect(asked).toHaveBeenCalled();
  await expect(Promise.race([outcome, 'waits'])).resolves.toBe('waits');
  // Event Streams waits 5 s.
  await jest.advanceTimersByTimeAsync(1);
  await expect(outcome).resolves.toBeInstanceOf(StoreUnavailable);
});
