import { isTollFree } from '../addresses/toll-free';

/** A phone number of a Messaging Service. */
export interface PoolNumber {
  sid: string;
  /** E.164. */
  phoneNumber: string;
  /** ISO 3166-1 alpha-2. */
  country: string;
}

/** Whether US carriers take texts from this number only as part of an A2P campaign. */
export function needsCampaign({ phoneNumber, country }: PoolNumber): boolean {
  return /^\+1\d{10}$/.test(phoneNumber) && /^(US|CA)$/.test(country) && !isTollFree(phoneNumber);
}
