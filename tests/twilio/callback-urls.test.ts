import { statusCallbackUrl } from '../../src/twilio/callback-urls';

describe('statusCallbackUrl', () => {
  it('carries campaign and recipient in the query and the retry overrides in the fragment', () => {
    const url = new URL(statusCallbackUrl('https://x.twil.io', { campaign: 'b1&2', recipient: 7 }));
    expect(url.pathname).toBe('/webhooks/status');
    expect(Object.fromEntries(url.searchParams)).toEqual({ c: 'b1&2', r: '7' });
    expect(url.hash).toBe('#rc=3&rp=5xx,ct,rt');
  });

  it('needs neither', () => {
    expect(statusCallbackUrl('https://x.twil.io')).toBe(
      'https://x.twil.io/webhooks/status#rc=3&rp=5xx,ct,rt',
    );
  });
});
