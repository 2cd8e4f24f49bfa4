import { ok } from '../../http/answer';
import { apiKey } from '../../http/guards';
import { route } from '../../http/route';
import { linksRequest, useServiceLinks } from '../../messaging-service/service-links';

/**
 * `GET /service/links`: how the link-shortening domain stands.
 *
 * `POST /service/links`: sets the domain up, or has Twilio request its certificate.
 */
export const handler = route({
  guard: apiKey('read', { field: 'action', scope: 'admin' }),
  input: linksRequest,
  run: async (request, app) => ok(await useServiceLinks(app, request)),
});
