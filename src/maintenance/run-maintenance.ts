import * as z from 'zod/mini';
import type { App } from '../app';
import { type FinishedRefusals, finishRefusals } from '../consent/finish-refusals';
import { type ReconcileAnswer, reconcile } from '../delivery/reconcile';

const tasks = ['cancellations', 'reconcile'] as const;

/** Body of `POST /maintenance/run`: which tasks to run; all of them unless told. */
export const maintenanceRequest = z.strictObject({
  tasks: z._default(z.array(z.enum(tasks)).check(z.minLength(1), z.maxLength(20)), [...tasks]),
});

/** What each task that ran has done. */
export interface MaintenanceAnswer {
  cancellations?: FinishedRefusals;
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
  const wanted = new Set(request.tasks);
  // What people are owed comes first.
  const cancellations = wanted.has('cancellations') ? await finishRefusals(app) : undefined;
  const reconciled = wanted.has('reconcile') ? await reconcile(app) : undefined;
  return {
    ...(cancellations && { cancellations }),
    ...(reconciled && { reconciled }),
    done: (cancellations?.done ?? true) && (reconciled?.done ?? true),
  };
}
