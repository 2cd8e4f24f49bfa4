import * as z from 'zod/mini';
import type { App } from '../app';
import { type ReconcileAnswer, reconcile } from '../delivery/reconcile';

const tasks = ['reconcile'] as const;

/** Body of `POST /maintenance/run`: which tasks to run; all of them unless told. */
export const maintenanceRequest = z.strictObject({
  tasks: z._default(z.array(z.enum(tasks)).check(z.minLength(1), z.maxLength(20)), [...tasks]),
});

/** What each task that ran has done. */
export interface MaintenanceAnswer {
  reconciled?: ReconcileAnswer;
  /** Whether nothing is left to do for now; otherwise the next run goes on. */
  done: boolean;
}

/**
 * The heartbeat: does what is due, within the time of one call. Any cron may call it as often as it likes, and two calls
 * at once do no harm. Throws StoreUnavailable.
 */
export async function runMaintenance(
  app: App,
  request: z.infer<typeof maintenanceRequest>,
): Promise<MaintenanceAnswer> {
  const reconciled = request.tasks.includes('reconcile') ? await reconcile(app) : undefined;
  return { ...(reconciled && { reconciled }), done: reconciled?.done ?? true };
}
