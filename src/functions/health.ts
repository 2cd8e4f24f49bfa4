import * as z from 'zod/mini';
import { checkDependencies, type Health } from '../health/check-dependencies';
import { ok } from '../http/answer';
import { apiKeyIfAny } from '../http/guards';
import { route } from '../http/route';
import { version } from '../version';

/** `GET /health`: that the deployment answers and is configured; with a key, what that key is and whether what it stands on answers too. */
export const handler = route({
  guard: apiKeyIfAny,
  input: z.object({}),
  run: async (_, app, caller) => {
    const key = app.config.apiKeys.find(({ name }) => name === caller);
    if (caller === 'anyone' || !key) return ok<Health>({ status: 'ok', version });
    const dependencies = await checkDependencies(app);
    const isWell = Object.values(dependencies).every((state) => state === 'ok');
    const { name, scope } = key;
    return ok<Health>({ status: isWell ? 'ok' : 'degraded', version, key: { name, scope }, dependencies });
  },
});
