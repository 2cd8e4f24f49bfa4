import type { Account } from '../../account';
import { iso8601 } from '../../dates';
import { notFound } from '../../errors';
import type { Operation } from '../../operation';
import { MESSAGING_ORIGIN } from '../messaging-services';
import { metaPaging, pageOf } from '../paging';
import { BRAND_FAILURE } from './failures';

const PATH = '/v1/a2p/BrandRegistrations';

/** The one US A2P brand of the account: list, fetch. */
export function brandRegistrations(account: Account): Operation[] {
  return [
    {
      product: 'messaging',
      method: 'GET',
      path: PATH,
      accepts: ['PageSize', 'Page', 'PageToken'],
      handle: (request) => {
        const page = pageOf(request, brandsOf(account), 1_000);
        return { status: 200, body: { data: page.items, meta: metaPaging(MESSAGING_ORIGIN, 'data', page) } };
      },
    },
    {
      product: 'messaging',
      method: 'GET',
      path: `${PATH}/{Sid}`,
      accepts: [],
      handle: ({ path, pathParameters }) => {
        const brand = brandsOf(account).find(({ sid }) => sid === pathParameters.Sid);
        if (!brand) throw notFound(path);
        return { status: 200, body: brand };
      },
    },
  ];
}

function brandsOf(account: Account) {
  const { settings, brandSid: sid, profileSid } = account.compliance;
  if (settings.brand === 'none') return [];
  const vetted = settings.brand === 'APPROVED' || settings.brand === 'SUSPENDED';
  const failed = settings.brand === 'FAILED';
  const at = iso8601(account.clock.now());
  const url = `${MESSAGING_ORIGIN}${PATH}/${sid}`;
  return [
    {
      sid,
      account_sid: account.sid,
      customer_profile_bundle_sid: profileSid,
      a2p_profile_bundle_sid: profileSid,
      date_created: at,
      date_updated: at,
      brand_type: 'STANDARD',
      status: settings.brand,
      tcr_id: vetted ? 'BEMULATED' : null,
      failure_reason: failed ? BRAND_FAILURE.description : null,
      errors: failed ? [BRAND_FAILURE] : [],
      url,
      brand_score: vetted ? 75 : null,
      brand_feedback: [],
      identity_status: vetted ? 'VERIFIED' : 'UNVERIFIED',
      russell_3000: false,
      government_entity: false,
      tax_exempt_status: null,
      skip_automatic_sec_vet: false,
      mock: false,
      links: { brand_vettings: `${url}/Vettings`, brand_registration_otps: `${url}/SmsOtp` },
    },
  ];
}
