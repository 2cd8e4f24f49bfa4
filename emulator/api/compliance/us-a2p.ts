import type { Account } from '../../account';
import { iso8601 } from '../../dates';
import { notFound, TwilioRefusal } from '../../errors';
import type { ApiRequest, Operation } from '../../operation';
import { MESSAGING_ORIGIN, serviceAt } from '../messaging-services';
import { metaPaging, pageOf } from '../paging';
import { text } from '../parameters';
import { CAMPAIGN_FAILURE } from './failures';
import { US_A2P_USECASES } from './us-a2p-usecases';

const PATH = '/v1/Services/{MessagingServiceSid}/Compliance/Usa2p';

/** The US A2P 10DLC campaign of a Messaging Service: list, fetch; and what one can be registered for. */
export function usA2pCampaigns(account: Account): Operation[] {
  return [
    {
      product: 'messaging',
      method: 'GET',
      path: PATH,
      accepts: ['PageSize', 'Page', 'PageToken'],
      handle: (request) => {
        const page = pageOf(request, campaignsAt(account, request), 1_000);
        const meta = metaPaging(MESSAGING_ORIGIN, 'compliance', page);
        return { status: 200, body: { compliance: page.items, meta } };
      },
    },
    {
      product: 'messaging',
      method: 'GET',
      path: `${PATH}/{Sid}`,
      accepts: [],
      handle: (request) => {
        const campaign = campaignsAt(account, request).find(({ sid }) => sid === request.pathParameters.Sid);
        if (!campaign) throw notFound(request.path);
        return { status: 200, body: campaign };
      },
    },
    {
      product: 'messaging',
      method: 'GET',
      path: `${PATH}/Usecases`,
      accepts: ['BrandRegistrationSid'],
      handle: (request) => {
        serviceAt(account, request);
        checkBrand(account, text(request.parameters, 'BrandRegistrationSid'));
        return { status: 200, body: { us_app_to_person_usecases: US_A2P_USECASES } };
      },
    },
  ];
}

function checkBrand({ compliance }: Account, brandSid: string | undefined): void {
  if (brandSid === undefined) return;
  if (brandSid !== compliance.brandSid || compliance.settings.brand === 'none') {
    throw new TwilioRefusal(400, 21717, `The brand ${brandSid} is not registered`);
  }
}

function campaignsAt(account: Account, request: ApiRequest) {
  const { sid: serviceSid } = serviceAt(account, request);
  const { settings, campaignSid: sid, brandSid } = account.compliance;
  if (settings.usA2p === 'none') return [];
  const at = iso8601(account.clock.now());
  return [
    {
      sid,
      account_sid: account.sid,
      brand_registration_sid: brandSid,
      messaging_service_sid: serviceSid,
      description: 'News and notices for customers who asked for them.',
      message_samples: ['Your order 7 is on its way.', 'Your appointment is tomorrow at 9 a.m.'],
      us_app_to_person_usecase: settings.usecase,
      has_embedded_links: true,
      has_embedded_phone: false,
      subscriber_opt_in: true,
      age_gated: false,
      direct_lending: false,
      campaign_status: settings.usA2p,
      campaign_id: settings.usA2p === 'VERIFIED' ? 'CEMULATED' : null,
      is_externally_registered: false,
      rate_limits: { att: { mps: 600, msg_class: 'A' }, tmobile: { brand_tier: 'TOP' } },
      message_flow: 'Customers tick a box in their account to get texts, and can untick it at any time.',
      opt_in_message: null,
      opt_out_message: null,
      help_message: null,
      opt_in_keywords: ['START'],
      opt_out_keywords: ['STOP'],
      help_keywords: ['HELP'],
      date_created: at,
      date_updated: at,
      url: `${MESSAGING_ORIGIN}/v1/Services/${serviceSid}/Compliance/Usa2p/${sid}`,
      mock: false,
      errors: settings.usA2p === 'FAILED' ? [CAMPAIGN_FAILURE] : [],
    },
  ];
}
