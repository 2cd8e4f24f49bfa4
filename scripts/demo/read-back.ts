import type { ShownMessage } from '../../src/delivery/show-message';
import type { DemoApi, EmulatedMessage } from './api';
import { type Clicker, expectedClicks } from './handsets';
import { check, checkEqual } from './step';

/** Calls at once: as many as a page of an app would make, and no more. */
const concurrency = 8;

/**
 * Reads each message through the backend and holds it against what the emulated Twilio knows: text, status, error, the
 * statuses it went through, and clicks. Also checks that Twilio was handed no message besides these.
 */
export async function readBack(
  api: DemoApi,
  sids: readonly string[],
  clickers: readonly Clicker[],
): Promise<ShownMessage[]> {
  await api.settle();
  const truth = await api.emulatedMessages();
  const handedOver = [...truth.values()].filter(({ direction }) => direction === 'outbound-api');
  const strays = handedOver.filter(({ sid }) => !sids.includes(sid));
  checkEqual('Messages that Twilio was handed and nobody asked for', strays.length, 0);

  const clickersBySid = new Map(clickers.map((clicker) => [clicker.person.sid, clicker]));
  return inParallel(sids, async (sid) => {
    const shown = await api.get<ShownMessage>(`/messages/show?sid=${sid}`);
    const message = truth.get(sid);
    check(message !== undefined, `Twilio knows no message ${sid}`);
    checkEqual(`Message ${sid}`, seenByBackend(shown), seenByTwilio(message));
    const { firstClickSeconds, ...clicks } = shown.clicks;
    checkEqual(`Clicks on message ${sid}`, clicks, expectedClicks(clickersBySid.get(sid)));
    checkEqual(
      `Whether somebody clicked in message ${sid}`,
      firstClickSeconds !== undefined,
      clicks.total > 0,
    );
    return shown;
  });
}

function seenByBackend({ message, timeline }: ShownMessage) {
  const { to, from, body, status, errorCode } = message;
  const statuses = timeline.map((entry) => entry.status).sort();
  return { to, from: from ?? null, body, status, errorCode: errorCode ?? null, statuses };
}

function seenByTwilio({ to, from, body, status, errorCode, statuses }: EmulatedMessage) {
  // Twilio sends no callback for `sending`. Callbacks may overtake one another, so their order is not compared.
  const told = statuses.map((step) => step.status).filter((name) => name !== 'sending');
  return { to, from, body, status, errorCode, statuses: told.sort() };
}

/** Results in the order of the items, with a fixed number of them under way at a time. */
async function inParallel<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  const queue = items.entries();
  const worker = async () => {
    // All workers draw from the one iterator, so each item is taken once.
    for (const [index, item] of queue) results[index] = await work(item);
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
  return results;
}
