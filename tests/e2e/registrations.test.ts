import type { GeoPermissions } from '../../src/registrations/geo-permissions';
import type { ShownRegistrations } from '../../src/registrations/show-registrations';
import { localStack } from './local-stack';

const world = localStack();

const registrations = async () => {
  const { status, body } = await world.get<ShownRegistrations>('/compliance/registrations');
  expect(status).toBe(200);
  return body;
};
const permissions = (query = '') => world.get<GeoPermissions>(`/compliance/geo-permissions${query}`);
const fail = (product: string, path: string, fault: object) =>
  world.control('faults', { api: [{ product, path, share: 1, ...fault }] });

describe('GET /compliance/registrations', () => {
  it('finds everything in order', async () => {
    expect(await registrations()).toEqual({
      a2p: {
        state: 'registered',
        campaigns: [
          {
            sid: expect.stringMatching(/^QE/),
            useCase: 'MIXED',
            state: 'registered',
            status: 'VERIFIED',
            campaignId: expect.any(String),
            brand: expect.objectContaining({ state: 'registered', status: 'APPROVED', type: 'STANDARD' }),
            rateLimits: expect.objectContaining({ att: expect.anything(), tmobile: expect.anything() }),
            problems: [],
          },
        ],
      },
      tollFree: {
        state: 'registered',
        verifications: [
          {
            sid: expect.stringMatching(/^HH/),
            phoneNumber: '+18885550142',
            numberSid: expect.stringMatching(/^PN/),
            state: 'registered',
            status: 'TWILIO_APPROVED',
            problems: [],
          },
        ],
      },
      problems: [],
    });
  });

  it('shows a campaign under review, and a brand that was turned down', async () => {
    await world.control('compliance', { usA2p: 'IN_PROGRESS' });
    expect((await registrations()).a2p).toMatchObject({
      state: 'pending',
      campaigns: [{ problems: [{ problem: 'The campaign is under review.' }] }],
    });
    await world.control('compliance', { usA2p: 'VERIFIED', brand: 'FAILED' });
    expect((await registrations()).a2p).toMatchObject({
      state: 'rejected',
      campaigns: [
        {
          state: 'rejected',
          status: 'VERIFIED',
          brand: { state: 'rejected', status: 'FAILED' },
          problems: [{}, { code: 30701, fields: ['region'] }],
        },
      ],
    });
  });

  it('misses a campaign, and a brand that is gone', async () => {
    await world.control('compliance', { brand: 'none' });
    expect((await registrations()).a2p).toMatchObject({
      state: 'rejected',
      campaigns: [{ brand: { state: 'missing' } }],
    });
    await world.control('compliance', { usA2p: 'none' });
    expect(await registrations()).toMatchObject({
      a2p: { state: 'missing', campaigns: [] },
      problems: [{ advice: expect.stringContaining('Register') }],
    });
  });

  it('follows the verification of a toll-free number', async () => {
    await world.control('compliance', { tollFree: 'TWILIO_REJECTED' });
    expect((await registrations()).tollFree).toMatchObject({
      state: 'rejected',
      verifications: [{ state: 'rejected', problems: [{}, { advice: expect.any(String) }] }],
    });
    await world.control('compliance', { tollFree: 'none' });
    expect((await registrations()).tollFree).toMatchObject({ state: 'missing' });
  });

  it('says what Twilio refuses to tell, and shows the rest', async () => {
    await fail('messaging', 'Usa2p', { status: 403, code: 20003 });
    expect(await registrations()).toMatchObject({ a2p: { state: 'unknown' }, problems: [{}] });
    await fail('messaging', 'BrandRegistrations', { status: 403, code: 20003 });
    expect((await registrations()).a2p).toMatchObject({
      state: 'registered',
      campaigns: [{ brand: { state: 'unknown' } }],
    });
  });
});

describe('GET /compliance/geo-permissions', () => {
  it('shows the countries that were asked for, in any case and order', async () => {
    await world.control('compliance', { blockedCountries: ['FR'] });
    const { status, body } = await permissions('?country=fr,US,GB');
    expect(status).toBe(200);
    expect(body).toEqual({
      permissions: [
        { country: 'FR', enabled: false },
        { country: 'US', enabled: true },
        { country: 'GB', enabled: true },
      ],
      counts: { enabled: 2, disabled: 1 },
    });
    expect((await permissions('?country=FR')).body.counts).toEqual({ enabled: 0, disabled: 1 });
  });

  it('shows all', async () => {
    await world.control('compliance', { blockedCountries: ['FR', 'GB'] });
    const { body } = await permissions();
    expect(body.counts.disabled).toBe(2);
    expect(body.counts.enabled).toBeGreaterThan(200);
    expect(body.permissions).toHaveLength(body.counts.enabled + 2);
  });

  it.each(['XX', 'US,UK', 'USA', 'US,', ''])('refuses %j, which names no country', async (country) => {
    const { status, body } = await permissions(`?country=${country}`);
    expect(status).toBe(400);
    expect(body).toMatchObject({ code: 'invalid-request', errors: [{ path: 'country' }] });
  });

  it('says that Twilio does not tell', async () => {
    await fail('accounts', 'GeoPermissions', { status: 403, code: 20003 });
    for (const query of ['', '?country=US,GB']) {
      const { status, body } = await permissions(query);
      expect(status).toBe(503);
      expect(body).toMatchObject({ code: 'unavailable' });
    }
  });
});
