import { json } from '../../http/answer';
import { apiKey } from '../../http/guards';
import { route } from '../../http/route';
import { addSender } from '../../senders/change-pool';
import { ownPool } from '../../senders/pool';
import { addSenderRequest } from '../../senders/sender-requests';

/** `POST /senders/add`: one more sender in the pool, unless a rule forbids it. */
export const handler = route({
  guard: apiKey('admin'),
  input: addSenderRequest,
  run: async ({ force, ...wanted }, app) => {
    const answer = await addSender(ownPool(app), wanted, force);
    return json(answer.added ? 201 : 200, answer);
  },
});
