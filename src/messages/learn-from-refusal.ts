import type { Address } from '../addresses/address';
import type { App } from '../app';
import { recordFailure } from '../bad-numbers/record-bad-number';
import { refusalSource } from '../consent/consent-record';
import { recordOptOut } from '../consent/record-opt-out';
import { isOptOut } from '../twilio/errors/opt-out-codes';

/**
 * Writes down what Twilio's refusal of a message, by its error code, says of the person or the number: an opt-out that
 * was not known here, or a number that cannot be texted. Throws StoreUnavailable.
 */
export async function learnFromRefusal(app: App, to: Address, code: number): Promise<void> {
  if (isOptOut(code)) await recordOptOut(app, { address: to, source: refusalSource(to, 'send-error') });
  await recordFailure(app, { address: to, code, at: new Date(app.now()).toISOString() });
}
