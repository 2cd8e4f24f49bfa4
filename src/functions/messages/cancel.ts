import { campaignIdPattern } from '../../campaigns/campaign-record';
import { endCampaign } from '../../campaigns/control-campaign';
import { ok } from '../../http/answer';
import { apiKey } from '../../http/guards';
import { route } from '../../http/route';
import { cancelMessages, cancelRequest } from '../../scheduling/cancel-messages';

/** `POST /messages/cancel`: one scheduled message, all of a recipient's, or all of a call's or a campaign's, which ends with it. */
export const handler = route({
  guard: apiKey('send'),
  input: cancelRequest,
  async run(request, app) {
    const isCampaign = 'campaignId' in request && campaignIdPattern.test(request.campaignId);
    // Else it would go on planning messages while these are cancelled.
    const growsUntil = isCampaign ? await endCampaign(app, request.campaignId) : 0;
    return ok(await cancelMessages(app, request, growsUntil));
  },
});
