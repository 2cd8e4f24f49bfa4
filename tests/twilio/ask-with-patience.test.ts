import { askWithPatience } from '../../src/twilio/ask-with-patience';

const refused = Object.assign(new Error('no'), { status: 403 });
const busy = Object.assign(new Error('busy'), { status: 429 });
const withTime = (ms: number) => ({ now: Date.now, deadline: Date.now() + ms });

beforeEach(() => {
  jest.spyOn(console, 'warn').mockImplementation();
});
afterEach(() => jest.restoreAllMocks());

describe('askWithPatience', () => {
  it('gives the answer, also to a second try', async () => {
    const question = jest.fn().mockRejectedValueOnce(busy).mockResolvedValue('yes');
    expect(await askWithPatience(withTime(60_000), question)).toBe('yes');
    expect(question).toHaveBeenCalledTimes(2);
  });

  it('does without an answer that is refused, and logs why', async () => {
    expect(await askWithPatience(withTime(60_000), () => Promise.reject(refused))).toBe('unanswered');
    expect(console.warn).toHaveBeenCalledWith(expect.stringContaining('"status":403'));
  });

  it("does without an answer that would come after the call's deadline", async () => {
    const started = Date.now();
    expect(await askWithPatience(withTime(50), () => new Promise(() => {}))).toBe('unanswered');
    expect(Date.now() - started).toBeLessThan(2_900);
  });
});
