import { stripVTControlCharacters } from 'node:util';

/** Where what a document shows is of another form than what was answered: other keys, other types, more or fewer items. */
export function differencesOfForm(shown: unknown, answered: unknown, at = 'it'): string[] {
  const [kind, other] = [kindOf(shown), kindOf(answered)];
  if (kind !== other) return [`${at} is shown as ${kind} and is ${other}`];
  if (kind !== 'object' && kind !== 'array') return [];
  const [left, right] = [shown, answered] as [Record<string, unknown>, Record<string, unknown>];
  const keys = new Set([...Object.keys(left), ...Object.keys(right)]);
  return [...keys].flatMap((key) => differencesOfForm(left[key], right[key], `${at}.${key}`));
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}

/** Lines that a document shows of what is printed, and that were not. Numbers, times and identifiers do not matter; `…` stands for more. */
export function linesNotPrinted(shown: string, printed: string): string[] {
  const lines = new Set(printed.split('\n').map(withoutValues));
  return shown.split('\n').filter((line) => line.trim() !== '…' && !lines.has(withoutValues(line)));
}

function withoutValues(line: string): string {
  return stripVTControlCharacters(line)
    .replace(/[\w.-]*\d[\w.-]*/g, '#')
    .replace(/# m?s\b/g, '# s')
    .replace(/\s+/g, ' ')
    .trim();
}
