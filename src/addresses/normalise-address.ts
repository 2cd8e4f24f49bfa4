import parsePhoneNumber from 'libphonenumber-js/min';
import type { Address } from './address';

export type NormalisedAddress = { ok: true; address: Address } | { ok: false; reason: string };

/**
 * A recipient as people write it, as Twilio takes it: `+1 (415) 555-0123` becomes `+14155550123`, a channel's prefix is
 * kept. Only the shape is judged, by the length that numbers of the country can have: whether a number is in service
 * is for Twilio to say, whose tables are newer than any package's.
 */
export function normaliseAddress(text: string): NormalisedAddress {
  const trimmed = text.trim();
  const messenger = /^messenger:[\w.-]{1,64}$/.test(trimmed);
  if (messenger) return { ok: true, address: trimmed };

  const [, prefix = '', number = ''] = /^((?:whatsapp|rcs):)?(.*)$/s.exec(trimmed) ?? [];
  if (!number) return { ok: false, reason: 'is empty' };
  const international = number.replace(/^\s*00/, '+');
  if (!/\d{5}/.test(international.replace(/\D/g, ''))) return { ok: false, reason: 'is not a phone number' };
  if (!international.startsWith('+'))
    return { ok: false, reason: 'has no country code: write it as +14155550123' };
  if (international.length > 40) return { ok: false, reason: 'is not a phone number' };
  const parsed = parsePhoneNumber(international);
  if (!parsed) return { ok: false, reason: 'is not a phone number' };
  if (parsed.ext) return { ok: false, reason: 'has an extension, which cannot be texted' };
  if (!parsed.isPossible()) return { ok: false, reason: 'has too few or too many digits for its country' };
  return { ok: true, address: `${prefix}${parsed.number}` };
}
