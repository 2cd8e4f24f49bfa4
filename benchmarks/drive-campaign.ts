import { setTimeout as sleep } from 'node:timers/promises';
import { bodyOf, type StackClient } from '../emulator/stack-client';
import type { RunAnswer } from '../src/campaigns/run-campaign';
import { warmUpRecipient } from './baselines';

/** Recipients a call takes without its body becoming larger than the platform allows. */
const mostInACall = 9_000;
const longestMs = 900_000;

/** Has a campaign made for these recipients. Resolves to its id. */
export async function planCampaign(client: StackClient, recipients: readonly string[]): Promise<string> {
  const { id } = await bodyOf(
    client.post<{ id: string }>('/campaigns/create', {
      name: 'Benchmark',
      body: 'Benchmark',
      recipients: recipients.slice(0, mostInACall),
    }),
  );
  for (let start = mostInACall; start < recipients.length; start += mostInACall) {
    const some = recipients.slice(start, start + mostInACall);
    await bodyOf(client.post('/campaigns/add-recipients', { id, recipients: some }));
  }
  return id;
}

/**
 * Runs a campaign as one caller does: again and again, also after a call that failed, which is told. Throws when the
 * campaign comes to another end than being completed.
 */
export async function runUntilDone(client: StackClient, id: string): Promise<void> {
  for (const startedAt = Date.now(); Date.now() < startedAt + longestMs; ) {
    const { status, body } = await client.post<RunAnswer>('/campaigns/run', { id });
    if (status !== 200) {
      console.log(`/campaigns/run answered ${status}: ${JSON.stringify(body)}`);
      if (status < 500) break;
    } else {
      const { state, done, waitingUntil } = body;
      if (state === 'completed') return;
      if (done) throw new Error(`The campaign has stopped: ${JSON.stringify(body)}`);
      if (waitingUntil) await sleep(Math.max(0, Date.parse(waitingUntil) - Date.now()));
    }
  }
  throw new Error('The campaign came to no end.');
}

/** Loads the routes of campaigns into processes, which learn nothing of the account's limits from it. */
export async function warmUp(client: StackClient): Promise<void> {
  await runUntilDone(client, await planCampaign(client, [warmUpRecipient]));
}
