import { bold, dim } from '../../scripts/demo/text';
import type { Counts, ListedCampaign, ShownCampaign } from './campaign';
import { clockTime, columns } from './format';

const meanings: readonly [keyof Counts, string][] = [
  ['total', 'rows in all'],
  ['pending', 'not yet sent'],
  ['accepted', 'taken by Twilio'],
  ['rejected', 'refused by Twilio'],
  ['suppressed', 'opted out, known as unreachable, or in quiet hours'],
  ['invalid', 'could not be sent: number or text'],
  ['duplicate', 'twice in the file'],
  ['unsent', 'still to be sent'],
  ['unknown', 'Twilio gave no answer; being looked up'],
];

const deliveries: readonly (keyof Counts)[] = [
  'queued',
  'sent',
  'delivered',
  'undelivered',
  'failed',
  'read',
  'clicked',
];

/** A campaign and what became of its rows, for a person to read. */
export function campaignReport(campaign: ShownCampaign): string {
  const { id, name, state, counts, createdAt, startedAt, endedAt, pausedBecause, sample } = campaign;
  const outcomes = meanings.filter(([key]) => key === 'total' || (counts[key] ?? 0) > 0);
  const delivered = deliveries.filter((key) => (counts[key] ?? 0) > 0);
  const times = [
    `created ${clockTime(createdAt)}`,
    startedAt && `started ${clockTime(startedAt)}`,
    endedAt && `ended ${clockTime(endedAt)}`,
  ];
  return [
    bold(`${name}: ${state}`),
    dim(`  ${id}   ${times.filter(Boolean).join(', ')}`),
    ...(pausedBecause ? pauseLines(pausedBecause) : []),
    '',
    ...columns(outcomes.map(([key, meaning]) => [key, counts[key], meaning])),
    ...(delivered.length > 0 ? ['', bold('Deliveries, so far')] : []),
    ...columns(delivered.map((key) => [key, counts[key], share(counts[key] ?? 0, counts.accepted)])),
    ...(sample ? [dim(`  At least so many: ${percent(sample.share)} of the messages were looked at.`)] : []),
  ].join('\n');
}

/** Why a campaign is paused, and what to do about it. */
export function pauseLines({
  by,
  code,
  reason,
  advice,
}: NonNullable<ShownCampaign['pausedBecause']>): string[] {
  const who = by === 'guard' ? 'Paused by itself' : 'Paused';
  return [
    `  ${who}: ${code === undefined ? '' : `${code} `}${reason}`,
    ...(advice === undefined ? [] : [dim(`  ${advice}`)]),
  ];
}

/** A line for each campaign. */
export function campaignTable(campaigns: readonly ListedCampaign[]): string {
  const rows = campaigns.map(({ id, state, createdAt, total, name }) => [
    id,
    state,
    clockTime(createdAt),
    total,
    name,
  ]);
  return columns([['id', 'state', 'created', 'rows', 'name'], ...rows]).join('\n');
}

function share(part: number, whole: number): string {
  return whole > 0 ? percent(part / whole) : '';
}

function percent(value: number): string {
  return `${(value * 100).toFixed(1)} %`;
}
