import { getCountries } from 'libphonenumber-js/min';
import type { Account } from '../../account';
import type { Operation } from '../../operation';
import { text } from '../parameters';

/** The countries the account may send to: fetch. Twilio's page of it is the client's doc comment. */
export function geoPermissions(account: Account): Operation {
  return {
    product: 'accounts',
    method: 'GET',
    path: '/v1/Messaging/GeoPermissions',
    accepts: ['CountryCode'],
    handle: ({ parameters }) => {
      const wanted = text(parameters, 'CountryCode');
      const { blockedCountries } = account.compliance.settings;
      const countries = getCountries().filter((country) => wanted === undefined || country === wanted);
      const permissions = countries.map((country) => ({
        country_code: country,
        type: 'country',
        enabled: !blockedCountries.includes(country),
        error_code: 0,
        error_messages: [],
      }));
      return { status: 200, body: { permissions } };
    },
  };
}
