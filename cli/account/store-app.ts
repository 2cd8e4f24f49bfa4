import { Twilio } from 'twilio';
import type { App } from '../../src/app';
import { readConfig } from '../../src/config';
import { SyncRecords } from '../../src/store/sync-records';
import { clientOptions } from '../../src/twilio/client-options';
import type { Credentials } from './credentials';

/** Nobody calls a program, so it needs neither keys nor an address. */
const notCalled = { DOMAIN_NAME: 'localhost', API_KEYS: `nobody:read:${'0'.repeat(64)}` };

/**
 * What a use case works with, outside a Function: the account's client and the deployment's store. It may take so many
 * milliseconds. Throws a Problem that names each value of the environment that is missing or wrong.
 */
export function storeApp(credentials: Credentials, env: NodeJS.ProcessEnv, budgetMs: number): App {
  const { accountSid, authToken, messagingServiceSid, syncServiceSid } = credentials;
  const config = readConfig({
    ...env,
    ...notCalled,
    ACCOUNT_SID: accountSid,
    AUTH_TOKEN: authToken,
    TWILIO_MESSAGING_SERVICE_SID: messagingServiceSid,
    SYNC_SERVICE_SID: syncServiceSid ?? '',
  });
  const twilio = new Twilio(accountSid, authToken, clientOptions());
  const deadline = Date.now() + budgetMs;
  const records = new SyncRecords({
    sync: twilio.sync.v1,
    serviceSid: config.syncServiceSid,
    namespace: config.messagingServiceSid,
    deadline,
  });
  return { config, twilio, records, now: Date.now, deadline, readAsset: () => undefined };
}
