import { atStart, type Order, type Standing } from './deliver';
import type { Way } from './use-sending';

/** What was begun and has not come to its end. */
export interface Unfinished {
  way: Way;
  order: Order;
  standing: Standing;
}

const orderName = 'messaging-console-order';
/** Kept apart, as it changes with every call, and the order may be large. */
const standingName = 'messaging-console-order-standing';

/** Remembers an order, as long as the tab lives and nobody signs out; one that is too large is not remembered. */
export function keepOrder(way: Way, order: Order, standing: Standing): void {
  forgetOrder();
  try {
    sessionStorage.setItem(orderName, JSON.stringify({ way, order }));
    keepStanding(standing);
  } catch {
    forgetOrder();
  }
}

/** How far the order has got. Where it cannot be kept, what was kept last is still a place to go on from. */
export function keepStanding(standing: Standing): void {
  try {
    sessionStorage.setItem(standingName, JSON.stringify(standing));
  } catch {}
}

/** What a page that is no more has left. */
export function unfinishedOrder(): Unfinished | undefined {
  const [order, standing] = [orderName, standingName].map((name) => sessionStorage.getItem(name));
  return order && standing
    ? { ...JSON.parse(order), standing: { ...atStart, ...JSON.parse(standing) } }
    : undefined;
}

export function forgetOrder(): void {
  sessionStorage.removeItem(orderName);
  sessionStorage.removeItem(standingName);
}
