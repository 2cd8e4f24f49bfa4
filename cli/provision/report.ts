import { bold, dim, green, red } from '../../scripts/demo/text';
import type { Change } from '../../src/messaging-service/carry-out';
import type { ConsoleCheck } from '../../src/messaging-service/console-checks';
import { columns, count } from '../campaign/format';

/** What differs, a line for each: what is there and what is meant to be. */
export function changesReport(changes: readonly Change[]): string[] {
  return columns(
    changes.map(({ setting, desired, actual, outcome, problem }) => [
      mark(desired, actual, outcome),
      setting,
      text(desired, actual),
      note(outcome, problem),
    ]),
  );
}

/** What only a person can look up. */
export function checksReport(checks: readonly ConsoleCheck[]): string[] {
  if (checks.length === 0) return [];
  return [
    bold('To be looked up in the Console, as no API tells it'),
    ...columns(checks.map(({ check, desired, where }) => ['  ', check, desired ? 'on' : 'off', dim(where)])),
  ];
}

/** `3 differences`, `No difference`. */
export function summary(changes: readonly Change[]): string {
  return changes.length === 0
    ? green('Everything is as it is meant to be.')
    : count(changes.length, 'difference');
}

function mark(desired: unknown, actual: unknown, outcome: Change['outcome']): string {
  if (outcome === 'applied') return green('✓');
  if (outcome === 'refused') return red('✗');
  if (actual === null) return '+';
  return desired === null ? '-' : '~';
}

function text(desired: Change['desired'], actual: Change['actual']): string {
  if (actual === null) return String(desired);
  return desired === null ? String(actual) : `${actual} → ${desired}`;
}

function note(outcome: Change['outcome'], problem: string | undefined): string {
  if (outcome === 'refused') return red(problem ?? 'refused');
  if (outcome === 'left') return dim('left; --remove-senders takes it out');
  if (outcome === 'unknown') return 'no answer; run it again to see';
  return outcome === 'not-attempted' ? 'not attempted' : '';
}
