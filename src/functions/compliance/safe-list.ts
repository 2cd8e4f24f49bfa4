import { safeListRequest, useSafeList } from '../../compliance/safe-list';
import { ok } from '../../http/answer';
import { apiKey } from '../../http/guards';
import { route } from '../../http/route';

/**
 * `GET /compliance/safe-list?to=`: whether fraud protection never blocks a number.
 *
 * `POST /compliance/safe-list`: checks such a number, or puts it on the list or takes it off.
 */
export const handler = route({
  guard: apiKey('admin'),
  input: safeListRequest,
  run: async (request, app) => ok(await useSafeList(app, request)),
});
