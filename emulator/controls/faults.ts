import { z } from 'zod';
import { type FaultSettings, NO_CALLBACK_FAULTS } from '../faults';
import type { Control } from './control';

const share = z.number().min(0).max(1);
const milliseconds = z.number().min(0);
const failure = z.int().min(400).max(599);

const which = {
  product: z.enum(['api', 'messaging', 'sync', 'accounts', 'serverless', 'serverless-upload']).optional(),
  method: z.enum(['GET', 'POST', 'DELETE']).optional(),
  path: z.string().optional(),
  share,
  times: z.int().min(1).optional(),
};
const ApiFaultShape = z.union([
  z.strictObject({ ...which, status: failure, code: z.int().optional() }),
  z.strictObject({ ...which, hang: z.literal(true) }),
  z.strictObject({ ...which, drop: z.enum(['before', 'after']) }),
  z.strictObject({ ...which, malformed: z.literal(true) }),
  z.strictObject({ ...which, slowMs: milliseconds }),
  z.strictObject({ ...which, stale: z.literal(true) }),
]);

const Changes = z.strictObject({
  latencyMs: milliseconds.optional(),
  answerDelayMs: milliseconds.optional(),
  concurrencyLimit: z.int().min(0).nullable().optional(),
  failRate: z.strictObject({ status: failure, code: z.int().optional(), share }).nullable().optional(),
  hangShare: share.optional(),
  acceptThenDropShare: share.optional(),
  callbacks: z
    .strictObject({
      lose: share.optional(),
      duplicate: share.optional(),
      shuffle: z.boolean().optional(),
      delayMs: milliseconds.optional(),
    })
    .transform((given) => ({ ...NO_CALLBACK_FAULTS, ...given }))
    .optional(),
  statusEvents: z.boolean().optional(),
  undelivered: z.record(z.string(), z.int()).optional(),
  listDelayMs: milliseconds.optional(),
  lifeStepMs: milliseconds.optional(),
  scheduledLimit: z.int().min(0).optional(),
  syncLimits: z.boolean().optional(),
  syncFail: z.strictObject({ status: failure, share }).nullable().optional(),
  api: z.array(ApiFaultShape).optional(),
  seed: z.int().optional(),
});

export const faultControls: Control[] = [
  {
    method: 'GET',
    name: 'faults',
    about: 'the faults in force',
    run: ({ account }) => account.faults.settings,
  },
  {
    method: 'POST',
    name: 'faults',
    about: 'replaces the faults given and keeps the others; answers all of them',
    run: ({ account, sync }, { body }) => {
      account.faults.change(Changes.parse(body) as Partial<FaultSettings>);
      sync.limits.enabled = account.faults.settings.syncLimits;
      return account.faults.settings;
    },
  },
];
