import type { Address } from '../addresses/address';
import type { App } from '../app';
import { describeError } from '../twilio/errors/classify';
import type { BadNumber } from './bad-number-record';
import { findBadNumbers } from './find-bad-numbers';

/** A number that is not to be texted any more, as callers of this backend see it. */
export interface ShownBadNumber extends BadNumber {
  /** What the error means. */
  title: string;
}

/** Why a number is not to be texted any more, or undefined where it may be. Throws StoreUnavailable. */
export async function showBadNumber(app: App, address: Address): Promise<ShownBadNumber | undefined> {
  const bad = (await findBadNumbers(app, [address])).get(address);
  return bad && withTitle(bad);
}

/** The same with the meaning of its error. */
export function withTitle({ since, code, failures }: BadNumber): ShownBadNumber {
  return { since, code, title: describeError(code).title, failures };
}
