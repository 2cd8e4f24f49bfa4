import { ok } from '../../http/answer';
import { apiKey } from '../../http/guards';
import { route } from '../../http/route';
import { removeSender } from '../../senders/change-pool';
import { ownPool } from '../../senders/pool';
import { removeSenderRequest } from '../../senders/sender-requests';

/** `POST /senders/remove`: one sender less in the pool, which the account keeps. */
export const handler = route({
  guard: apiKey('admin'),
  input: removeSenderRequest,
  run: async ({ type, sid, force }, app) => ok(await removeSender(ownPool(app), type, sid, force)),
});
