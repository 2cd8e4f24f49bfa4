import { channelOf, digitsOf } from './message';

/**
 * Twilio's block list. A handset blocks a Messaging Service as a whole, or a single number that is in no service; SMS,
 * MMS and RCS count as one, WhatsApp is separate. No API reads it: the product has to learn from webhooks and 21610.
 */
export class OptOuts {
  #blocked = new Set<string>();

  /** `sender` is a service's SID, or the number of one that is in no service. */
  block(handset: string, sender: string): void {
    this.#blocked.add(keyOf(handset, sender));
  }

  unblock(handset: string, sender: string): void {
    this.#blocked.delete(keyOf(handset, sender));
  }

  has(handset: string, sender: string): boolean {
    return this.#blocked.has(keyOf(handset, sender));
  }

  clear(): void {
    this.#blocked.clear();
  }
}

/** What Twilio says of a message to a blocked handset: WhatsApp has a code of its own. */
export function blockedCode(to: string): number {
  return channelOf(to) === 'whatsapp' ? 63033 : 21610;
}

function keyOf(handset: string, sender: string): string {
  const channel = channelOf(handset);
  const group = channel === 'whatsapp' || channel === 'messenger' ? channel : 'phone';
  return `${sender} ${group} ${digitsOf(handset)}`;
}
