import * as z from 'zod/mini';
import { ok } from '../../http/answer';
import { apiKey } from '../../http/guards';
import { route } from '../../http/route';
import { showRegistrations } from '../../registrations/show-registrations';

/** `GET /compliance/registrations`: A2P campaigns and toll-free verifications, and what keeps them from being in order. */
export const handler = route({
  guard: apiKey('read'),
  input: z.strictObject({}),
  run: async (_, app) => ok(await showRegistrations(app)),
});
