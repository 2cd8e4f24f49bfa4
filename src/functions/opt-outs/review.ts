import { listReviews, reviewRequest, settleReview } from '../../consent/settle-reviews';
import { ok } from '../../http/answer';
import { apiKey } from '../../http/guards';
import { route } from '../../http/route';

/**
 * `GET /opt-outs/review`: what may be a refusal and waits for a person; `POST {to, decision}` settles it. The platform
 * does not tell the methods apart, so the decision does.
 */
export const handler = route({
  guard: apiKey((fields) => ('decision' in fields ? 'send' : 'read')),
  input: reviewRequest,
  run: async (request, app, caller) =>
    ok('decision' in request ? await settleReview(app, request, caller) : await listReviews(app, request)),
});
