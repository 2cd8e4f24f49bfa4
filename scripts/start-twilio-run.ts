import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import * as z from 'zod/mini';
import {
  localDir,
  localEnvironment,
  preload,
  projectDir,
  requireUsable,
  startTwilio,
  webhooksOf,
  writeLocalFile,
} from '../emulator/stack';
import { randomApiKey } from '../emulator/stack-environment';
import { issueMessage } from '../src/http/issue-message';
import { fail, portFrom, untilStopped } from './start-options';

z.config({ customError: issueMessage });

/**
 * Serves the same bundles with Twilio's own local server, the emulator behind them. It checks no signatures and starts
 * a process per request: `npm start` is closer to the platform.
 *
 *     npm run start:twilio-run     PORT (3000), EMULATOR_PORT (4010)
 */
async function main(): Promise<void> {
  const port = portFrom('PORT', 3000);
  const { origin, emulator, ...account } = await startTwilio({
    emulatorPort: portFrom('EMULATOR_PORT', 4010),
  });
  const url = `http://localhost:${port}`;
  const apiKey = randomApiKey();
  const envFile = path.join(localDir, 'twilio-run.env');
  // twilio-run replaces its environment by this file's, so what the preload reads must be in it as well.
  const variables = { ...localEnvironment(account, apiKey), TWILIO_API_ORIGIN: origin };
  requireUsable(variables);
  writeLocalFile(envFile, Object.entries(variables).map(toEnvLine).join(''));
  emulator?.configureWebhooks(webhooksOf(url, account.authToken));

  const twilioRun = path.join(projectDir, 'node_modules', 'twilio-run', 'bin', 'twilio-run.js');
  // As an argument of Node and not in NODE_OPTIONS: only so do the processes that it forks inherit it.
  const args = ['--require', preload, twilioRun, 'start', '--port', String(port), '--env', envFile];
  const server = spawn(process.execPath, args, { cwd: projectDir, stdio: 'inherit' });
  const exited = once(server, 'exit');

  console.log(`Functions ${url}, emulator ${origin}, API key ${apiKey}. Ctrl-C to stop.`);
  await Promise.race([untilStopped(), exited]);
  server.kill('SIGTERM');
  await exited;
  await emulator?.close();
}

/** dotenv knows three quotes and no escapes. */
function toEnvLine([name, value]: [string, string]): string {
  const quote = ["'", '"', '`'].find((mark) => !value.includes(mark));
  if (!quote) throw new Error(`${name} holds every kind of quote`);
  return `${name}=${quote}${value}${quote}\n`;
}

main().then(() => process.exit(0), fail);
