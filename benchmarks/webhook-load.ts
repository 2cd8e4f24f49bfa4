import { Agent, request } from 'node:http';
import { signForm } from '../emulator/webhooks/sign';
import { type WebhookKind, webhookKinds } from './webhook-kinds';

/** Webhooks to post: each of another message and another person, signed beforehand. */
export interface Load {
  kind: WebhookKind;
  url: string;
  authToken: string;
  atOnce: number;
  /** Number of the first message; numbers not used before make messages not seen before. */
  first: number;
  count: number;
}

export interface LoadResult {
  elapsedMs: number;
  p50Ms: number;
  p99Ms: number;
  /** Answers with another status than the right one. */
  wrong: number;
}

interface Call {
  body: string;
  signature: string;
}

async function run({ kind, url, authToken, atOnce, first, count }: Load): Promise<LoadResult> {
  const { form, answer } = webhookKinds[kind];
  const calls = Array.from({ length: count }, (_, index): Call => {
    const parameters = form(first + index);
    return {
      body: new URLSearchParams(parameters).toString(),
      signature: signForm(authToken, url, parameters),
    };
  });
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
  const latencies: number[] = [];
  let wrong = 0;
  const sender = async () => {
    for (let call = calls.pop(); call; call = calls.pop()) {
      const startedAt = performance.now();
      if ((await send(agent, url, call)) !== answer) wrong++;
      latencies.push(performance.now() - startedAt);
    }
  };
  const startedAt = performance.now();
  await Promise.all(Array.from({ length: atOnce }, sender));
  const elapsedMs = performance.now() - startedAt;
  agent.destroy();
  latencies.sort((a, b) => a - b);
  const percentile = (share: number) => latencies[Math.floor(share * (latencies.length - 1))] ?? 0;
  return { elapsedMs, p50Ms: percentile(0.5), p99Ms: percentile(0.99), wrong };
}

function send(agent: Agent, url: string, { body, signature }: Call): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request(url, {
      method: 'POST',
      agent,
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        'content-length': Buffer.byteLength(body),
        'x-twilio-signature': signature,
      },
    });
    sent.on('error', reject);
    sent.on('response', (response) => {
      response.resume();
      response.on('end', () => resolve(response.statusCode ?? 0));
    });
    sent.end(body);
  });
}

process.once('message', (load) => {
  void run(load as Load).then((result) => process.send?.(result, () => process.exit()));
});
