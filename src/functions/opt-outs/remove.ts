import { removeOptOut, removeRequest } from '../../consent/change-opt-out';
import { ok } from '../../http/answer';
import { apiKey } from '../../http/guards';
import { route } from '../../http/route';

/** `POST /opt-outs/remove`: somebody may be written to again. */
export const handler = route({
  guard: apiKey('admin'),
  input: removeRequest,
  run: async (request, app, caller) => ok(await removeOptOut(app, request, caller)),
});
