import { getCountries } from 'libphonenumber-js/min';
import type { Account } from '../../account';
import type { Operation } from '../../operation';
import { bulkUpsert } from './bulk-items';

const COUNTRIES: readonly string[] = getCountries();
const US_ZIP_CODE = /^\d{5}(-\d{4})?$/;
const POSTAL_CODE = /^[A-Z0-9][A-Z0-9 -]{1,9}$/i;

/** Where people live, for the hours at which they may be written to. */
export function contacts(account: Account): Operation {
  return bulkUpsert({
    path: '/v1/Contacts/Bulk',
    fields: ['country_iso_code', 'zip_code'],
    errorCode: 30647,
    faultsOf: ({ country_iso_code: country = '', zip_code: zipCode = '' }) => [
      ...(COUNTRIES.includes(country) ? [] : ['INVALID_COUNTRY_ISO_CODE']),
      ...((country === 'US' ? US_ZIP_CODE : POSTAL_CODE).test(zipCode) ? [] : ['INVALID_ZIP_CODE']),
    ],
    store: ({ contact_id = '', country_iso_code: country = '', zip_code: zipCode = '' }) => {
      account.compliance.contacts.set(contact_id, { country, zipCode });
    },
  });
}
