import * as z from 'zod/mini';
import type { App } from '../app';
import { reconcileCampaigns } from '../campaigns/reconcile-campaigns';
import { type Revival, reviveCampaigns } from '../campaigns/revive';
import { type FinishedRefusals, finishRefusals } from '../consent/finish-refusals';
import { reconcileBatches } from '../delivery/learn-unheard';
import { type ReconcileAnswer, reconcile } from '../delivery/reconcile';
import { redactOld } from '../privacy/redact-old';
import { finishCancelOrders } from '../scheduling/finish-cancel-orders';
import { type Promotion, promote } from '../scheduling/promote';

const tasks = ['cancellations', 'promote', 'campaigns', 'reconcile'] as const;

/** Body of `POST /maintenance/run`: which tasks to run; all of them unless told. */
export const maintenanceRequest = z.strictObject({
  /** Which of them to run. */
  tasks: z._default(z.array(z.enum(tasks)).check(z.minLength(1), z.maxLength(20)), [...tasks]),
});

/** What each task that ran has done. */
export interface MaintenanceAnswer {
  cancellations?: FinishedRefusals;
  /** Messages that were held here: handed to Twilio, and not handed over, each with its reason. */
  promoted?: number;
  skipped?: number;
  reconciled?: ReconcileAnswer;
  /** With `reconcile`, where texts are not kept for good: messages that Twilio has confirmed to be empty now. */
  redacted?: number;
  campaigns?: Revival;
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
  const cancellations = wanted.has('cancellations') ? await finishCancellations(app) : undefined;
  const promotion = wanted.has('promote') ? await promote(app) : undefined;
  const campaigns = wanted.has('campaigns') ? await reviveCampaigns(app) : undefined;
  // Reconciling may take all that is left of the time.
  const redaction = wanted.has('reconcile') ? await redactOld(app) : undefined;
  const reconciled = wanted.has('reconcile') ? await reconcileAll(app) : undefined;
  return {
    ...(cancellations && { cancellations }),
    ...(promotion && countsOf(promotion)),
    ...(campaigns && { campaigns }),
    ...(reconciled && { reconciled }),
    ...(redaction && { redacted: redaction.redacted }),
    done: [cancellations, promotion, campaigns, reconciled, redaction].every((task) => task?.done ?? true),
  };
}

async function finishCancellations(app: App): Promise<FinishedRefusals> {
  const refusals = await finishRefusals(app);
  const orders = await finishCancelOrders(app);
  return {
    ...refusals,
    canceled: refusals.canceled + orders.canceled,
    done: refusals.done && orders.done,
  };
}

/** What the ledger knows of, and what was sent by many at once and it never heard of. */
async function reconcileAll(app: App): Promise<ReconcileAnswer> {
  const unheard = [await reconcileBatches(app), await reconcileCampaigns(app)];
  const known = await reconcile(app);
  const fetched = unheard.reduce((sum, task) => sum + task.fetched, 0);
  return {
    ...known,
    fetched: known.fetched + fetched,
    updated: known.updated + fetched,
    done: known.done && unheard.every(({ done }) => done),
  };
}

function countsOf({ promoted, skipped }: Promotion): { promoted: number; skipped: number } {
  return { promoted, skipped };
}
