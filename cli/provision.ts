import { Command } from 'commander';
import { fail } from '../scripts/start-options';
import { type ProvisionOptions, provision } from './provision/provision';

/** `npm run provision`: makes the Messaging Service as messaging-service.json says. `--help` tells of the options. */
new Command('npm run provision --')
  .description(
    'Makes the Messaging Service as messaging-service.json says: shows what would change, and asks.',
  )
  .option('--file <file>', 'how it is meant to be', 'messaging-service.json')
  .option(
    '--domain <domain>',
    'where the backend is deployed, such as messaging-1234.twil.io; else DOMAIN_NAME; without it webhooks are left alone',
  )
  .option('--service <sid>', 'the service; else TWILIO_MESSAGING_SERVICE_SID, else the one with its name')
  .option('--local', "the local stack's account, as npm start has begun it")
  .option('--check', 'changes nothing; exit code 1 where something is not as it is meant to be')
  .option('--remove-senders', 'takes senders out of the pool that the file does not name')
  .option('--force', 'overrides rules of the sender pool that are only advice')
  .option('-y, --yes', 'does not ask')
  .action((options: ProvisionOptions) => provision(options))
  .parseAsync()
  .then(() => process.exit(), fail);
