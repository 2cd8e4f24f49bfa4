import * as z from 'zod/mini';
import { badNumbersCsv, badNumbersQuery, listBadNumbers } from '../../bad-numbers/list-bad-numbers';
import { listOptOuts, optOutsCsv, optOutsQuery } from '../../consent/list-opt-outs';
import { csv, ok } from '../../http/answer';
import { apiKey } from '../../http/guards';
import { route } from '../../http/route';

/** `GET /opt-outs/list?list=&state=&source=&limit=&format=&cursor=`: who has opted out, or which numbers cannot be texted, and why. */
export const handler = route({
  guard: apiKey('read'),
  input: z.discriminatedUnion('list', [optOutsQuery, badNumbersQuery], {
    error: 'must be "opt-outs" or "bad-numbers"',
  }),
  run: async (query, app) => {
    if (query.list === 'bad-numbers') {
      const list = await listBadNumbers(app, query);
      return query.format === 'csv' ? csv(badNumbersCsv(list), list.next) : ok(list);
    }
    const list = await listOptOuts(app, query);
    return query.format === 'csv' ? csv(optOutsCsv(list), list.next) : ok(list);
  },
});
