import type { PreviewSum } from '../../src/preview/sum-previews';
import { confirm, requireTerminal } from '../terminal/confirm';
import { Interrupt, interruptedExitCode } from '../terminal/interrupt';
import { Backend } from './backend';
import { backendAddress, localStack } from './backend-address';
import { campaignSettings, previewSettings } from './campaign-settings';
import { carryOut } from './carry-out';
import { exportRecipients } from './export-recipients';
import { count } from './format';
import { openPeople, type PeopleFile } from './open-people';
import type { SendOptions } from './options';
import { previewList } from './preview-list';
import { listReport, previewReport, question } from './preview-report';
import { showProgress } from './progress';
import { resumeCommand } from './resume-command';
import { createCampaign, type Uploaded } from './upload';

/** `send`: previews everybody in a file, asks, uploads them as a campaign and runs it. */
export async function send(file: string, options: SendOptions): Promise<void> {
  const settings = campaignSettings(file, options);
  if (!options.yes && !options.dryRun) requireTerminal();
  const interrupt = new Interrupt();
  const backend = new Backend(backendAddress(options, process.env, localStack()), interrupt.signal);
  let uploaded: Uploaded | undefined;
  const resume = () => resumeCommand(uploaded?.id ?? '', file, options);
  try {
    const source = await openPeople(file, options, options.body);
    const sum = await preview(backend, source, settings);
    console.log(`\n${previewReport(sum, Date.now(), options.window)}\n`);
    if (options.dryRun) return;
    if (sum.counts.sendable === 0) throw new Error('There is nobody to send to');
    if (!options.yes && !(await confirm(question(sum), interrupt))) {
      console.log('Nothing was sent.');
      process.exitCode = 1;
      return;
    }
    await upload(backend, source, settings, sum, (campaign) => {
      uploaded = campaign;
    });
  } catch (failure) {
    // A draft sends nothing by itself; one that an earlier command has made may be further.
    const standing = uploaded ? `The upload is not complete. Resume with: ${resume()}` : 'Nothing was sent.';
    if (!interrupt.signal.aborted) {
      if (uploaded) console.error(`\n${standing}`);
      throw failure;
    }
    console.log(`\n${standing}`);
    process.exitCode = interruptedExitCode;
    return;
  }
  if (!uploaded) return;
  const { id, wasThere } = uploaded;
  console.log(
    `Campaign ${id}${wasThere ? ', which the same command has made before; another --name makes a new one' : ''}\n`,
  );
  const isOver = await carryOut(backend, id, resumeCommand(id), interrupt);
  if (isOver && options.results !== undefined) {
    await exportRecipients(backend.unstoppable, id, { out: options.results });
    console.log(`\nWhat became of every row is in ${options.results}`);
  }
}

async function preview(
  backend: Backend,
  { list, columns, people }: PeopleFile,
  settings: ReturnType<typeof campaignSettings>,
): Promise<PreviewSum> {
  console.log(`${listReport(list, columns)}\n`);
  const progress = showProgress('Previewing');
  try {
    const onRows = (rows: number) => progress.update(rows, Math.max(rows, list.lines));
    const sum = await previewList(backend, people(), previewSettings(settings), onRows);
    progress.update(sum.counts.total, sum.counts.total, count(sum.counts.total, 'row'));
    return sum;
  } finally {
    progress.stop();
  }
}

async function upload(
  backend: Backend,
  { people }: PeopleFile,
  settings: object,
  { counts }: PreviewSum,
  onCampaign: (campaign: Uploaded) => void,
): Promise<void> {
  const progress = showProgress('Uploading');
  try {
    await createCampaign(backend, settings, people(), (rows, campaign) => {
      onCampaign(campaign);
      progress.update(rows, counts.total);
    });
  } finally {
    progress.stop();
  }
}
