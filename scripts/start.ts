import * as z from 'zod/mini';
import { startStack } from '../emulator/stack';
import { issueMessage } from '../src/http/issue-message';
import { fail, portFrom, untilStopped } from './start-options';

z.config({ customError: issueMessage });

/**
 * Serves the built Functions with the emulator behind them, until Ctrl-C.
 *
 *     npm start                    PORT (3000), EMULATOR_PORT (4010)
 *     npm start -- --no-emulator   the Twilio API is where TWILIO_API_ORIGIN says
 */
async function main(): Promise<void> {
  const emulator = !process.argv.includes('--no-emulator');
  const stack = await startStack({
    port: portFrom('PORT', 3000),
    emulatorPort: portFrom('EMULATOR_PORT', 4010),
    emulator,
    writeStackFile: true,
    checkSettings: true,
  });
  const handsets = emulator ? `  Handsets    ${stack.emulatorUrl}/_emulator/handsets\n` : '';
  console.log(`
  Functions   ${stack.functionsUrl}
  Console     ${stack.functionsUrl}/index.html
  ${(emulator ? 'Emulator' : 'Twilio API').padEnd(10)}  ${stack.emulatorUrl}
${handsets}  API key     ${stack.apiKey}
  Output      .local/functions.log, addresses and secrets in .local/stack.json

  curl -s ${stack.functionsUrl}/messages/send \\
    -H 'Authorization: Bearer ${stack.apiKey}' \\
    -H 'Content-Type: application/json' \\
    -d '{"to": "+15005550123", "body": "Hello from here"}'

  Ctrl-C to stop
`);
  await untilStopped();
  await stack.close();
}

main().then(() => process.exit(0), fail);
