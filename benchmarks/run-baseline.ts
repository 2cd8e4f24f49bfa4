import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { preload } from '../emulator/stack';
import type { BaselineName } from './baselines';
import { onNewAccount, usualLimits } from './new-account';
import { type Sending, sendingOf } from './sending';

/** Sends as a baseline does, in a process and on an account of its own. */
export function runBaseline(title: string, name: BaselineName, messages: number): Promise<Sending> {
  return onNewAccount(usualLimits, async ({ stack, creates }) => {
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [
        ...['--require', preload, '--import', 'tsx'],
        ...[path.join(__dirname, 'baselines.ts'), name, String(messages)],
      ],
      {
        env: {
          ...process.env,
          TWILIO_API_ORIGIN: stack.emulatorUrl,
          ACCOUNT_SID: stack.accountSid,
          AUTH_TOKEN: stack.authToken,
          MESSAGING_SERVICE_SID: stack.messagingServiceSid,
        },
        timeout: 300_000,
      },
    );
    const { elapsedMs } = JSON.parse(stdout) as { elapsedMs: number };
    return sendingOf(title, creates, messages, { elapsedMs });
  });
}
