import { dim, green, red } from '../../scripts/demo/text';
import type { ForgetOptions, Forgotten, PersonalData } from '../../src/privacy/forget';
import type { Finding } from '../../src/privacy/rule';
import { columns, count } from '../campaign/format';

/** What there is of a person, a line for each kind. */
export function dataReport(
  { records, atTwilio }: PersonalData,
  { keepAtTwilio }: Pick<ForgetOptions, 'keepAtTwilio'>,
): string[] {
  const note = keepAtTwilio ? dim('stay, for --keep-at-twilio') : '';
  return columns([
    ...byKind(records).map(([what, number]) => ['here', what, number] as const),
    ['at Twilio', 'messages to them', atTwilio.to, note],
    ['at Twilio', 'messages from them', atTwilio.from, note],
  ]);
}

/** What was done, and what is left. */
export function forgottenReport({ canceled, erased, deleted, left, keepsOptOut }: Forgotten): string[] {
  const isComplete = left.records.length + left.messages === 0;
  return [
    ...columns([
      ['canceled', canceled, 'messages that waited'],
      ['deleted', deleted, 'messages at Twilio'],
      ['erased', erased, 'records here'],
      ...byKind(left.records).map(([what, number]) => [red('left'), number, what] as const),
      ...(left.messages > 0 ? [[red('left'), left.messages, 'messages at Twilio'] as const] : []),
    ]),
    ...left.because.map((reason) => `  ${reason}`),
    ...(keepsOptOut ? ['Their opt-out stays, so that it goes on being honoured.'] : []),
    isComplete
      ? green('Nothing else is left.')
      : `${count(left.records.length + left.messages, 'item')} left: run it again later.`,
  ];
}

function byKind(records: readonly Finding[]): [what: string, number: number][] {
  const kinds = new Map<string, number>();
  for (const { what } of records) kinds.set(what, (kinds.get(what) ?? 0) + 1);
  return [...kinds];
}
