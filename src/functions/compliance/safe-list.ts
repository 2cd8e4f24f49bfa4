import { safeListRequest, useSafeList } from '../../compliance/safe-list';
import { ok } from '../../http/answer';
import { apiKey } from '../../http/guards';
import { route } from '../../http/route';

/** `/compliance/safe-list?to=&action=`: a number that fraud protection must not block: `check` it, `add` or `remove` it. */
export const handler = route({
  guard: apiKey('admin'),
  input: safeListRequest,
  run: async (request, app) => ok(await useSafeList(app, request)),
});
