import { defined } from '../defined';
import { Problem } from '../problem';
import { callFailure, untilAnswered } from '../twilio/until-answered';
import { findHolder } from './find-holder';
import type { Candidate } from './guard-rails';
import type { Pool } from './pool';
import type { WantedSender } from './pool-sender';

/**
 * What Twilio knows of a sender that is to join the pool. Throws `not-found` for a SID that the account does not have, what
 * Twilio refuses, and NoAnswer.
 */
export async function findCandidate(pool: Pool, wanted: WantedSender): Promise<Candidate> {
  switch (wanted.type) {
    case 'alpha-sender':
      return { type: wanted.type, address: wanted.alphaSender };
    case 'country-alpha-sender':
      return { type: wanted.type, address: wanted.alphaSender, country: wanted.countryCode };
    case 'channel-sender':
      // Only the pools show a channel's sender by its SID, so what it is comes with Twilio's answer.
      return { type: wanted.type, address: wanted.sid };
    case 'phone-number': {
      const { phoneNumber, capabilities } = await fetch(pool, wanted.sid, () =>
        pool.twilio.incomingPhoneNumbers(wanted.sid).fetch(),
      );
      const able = Object.entries(capabilities).flatMap(([name, is]) => (is ? [name] : []));
      return withHolder(pool, wanted.sid, { type: 'phone-number', address: phoneNumber, capabilities: able });
    }
    case 'short-code': {
      const { shortCode } = await fetch(pool, wanted.sid, () =>
        pool.twilio.api.v2010.account.shortCodes(wanted.sid).fetch(),
      );
      return withHolder(pool, wanted.sid, { type: 'short-code', address: shortCode });
    }
  }
}

async function withHolder(
  pool: Pool,
  sid: string,
  candidate: Candidate & { type: 'phone-number' | 'short-code' },
): Promise<Candidate> {
  return defined({ ...candidate, holder: await findHolder(pool, candidate.type, sid) });
}

async function fetch<T>({ deadline }: Pool, sid: string, call: () => Promise<T>): Promise<T> {
  try {
    return await untilAnswered(deadline, call);
  } catch (failure) {
    if (callFailure(failure) !== 'not-found') throw failure;
    throw new Problem('not-found', `The account has no sender ${sid}.`);
  }
}
