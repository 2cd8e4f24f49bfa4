import { Problem } from '../problem';
import { twilioProblem } from '../twilio/twilio-problem';
import { callFailure, untilAnswered } from '../twilio/until-answered';
import { findCandidate } from './find-candidate';
import { type Objection, objectionToAdding, objectionToRemoving } from './guard-rails';
import { type Pool, putIntoPool, readPool, takeFromPool } from './pool';
import type { PoolSender, SenderType, WantedSender } from './pool-sender';

/**
 * Adds a sender to a pool, or finds that it is there: then `added` is false. Doing it again is safe. Throws
 * `sender-objection` for what a rule forbids (`rule`; `force` overrides those that are only advice), `not-found`,
 * `twilio-refused` and `unavailable`.
 */
export async function addSender(
  pool: Pool,
  wanted: WantedSender,
  force = false,
): Promise<{ sender: PoolSender; added: boolean }> {
  try {
    const members = await readPool(pool);
    const there = find(members, wanted);
    if (there) return { sender: there, added: false };
    heed(objectionToAdding(await findCandidate(pool, wanted), members), force);
    return { sender: await put(pool, wanted), added: true };
  } catch (failure) {
    throw twilioProblem(failure);
  }
}

/** Takes a sender out of a pool, or finds that it is not there: then `removed` is false. Throws as `addSender` does. */
export async function removeSender(
  pool: Pool,
  type: SenderType,
  sid: string,
  force = false,
): Promise<{ removed: boolean }> {
  try {
    const members = await readPool(pool);
    const sender = members.find((member) => member.type === type && member.sid === sid);
    if (!sender) return { removed: false };
    heed(objectionToRemoving(sender, members), force);
    await untilAnswered(pool.deadline, () => takeFromPool(pool, type, sid)).catch((failure: unknown) => {
      // Gone meanwhile, perhaps by an attempt of ours whose answer was lost.
      if (callFailure(failure) !== 'not-found') throw failure;
    });
    return { removed: true };
  } catch (failure) {
    throw twilioProblem(failure);
  }
}

/** The member that a wanted sender already is. */
function find(members: readonly PoolSender[], wanted: WantedSender): PoolSender | undefined {
  return members.find((member) => {
    if (member.type !== wanted.type) return false;
    if ('sid' in wanted) return member.sid === wanted.sid;
    const isName = member.address.toLowerCase() === wanted.alphaSender.toLowerCase();
    return isName && (wanted.type === 'alpha-sender' || member.country === wanted.countryCode);
  });
}

async function put(pool: Pool, wanted: WantedSender): Promise<PoolSender> {
  return untilAnswered(pool.deadline, async (again) => {
    // After a lost answer it may be there by now, which Twilio would refuse.
    const there = again ? find(await readPool(pool), wanted) : undefined;
    return there ?? putIntoPool(pool, wanted);
  });
}

function heed(objection: Objection | undefined, force: boolean): void {
  if (!objection || (objection.isOnlyAdvice && force)) return;
  const { rule, detail, isOnlyAdvice } = objection;
  throw new Problem('sender-objection', detail, { members: { rule, overridable: isOnlyAdvice } });
}
