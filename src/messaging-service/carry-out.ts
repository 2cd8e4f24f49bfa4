import { failureFields, log } from '../log';
import { Problem } from '../problem';
import { addSender, removeSender } from '../senders/change-pool';
import { serviceOf } from '../senders/pool';
import type { WantedSender } from '../senders/pool-sender';
import { twilioProblem } from '../twilio/twilio-problem';
import { NoAnswer, untilAnswered } from '../twilio/until-answered';
import { type Drift, describeDifference } from './describe-difference';
import type { Difference, NamedSender } from './find-differences';
import { asParameters } from './find-service';
import { attachDomain, type LinkSettings, setLinkSettings } from './link-domain';
import type { LiveState, Target } from './live-state';

/** A difference and what became of it. */
export interface Change extends Drift {
  /**
   * `left`: a sender that nobody asked to remove. `unknown`: Twilio gave no answer; the next call looks whether it is done.
   * `not-attempted`: the time was up; the next call goes on. `planned`: nothing was to be changed.
   */
  outcome: 'planned' | 'applied' | 'left' | 'refused' | 'unknown' | 'not-attempted';
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
  for (const { makes, run } of stepsFor(target, live, differences, options)) {
    const outcome = target.now() > target.deadline - stepMs ? notAttempted : await attempt(run);
    changes.push(...makes.map((difference) => ({ ...describeDifference(difference), ...outcome })));
  }
  return changes;
}

type Outcome = Pick<Change, 'outcome' | 'problem'>;
const notAttempted: Outcome = { outcome: 'not-attempted' };
const applied: Outcome = { outcome: 'applied' };

interface Step {
  makes: readonly Difference[];
  run: () => Promise<Outcome>;
}

/** What is to be done, in order: the settings of one resource are one request. */
function stepsFor(
  target: Target,
  live: LiveState,
  differences: readonly Difference[],
  options: CarryOutOptions,
): Step[] {
  const settings = differences.filter((one) => one.kind === 'setting');
  const linkSettings = differences.filter((one) => one.kind === 'link-setting');
  const others = differences.filter((one) => one.kind !== 'setting' && one.kind !== 'link-setting');
  return [
    { makes: settings, run: () => updateService(target, settings) },
    { makes: linkSettings, run: () => updateLinks(target, live, linkSettings) },
    ...others.map((one) => ({ makes: [one], run: () => putRight(target, one, options) })),
  ].filter(({ makes }) => makes.length > 0);
}

async function attempt(run: () => Promise<Outcome>): Promise<Outcome> {
  try {
    return await run();
  } catch (failure) {
    if (failure instanceof NoAnswer) return { outcome: 'unknown' };
    const problem = twilioProblem(failure);
    if (problem instanceof Problem) return { outcome: 'refused', problem: problem.message };
    log('error', 'provisioning-step-failed', failureFields(failure));
    throw failure;
  }
}

type Setting = Extract<Difference, { kind: 'setting' }>;
type LinkSetting = Extract<Difference, { kind: 'link-setting' }>;

async function updateService(target: Target, settings: readonly Setting[]): Promise<Outcome> {
  const parameters = asParameters(valuesOf(settings));
  await untilAnswered(target.deadline, () => serviceOf(target).update(parameters));
  return applied;
}

/** The domain's settings are written as a whole. */
async function updateLinks(
  target: Target,
  { linkDomain }: LiveState,
  wanted: readonly LinkSetting[],
): Promise<Outcome> {
  if (!linkDomain) return notAttempted;
  const { sid: domainSid, settings } = linkDomain;
  await setLinkSettings({ ...target, domainSid }, { ...settings, ...valuesOf(wanted) } as LinkSettings);
  return applied;
}

function valuesOf<Value>(settings: readonly { setting: string; desired: Value }[]): Record<string, Value> {
  return Object.fromEntries(settings.map(({ setting, desired }) => [setting, desired]));
}

async function putRight(
  target: Target,
  difference: Exclude<Difference, Setting | LinkSetting>,
  { removeSenders, force }: CarryOutOptions,
): Promise<Outcome> {
  switch (difference.kind) {
    case 'missing-sender':
      await addSender(target, await identify(target, difference.sender), force);
      return applied;
    case 'unexpected-sender':
      if (!removeSenders) return { outcome: 'left' };
      await removeSender(target, difference.sender.type, difference.sender.sid, force);
      return applied;
    case 'domain-of-service':
      await attachDomain({ ...target, domainSid: difference.domainSid }, target.serviceSid);
      return applied;
    case 'missing-domain':
      return {
        outcome: 'refused',
        problem: 'The account has no such domain. Domains are made in the Console.',
      };
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
