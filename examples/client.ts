import { BackendProblem, MessagingBackend } from '../client/messaging-backend';

/**
 * An app that tells people that their orders are ready: `npx tsx examples/client.ts <url> <key> <number>…`. Each order has a
 * key of its own, so that nobody is told twice, however often this is run.
 */
export async function tellThatReady(
  backend: MessagingBackend,
  orders: readonly { number: string; phone: string }[],
): Promise<string[]> {
  const lines: string[] = [];
  for (const { number, phone } of orders) {
    try {
      const { sid } = await backend.messages.send(
        { to: phone, body: `Your order ${number} is ready.`, messageIntent: 'delivery' },
        { idempotencyKey: `order-${number}-ready` },
      );
      lines.push(`${number}: ${sid}`);
    } catch (failure) {
      if (!(failure instanceof BackendProblem)) throw failure;
      // Every refusal has a code of its own; what to do about it is in openapi.json.
      lines.push(
        `${number}: ${failure.code === 'recipient-opted-out' ? 'does not want messages' : failure.message}`,
      );
    }
  }
  return lines;
}

if (require.main === module) {
  const [baseUrl = 'http://localhost:3000', apiKey = '', ...phones] = process.argv.slice(2);
  const orders = phones.map((phone, index) => ({ number: String(4_711 + index), phone }));
  tellThatReady(new MessagingBackend({ baseUrl, apiKey }), orders).then((lines) =>
    console.log(lines.join('\n')),
  );
}
