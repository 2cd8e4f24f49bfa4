import { statusCallbackUrl } from '../../src/twilio/callback-urls';

describe('statusCallbackUrl', () => {
  it('carries campaign, recipient and time in the query and the retry overrides in the fragment', () => {
    const url = new URL(
      statusCallbackUrl('https://x.twil.io', { campaign: 'b1&2', recipient: 7, at: 1_800_000_000_000 }),
    );
    expect(url.pathname).toBe('/webhooks/status');
    expect(Object.fromEntries(url.searchParams)).toEqual({ c: 'b1&2', r: '7', t: '1800000000000' });
    expect(url.hash).toBe('#rc=3&rp=5xx,ct,rt');
  });

  it('needs none of them', () => {
    expect(statusCallbackUrl('https://x.twil.io')).toBe(
      'https://x.twil.io/webhooks/status#rc=3&rp=5xx,ct,rt',
    );
  });
});
