import * as z from 'zod/mini';
import { clearBadNumber, clearRequest } from '../../bad-numbers/clear-bad-number';
import { removeOptOut, removeRequest } from '../../consent/change-opt-out';
import { ok } from '../../http/answer';
import { apiKey } from '../../http/guards';
import { route } from '../../http/route';

/** `POST /opt-outs/remove`: somebody may be written to again, or a number that was given up can be. */
export const handler = route({
  guard: apiKey('admin'),
  input: z.discriminatedUnion('list', [removeRequest, clearRequest], {
    error: 'must be "opt-outs" or "bad-numbers"',
  }),
  run: async (request, app, caller) => {
    if (request.list === 'bad-numbers') return ok(await clearBadNumber(app, request, caller));
    return ok(await removeOptOut(app, request, caller));
  },
});
