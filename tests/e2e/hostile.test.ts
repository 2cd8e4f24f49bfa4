import { Agent, request } from 'node:http';
import path from 'node:path';
import fc from 'fast-check';
import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks';
import { readRoutes } from '../../emulator/gateway/routes';
import { projectDir } from '../../emulator/stack';
import { webhookSecret } from '../../src/twilio/webhook-secret';
import { thoroughly } from '../thorough';
import { type HostileBody, hostileBody } from './hostile-bodies';
import { localStack } from './local-stack';
import { signedJson } from './signed-request';

const world = localStack();
let agent: Agent;
beforeEach(() => {
  agent = new Agent({ keepAlive: true, maxSockets: 20 });
});
afterEach(() => agent.destroy());

const count = thoroughly(3_000, 100);
const bodies = fc.sample(hostileBody, count);
const routes = readRoutes(path.join(projectDir, 'dist', 'functions'), '').functions;

describe.each(routes)('$path', ({ path: route, access }) => {
  it(`answers ${count} hostile bodies, and never with a fault of its own`, async () => {
    const { functionsUrl, authToken, apiKey } = world.stack();
    // Many of the bodies name the same recipient: what one part of the store bears is not the question here.
    await world.control('faults', { syncLimits: false });
    const plainUrl = `${functionsUrl}${route}${route === '/webhooks/clicks' ? `?key=${webhookSecret(authToken)}` : ''}`;
    const statuses = new Map<number, number>();
    let next = 0;
    const worker = async () => {
      for (let body = bodies[next++]; body; body = bodies[next++]) {
        const { url, headers } = authorised(plainUrl, body, access === 'protected', authToken, apiKey);
        const { status, text } = await post(url, headers, body.bytes);
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
        if (status >= 500 || /\n\s+at |node_modules|\/src\//.test(text)) {
          throw new Error(
            `${status} to ${JSON.stringify(body.bytes.toString().slice(0, 500))}: ${text.slice(0, 500)}`,
          );
        }
      }
    };
    await Promise.all(Array.from({ length: 16 }, worker));
    expect([...statuses.values()].reduce((sum, count) => sum + count, 0)).toBe(count);
  });
});

test('bodies of megabytes and of absurd depth are refused, not read', async () => {
  const { functionsUrl, apiKey } = world.stack();
  const headers = { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' };
  const url = `${functionsUrl}/messages/send`;
  expect((await post(url, headers, Buffer.from('['.repeat(500_000) + ']'.repeat(500_000)))).status).toBe(400);
  expect((await post(url, headers, Buffer.alloc(8_000_000, 'x'))).status).toBe(413);
});

/** Lets a body past the guard, whoever guards: what is behind it must bear anything. */
function authorised(url: string, body: HostileBody, isSigned: boolean, authToken: string, apiKey: string) {
  const headers: Record<string, string> = { authorization: `Bearer ${apiKey}` };
  if (body.type) headers['content-type'] = body.type;
  if (!isSigned) return { url, headers };
  if (body.type === 'application/x-www-form-urlencoded') {
    const fields: Record<string, string | string[]> = {};
    for (const name of new Set(new URLSearchParams(body.bytes.toString()).keys())) {
      const values = new URLSearchParams(body.bytes.toString()).getAll(name);
      Object.defineProperty(fields, name, {
        value: values.length > 1 ? values : values[0],
        enumerable: true,
      });
    }
    headers['x-twilio-signature'] = getExpectedTwilioSignature(authToken, url, fields);
    return { url, headers };
  }
  const signed = signedJson(authToken, url, body.bytes);
  return {
    url: signed.url,
    headers: { ...headers, ...signed.headers, 'content-type': body.type || 'text/plain' },
  };
}

function post(
  url: string,
  headers: Record<string, string>,
  body: Buffer,
): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const sent = request(url, {
      method: 'POST',
      agent,
      headers: { ...headers, 'content-length': body.length },
    });
    sent.setTimeout(12_000, () => sent.destroy(new Error('no answer in 12 s')));
    sent.on('error', reject);
    sent.on('response', (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString() }),
      );
    });
    sent.end(body);
  });
}
