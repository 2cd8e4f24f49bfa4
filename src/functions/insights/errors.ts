import { ok } from '../../http/answer';
import { apiKey } from '../../http/guards';
import { route } from '../../http/route';
import { errorsReport } from '../../insights/errors';
import { sinceOf, sinceQuery } from '../../insights/since';

/** `GET /insights/errors?since=`: why messages did not arrive, by error code and class. The last 24 h unless told. */
export const handler = route({
  guard: apiKey('read'),
  input: sinceQuery,
  run: async ({ since }, app) => ok(await errorsReport(app, sinceOf(app, since))),
});
