import { listReviews, reviewRequest, settleReview } from '../../consent/settle-reviews';
import { ok } from '../../http/answer';
import { apiKey } from '../../http/guards';
import { route } from '../../http/route';

/**
 * `GET /opt-outs/review?settled=&limit=&cursor=`: what may be a refusal and waits for a person.
 *
 * `POST /opt-outs/review`: settles all that waits of one person.
 */
export const handler = route({
  guard: apiKey('read', { field: 'decision', scope: 'send' }),
  input: reviewRequest,
  run: async (request, app, caller) =>
    ok('decision' in request ? await settleReview(app, request, caller) : await listReviews(app, request)),
});
