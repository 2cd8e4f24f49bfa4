import { checkFlow, type Flow } from '../../src/preflight/check-flow';
import type { Readiness } from '../../src/preflight/readiness';
import type { PoolSender } from '../../src/senders/pool-sender';
import { ready, senders } from './readiness';

const { us, otherUs, tollFree, ca, gb, shortCode, name, germanName, whatsapp, rcs } = senders;
const toUs: Flow = { channel: 'sms', country: 'US' };
const to = (country: string): Flow => ({ channel: 'sms', country });
const mms = (country: string): Flow => ({ channel: 'mms', country });

/** Every objection in a word: `blocked 30034`, or by the check where there is no code. */
const words = (flow: Flow, readiness: Readiness) =>
  checkFlow(flow, readiness).map(({ severity, code, check }) => `${severity} ${code ?? check}`);

test('nothing speaks against messages where all is in order', () => {
  const pool = ready([us, tollFree, gb, whatsapp]);
  const flows = [toUs, to('CA'), to('GB'), mms('US'), mms('CA'), { channel: 'whatsapp', country: 'FR' }];
  expect((flows as Flow[]).flatMap((flow) => checkFlow(flow, pool))).toEqual([]);
});

describe('a long code without an A2P campaign', () => {
  const unregistered = (...pool: PoolSender[]) => ready(pool, { isA2pRegistered: false });

  it('is turned away in the US', () => {
    expect(checkFlow(toUs, unregistered(us))).toEqual([
      {
        check: 'registration',
        severity: 'blocked',
        problem: expect.stringContaining('no verified US A2P campaign'),
        advice: expect.stringContaining('Register a campaign'),
        code: 30034,
      },
    ]);
    expect(words(mms('US'), unregistered(us, otherUs))).toEqual(['blocked 30034']);
    expect(words(toUs, unregistered(ca))).toEqual(['blocked 30034']);
  });

  it('is a risk beside senders that need none', () => {
    for (const other of [tollFree, shortCode])
      expect(words(toUs, unregistered(us, other))).toEqual(['at-risk 30034']);
  });

  it('is no matter in other countries and on WhatsApp, nor to other senders', () => {
    const pool = unregistered(us, gb, whatsapp);
    expect(words(to('GB'), pool)).toEqual([]);
    expect(words(to('CA'), pool)).toEqual([]);
    expect(words({ channel: 'whatsapp', country: 'US' }, pool)).toEqual([]);
    expect(words(toUs, unregistered(shortCode))).toEqual([]);
    expect(words(toUs, unregistered(gb))).toEqual(['at-risk sender']);
  });
});

describe('a toll-free number without verification', () => {
  const unverifiedTollFree = new Set([tollFree.address]);
  const unverified = (...pool: PoolSender[]) => ready(pool, { unverifiedTollFree });

  it('is turned away in the US and in Canada', () => {
    expect(words(toUs, unverified(tollFree))).toEqual(['blocked 30032']);
    expect(words(to('CA'), unverified(tollFree))).toEqual(['blocked 30032']);
  });

  it('is a risk beside others, verified toll-free numbers among them', () => {
    expect(words(toUs, unverified(us, tollFree))).toEqual(['at-risk 30032']);
    const verified = { ...tollFree, address: '+18335550142' };
    expect(words(toUs, unverified(verified, tollFree))).toEqual(['at-risk 30032']);
  });

  it('blocks together with long codes that have no campaign', () => {
    const pool = ready([us, tollFree], { unverifiedTollFree, isA2pRegistered: false });
    expect(words(toUs, pool)).toEqual(['blocked 30034', 'blocked 30032']);
  });
});

