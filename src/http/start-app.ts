import type { Context } from '@twilio-labs/serverless-runtime-types/types';
import type { App } from '../app';
import { readConfig } from '../config';
import { SyncRecords } from '../store/sync-records';
import { clientOptions } from '../twilio/client-options';

/**
 * Time a call may take until its answer is ready. The platform ends a Function after 10 s; what is left is for the
 * answer's way back and for a busy machine.
 */
const callBudgetMs = 9_000;

type Process = Pick<App, 'config' | 'twilio'>;

/** Kept while the process is warm: a new client would mean new sockets. */
let warm: { environment: string; process: Process } | undefined;

/** Everything a use case needs, made from a Function's context. Throws a `misconfigured` Problem. */
export function startApp(context: Context, startedAt: number): App {
  const deadline = startedAt + callBudgetMs;
  const { config, twilio } = warmProcess(context);
  const records = new SyncRecords({
    sync: twilio.sync.v1,
    serviceSid: config.syncServiceSid,
    // One store can serve several Messaging Services: opt-outs and ledgers of one do not concern another.
    namespace: config.messagingServiceSid,
    deadline,
  });
  return { config, twilio, records, deadline, now: Date.now, readAsset };
}

function warmProcess(context: Context): Process {
  const config = readConfig(context);
  const environment = JSON.stringify(config);
  if (warm?.environment !== environment) {
    const twilio = context.getTwilioClient(clientOptions()) as unknown as App['twilio'];
    warm = { environment, process: { config, twilio } };
  }
  return warm.process;
}

function readAsset(path: string): string | undefined {
  return Runtime.getAssets()[path]?.open();
}
