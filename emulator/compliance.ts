import { countryOf } from './api/compliance/country-of';
import type { UsA2pUsecase } from './api/compliance/us-a2p-usecases';
import { channelOf, type Message } from './messages/message';
import type { PhoneNumber } from './phone-number';
import { newSid } from './sids';

export const BRAND_STATES = ['APPROVED', 'PENDING', 'IN_REVIEW', 'FAILED', 'SUSPENDED', 'none'] as const;
export const A2P_STATES = ['VERIFIED', 'IN_PROGRESS', 'FAILED', 'none'] as const;
export const TOLL_FREE_STATES = [
  'TWILIO_APPROVED',
  'PENDING_REVIEW',
  'IN_REVIEW',
  'TWILIO_REJECTED',
  'none',
] as const;

/** What carriers and Twilio allow this account. `none` is a registration nobody has asked for. */
export interface ComplianceSettings {
  /** Status of the account's US A2P brand. */
  brand: (typeof BRAND_STATES)[number];
  /** Status of every service's US A2P campaign. */
  usA2p: (typeof A2P_STATES)[number];
  /** What the campaign is registered for. */
  usecase: UsA2pUsecase;
  /** Status of every toll-free number's verification. */
  tollFree: (typeof TOLL_FREE_STATES)[number];
  /** ISO 3166-1 alpha-2 codes of the countries the account may not send to. */
  blockedCountries: readonly string[];
}

const ALL_IN_ORDER: ComplianceSettings = {
  brand: 'APPROVED',
  usA2p: 'VERIFIED',
  usecase: 'MIXED',
  tollFree: 'TWILIO_APPROVED',
  blockedCountries: [],
};

/**
 * The account's registrations and permissions, all in order unless a control says otherwise, and what it has told Twilio
 * about people and numbers.
 */
export class Compliance {
  settings: ComplianceSettings = { ...ALL_IN_ORDER };
  /** What was last said of a person's consent, by `contact sender`. Dates are as they were given. */
  readonly consents = new Map<string, { isOut: boolean; source: string; date: string | null }>();
  /** Where people live, by number. */
  readonly contacts = new Map<string, { country: string; zipCode: string }>();
  /** SIDs of the numbers that fraud protection leaves alone, by number. */
  readonly safeList = new Map<string, string>();
  /** One for the account, so that a list names the same campaign every time. */
  readonly campaignSid = newSid('QE');
  readonly brandSid = newSid('BN');
  readonly profileSid = newSid('BU');

  reset(): void {
    this.settings = { ...ALL_IN_ORDER };
    this.consents.clear();
    this.contacts.clear();
    this.safeList.clear();
  }

  /** Replaces the given settings and keeps the others. */
  change(changes: Partial<ComplianceSettings>): void {
    this.settings = { ...this.settings, ...changes };
  }

  /** Permissions are for SMS and MMS only. */
  mayReach(to: string): boolean {
    const country = channelOf(to) === undefined ? countryOf(to) : undefined;
    return country === undefined || !this.settings.blockedCountries.includes(country);
  }

  /** The error code with which carriers turn away a message from a sender that is not registered. */
  registrationError(message: Message, sender: PhoneNumber | undefined): number | undefined {
    const country = channelOf(message.to) === undefined ? countryOf(message.to) : undefined;
    if (!sender || (country !== 'US' && country !== 'CA')) return undefined;
    if (sender.tollFree) return this.settings.tollFree === 'TWILIO_APPROVED' ? undefined : 30032;
    const needsCampaign = country === 'US' && sender.country === 'US';
    return needsCampaign && this.settings.usA2p !== 'VERIFIED' ? 30034 : undefined;
  }
}
