import type { ConsentSource } from '../../../consent/consent-record';

/** How a change was learned, in words that fit an opt-out and an opt-in. */
export const sourceNames: Readonly<Record<ConsentSource, string>> = {
  'advanced-opt-out': 'Keyword, answered by Twilio',
  keyword: 'Keyword, answered here',
  'plain-language': 'In their own words',
  'send-error': 'Twilio refused a message',
  'delivery-error': 'A message was blocked',
  whatsapp: 'On WhatsApp',
  operator: 'Entered by hand',
  import: 'Imported',
  'consent-api': 'Twilio’s consent service',
};

export const consentSources = Object.keys(sourceNames) as ConsentSource[];
