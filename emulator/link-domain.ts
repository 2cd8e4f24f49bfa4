import { newSid } from './sids';

export const DNS_STATES = ['valid', 'invalid'] as const;
export const CERTIFICATE_STATES = ['none', 'pending', 'valid', 'expired'] as const;

/** Whether the domain's records lead to Twilio, and how its certificate stands. */
export interface LinkDomainState {
  dns: (typeof DNS_STATES)[number];
  certificate: (typeof CERTIFICATE_STATES)[number];
}

/** What Twilio's API shows of the domain and changes. */
export interface LinkDomainConfig {
  /** Where unknown short links lead. */
  fallbackUrl: string | null;
  /** Where clicks are told. */
  callbackUrl: string | null;
  continueOnFailure: boolean;
  disableHttps: boolean;
}

const AT_THE_START: LinkDomainState = { dns: 'valid', certificate: 'valid' };
const CONFIG: LinkDomainConfig = {
  fallbackUrl: null,
  callbackUrl: null,
  continueOnFailure: true,
  disableHttps: false,
};

/** The account's one domain of shortened links, in order unless a control says otherwise. */
export class LinkDomain {
  readonly sid = newSid('DN');
  readonly configSid = newSid('ZK');
  readonly certificateSid = newSid('CW');
  /** SIDs of the Messaging Services whose links it shortens. */
  readonly services = new Set<string>();
  state: LinkDomainState = { ...AT_THE_START };
  config: LinkDomainConfig = { ...CONFIG };

  constructor(readonly name: string) {}

  reset(): void {
    this.services.clear();
    this.state = { ...AT_THE_START };
    this.config = { ...CONFIG };
  }

  /** The address that a code gets in a message. */
  addressOf(code: string): string {
    return `${this.config.disableHttps ? '' : 'https://'}${this.name}/${code}`;
  }
}
