import { listOptOuts, optOutsCsv, optOutsQuery } from '../../consent/list-opt-outs';
import { csv, ok } from '../../http/answer';
import { apiKey } from '../../http/guards';
import { route } from '../../http/route';

/** `GET /opt-outs/list?state=&source=&limit=&cursor=&format=json|csv`: who has opted out, and how it came to that. */
export const handler = route({
  guard: apiKey('read'),
  input: optOutsQuery,
  run: async (query, app) => {
    const list = await listOptOuts(app, query);
    return query.format === 'csv' ? csv(optOutsCsv(list), list.next) : ok(list);
  },
});
