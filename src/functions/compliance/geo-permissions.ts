import { ok } from '../../http/answer';
import { apiKey } from '../../http/guards';
import { route } from '../../http/route';
import { geoPermissionsQuery, showGeoPermissions } from '../../registrations/geo-permissions';

/** `GET /compliance/geo-permissions?country=`: to which countries the account may send. */
export const handler = route({
  guard: apiKey('read'),
  input: geoPermissionsQuery,
  run: async (query, app) => ok(await showGeoPermissions(app, query)),
});
