import type { Emulator } from '../emulator/stack';
import { warmUpRecipient } from './baselines';

/** One request to create a message; times are milliseconds since the epoch. */
export interface Create {
  to: string;
  askedAt: number;
  answeredAt: number;
  status: number;
}

/** What the account got, as it saw it. */
export interface Tally {
  accepted: number;
  twice: number;
  lost: number;
  throttled: number;
  /** Of the creates after the first second, in which the limit is searched for. */
  throttledShare: number;
}

/** A list to which every create is added from now on as it is answered, but for the warm-up's. */
export function watchCreates(emulator: Emulator): readonly Create[] {
  const creates: Create[] = [];
  emulator.onExchange(({ operation, request, answer, startedAt, durationMs }) => {
    if (operation?.method !== 'POST' || !operation.path.endsWith('/Messages.json')) return;
    const to = request.parameters.get('To') ?? '';
    if (to === warmUpRecipient) return;
    creates.push({ to, askedAt: startedAt, answeredAt: startedAt + durationMs, status: answer.status });
  });
  return creates;
}

export function isAccepted({ status }: Create): boolean {
  return status === 201;
}

/** Creates that were answered from `from` to before `until`. */
export function between(creates: readonly Create[], from: number, until: number): Create[] {
  return creates.filter(({ answeredAt }) => answeredAt >= from && answeredAt < until);
}

/** When the first request came, and when the last one was accepted. */
export function spanOf(creates: readonly Create[]): [first: number, last: number] {
  return [
    creates.reduce((first, { askedAt }) => Math.min(first, askedAt), Number.POSITIVE_INFINITY),
    creates.filter(isAccepted).reduce((last, { answeredAt }) => Math.max(last, answeredAt), 0),
  ];
}

/** Not a number where there were none. */
export function throttledShare(creates: readonly Create[]): number {
  return throttledOf(creates) / creates.length;
}

/** Of creates to so many different recipients. */
export function tally(creates: readonly Create[], recipients: number): Tally {
  const accepted = creates.filter(isAccepted);
  const different = new Set(accepted.map(({ to }) => to)).size;
  const [first] = spanOf(creates);
  return {
    accepted: accepted.length,
    twice: accepted.length - different,
    lost: recipients - different,
    throttled: throttledOf(creates),
    throttledShare: throttledShare(creates.filter(({ askedAt }) => askedAt >= first + 1_000)),
  };
}

function throttledOf(creates: readonly Create[]): number {
  return creates.filter(({ status }) => status === 429).length;
}
