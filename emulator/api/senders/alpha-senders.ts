import { isSupportedCountry } from 'libphonenumber-js/min';
import type { Account } from '../../account';
import { TwilioRefusal } from '../../errors';
import type { Sender } from '../../sender';
import { newSid } from '../../sids';
import { invalid, text } from '../parameters';
import { SERVICE_SID, type SenderKind } from './sender-kind';

const ALPHA_SENDER = /^(?=.*[A-Za-z])[A-Za-z0-9 +\-_&]{1,11}$/;

/** Names to send from wherever a country allows it. */
export const alphaSenders: SenderKind = {
  kind: 'alpha',
  path: 'AlphaSenders',
  serviceSid: SERVICE_SID,
  listKey: 'alpha_senders',
  accepts: ['AlphaSender'],
  read: (account, form) => newAlphaSender(account, form, 'alpha', ''),
  show: ({ address, capabilities }) => ({ alpha_sender: address, capabilities }),
};

/** Names to send from to one country each. */
export const destinationAlphaSenders: SenderKind = {
  ...alphaSenders,
  kind: 'destination-alpha',
  path: 'DestinationAlphaSenders',
  accepts: ['AlphaSender', 'IsoCountryCode'],
  byCountry: true,
  read: (account, form) => newAlphaSender(account, form, 'destination-alpha', countryIn(form)),
  show: ({ address, capabilities, country }) => ({
    alpha_sender: address,
    capabilities,
    iso_country_code: country,
  }),
};

function newAlphaSender(
  account: Account,
  form: URLSearchParams,
  kind: 'alpha' | 'destination-alpha',
  country: string,
): Sender {
  const address = text(form, 'AlphaSender');
  if (address === undefined) throw new TwilioRefusal(400, 21708, 'An alpha sender is required');
  if (!ALPHA_SENDER.test(address)) throw new TwilioRefusal(400, 21709, `'${address}' is no alpha sender`);
  return {
    kind,
    sid: newSid('AI'),
    address,
    country,
    capabilities: ['SMS'],
    createdAt: account.clock.now(),
  };
}

function countryIn(form: URLSearchParams): string {
  const country = text(form, 'IsoCountryCode');
  if (country !== undefined && isSupportedCountry(country)) return country;
  throw invalid('IsoCountryCode', 'is not the code of a country');
}
