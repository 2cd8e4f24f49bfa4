import * as z from 'zod/mini';
import { checkDependencies } from '../health/check-dependencies';
import { ok } from '../http/answer';
import { apiKeyIfAny } from '../http/guards';
import { route } from '../http/route';
import { version } from '../version';

/** `GET /health`: that the deployment answers and is configured; with a key, whether what it stands on answers too. */
export const handler = route({
  guard: apiKeyIfAny,
  input: z.object({}),
  run: async (_, app, caller) => {
    if (caller === 'anyone') return ok({ status: 'ok', version });
    const dependencies = await checkDependencies(app);
    const isWell = Object.values(dependencies).every((state) => state === 'ok');
    return ok({ status: isWell ? 'ok' : 'degraded', version, dependencies });
  },
});
