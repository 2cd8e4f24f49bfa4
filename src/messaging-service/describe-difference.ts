import type { Difference } from './find-differences';

/** A difference as it is told. */
export interface Drift {
  /** Name of the setting; of a sender its type, of the link domain `linkDomain` and the setting's. */
  setting: string;
  desired: string | number | boolean | null;
  actual: string | number | boolean | null;
}

/** Says what is meant to be and what is. Secrets in URLs are left out. */
export function describeDifference(difference: Difference): Drift {
  switch (difference.kind) {
    case 'setting':
      return drift(difference.setting, difference.desired, difference.actual);
    case 'missing-sender': {
      const { type, name, country } = difference.sender;
      return drift(type, named(name, country), null);
    }
    case 'unexpected-sender': {
      const { type, address, country } = difference.sender;
      return drift(type, null, named(address, type === 'country-alpha-sender' ? country : undefined));
    }
    case 'missing-domain':
      return drift('linkDomain', difference.domainSid, null);
    case 'link-setting':
      return drift(`linkDomain.${difference.setting}`, difference.desired, difference.actual);
    case 'domain-of-service':
      return drift('linkDomain.messagingService', difference.domainSid, difference.actual ?? null);
  }
}

/** The URL of a webhook without the key in it: whoever knows it can tell us of clicks. */
export function withoutSecret<T>(value: T): T | string {
  return typeof value === 'string' ? value.replace(/([?&]key=)[^&#]+/, '$1…') : value;
}

function named(name: string, country: string | undefined): string {
  return country === undefined ? name : `${name} (${country})`;
}

function drift(setting: string, desired: Drift['desired'], actual: Drift['actual']): Drift {
  const [meant, is] = [withoutSecret(desired), withoutSecret(actual)];
  return { setting, desired: meant, actual: is === meant ? `${is} (another key)` : is };
}
