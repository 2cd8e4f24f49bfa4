import { bodyOf, type StackClient } from '../../emulator/stack-client';
import type { MaintenanceAnswer } from '../../src/maintenance/run-maintenance';
import { compareLedger } from '../callbacks-ledger';
import { complaintsAbout } from '../section';

const mostRuns = 50;
const mostWaits = 30;

/** Waits for everything to come to rest, and answers what is not as it should be then. */
export async function settle(client: StackClient, due: ReadonlySet<string>): Promise<string[]> {
  const isIdle = await goneQuiet(client);
  const isDone = await doneWithMaintenance(client);
  const { scheduled, callbacks } = await client.control<Stats>('stats');
  const { campaigns } = await bodyOf(client.get<{ campaigns: unknown[] }>('/campaigns/list?state=running'));
  const waiting = await bodyOf(client.get<{ messages: unknown[] }>('/messages/scheduled'));
  const { lost, twice } = await countMessages(client, due);
  const ledger = await compareLedger(client, due);
  return complaintsAbout('at the end', [
    !isIdle && 'callbacks came to no end',
    !isDone && 'maintenance came to no end',
    scheduled + waiting.messages.length > 0 &&
      `${scheduled} messages wait at Twilio, ${waiting.messages.length} here`,
    campaigns.length > 0 && `${campaigns.length} campaigns are still running`,
    callbacks.failed > 0 && `${callbacks.failed} callbacks were given up`,
    lost > 0 && `${lost} messages were lost`,
    twice > 0 && `${twice} messages were sent twice`,
    ledger.lost + ledger.twice + ledger.strange + ledger.mismatches > 0 &&
      `the ledger differs: ${JSON.stringify(ledger)}`,
  ]);
}

interface Stats {
  scheduled: number;
  callbacks: { failed: number };
}

async function goneQuiet(client: StackClient): Promise<boolean> {
  for (let waits = 0; waits < mostWaits; waits++) {
    if ((await client.control<{ idle: boolean }>('idle?timeoutMs=10000')).idle) return true;
  }
  return false;
}

async function doneWithMaintenance(client: StackClient): Promise<boolean> {
  for (let runs = 0; runs < mostRuns; runs++) {
    if ((await bodyOf(client.post<MaintenanceAnswer>('/maintenance/run', {}))).done) return true;
  }
  return false;
}

/** As the emulator counts. */
async function countMessages(client: StackClient, due: ReadonlySet<string>) {
  const { messages } = await client.control<{ messages: { to: string }[] }>('messages');
  const got = messages.map(({ to }) => to).filter((to) => due.has(to));
  const different = new Set(got).size;
  return { lost: due.size - different, twice: got.length - different };
}
