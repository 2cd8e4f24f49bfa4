import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { localDir, startStack } from '../../emulator/stack';
import { stackClient } from '../../emulator/stack-client';
import { webhookSecret } from '../../src/twilio/webhook-secret';
import { thoroughly } from '../thorough';
import { journey, people, words } from './journey';

const logFile = path.join(localDir, 'functions.log');
const keys = { second: 'tmb_a-second-key-of-this-deployment', wrong: 'tmb_a-key-that-nobody-knows' };
const hashOfSecond = createHash('sha256').update(keys.second).digest('hex');

/** What Twilio does meanwhile: in the more thorough ones many calls wait until their time is up. */
const weathers = [
  { undelivered: { [people[2] ?? '']: 21610 } },
  // Of records alone: a new process that could make no Map would take nothing to be sent.
  { api: [{ product: 'sync', method: 'POST', path: 'Items', share: 1, status: 401, code: 20003 }] },
  ...thoroughly<object[]>(
    [
      { api: [{ product: 'sync', method: 'POST', share: 1, status: 500 }] },
      {
        api: [
          { share: 0.2, status: 500 },
          { share: 0.2, drop: 'after' },
          { share: 0.2, malformed: true },
        ],
      },
      { api: [], failRate: { status: 400, code: 21211, share: 1 } },
      { api: [{ product: 'api', share: 1, status: 401, code: 20003 }] },
    ],
    [],
  ),
];

it('the log has no number, word, key or token in it, whatever goes wrong', async () => {
  const from = statSync(logFile, { throwIfNoEntry: false })?.size ?? 0;
  const settings = { API_KEYS: `second:read:${hashOfSecond}`, PLAIN_LANGUAGE_OPT_OUT: 'review' };
  const stack = await startStack({ port: 0, emulatorPort: 0, quiet: true, settings });
  const { control } = stackClient(() => stack);
  try {
    for (const faults of weathers) {
      await control('faults', faults);
      await journey(stack, keys);
    }
    await control('faults', { api: [] });
    const interrupted = journey(stack, keys).catch(() => undefined);
    stack.gateway.killAll();
    await interrupted;
  } finally {
    await stack.close();
  }

  const lines = readFileSync(logFile).subarray(from).toString().split('\n');
  const told = (what: string) => lines.filter((line) => line.toLowerCase().includes(what.toLowerCase()));
  // Else there would be nothing to find.
  for (const event of ['call-failed', '+1415***01']) {
    expect({ event, isTold: told(event).length > 0 }).toEqual({ event, isTold: true });
  }
  const { accountSid, authToken, apiKey } = stack;
  const basic = Buffer.from(`${accountSid}:${authToken}`).toString('base64');
  const secrets = [apiKey, ...Object.values(keys), authToken, webhookSecret(authToken), basic];
  // Hashes and signatures are known by their form alone.
  const forms = /[0-9a-f]{64}|Bearer|Basic |Own \d|key=/;
  expect([...Object.values(words), ...secrets, '415832', '832710'].flatMap(told)).toEqual([]);
  expect(lines.filter((line) => forms.test(line))).toEqual([]);
}, 240_000);
