import { readFileSync } from 'node:fs';
import * as z from 'zod/mini';
import { bold } from '../../scripts/demo/text';
import { issueMessage } from '../../src/http/issue-message';
import type { Change } from '../../src/messaging-service/carry-out';
import { consoleChecks } from '../../src/messaging-service/console-checks';
import { type DesiredState, parseDesiredState } from '../../src/messaging-service/desired-state';
import { wantedDomain } from '../../src/messaging-service/find-differences';
import { findOrCreateService, findService } from '../../src/messaging-service/find-service';
import { applyService, planNewService, planService } from '../../src/messaging-service/provision';
import { count } from '../campaign/format';
import { confirm } from '../terminal/confirm';
import { Interrupt } from '../terminal/interrupt';
import { type AccountOptions, type Deployment, deploymentOf } from './deployment';
import { changesReport, checksReport, summary } from './report';

export interface ProvisionOptions extends AccountOptions {
  file: string;
  yes?: boolean;
  check?: boolean;
  removeSenders?: boolean;
  force?: boolean;
}

z.config({ customError: issueMessage });

/** Time for everything, in milliseconds: a pool has up to 400 senders. */
const budgetMs = 20 * 60_000;

/**
 * Makes the Messaging Service as the file says: shows what would change, asks, changes it, and prints what belongs into the
 * environment. The exit code is 1 where something is left that is not as it is meant to be, also because the answer is no.
 * Throws where there is nobody to ask.
 */
export async function provision(options: ProvisionOptions): Promise<void> {
  const desired = parseDesiredState(readFileSync(options.file, 'utf8'), options.file);
  const deployment = deploymentOf(options, process.env);
  const account = { ...deployment, deadline: Date.now() + budgetMs };
  const serviceSid = deployment.serviceSid ?? (await findService(account, desired.friendlyName));
  const known = serviceSid === undefined ? undefined : { ...account, serviceSid };

  const plan = known ? (await planService(known, desired)).changes : await planNewService(account, desired);
  print(bold(`Messaging Service "${desired.friendlyName}" (${serviceSid ?? 'not there yet'})`));
  print(
    ...changesReport(markLeft(plan, options)),
    known ? summary(plan) : 'It would be made with all settings.',
    '',
  );
  if (!deployment.baseUrl)
    print('Its webhooks are left alone: give --domain once the backend is deployed.', '');
  print(...checksReport(consoleChecks(desired)));
  if (options.check) {
    process.exitCode = known && plan.length === 0 ? 0 : 1;
    return;
  }
  const todo = (known ? 0 : 1) + markLeft(plan, options).filter(({ outcome }) => outcome !== 'left').length;
  if (todo === 0) {
    process.exitCode = plan.length > 0 ? 1 : 0;
  } else {
    if (!(options.yes || (await confirm(`\nMake ${count(todo, 'change')}?`, new Interrupt())))) {
      print('Nothing was changed.');
      process.exitCode = 1;
      return;
    }
    await apply(options, desired, account, known?.serviceSid);
    return;
  }
  print(...environmentLines(serviceSid, desired, deployment));
}

async function apply(
  options: ProvisionOptions,
  desired: DesiredState,
  account: Deployment & { deadline: number },
  known: string | undefined,
): Promise<void> {
  const serviceSid = known ?? (await findOrCreateService(account, desired)).sid;
  const { changes } = await applyService({ ...account, serviceSid }, desired, {
    removeSenders: options.removeSenders ?? false,
    force: options.force ?? false,
  });
  if (!known) print(`Made ${serviceSid}.`);
  print(...changesReport(changes));
  process.exitCode = changes.every(({ outcome }) => outcome === 'applied') ? 0 : 1;
  print(...environmentLines(serviceSid, desired, account));
}

/** A plan as it would be carried out: senders that nobody asked to remove stay. */
function markLeft(changes: readonly Change[], { removeSenders }: ProvisionOptions): Change[] {
  return changes.map((change) =>
    change.desired === null && !removeSenders ? { ...change, outcome: 'left' } : change,
  );
}

function environmentLines(
  serviceSid: string | undefined,
  desired: DesiredState,
  deployment: Deployment,
): string[] {
  const domain = wantedDomain(desired, deployment);
  return [
    '',
    bold('For the environment'),
    `  TWILIO_MESSAGING_SERVICE_SID=${serviceSid}`,
    ...(domain ? [`  LINK_DOMAIN_SID=${domain}`] : []),
  ];
}

function print(...lines: string[]): void {
  for (const line of lines) console.log(line);
}
