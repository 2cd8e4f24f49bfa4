import { Backend } from './backend';
import { backendAddress, localStack } from './backend-address';
import type { ListedCampaign, ShownCampaign } from './campaign';
import { campaignReport, campaignTable } from './campaign-report';
import { control } from './carry-out';
import { exportRecipients } from './export-recipients';
import type { ConnectionOptions, ExportOptions } from './options';
import { resumeCommand } from './resume-command';

/** `status`: one campaign, or the latest of all. */
export async function status(id: string | undefined, options: ConnectionOptions): Promise<void> {
  const backend = connect(options);
  if (id !== undefined) {
    console.log(campaignReport(await backend.get<ShownCampaign>('/campaigns/show', { id })));
    return;
  }
  const { campaigns } = await backend.get<{ campaigns: ListedCampaign[] }>('/campaigns/list');
  console.log(campaigns.length > 0 ? campaignTable(campaigns) : 'There are no campaigns yet.');
}

/** `pause`. */
export async function pause(id: string, options: ConnectionOptions): Promise<void> {
  const { state } = await control(connect(options), id, 'pause');
  console.log(`${id} is ${state}. Resume with: ${resumeCommand(id)}`);
}

/** `cancel`. */
export async function cancel(id: string, options: ConnectionOptions): Promise<void> {
  const { state } = await control(connect(options), id, 'cancel');
  console.log(`${id} is ${state}.`);
}

/** `export`. */
export async function exportCampaign(id: string, options: ExportOptions): Promise<void> {
  await exportRecipients(connect(options), id, options);
}

function connect(options: ConnectionOptions): Backend {
  return new Backend(backendAddress(options, process.env, localStack()));
}
