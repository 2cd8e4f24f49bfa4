import { Agent, request } from 'node:http';
import twilio, { type Twilio } from 'twilio';

/**
 * The ways in which sending to many is usually written. Each is one process of its own, as the product's Function is:
 * `baselines.ts <name> <count>` sends and prints how long it took, in milliseconds.
 */
const baselines = {
  async allSettled(recipients: string[]) {
    const client = twilio(accountSid, authToken);
    await sendAll(client, recipients);
  },

  async autoRetry(recipients: string[]) {
    const client = twilio(accountSid, authToken, {
      autoRetry: true,
      maxRetries: 3,
      maxSockets: 500,
      maxTotalSockets: 500,
    });
    await sendAll(client, recipients);
  },

  async batchesOf50(recipients: string[]) {
    const client = twilio(accountSid, authToken, { maxSockets: 50 });
    for (let start = 0; start < recipients.length; start += 50) {
      await sendAll(client, recipients.slice(start, start + 50));
    }
  },

  /**
   * No client at all, nothing looked up or written down, and the limit known beforehand: as fast as this machine lets
   * anybody be, with emulator and sender side by side.
   */
  async bareRequests(recipients: string[]) {
    const agent = new Agent({ keepAlive: true, maxSockets: 50 });
    await Promise.all(recipients.map((to) => bareRequest(agent, to)));
  },
};

export type BaselineName = keyof typeof baselines;

const {
  ACCOUNT_SID: accountSid = '',
  AUTH_TOKEN: authToken = '',
  MESSAGING_SERVICE_SID = '',
  TWILIO_API_ORIGIN = '',
} = process.env;

async function sendAll(client: Twilio, recipients: string[]): Promise<void> {
  await Promise.allSettled(
    recipients.map((to) =>
      client.messages.create({ to, body: 'Benchmark', messagingServiceSid: MESSAGING_SERVICE_SID }),
    ),
  );
}

function bareRequest(agent: Agent, to: string): Promise<void> {
  const form = new URLSearchParams({ To: to, Body: 'Benchmark', MessagingServiceSid: MESSAGING_SERVICE_SID });
  const url = `${TWILIO_API_ORIGIN}/2010-04-01/Accounts/${accountSid}/Messages.json`;
  return new Promise((resolve, reject) => {
    const sending = request(
      url,
      {
        agent,
        method: 'POST',
        auth: `${accountSid}:${authToken}`,
        headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      },
      (response) => response.resume().on('end', resolve),
    );
    sending.on('error', reject).end(form.toString());
  });
}

/** Gets a message before the measurement: loading the client is not what is measured. */
export const warmUpRecipient = '+12125000001';

/** Recipients for a run: North American numbers, all different. */
export function benchmarkRecipients(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `+1212${String(5_000_000 + index * 7)}`);
}

async function main([name = '', count = '0']: string[]): Promise<void> {
  const run = Object.hasOwn(baselines, name) ? baselines[name as BaselineName] : undefined;
  if (!run) throw new Error(`There is no baseline ${name}.`);
  const recipients = benchmarkRecipients(Number(count));
  await sendAll(twilio(accountSid, authToken), [warmUpRecipient]);
  const startedAt = Date.now();
  await run(recipients);
  console.log(JSON.stringify({ elapsedMs: Date.now() - startedAt }));
}

if (require.main === module) void main(process.argv.slice(2));
