import * as z from 'zod/mini';
import type { App } from '../app';
import { twilioProblem } from '../twilio/twilio-problem';
import type { Change } from './carry-out';
import { type ConsoleCheck, consoleChecks } from './console-checks';
import { ownService, requireDesiredState } from './own-service';
import { applyService, planService } from './provision';

/** Body of `POST /service/apply`. */
export const applyRequest = z.strictObject({
  /** Says what it would change, and changes nothing. */
  dryRun: z._default(z.boolean(), false),
  /** Takes senders out of the pool that messaging-service.json does not name. */
  removeSenders: z._default(z.boolean(), false),
  /** Overrides the rules of the pool that are only advice. */
  force: z._default(z.boolean(), false),
});

export interface Applied {
  sid: string;
  changes: Change[];
  /** Whether everything is as it is meant to be now, as far as Twilio's API tells. */
  inStep: boolean;
  inConsole: ConsoleCheck[];
}

/**
 * Makes the Messaging Service as it is meant to be, or with `dryRun` only says what it would change. What there was no time
 * for is `not-attempted`: the next call goes on. Throws `not-found`, `twilio-refused` and `unavailable`.
 */
export async function applyOwnService(
  app: App,
  { dryRun, ...options }: z.infer<typeof applyRequest>,
): Promise<Applied> {
  const desired = requireDesiredState(app);
  const target = ownService(app);
  try {
    const { live, changes } = dryRun
      ? await planService(target, desired)
      : await applyService(target, desired, options);
    return {
      sid: live.sid,
      changes,
      inStep: changes.every(({ outcome }) => outcome === 'applied'),
      inConsole: consoleChecks(desired),
    };
  } catch (failure) {
    throw twilioProblem(failure);
  }
}