describe('the sender pool', () => {
  it('blocks everything while it is empty', () => {
    expect(words(toUs, ready([]))).toEqual(['blocked 21704']);
    expect(words({ channel: 'sms' }, ready([]))).toEqual(['blocked 21704']);
    expect(words({ channel: 'whatsapp', country: 'US' }, ready([]))).toEqual(['blocked 21704']);
  });

  it.each([
    ['WhatsApp without a sender of the channel', [us, gb], { channel: 'whatsapp', country: 'US' }],
    ['texts with senders of WhatsApp only', [whatsapp], toUs],
    ['another country with a short code only', [shortCode], to('GB')],
    ['another country than North America with a toll-free number only', [tollFree], to('GB')],
    ['the US with a name only', [name], toUs],
    ['another country with the name for one only', [germanName], to('FR')],
    ['media with a name only', [name], mms('AU')],
  ] as [string, PoolSender[], Flow][])('cannot send %s', (_, pool, flow) => {
    expect(words(flow, ready(pool))).toEqual(['blocked 21703']);
  });

  it('is a risk where it has only foreign numbers', () => {
    expect(checkFlow(to('FR'), ready([us, gb, tollFree]))).toEqual([
      {
        check: 'sender',
        severity: 'at-risk',
        problem: expect.stringContaining('foreign number'),
        advice: expect.any(String),
      },
    ]);
  });

  it.each([
    ['a number of the country', [gb, us], to('GB')],
    ['a number of the same numbering plan', [us], to('CA')],
    ['a name where names are allowed', [us, name], to('FR')],
    ['the name for the country', [us, germanName], to('DE')],
    ['any sender of WhatsApp', [whatsapp], { channel: 'whatsapp', country: 'FR' }],
  ] as [string, PoolSender[], Flow][])('is in order with %s', (_, pool, flow) => {
    expect(words(flow, ready(pool))).toEqual([]);
  });
});

describe('media', () => {
  it.each([
    ['a country without MMS', mms('FR'), [us, gb]],
    ['a pool without MMS', mms('US'), [{ ...us, capabilities: ['SMS'] }]],
  ])('become a link in %s where the service converts them, and block where it does not', (_, flow, pool) => {
    const media = (but: Readiness) =>
      checkFlow(flow, ready(pool, but)).filter((one) => one.check === 'media');
    expect(media({ convertsMedia: true })).toEqual([
      {
        check: 'media',
        severity: 'at-risk',
        problem: expect.stringContaining('become a link'),
        advice: expect.any(String),
      },
    ]);
    expect(media({ convertsMedia: false })).toMatchObject([
      { severity: 'blocked', code: 21703, advice: expect.stringContaining('mmsConverter') },
    ]);
  });

  it('need one sender that can', () => {
    expect(words(mms('US'), ready([{ ...us, capabilities: ['SMS'] }, tollFree]))).toEqual([]);
  });
});

describe('a country that the account may not send to', () => {
  const closed = ready([us, gb, whatsapp], { closedCountries: new Set(['GB']) });

  it('is refused texts and media', () => {
    expect(words(to('GB'), closed)).toEqual(['blocked 21408']);
    expect(words(mms('GB'), closed)).toContain('blocked 21408');
    expect(words(toUs, closed)).toEqual([]);
  });

  it('may be written to on WhatsApp', () => {
    expect(words({ channel: 'whatsapp', country: 'GB' }, closed)).toEqual([]);
  });

  it('is told beside what else there is', () => {
    const both = { ...closed, senders: [shortCode] };
    expect(words(to('GB'), both)).toEqual(['blocked 21408', 'blocked 21703']);
  });
});

describe('what is not known speaks for sending', () => {
  it('of the account', () => {
    for (const flow of [toUs, mms('FR'), { channel: 'whatsapp' } as const])
      expect(words(flow, {})).toEqual([]);
    expect(words(toUs, { senders: [us] })).toEqual([]);
    expect(words(toUs, { senders: [tollFree] })).toEqual([]);
    expect(words(mms('US'), { senders: [{ ...us, capabilities: [] }] })).toEqual(['at-risk media']);
  });

  it('of a number whose country is not told', () => {
    expect(words({ channel: 'sms' }, ready([us, gb]))).toEqual([]);
    expect(words({ channel: 'sms' }, ready([shortCode]))).toEqual(['at-risk 21703']);
    expect(words({ channel: 'whatsapp' }, ready([us]))).toEqual(['blocked 21703']);
  });

  it('of phones, which may have RCS where the pool has it', () => {
    expect(words(toUs, ready([rcs]))).toEqual(['at-risk 21703']);
    expect(words(toUs, ready([us, rcs], { isA2pRegistered: false }))).toEqual(['at-risk 30034']);
    expect(words(mms('FR'), ready([us, rcs], { convertsMedia: false }))).not.toContain('blocked 21703');
    expect(words({ channel: 'whatsapp', country: 'US' }, ready([rcs]))).toEqual(['blocked 21703']);
  });

  it('of RCS and Messenger, whose senders are not rated', () => {
    expect(words({ channel: 'rcs', country: 'US' }, ready([us]))).toEqual([]);
    expect(words({ channel: 'messenger' }, ready([us]))).toEqual([]);
  });
});
