import type { Account } from '../../account';
import { iso8601 } from '../../dates';
import { notFound } from '../../errors';
import type { Operation } from '../../operation';
import { MESSAGING_ORIGIN } from '../messaging-services';
import { metaPaging, pageOf } from '../paging';

/** The US A2P 10DLC campaign of a Messaging Service: list. */
export function usA2pCampaigns(account: Account): Operation {
  return {
    product: 'messaging',
    method: 'GET',
    path: '/v1/Services/{MessagingServiceSid}/Compliance/Usa2p',
    accepts: ['PageSize', 'Page', 'PageToken'],
    handle: (request) => {
      const service = account.services.get(request.pathParameters.MessagingServiceSid ?? '');
      if (!service) throw notFound(request.path);
      const { settings } = account.compliance;
      const campaigns = settings.usA2p === 'none' ? [] : [campaignResource(account, service.sid)];
      const page = pageOf(request, campaigns, 1_000);
      const meta = metaPaging(MESSAGING_ORIGIN, 'compliance', page);
      return { status: 200, body: { compliance: page.items, meta } };
    },
  };
}

function campaignResource(account: Account, serviceSid: string) {
  const { settings, campaignSid: sid, brandSid } = account.compliance;
  const at = iso8601(account.clock.now());
  return {
    sid,
    account_sid: account.sid,
    brand_registration_sid: brandSid,
    messaging_service_sid: serviceSid,
    description: 'News and notices for customers who asked for them.',
    message_samples: ['Your order 7 is on its way.', 'Your appointment is tomorrow at 9 a.m.'],
    us_app_to_person_usecase: 'MIXED',
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
    errors: [],
  };
}
