import { complianceReport, reportQuery } from '../../compliance/report';
import { ok } from '../../http/answer';
import { apiKey } from '../../http/guards';
import { route } from '../../http/route';

/** `GET /compliance/report?since=`: how refusals and quiet hours were dealt with. */
export const handler = route({
  guard: apiKey('read'),
  input: reportQuery,
  run: async (query, app) => ok(await complianceReport(app, query)),
});
