import * as z from 'zod/mini';
import { requireAddress } from '../addresses/require-address';
import type { App } from '../app';
import { Problem } from '../problem';
import { twilioProblem } from '../twilio/twilio-problem';
import { callFailure, untilAnswered } from '../twilio/until-answered';

/** Fields of `/compliance/safe-list`. */
export const safeListRequest = z.strictObject({
  /** A phone number. */
  to: z.string().check(z.minLength(1), z.maxLength(100)),
  /** What is to be done. */
  action: z._default(z.enum(['check', 'add', 'remove']), 'check'),
});

export interface SafeListAnswer {
  to: string;
  listed: boolean;
}

/**
 * Checks, adds or removes a number on the list of those that Twilio's fraud protection never blocks, and says whether it
 * is there now. Adding what is there and removing what is not change nothing. Throws `invalid-request`,
 * `twilio-refused` (with `twilio`), and `unavailable` when Twilio gave no answer: doing it again is safe.
 */
export async function useSafeList(
  app: App,
  { to: written, action }: z.infer<typeof safeListRequest>,
): Promise<SafeListAnswer> {
  const to = requireAddress(written);
  if (!to.startsWith('+')) throw Problem.invalid('to', 'is not a phone number');
  try {
    return { to, listed: await carryOut(app, to, action) };
  } catch (error) {
    throw twilioProblem(error);
  }
}

async function carryOut(app: App, phoneNumber: string, action: 'check' | 'add' | 'remove'): Promise<boolean> {
  const list = app.twilio.accounts.v1.safelist;
  /** Whether Twilio knew the number. */
  const found = async (call: () => Promise<unknown>): Promise<boolean> => {
    try {
      await untilAnswered(app.deadline, call);
      return true;
    } catch (error) {
      if (callFailure(error) === 'not-found') return false;
      throw error;
    }
  };
  const isListed = () => found(() => list.fetch({ phoneNumber }));

  if (action === 'check') return isListed();
  if (action === 'remove') {
    await found(() => list.remove({ phoneNumber }));
    return false;
  }
  try {
    await untilAnswered(app.deadline, () => list.create({ phoneNumber }));
    return true;
  } catch (error) {
    // Twilio also refuses a number that is there already, and so a call whose first answer was lost.
    if (callFailure(error) === 'refused' && (await isListed())) return true;
    throw error;
  }
}
