import { fail } from '../scripts/start-options';
import { cancel, exportCampaign, pause, status } from './campaign/manage';
import { campaignProgram } from './campaign/program';
import { resume } from './campaign/resume';
import { send } from './campaign/send';

// Whoever reads the output has seen enough, as `head` does.
process.stdout.on('error', () => process.exit());

/** `npm run campaign -- <command>`: campaigns from a CSV file. `--help` tells of the commands. */
campaignProgram({ send, status, pause, resume, cancel, export: exportCampaign })
  .parseAsync()
  .then(() => process.exit(), fail);
