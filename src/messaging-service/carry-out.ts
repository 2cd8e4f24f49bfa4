import { failureFields, log } from '../log';
import { Problem } from '../problem';
import { addSender, removeSender } from '../senders/change-pool';
import { serviceOf } from '../senders/pool';
import type { WantedSender } from '../senders/pool-sender';
import { twilioProblem } from '../twilio/twilio-problem';
import { untilAnswered } from '../twilio/until-answered';
import { type Drift, describeDifference } from './describe-difference';
import type { Difference, NamedSender } from './find-differences';
import { asParameters } from './find-service';
import { attachDomain, type LinkSettings, setLinkSettings } from './link-domain';
import type { LiveState, Target } from './live-state';

/** A difference and what became of it. */
export interface Change extends Drift {
  /**
   * `left`: a sender that nobody asked to remove. `not-attempted`: the time was up; the next call goes on. `planned`: nothing
   * was to be changed.
   */
  outcome: 'planned' | 'applied' | 'left' | 'refused' | 'not-attempted';
  /** Why it was refused. */
  problem?: string;
}

export interface CarryOutOptions {
  /** Takes senders out of the pool that the file does not name. */
  removeSenders: boolean;
  /** Overrides rules of the sender pool that are only advice. */
  force: boolean;
}

/** Time that one more step is worth beginning with, in milliseconds. */
const stepMs = 1_000;

/**
 * Makes things as they are meant to be, one after the other, and says of each difference what became of it. What Twilio or
 * a rule refuses does not keep the others from being made. Only what differs is written.
 */
export async function carryOut(
  target: Target,
  live: LiveState,
  differences: readonly Difference[],
  options: CarryOutOptions,
): Promise<Change[]> {
  const changes: Change[] = [];
  for (const group of inGroups(differences)) {
    const outcome =
      target.now() > target.deadline - stepMs
        ? notAttempted
        : await attempt(() => step(target, live, group, options));
    changes.push(...group.map((difference) => ({ ...describeDifference(difference), ...outcome })));
  }
  return changes;
}

type Outcome = Pick<Change, 'outcome' | 'problem'>;
const notAttempted: Outcome = { outcome: 'not-attempted' };

/** Settings of one resource are one request. */
function inGroups(differences: readonly Difference[]): Difference[][] {
  const together = (kind: Difference['kind']) => differences.filter((difference) => difference.kind === kind);
  const each = differences.filter(({ kind }) => kind !== 'setting' && kind !== 'link-setting');
  return [together('setting'), together('link-setting'), ...each.map((one) => [one])].filter(
    ({ length }) => length > 0,
  );
}

async function attempt(work: () => Promise<Outcome>): Promise<Outcome> {
  try {
    return await work();
  } catch (failure) {
    const problem = twilioProblem(failure);
    if (problem instanceof Problem) return { outcome: 'refused', problem: problem.message };
    log('error', 'provisioning-step-failed', failureFields(failure));
    throw failure;
  }
}

async function step(
  target: Target,
  live: LiveState,
  [first, ...others]: Difference[],
  { removeSenders, force }: CarryOutOptions,
): Promise<Outcome> {
  switch (first?.kind) {
    case 'setting': {
      const settings = [first, ...(others as (typeof first)[])].map(({ setting, desired }) => [
        setting,
        desired,
      ]);
      await untilAnswered(target.deadline, () =>
        serviceOf(target).update(asParameters(Object.fromEntries(settings))),
      );
      return { outcome: 'applied' };
    }
    case 'link-setting': {
      const wanted = [first, ...(others as (typeof first)[])].map(({ setting, desired }) => [
        setting,
        desired,
      ]);
      const { settings, sid } = live.linkDomain ?? {};
      if (!sid) return notAttempted;
      await setLinkSettings({ ...target, domainSid: sid }, {
        ...settings,
        ...Object.fromEntries(wanted),
      } as LinkSettings);
      return { outcome: 'applied' };
    }
    case 'missing-sender':
      await addSender(target, await identify(target, first.sender), force);
      return { outcome: 'applied' };
    case 'unexpected-sender':
      if (!removeSenders) return { outcome: 'left' };
      await removeSender(target, first.sender.type, first.sender.sid, force);
      return { outcome: 'applied' };
    case 'domain-of-service':
      await attachDomain({ ...target, domainSid: first.domainSid }, target.serviceSid);
      return { outcome: 'applied' };
    case 'missing-domain':
      return {
        outcome: 'refused',
        problem: 'The account has no such domain. Domains are made in the Console.',
      };
    case undefined:
      return notAttempted;
  }
}

/** The sender that is meant by a number, by what the account has. Throws `not-found`. */
async function identify(
  { twilio, deadline }: Target,
  { type, name, country }: NamedSender,
): Promise<WantedSender> {
  if (type === 'channel-sender') return { type, sid: name };
  if (type === 'alpha-sender') return { type, alphaSender: name };
  if (type === 'country-alpha-sender') return { type, alphaSender: name, countryCode: country ?? '' };
  const [found] = await untilAnswered(deadline, async (): Promise<{ sid: string }[]> => {
    if (type === 'phone-number') {
      const numbers = await twilio.incomingPhoneNumbers.list({ phoneNumber: name, limit: 20 });
      return numbers.filter(({ phoneNumber }) => phoneNumber === name);
    }
    return twilio.api.v2010.account.shortCodes.list({ shortCode: name, limit: 1 });
  });
  if (!found) throw new Problem('not-found', `The account has no ${type.replace('-', ' ')} ${name}.`);
  return { type, sid: found.sid };
}
