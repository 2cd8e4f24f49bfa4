import { execFile } from 'node:child_process';
import { cpSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { preload, projectDir } from '../../emulator/stack';
import type { Account } from '../../emulator/stack-environment';

const tool = path.join(projectDir, 'node_modules', 'twilio-run', 'bin', 'twilio-run.js');

/**
 * Copies what the deploy tool reads of the built project, with an `.env` for the emulated account. In the checkout itself
 * the `.env` may hold the secrets of a real account, and the tool notes there where it has deployed to.
 */
export function copyProject(targetDir: string, account: Account): void {
  // The tool uploads nothing of `src`, but goes no further where there is neither that nor a folder called `functions`.
  for (const name of ['package.json', '.twilioserverlessrc', 'dist', 'src']) {
    cpSync(path.join(projectDir, name), path.join(targetDir, name), { recursive: true });
  }
  const env = [
    `ACCOUNT_SID=${account.accountSid}`,
    `AUTH_TOKEN=${account.authToken}`,
    `TWILIO_MESSAGING_SERVICE_SID=${account.messagingServiceSid}`,
    `SYNC_SERVICE_SID=${account.syncServiceSid}`,
    `API_KEYS=app:send:${'0'.repeat(64)}`,
  ];
  writeFileSync(path.join(targetDir, '.env'), env.join('\n'), { mode: 0o600 });
}

/**
 * Runs `twilio-run deploy` in a folder, as `npm run deploy` does, with the Twilio API at `origin`, and answers the domain
 * it has deployed to. Rejects with what it printed where it fails.
 */
export async function deploy(dir: string, origin: string): Promise<string> {
  const { stdout, stderr } = await promisify(execFile)(
    process.execPath,
    ['--require', preload, tool, 'deploy'],
    // Nothing else of this process's environment, in which a proxy or a region might be set.
    { cwd: dir, env: { PATH: process.env.PATH, TWILIO_API_ORIGIN: origin } },
  );
  const domain = /[a-z0-9-]+\.twil\.io/.exec(stdout + stderr)?.[0];
  if (!domain) throw new Error(`The deploy tool named no domain:\n${stdout}${stderr}`);
  return domain;
}
