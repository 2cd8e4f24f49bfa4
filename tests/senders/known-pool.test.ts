import type { App } from '../../src/app';
import { knownPool } from '../../src/senders/known-pool';

const now = Date.parse('2026-12-02T08:30:00Z');
const refused = (status: number) => Object.assign(new Error('refused'), { status });
const numbers = [
  { sid: 'PN1', phoneNumber: '+12025550142', countryCode: 'US', capabilities: ['SMS', 'MMS'] },
  { sid: 'PN2', phoneNumber: '+447700900142', countryCode: 'GB', capabilities: ['SMS'] },
];

/** What each list of a Messaging Service answers: its items, or a failure. */
type Lists = Partial<
  Record<
    'phoneNumbers' | 'shortCodes' | 'alphaSenders' | 'destinationAlphaSenders' | 'channelSenders',
    object[] | Error
  >
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
    destinationAlphaSenders: list(lists.destinationAlphaSenders),
    channelSenders: list(lists.channelSenders),
  });
  const app = {
    config: { messagingServiceSid: `MG${services++}` },
    twilio: { messaging: { v1: { services: service } } },
    now: () => asked.now,
    deadline: Date.now() + 1_000,
  } as unknown as App;
  return { app, asked };
}

beforeEach(() => {
  jest.spyOn(console, 'warn').mockImplementation(() => undefined);
});
afterEach(() => jest.restoreAllMocks());

describe('knownPool', () => {
  it('has the senders of every kind', async () => {
    const { app } = deployment({
      phoneNumbers: numbers,
      shortCodes: [{ sid: 'SC1', shortCode: '24680', countryCode: 'US', capabilities: ['SMS'] }],
      alphaSenders: [{ sid: 'AI1', alphaSender: 'ACME', capabilities: ['SMS'] }],
      destinationAlphaSenders: [
        { sid: 'AI2', alphaSender: 'ACME UK', isoCountryCode: 'GB', capabilities: [] },
      ],
      channelSenders: [{ sid: 'XE1', sender: 'whatsapp:+12025550142', countryCode: null }],
    });
    const pool = await knownPool(app);
    expect(pool?.map(({ type, address, country }) => [type, address, country])).toEqual([
      ['phone-number', '+12025550142', 'US'],
      ['phone-number', '+447700900142', 'GB'],
      ['short-code', '24680', 'US'],
      ['alpha-sender', 'ACME', undefined],
      ['country-alpha-sender', 'ACME UK', 'GB'],
      ['channel-sender', 'whatsapp:+12025550142', undefined],
    ]);
  });

  it.each([401, 404])('knows nothing where a part cannot be read (%d)', async (status) => {
    const { app } = deployment({ phoneNumbers: numbers, alphaSenders: refused(status) });
    expect(await knownPool(app)).toBeUndefined();
  });

  it('asks once a minute', async () => {
    const { app, asked } = deployment({ phoneNumbers: numbers });
    await knownPool(app);
    asked.now += 59_999;
    expect(await knownPool(app)).toHaveLength(2);
    expect(asked.times).toBe(5);
    asked.now += 1;
    await knownPool(app);
    expect(asked.times).toBe(10);
  });
});
