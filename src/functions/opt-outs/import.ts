import { importOptOuts, importRequest } from '../../consent/import-opt-outs';
import { ok } from '../../http/answer';
import { apiKey } from '../../http/guards';
import { route } from '../../http/route';

/** `POST /opt-outs/import`: up to 1,000 opt-outs and opt-ins that were learned elsewhere, as entries or as CSV. */
export const handler = route({
  guard: apiKey('admin'),
  input: importRequest,
  run: async (request, app, caller) => ok(await importOptOuts(app, request, caller)),
});
