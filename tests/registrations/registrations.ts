import type { PoolNumber } from '../../src/registrations/pool-number';
import type {
  Brand,
  Campaign,
  Registrations,
  Verification,
} from '../../src/registrations/read-registrations';

export const longCode: PoolNumber = { sid: 'PN1', phoneNumber: '+12025550142', country: 'US' };
export const tollFree: PoolNumber = { sid: 'PN2', phoneNumber: '+18885550142', country: 'US' };

/** A pool of a long code and a toll-free number with everything in order, but for the given parts. */
export function registrations(parts: Partial<Registrations> = {}): Registrations {
  return {
    numbers: [longCode, tollFree],
    campaigns: [campaign()],
    brands: new Map([['BN1', brand()]]),
    verifications: new Map([[tollFree.sid, [verification()]]]),
    ...parts,
  };
}

export function campaign(parts: Partial<Campaign> = {}): Campaign {
  return {
    sid: 'QE1',
    useCase: 'MIXED',
    status: 'VERIFIED',
    brandSid: 'BN1',
    isMock: false,
    reasons: [],
    ...parts,
  };
}

export function brand(parts: Partial<Brand> = {}): Brand {
  return { status: 'APPROVED', type: 'STANDARD', identityStatus: 'VERIFIED', reasons: [], ...parts };
}

export function verification(parts: Partial<Verification> = {}): Verification {
  return { sid: 'HH1', status: 'TWILIO_APPROVED', editAllowed: false, reasons: [], ...parts };
}
