import { addOptOut, addRequest } from '../../consent/change-opt-out';
import { ok } from '../../http/answer';
import { apiKey } from '../../http/guards';
import { route } from '../../http/route';

/** `POST /opt-outs/add`: somebody is not to be written to any more. */
export const handler = route({
  guard: apiKey('send'),
  input: addRequest,
  run: async (request, app, caller) => ok(await addOptOut(app, request, caller)),
});
