import { ok } from '../../http/answer';
import { apiKey } from '../../http/guards';
import { route } from '../../http/route';
import { maintenanceRequest, runMaintenance } from '../../maintenance/run-maintenance';

/** `POST /maintenance/run`: what is due, done within one call. For a cron. */
export const handler = route({
  guard: apiKey('send'),
  input: maintenanceRequest,
  run: async (request, app) => ok(await runMaintenance(app, request)),
});
