import { type FaultSettings, NO_FAULTS } from '../faults';

/** The faults that the page sets, as typed. Shares are in percent. */
export interface FaultDraft {
  latencyMs: string;
  /** Empty for none. */
  concurrencyLimit: string;
  failShare: string;
  failStatus: string;
  lose: string;
  duplicate: string;
  shuffle: boolean;
  lifeStepMs: string;
}

/** The faults in force as they would have been typed. */
export function draftOf({
  latencyMs,
  concurrencyLimit,
  failRate,
  callbacks,
  lifeStepMs,
}: FaultSettings): FaultDraft {
  return {
    latencyMs: String(latencyMs),
    concurrencyLimit: String(concurrencyLimit ?? ''),
    failShare: percent(failRate?.share ?? 0),
    failStatus: String(failRate?.status ?? 503),
    lose: percent(callbacks.lose),
    duplicate: percent(callbacks.duplicate),
    shuffle: callbacks.shuffle,
    lifeStepMs: String(lifeStepMs),
  };
}

/** What the emulator is to be told. What the page does not set of callbacks stays as it is. */
export function changesOf(draft: FaultDraft, { callbacks }: FaultSettings): Partial<FaultSettings> {
  const share = Number(draft.failShare) / 100;
  return {
    latencyMs: Number(draft.latencyMs),
    concurrencyLimit: draft.concurrencyLimit === '' ? null : Number(draft.concurrencyLimit),
    failRate: share === 0 ? null : { status: Number(draft.failStatus), share },
    callbacks: {
      ...callbacks,
      lose: Number(draft.lose) / 100,
      duplicate: Number(draft.duplicate) / 100,
      shuffle: draft.shuffle,
    },
    lifeStepMs: Number(draft.lifeStepMs),
  };
}

/** The faults in force, a few words each; none while everything is as it should be. */
export function describeFaults(faults: FaultSettings): string[] {
  const { latencyMs, concurrencyLimit, failRate, callbacks, lifeStepMs, undelivered } = faults;
  const told: [boolean, string][] = [
    [latencyMs > 0, `every send takes ${latencyMs} ms`],
    [concurrencyLimit !== null, `at most ${concurrencyLimit} sends at once`],
    [failRate !== null, `${percent(failRate?.share ?? 0)} % of sends are refused with ${failRate?.status}`],
    [callbacks.lose > 0, `${percent(callbacks.lose)} % of status reports are lost`],
    [callbacks.duplicate > 0, `${percent(callbacks.duplicate)} % of status reports come twice`],
    [callbacks.shuffle, 'status reports come in any order'],
    [lifeStepMs !== NO_FAULTS.lifeStepMs, `${lifeStepMs} ms between two states of a message`],
    ...Object.entries(undelivered).map(([to, code]): [boolean, string] => [true, `${to} fails with ${code}`]),
    [hasOthers(faults), 'others, set by the controls'],
  ];
  return told.flatMap(([isSo, text]) => (isSo ? [text] : []));
}

const shownHere: ReadonlySet<string> = new Set([
  'latencyMs',
  'concurrencyLimit',
  'failRate',
  'lifeStepMs',
  'undelivered',
  'callbacks',
  // Says how, not whether.
  'seed',
]);

function hasOthers(faults: FaultSettings): boolean {
  const rest = (settings: FaultSettings) =>
    JSON.stringify(
      Object.entries(settings)
        .filter(([name]) => !shownHere.has(name))
        .sort(),
    );
  return faults.callbacks.delayMs > 0 || rest(faults) !== rest(NO_FAULTS);
}

function percent(share: number): string {
  return String(Math.round(share * 1_000) / 10);
}
