import type { App } from '../../src/app';
import { readSenderPool } from '../../src/preview/read-sender-pool';

const now = Date.parse('2026-12-02T08:30:00Z');
const refused = (status: number) => Object.assign(new Error('refused'), { status });
const numbers = [
  { phoneNumber: '+12025550142', countryCode: 'US' },
  { phoneNumber: '+447700900142', countryCode: 'GB' },
];

/** What each list of a Messaging Service answers: its items, or a failure. */
type Lists = Partial<
  Record<'phoneNumbers' | 'shortCodes' | 'alphaSenders' | 'channelSenders', object[] | Error>
>;

let services = 0;

/** A deployment of its own, whose time can be set, and how often its pool was asked for. */
function deployment(lists: Lists) {
  const asked = { times: 0, now };
  const list = (answer: object[] | Error = []) => ({
    list: async () => {
      asked.times++;
      if (answer instanceof Error) throw answer;
      return answer;
    },
  });
  const service = () => ({
    phoneNumbers: list(lists.phoneNumbers),
    shortCodes: list(lists.shortCodes),
    alphaSenders: list(lists.alphaSenders),
    channelSenders: list(lists.channelSenders),
  });
  const app = {
    config: { messagingServiceSid: `MG${services++}` },
    twilio: { messaging: { v1: { services: service } } },
    now: () => asked.now,
  } as unknown as App;
  return { app, asked };
}

beforeEach(() => {
  jest.spyOn(console, 'warn').mockImplementation(() => undefined);
});
afterEach(() => jest.restoreAllMocks());

describe('readSenderPool', () => {
  it('has the senders of every kind', async () => {
    const { app } = deployment({
      phoneNumbers: numbers,
      shortCodes: [{ shortCode: '24680', countryCode: 'US' }],
      alphaSenders: [{ alphaSender: 'ACME' }],
      channelSenders: [{ sender: 'whatsapp:+12025550142' }, { sender: 'rcs:acme_agent' }],
    });
    expect((await readSenderPool(app)).map(({ type }) => type)).toEqual([
      'long-code',
      'long-code',
      'short-code',
      'alphanumeric',
      'whatsapp',
    ]);
  });

  it.each([404, 501])('does without a kind of sender that is not there (%d)', async (status) => {
    const { app } = deployment({ phoneNumbers: numbers, shortCodes: refused(status) });
    expect(await readSenderPool(app)).toHaveLength(2);
  });

  it.each([401, 429, 500])('knows nothing where a part cannot be read (%d)', async (status) => {
    const { app } = deployment({ phoneNumbers: numbers, alphaSenders: refused(status) });
    expect(await readSenderPool(app)).toEqual([]);
  });

  it('asks once a minute', async () => {
    const { app, asked } = deployment({ phoneNumbers: numbers });
    await readSenderPool(app);
    asked.now += 59_999;
    expect(await readSenderPool(app)).toHaveLength(2);
    expect(asked.times).toBe(4);
    asked.now += 1;
    await readSenderPool(app);
    expect(asked.times).toBe(8);
  });
});
