import { setTimeout as sleep } from 'node:timers/promises';
import { benchmarkRecipients } from './baselines';
import { between, type Create, isAccepted, spanOf, type Tally, tally } from './creates';
import { planCampaign, runUntilDone, warmUp } from './drive-campaign';
import { limitPerSecond, onNewAccount, told, usualLimits } from './new-account';
import { complaintsAbout, type Section } from './section';
import { careless } from './sending';
import { type Column, percent, tableOf } from './table';

const secondStartsMs = 3_000;

interface Row extends Tally {
  name: string;
  /** From its own first create to its last accepted one. */
  perSecond: number;
  perSecondTogether: number;
  shareTogether: number;
}

const columns: Column<Row>[] = [
  ['', ({ name }) => name],
  ['accepted', ({ accepted }) => String(accepted)],
  ['twice', ({ twice }) => String(twice)],
  ['lost', ({ lost }) => String(lost)],
  ['msg/s', ({ perSecond }) => perSecond.toFixed(0)],
  ['of limit', ({ perSecond }) => ofLimit(perSecond)],
  ['while both ran', (row) => perSecondOrDash(row.perSecondTogether)],
  ['share', ({ shareTogether }) => percent(shareTogether)],
  ['throttled', ({ throttled }) => String(throttled)],
  ['after 1 s', (row) => percent(row.throttledShare)],
];

/** Two campaigns that know nothing of one another on one account. */
export const two: Section = {
  about:
    `Two campaigns of 4,000, the second ${secondStartsMs / 1_000} s after the first; ${told(usualLimits)}. ` +
    'Status callbacks are off.',
  run: (scaled) =>
    onNewAccount(usualLimits, async ({ stack, client, creates }) => {
      const each = scaled(4_000);
      const recipients = benchmarkRecipients(2 * each);
      const [forFirst, forSecond] = [recipients.slice(0, each), recipients.slice(each)];
      await Promise.all([warmUp(client), warmUp(client)]);
      const ids = [await planCampaign(client, forFirst), await planCampaign(client, forSecond)] as const;
      await Promise.all([
        runUntilDone(client, ids[0]),
        sleep(secondStartsMs).then(() => runUntilDone(client, ids[1])),
      ]);
      const first = to(forFirst, creates);
      const second = to(forSecond, creates);
      const both = together(first, second);
      const rows = [
        rowOf('first', first, each, both),
        rowOf('second', second, each, both),
        rowOf('both', creates, 2 * each, both),
      ];
      const total = { ...tally(creates, 2 * each), longestCallMs: stack.gateway.stats().maxMs };
      return {
        table: tableOf(columns, rows),
        shortcomings: complaintsAbout('two campaigns', careless(total)),
      };
    }),
};

function to(recipients: readonly string[], creates: readonly Create[]): Create[] {
  const wanted = new Set(recipients);
  return creates.filter((create) => wanted.has(create.to));
}

/** The accepted creates of the time in which both had something to send, and how long it was. */
function together(first: readonly Create[], second: readonly Create[]): { creates: Create[]; ms: number } {
  const [[firstFrom, firstUntil], [secondFrom, secondUntil]] = [spanOf(first), spanOf(second)];
  const [from, until] = [Math.max(firstFrom, secondFrom), Math.min(firstUntil, secondUntil)];
  return {
    creates: between([...first, ...second], from, until).filter(isAccepted),
    ms: Math.max(0, until - from),
  };
}

function rowOf(
  name: string,
  creates: readonly Create[],
  recipients: number,
  both: { creates: Create[]; ms: number },
): Row {
  const counts = tally(creates, recipients);
  const [firstAt, lastAt] = spanOf(creates);
  const own = new Set(creates);
  const countTogether = both.creates.filter((create) => own.has(create)).length;
  return {
    name,
    ...counts,
    perSecond: (counts.accepted * 1_000) / (lastAt - firstAt),
    perSecondTogether: (countTogether * 1_000) / both.ms,
    shareTogether: countTogether / both.creates.length,
  };
}

/** They may never have run together, when there is little to send. */
function perSecondOrDash(perSecond: number): string {
  return Number.isFinite(perSecond) ? `${perSecond.toFixed(0)}/s` : '-';
}

function ofLimit(perSecond: number): string {
  return percent(perSecond / limitPerSecond(usualLimits));
}
