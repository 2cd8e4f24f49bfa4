import { ok } from '../../http/answer';
import { apiKey } from '../../http/guards';
import { route } from '../../http/route';
import { linksRequest, useServiceLinks } from '../../messaging-service/service-links';

/**
 * `GET /service/links`: how the link-shortening domain stands; `POST {action}` sets it. The platform does not tell the
 * methods apart, so the action does.
 */
export const handler = route({
  guard: apiKey((fields) => ('action' in fields ? 'admin' : 'read')),
  input: linksRequest,
  run: async (request, app) => ok(await useServiceLinks(app, request)),
});
