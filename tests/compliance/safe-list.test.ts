import type { App } from '../../src/app';
import { useSafeList } from '../../src/compliance/safe-list';

const to = '+14155550101';

describe('the safe list', () => {
  it.each(['check', 'add', 'remove'] as const)(
    'is unavailable where Twilio never answers a %s',
    async (action) => {
      const busy = async () => {
        throw Object.assign(new Error('busy'), { status: 503 });
      };
      const safelist = { fetch: busy, create: busy, remove: busy };
      const app = {
        deadline: Date.now() + 300,
        twilio: { accounts: { v1: { safelist } } },
      } as unknown as App;
      await expect(useSafeList(app, { to, action })).rejects.toMatchObject({ code: 'unavailable' });
    },
  );
});
