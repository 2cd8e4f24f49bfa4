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
