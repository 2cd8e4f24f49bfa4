import { judgeA2p } from '../../src/registrations/judge-a2p';
import type { Brand, Campaign } from '../../src/registrations/read-registrations';
import { brand, campaign, longCode, registrations, tollFree } from './registrations';

const withCampaign = (parts: Partial<Campaign>) => judgeA2p(registrations({ campaigns: [campaign(parts)] }));
const withBrand = (parts: Partial<Brand>) =>
  judgeA2p(registrations({ brands: new Map([['BN1', brand(parts)]]) }));

describe('judgeA2p', () => {
  it('finds no fault with a verified campaign of an approved brand, and passes on what Twilio tells', () => {
    const rateLimits = { att: { mps: 600, msg_class: 'A' } };
    const told = registrations({
      campaigns: [campaign({ campaignId: 'C1', rateLimits })],
      brands: new Map([['BN1', brand({ score: 75 })]]),
    });
    expect(judgeA2p(told)).toEqual({
      state: 'registered',
      campaigns: [
        {
          sid: 'QE1',
          useCase: 'MIXED',
          state: 'registered',
          status: 'VERIFIED',
          campaignId: 'C1',
          brand: {
            sid: 'BN1',
            state: 'registered',
            status: 'APPROVED',
            type: 'STANDARD',
            score: 75,
            identityStatus: 'VERIFIED',
          },
          rateLimits,
          problems: [],
        },
      ],
      problems: [],
    });
  });

  it.each([
    ['IN_PROGRESS', 'pending'],
    ['PENDING', 'pending'],
    ['FAILED', 'rejected'],
    ['SUSPENDED', 'rejected'],
    ['PAUSED', 'unknown'],
  ])('calls a campaign that is %s %s, and says what to do', (status, state) => {
    const a2p = withCampaign({ status });
    expect(a2p).toMatchObject({ state, campaigns: [{ state, status }] });
    expect(a2p.campaigns[0]!.problems).toEqual([
      { problem: expect.stringMatching(/\.$/), advice: expect.stringMatching(/\.$/) },
    ]);
  });

  it('names each reason for which a campaign was turned down', () => {
    const reason = { code: 30897, text: 'Rejected due to Disallowed Content.', fields: ['MESSAGE_FLOW'] };
    const [judged] = withCampaign({ status: 'FAILED', reasons: [reason] }).campaigns;
    expect(judged!.problems).toMatchObject([
      { problem: 'The campaign was turned down.' },
      { code: 30897, fields: ['MESSAGE_FLOW'], problem: reason.text, advice: expect.any(String) },
    ]);
  });

  it.each([
    ['PENDING', 'pending', 'registered'],
    ['IN_REVIEW', 'pending', 'registered'],
    ['FAILED', 'rejected', 'rejected'],
    ['SUSPENDED', 'rejected', 'rejected'],
    ['DELETED', 'missing', 'rejected'],
    ['DELETION_PENDING', 'missing', 'rejected'],
    ['DELETION_FAILED', 'unknown', 'registered'],
  ])('lets a verified campaign whose brand is %s (%s) count as %s', (status, state, campaignState) => {
    const a2p = withBrand({ status });
    expect(a2p).toMatchObject({
      state: campaignState,
      campaigns: [{ state: campaignState, brand: { state, status } }],
    });
    expect(a2p.campaigns[0]!.problems).toHaveLength(1);
  });

  it('asks a sole proprietor for the confirmation that is missing', () => {
    const a2p = withBrand({ type: 'SOLE_PROPRIETOR', identityStatus: 'UNVERIFIED' });
    expect(a2p.campaigns[0]).toMatchObject({
      brand: { state: 'pending', status: 'APPROVED' },
      problems: [{ advice: expect.stringContaining('YES') }],
    });
  });

  it('does not take a mock campaign for a registration', () => {
    expect(withCampaign({ isMock: true })).toMatchObject({ state: 'missing' });
  });

  it('goes by the best of several campaigns', () => {
    const campaigns = [campaign({ status: 'FAILED' }), campaign({ status: 'IN_PROGRESS' })];
    expect(judgeA2p(registrations({ campaigns })).state).toBe('pending');
    expect(judgeA2p(registrations({ campaigns: [...campaigns, campaign()] })).state).toBe('registered');
  });

  it('misses the campaign of a pool with a US or Canadian number', () => {
    const canadian = { ...longCode, phoneNumber: '+14165550142', country: 'CA' };
    for (const number of [longCode, canadian]) {
      const a2p = judgeA2p(registrations({ numbers: [number], campaigns: [] }));
      expect(a2p).toMatchObject({ state: 'missing', problems: [{ advice: expect.any(String) }] });
    }
  });

  it('needs none for toll-free numbers and for those of other countries', () => {
    const numbers = [
      tollFree,
      { sid: 'PN3', phoneNumber: '+447700900123', country: 'GB' },
      { sid: 'PN4', phoneNumber: '+18765550142', country: 'JM' },
    ];
    const needless = { state: 'not-needed', campaigns: [], problems: [] };
    expect(judgeA2p(registrations({ numbers, campaigns: [] }))).toEqual(needless);
    expect(judgeA2p(registrations({ numbers, campaigns: 'unanswered' }))).toEqual(needless);
  });

  it('knows nothing where Twilio tells nothing', () => {
    expect(judgeA2p(registrations({ campaigns: 'unanswered' }))).toMatchObject({
      state: 'unknown',
      problems: [{ problem: expect.stringContaining('did not tell') }],
    });
    expect(judgeA2p(registrations({ numbers: 'unanswered', campaigns: [] })).state).toBe('unknown');
  });

  it('believes a campaign whose brand Twilio does not tell of', () => {
    expect(judgeA2p(registrations({ brands: new Map() }))).toMatchObject({
      state: 'registered',
      campaigns: [{ brand: { sid: 'BN1', state: 'unknown' }, problems: [{}] }],
    });
  });
});
