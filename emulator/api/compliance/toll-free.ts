import type { Account } from '../../account';
import { TOLL_FREE_STATES } from '../../compliance';
import { iso8601 } from '../../dates';
import { notFound } from '../../errors';
import type { Operation } from '../../operation';
import type { PhoneNumber } from '../../phone-number';
import { MESSAGING_ORIGIN } from '../messaging-services';
import { metaPaging, pageOf } from '../paging';
import { boolean, oneOf, text } from '../parameters';
import { TOLL_FREE_REJECTION } from './failures';

const PATH = '/v1/Tollfree/Verifications';
const EDIT_WINDOW_MS = 7 * 86_400_000;

/** The verifications of the account's toll-free numbers: list, fetch. */
export function tollFreeVerifications(account: Account): Operation[] {
  return [
    {
      product: 'messaging',
      method: 'GET',
      path: PATH,
      accepts: ['TollfreePhoneNumberSid', 'Status', 'IncludeSubAccounts', 'PageSize', 'Page', 'PageToken'],
      handle: (request) => {
        const { parameters } = request;
        const numberSid = text(parameters, 'TollfreePhoneNumberSid');
        const status = oneOf(parameters, 'Status', TOLL_FREE_STATES);
        boolean(parameters, 'IncludeSubAccounts');
        const found = verificationsOf(account).filter(
          (one) =>
            (status === undefined || status === one.status) &&
            (numberSid === undefined || numberSid === one.tollfree_phone_number_sid),
        );
        const page = pageOf(request, found, 1_000);
        const meta = metaPaging(MESSAGING_ORIGIN, 'verifications', page);
        return { status: 200, body: { verifications: page.items, meta } };
      },
    },
    {
      product: 'messaging',
      method: 'GET',
      path: `${PATH}/{Sid}`,
      accepts: [],
      handle: ({ path, pathParameters }) => {
        const verification = verificationsOf(account).find(({ sid }) => sid === pathParameters.Sid);
        if (!verification) throw notFound(path);
        return { status: 200, body: verification };
      },
    },
  ];
}

function verificationsOf(account: Account) {
  if (account.compliance.settings.tollFree === 'none') return [];
  const numbers = [...account.numbers.values()].filter(({ tollFree }) => tollFree);
  return numbers.map((number) => verificationResource(account, number));
}

function verificationResource(account: Account, number: PhoneNumber) {
  const { settings, profileSid } = account.compliance;
  const rejected = settings.tollFree === 'TWILIO_REJECTED';
  const sid = `HH${number.sid.slice(2)}`;
  return {
    sid,
    account_sid: account.sid,
    customer_profile_sid: profileSid,
    trust_product_sid: null,
    regulated_item_sid: null,
    date_created: iso8601(number.createdAt),
    date_updated: iso8601(number.createdAt),
    business_name: 'Example Ltd.',
    business_street_address: '1 Example Street',
    business_street_address2: null,
    business_city: 'Springfield',
    business_state_province_region: 'IL',
    business_postal_code: '62701',
    business_country: 'US',
    business_website: 'https://example.com',
    business_contact_first_name: 'Alex',
    business_contact_last_name: 'Example',
    business_contact_email: 'alex@example.com',
    business_contact_phone: '+12025550143',
    notification_email: 'alex@example.com',
    use_case_categories: ['CUSTOMER_CARE'],
    use_case_summary: 'Answers to customers who wrote to us.',
    production_message_sample: 'Your order 7 is on its way.',
    opt_in_image_urls: ['https://example.com/opt-in.png'],
    opt_in_type: 'WEB_FORM',
    message_volume: '1,000',
    additional_information: null,
    tollfree_phone_number_sid: number.sid,
    status: settings.tollFree,
    url: `${MESSAGING_ORIGIN}${PATH}/${sid}`,
    rejection_reason: rejected ? TOLL_FREE_REJECTION.reason : null,
    error_code: rejected ? TOLL_FREE_REJECTION.code : null,
    edit_expiration: rejected ? iso8601(account.clock.now() + EDIT_WINDOW_MS) : null,
    edit_allowed: rejected ? true : null,
    rejection_reasons: rejected ? [TOLL_FREE_REJECTION] : null,
    resource_links: null,
    external_reference_id: null,
  };
}
