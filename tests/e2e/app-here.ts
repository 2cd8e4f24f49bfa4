import { readFileSync } from 'node:fs';
import path from 'node:path';
import { projectDir } from '../../emulator/stack';
import type { App } from '../../src/app';
import { readConfig } from '../../src/config';
import { SyncRecords } from '../../src/store/sync-records';
import { byHand } from './by-hand';
import type { LocalStack } from './local-stack';

/** What a use case works with on the stack, in the test's own process: so a test can come between two of its steps. */
export function appHere(world: LocalStack, callMs = 30_000): App {
  const { accountSid, authToken, functionsUrl, messagingServiceSid, syncServiceSid, emulator } =
    world.stack();
  const config = readConfig({
    ACCOUNT_SID: accountSid,
    AUTH_TOKEN: authToken,
    DOMAIN_NAME: new URL(functionsUrl).host,
    TWILIO_MESSAGING_SERVICE_SID: messagingServiceSid,
    SYNC_SERVICE_SID: syncServiceSid,
    API_KEYS: `here:admin:${'0'.repeat(64)}`,
  });
  const twilio = byHand(world).client();
  const deadline = Date.now() + callMs;
  const now = () => Date.now() + (emulator?.clock.offsetMs ?? 0);
  return {
    config,
    twilio,
    records: new SyncRecords({
      sync: twilio.sync.v1,
      serviceSid: syncServiceSid,
      namespace: messagingServiceSid,
      deadline,
    }),
    now,
    deadline: now() + callMs,
    readAsset: (name) =>
      readFileSync(path.join(projectDir, 'dist/assets', name.replace('.json', '.private.json')), 'utf8'),
  };
}
