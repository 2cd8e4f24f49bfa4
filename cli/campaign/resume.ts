import { Interrupt, interruptedExitCode } from '../terminal/interrupt';
import { Backend } from './backend';
import { backendAddress, localStack } from './backend-address';
import type { ShownCampaign } from './campaign';
import { carryOut, control } from './carry-out';
import { openPeople } from './open-people';
import type { ConnectionOptions, ListOptions } from './options';
import { showProgress } from './progress';
import { resumeCommand } from './resume-command';
import { addPeople } from './upload';

/**
 * `resume`: adds the rows of the file that a campaign does not have yet, and runs it. One that was never run
 * needs its file, as nobody else knows whether it is complete.
 */
export async function resume(
  id: string,
  file: string | undefined,
  options: ListOptions & ConnectionOptions,
): Promise<void> {
  const interrupt = new Interrupt();
  const backend = new Backend(backendAddress(options, process.env, localStack()), interrupt.signal);
  const campaign = await backend.get<ShownCampaign>('/campaigns/show', { id });
  const { state, startedAt, counts } = campaign;
  if (state === 'completed' || state === 'canceled') throw new Error(`The campaign is ${state} already`);
  if (startedAt === undefined && file === undefined) {
    throw new Error(
      `The campaign was never run and has ${counts.total} rows. Give its file, too, to add the others`,
    );
  }
  if (file !== undefined) {
    try {
      await addMissing(backend, campaign, file, options);
    } catch (failure) {
      if (!interrupt.signal.aborted) throw failure;
      console.log(`\nResume with: ${resumeCommand(id, file, options)}`);
      process.exitCode = interruptedExitCode;
      return;
    }
  }
  if (state === 'paused') await control(backend, id, 'resume');
  await carryOut(backend, id, resumeCommand(id), interrupt);
}

async function addMissing(
  backend: Backend,
  { id, counts, message }: ShownCampaign,
  file: string,
  options: ListOptions,
): Promise<void> {
  const { list, people } = await openPeople(file, options, message.body);
  const progress = showProgress('Uploading');
  try {
    await addPeople(backend, id, people(counts.total), counts.total, (rows) =>
      progress.update(rows, Math.max(rows, list.lines)),
    );
  } finally {
    progress.stop();
  }
}
