import { recipientsQuery } from '../../campaigns/campaign-request';
import { listRecipients, recipientsCsv } from '../../campaigns/list-recipients';
import { csv, ok } from '../../http/answer';
import { apiKey } from '../../http/guards';
import { route } from '../../http/route';

/** `GET /campaigns/recipients?id=&outcome=&to=&limit=&cursor=&format=json|csv`: every row, with what became of it. */
export const handler = route({
  guard: apiKey('read'),
  input: recipientsQuery,
  run: async (query, app) => {
    const list = await listRecipients(app, query);
    return query.format === 'csv' ? csv(recipientsCsv(list), list.next) : ok(list);
  },
});
