import { bold, dim, green, red } from '../../scripts/demo/text';
import type { SendWindow } from '../../src/campaigns/campaign-record';
import type { Columns } from '../../src/csv/find-columns';
import { byWeight, checkCourse } from '../../src/preflight/check-sending';
import { finishTime } from '../../src/preview/finish-time';
import type { PreviewSum } from '../../src/preview/sum-previews';
import { clockTime, columns, count, duration, money, number, rate } from './format';
import type { List } from './open-list';

/** How the file was understood, so that a wrong guess is seen before anything is sent. */
export function listReport({ file, encoding, delimiter, header }: List, chosen: Columns): string {
  const separator = delimiter === '\t' ? 'tabs' : `"${delimiter}"`;
  const variables = chosen.variables.map(([name, at]) => `{{${name}}} from "${header[at]}"`);
  return [
    bold(file),
    ...columns([
      ['written in', `${encoding}, separated by ${separator}`],
      ['numbers', `column "${header[chosen.to]}"`],
      ...(variables.length > 0 ? [['filled in', variables.join(', ')]] : []),
    ]),
  ].join('\n');
}

/** What sending would come to, for a person to decide by. `now` in milliseconds since the epoch. */
export function previewReport(sum: PreviewSum, now: number, window?: SendWindow): string {
  const sections = [recipients(sum), texts(sum), costs(sum), times(sum, now, window), preflight(sum)].filter(
    ({ length }) => length > 0,
  );
  return sections.map((lines) => lines.join('\n')).join('\n\n');
}

/** `Send to 12,345 people for about $98.76?` */
export function question({ counts, cost }: PreviewSum): string {
  const about = cost.unpriced > 0 ? 'at least' : 'about';
  const price = cost.estimate > 0 ? ` for ${about} ${money(cost.estimate, cost.currency)}` : '';
  return `Send to ${count(counts.sendable, 'person', 'people')}${price}?`;
}

function recipients({ counts, problems, missingVariables, landlines, quietHours }: PreviewSum): string[] {
  const refused = counts.suppressed - quietHours.blocked;
  const rows: [string, number, string][] = [
    ['rows', counts.total, ''],
    [`${green('✓')} to be sent`, counts.sendable, ''],
    [`${red('✗')} invalid`, counts.invalid, 'a number or text that cannot be sent'],
    [`${red('✗')} duplicates`, counts.duplicate, 'in the file before'],
    [`${red('✗')} opted out`, refused, 'or known as unreachable'],
    [`${red('✗')} in quiet hours`, quietHours.blocked, 'and not held'],
    ['! landlines', landlines.count, 'look like it; sent all the same'],
  ];
  const shown = rows.filter(([, amount], at) => amount > 0 || at < 2);
  const missing = [...missingVariables].map(
    ([name, amount]) => `  ${count(amount, 'row')} without a value for {{${name}}}, which has no default`,
  );
  const examples = [
    ...problems.map(({ line, to, reason }) => [`line ${number(line)}`, to || '(empty)', reason]),
    ...landlines.examples.map(({ line, to }) => [`line ${number(line)}`, to, 'looks like a landline']),
  ];
  return [
    bold('Recipients'),
    ...columns(shown),
    ...missing,
    ...(examples.length > 0 ? [dim('  For example'), ...columns(examples).map(dim)] : []),
  ];
}

function texts({ segments, encodings, unicode, sample }: PreviewSum): string[] {
  if (segments.total === 0) return [bold('Messages'), '  none'];
  const each =
    segments.min === segments.max ? `${segments.min} each` : `${segments.min} to ${segments.max} each`;
  const characters = [...unicode].sort(([, a], [, b]) => b.messages - a.messages).slice(0, 5);
  return [
    bold('Messages'),
    `  ${count(segments.total, 'segment')}, ${each}${encodings.size > 0 ? `; ${[...encodings].join(' and ')}` : ''}`,
    ...(characters.length > 0 ? ['  Characters that allow only 70 in a segment:'] : []),
    ...columns(
      characters.map(([character, { codePoint, suggestion, messages }]) => [
        `  ${character}`,
        codePoint,
        `in ${count(messages, 'message')}`,
        suggestion === undefined ? '' : `could be ${suggestion === '' ? 'left out' : suggestion}`,
      ]),
    ),
    ...(segments.saved > 0 ? [`  --smart-encoded would save ${count(segments.saved, 'segment')}`] : []),
    ...(sample
      ? [dim(`  The longest, to ${sample.to}:`), ...sample.body.split('\n').map((line) => dim(`    ${line}`))]
      : []),
  ];
}

function costs({ cost }: PreviewSum): string[] {
  const { currency } = cost;
  const rows = [...cost.byCountry.values()].sort((a, b) => b.segments - a.segments);
  const shown = rows
    .slice(0, 10)
    .map(({ country, channel, messages, segments, estimate }) => [
      country ?? '?',
      channel,
      count(messages, 'message'),
      count(segments, 'segment'),
      estimate === undefined ? 'price not known' : money(estimate, currency),
    ]);
  return [
    bold(`Cost: about ${money(cost.estimate, currency)}`) + dim(', without carrier fees and taxes'),
    ...columns(shown),
    ...(rows.length > 10 ? [dim(`  and ${count(rows.length - 10, 'more country', 'more countries')}`)] : []),
    ...(cost.unpriced > 0
      ? [`  Not in it: ${count(cost.unpriced, 'message')} whose price is not known`]
      : []),
  ];
}

function times({ seconds, quietHours, throughput }: PreviewSum, now: number, window?: SendWindow): string[] {
  const hours = window && { ...window, timeZone: window.timeZone ?? 'UTC' };
  const end = finishTime(now, seconds, hours);
  const { held, earliest, latest } = quietHours;
  const within = window
    ? `, sent from ${window.start} to ${window.end}${window.timeZone ? ` in ${window.timeZone}` : ''}`
    : '';
  const senders = throughput?.senders.map(({ type, count: amount }) => `${amount} ${type}`).join(', ');
  return [
    bold(`Time: about ${duration(seconds)}`) + dim(within),
    `  ${end === undefined ? 'It would take more than a year' : `Done ${clockTime(end)}, if begun now`}`,
    ...(throughput && senders
      ? [
          dim(
            `  ${rate(throughput.perSecond)} by ${senders}${throughput.source === 'assumed' ? ' (assumed)' : ''}`,
          ),
        ]
      : []),
    ...(held > 0 && earliest !== undefined && latest !== undefined
      ? [
          `  Quiet hours hold back ${count(held, 'message')}, to between ${clockTime(earliest)} and ${clockTime(latest)}`,
        ]
      : []),
  ];
}

/** What speaks against it; nothing, where nothing does. */
function preflight({ findings, course, counts }: PreviewSum): string[] {
  const all = [...findings.values(), ...(course ? checkCourse(course, counts.sendable) : [])];
  const lines = all.sort(byWeight).flatMap(({ severity, problem, advice, countries, messages }) => {
    const mark = severity === 'blocked' ? red('✗') : '!';
    const where = countries.length > 0 ? ` (${countries.slice(0, 10).join(', ')})` : '';
    return [`  ${mark} ${count(messages, 'message')}${where}: ${problem}`, dim(`    ${advice}`)];
  });
  return lines.length > 0 ? [bold('Before sending'), ...lines] : [];
}
