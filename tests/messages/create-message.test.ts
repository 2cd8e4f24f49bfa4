import type { Twilio } from 'twilio';
import { createMessage, type SendControl } from '../../src/messages/create-message';
import { AdaptiveLimiter } from '../../src/twilio/adaptive-limiter';

const to = '+14155550101' as Parameters<typeof createMessage>[0];

test('a message whose time is up while its recipient is looked up is not handed over', async () => {
  const create = jest.fn();
  let isInTime = true;
  const control: SendControl = {
    twilio: { messages: { createWithHttpInfo: create } } as unknown as Twilio,
    limiter: new AdaptiveLimiter(),
    mayStart: () => isInTime,
    hasLeft: async () => {
      isInTime = false;
      return false;
    },
    took: () => undefined,
    gaveUp: new Promise(() => {}),
  };
  expect(await createMessage(to, () => ({ to }), control)).toEqual({ kind: 'unsent' });
  expect(create).not.toHaveBeenCalled();
  expect(control.limiter.backlog).toBe(0);
});

test('a message that was given up while it waited for its turn never leaves', async () => {
  const create = jest.fn();
  const limiter = new AdaptiveLimiter(1);
  await limiter.acquire();
  const control: SendControl = {
    twilio: { messages: { createWithHttpInfo: create } } as unknown as Twilio,
    limiter,
    // Whoever decides when to start may be of another mind by then.
    mayStart: () => true,
    hasLeft: async () => false,
    took: () => undefined,
    gaveUp: Promise.resolve(),
  };
  expect(await createMessage(to, () => ({ to }), control)).toEqual({ kind: 'unsent' });
  limiter.release('answered');
  await new Promise((resolve) => setImmediate(resolve));
  expect(create).not.toHaveBeenCalled();
  expect(limiter.backlog).toBe(0);
});
