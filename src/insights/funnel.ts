import { type MergedMessage, rankOf } from '../delivery/merge-facts';

/** How many messages got how far. A message counts in every stage it has passed. */
export interface Funnel {
  /** Twilio took them, scheduled ones among them. */
  accepted: number;
  /** Handed to the carrier or channel. */
  sent: number;
  /** On the handset, or on some of a group's. */
  delivered: number;
  read: number;
  undelivered: number;
  failed: number;
  canceled: number;
  /** With a link that a person followed. */
  clicked: number;
  /** Messages that people wrote to us. */
  inbound: number;
}

/** Shares, 0 to 1; null where there is nothing to take a share of. */
export interface FunnelRates {
  /** Delivered, of those with a known end. */
  delivery: number | null;
  /** Read and clicked, of the delivered ones. */
  read: number | null;
  click: number | null;
}

export type Stage = Exclude<keyof Funnel, 'inbound'>;

export function newFunnel(): Funnel {
  return {
    accepted: 0,
    sent: 0,
    delivered: 0,
    read: 0,
    undelivered: 0,
    failed: 0,
    canceled: 0,
    clicked: 0,
    inbound: 0,
  };
}

/** The stages a message has passed. A callback that was lost on the way is made good by a later one. */
export function stagesOf({ message: { status }, timeline, clicks }: MergedMessage): Stage[] {
  const isDelivered = ['delivered', 'partially_delivered', 'read'].includes(status);
  const wasSent =
    isDelivered || status === 'undelivered' || timeline.some((entry) => rankOf(entry.status) === 3);
  const passed: [Stage, boolean][] = [
    ['accepted', true],
    ['sent', wasSent],
    ['delivered', isDelivered],
    ['read', status === 'read'],
    ['undelivered', status === 'undelivered'],
    ['failed', status === 'failed'],
    ['canceled', status === 'canceled'],
    ['clicked', clicks.total > 0],
  ];
  return passed.flatMap(([stage, isPassed]) => (isPassed ? [stage] : []));
}

export function ratesOf({ delivered, undelivered, failed, read, clicked }: Funnel): FunnelRates {
  return {
    delivery: share(delivered, delivered + undelivered + failed),
    read: share(read, delivered),
    click: share(clicked, delivered),
  };
}

function share(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}
