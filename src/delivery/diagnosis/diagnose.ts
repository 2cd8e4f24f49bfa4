import { describeError } from '../../twilio/errors/classify';
import { type CheckName, checks } from './checks';
import type { Evidence } from './evidence';

export interface CheckResult {
  check: CheckName;
  result: 'ok' | 'problem' | 'not-checked';
  /** What to do; empty unless there is a problem. */
  advice: string;
}

export interface Diagnosis {
  /** One sentence for a person: what happened, and what to do first. */
  summary: string;
  /** In the order in which Twilio's support asks. */
  checks: CheckResult[];
}

/** A message without a final status is stuck after this long. */
export const stuckMinutes = 10;

/** Statuses after which nothing more comes, and what they say where the message did not arrive. */
const ends: Readonly<Record<string, string | undefined>> = {
  delivered: undefined,
  read: undefined,
  partially_delivered: undefined,
  received: undefined,
  failed: 'The message was not sent',
  undelivered: 'The message was sent but not delivered',
  canceled: 'The message was canceled before it was sent',
};

/** Whether there is anything to explain: the message did not arrive, or is not there after `stuckMinutes`. */
export function needsDiagnosis({ status, minutes }: Pick<Evidence, 'status' | 'minutes'>): boolean {
  return status in ends ? ends[status] !== undefined : minutes >= stuckMinutes;
}

/** Why a message did not arrive, as far as the evidence goes. For one that `needsDiagnosis`. */
export function diagnose(evidence: Evidence): Diagnosis {
  const { errorCode } = evidence;
  const claimant =
    errorCode === undefined ? undefined : checks.find(({ claims }) => claims?.(describeError(errorCode)));
  const results = checks.map(({ check, look }): CheckResult => {
    const found = look?.(evidence) ?? (isExplained(evidence) ? 'ok' : 'not-checked');
    const advice = [
      claimant?.check === check && errorCode !== undefined ? describeError(errorCode).advice : undefined,
      typeof found === 'object' ? found.problem : undefined,
    ].filter((text) => text !== undefined);
    if (advice.length > 0) return { check, result: 'problem', advice: advice.join(' ') };
    return { check, result: found === 'not-checked' ? 'not-checked' : 'ok', advice: '' };
  });
  return { summary: summarise(evidence, results, claimant?.check), checks: results };
}

/** An error code or a cancellation is Twilio's word on the cause, which clears whatever is not named by it. */
function isExplained({ status, errorCode }: Evidence): boolean {
  return errorCode !== undefined || status === 'canceled';
}

/** The check that the error code belongs to comes first, then the first one that found a problem. */
function summarise(evidence: Evidence, results: readonly CheckResult[], claimant?: CheckName): string {
  const { status, errorCode, minutes } = evidence;
  const happened = ends[status] ?? `The message has been ${status} for ${minutes} minutes without a result`;
  const problem =
    results.find(({ check }) => check === claimant) ?? results.find(({ result }) => result === 'problem');
  if (!problem) return `${happened}.`;
  const reason = checks.find(({ check }) => check === problem.check)?.because;
  return `${happened}${cause(reason, errorCode)}: ${firstSentence(problem.advice)}`;
}

function cause(reason: string | undefined, errorCode: number | undefined): string {
  if (errorCode === undefined) return reason === undefined ? '' : `, perhaps because ${reason}`;
  return reason === undefined
    ? ` (${errorCode}, ${describeError(errorCode).title})`
    : `, because ${reason} (${errorCode})`;
}

/** A full stop ends a sentence where a capital letter follows, so not in `8 a.m. and`. */
function firstSentence(text: string): string {
  return text.split(/(?<=\.) (?=[A-Z])/)[0] ?? '';
}
