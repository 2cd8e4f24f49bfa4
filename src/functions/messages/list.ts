import { listMessages, listQuery } from '../../delivery/list-messages';
import { ok } from '../../http/answer';
import { apiKey } from '../../http/guards';
import { route } from '../../http/route';

/** `GET /messages/list?to=&status=&errorCode=&campaign=&since=&until=&limit=&cursor=`: messages with what became of them. */
export const handler = route({
  guard: apiKey('read'),
  input: listQuery,
  run: async (query, app) => ok(await listMessages(app, query)),
});
