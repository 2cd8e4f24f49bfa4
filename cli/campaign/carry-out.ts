import { type Interrupt, interruptedExitCode } from '../terminal/interrupt';
import type { Backend } from './backend';
import type { CampaignAnswer, ShownCampaign } from './campaign';
import { campaignReport, pauseLines } from './campaign-report';
import { number } from './format';
import { runCampaign } from './run-campaign';

/**
 * Runs a campaign to its end and prints what became of it. Ctrl-C pauses it. Whatever keeps it from its end is told
 * together with the command that goes on with it. Returns whether it was left to come to its end.
 */
export async function carryOut(
  backend: Backend,
  id: string,
  resume: string,
  interrupt: Interrupt,
): Promise<boolean> {
  let state: CampaignAnswer['state'];
  try {
    ({ state } = await runCampaign(backend, id, interrupt.signal));
  } catch (failure) {
    if (!interrupt.signal.aborted) {
      console.error(`\nGo on with: ${resume}`);
      throw failure;
    }
    await pauseAfterInterrupt(backend.unstoppable, id, resume);
    return false;
  }
  const campaign = await backend.unstoppable.get<ShownCampaign>('/campaigns/show', { id });
  console.log(`\n${campaignReport(campaign)}`);
  if (state !== 'completed') process.exitCode = 1;
  if (state === 'paused') console.log(`\nResume with: ${resume}`);
  return true;
}

async function pauseAfterInterrupt(backend: Backend, id: string, resume: string): Promise<void> {
  process.exitCode = interruptedExitCode;
  console.log('\nPausing. Ctrl-C again leaves at once, and the campaign goes on by itself.');
  const { state, counts, pausedBecause } = await control(backend, id, 'pause');
  console.log(
    `  ${id} is ${state}: ${number(counts.accepted)} accepted, ${number(counts.pending)} not yet sent`,
  );
  if (pausedBecause?.by === 'guard') console.log(pauseLines(pausedBecause).join('\n'));
  if (state === 'paused') console.log(`\nResume with: ${resume}`);
}

export function control(
  backend: Backend,
  id: string,
  action: 'pause' | 'resume' | 'cancel',
): Promise<CampaignAnswer> {
  return backend.post<CampaignAnswer>('/campaigns/control', { id, action });
}
