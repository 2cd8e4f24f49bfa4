import { Command } from 'commander';
import { fail } from '../scripts/start-options';
import { alertsUrl, clicksUrl, eventsUrl, inboundUrl, statusCallbackUrl } from '../src/twilio/callback-urls';
import { type AccountOptions, deploymentOf } from './provision/deployment';

/**
 * `npm run webhooks -- --domain <domain>` prints what to give Twilio where no API takes it: the URLs of this deployment's
 * webhooks, two of them with a secret that follows from the auth token.
 */
function main(options: AccountOptions): void {
  const { baseUrl, authToken } = deploymentOf(options, process.env);
  if (!baseUrl) throw new Error('Say where the backend is deployed: --domain messaging-1234.twil.io');
  console.log(`\
Messaging Service  inbound        ${inboundUrl(baseUrl)}
                   status         ${statusCallbackUrl(baseUrl)}
Link domain        clicks         ${clicksUrl(baseUrl, authToken)}
Event Streams      sink           ${eventsUrl(baseUrl, authToken)}
Debugger           webhook        ${alertsUrl(baseUrl)}

The keys in them are secrets.`);
}

new Command('npm run webhooks --')
  .description('Prints the URLs of the webhooks.')
  .option(
    '--domain <domain>',
    'where the backend is deployed, such as messaging-1234.twil.io; else DOMAIN_NAME',
  )
  .option('--local', 'the stack that npm start has begun')
  .action(async (options: AccountOptions) => main(options))
  .parseAsync()
  .then(() => process.exit(), fail);
