import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Hosted } from '../../emulator/serverless/hosted';
import { type Stack, startStack } from '../../emulator/stack';
import { type Exchange, type Reply, type StackClient, stackClient } from '../../emulator/stack-client';
import { ExchangeCheck } from '../../scripts/openapi/exchange-check';
import { writtenDocument } from '../openapi/written-document';
import { recordExample } from './record-examples';
import { signedForm } from './signed-request';

const documented = new ExchangeCheck(writtenDocument);

export interface LocalStack extends StackClient {
  stack(): Stack;
  /** Posts a form as Twilio signs it. */
  asTwilio(path: string, form: Record<string, string>): Promise<Reply<string>>;
  /** Waits until every message has come to its end and every callback was delivered. */
  settled(): Promise<void>;
}

/** What a test has left under way must not write into the next one's account. */
async function endWork({ gateway }: Stack): Promise<void> {
  for (let tries = 0; gateway.busy() > 0 && tries < 100; tries++) await sleep(10);
  if (gateway.busy() === 0) return;
  gateway.killAll();
  // What they have asked for still stands in the sockets until they are gone.
  for (let tries = 0; gateway.pids().length > 0 && tries < 100; tries++) await sleep(10);
}

/** What `npm run rehearse` has deployed, while it runs the tests. */
const { HOSTED } = process.env;
const hosted = HOSTED && { hosted: JSON.parse(readFileSync(HOSTED, 'utf8')) as Hosted };

/**
 * Gives a test file the whole stack as `npm start` runs it, with an empty account before each test. Needs the bundles
 * that `npm run build` makes, or serves what the rehearsal has deployed. A call whose answer is not as openapi.json has it
 * rejects. Call it at the top level.
 */
export function localStack(settings: Record<string, string> = {}): LocalStack {
  let stack: Stack;

  beforeAll(async () => {
    stack = await startStack({ port: 0, emulatorPort: 0, quiet: true, settings, ...hosted });
  });
  beforeEach(async () => {
    stack.emulator?.reset();
    await endWork(stack);
    stack.emulator?.reset();
  });
  afterAll(() => stack.close());

  const watch = (exchange: Exchange) => {
    documented.checkAnswer(exchange);
    recordExample(exchange);
  };
  return {
    ...stackClient(() => stack, watch),
    stack: () => stack,
    async asTwilio(path, form) {
      const { functionsUrl, authToken } = stack;
      const { url, ...init } = signedForm(authToken, `${functionsUrl}${path}`, form);
      const response = await fetch(url, { method: 'POST', ...init });
      const { status, headers } = response;
      const contentType = headers.get('content-type') ?? undefined;
      const body = await response.text();
      const told = contentType?.includes('json') ? JSON.parse(body) : body;
      watch({ method: 'post', url: path, sent: form, status, contentType, body: told });
      return { status, headers, body };
    },
    async settled() {
      expect(await stack.emulator?.idle(60_000)).toBe(true);
    },
  };
}
