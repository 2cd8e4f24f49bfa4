import type { ListOptions } from './options';

/** The command that goes on with a campaign, as somebody would type it, with what was said about the file. */
export function resumeCommand(id: string, file?: string, options: Partial<ListOptions> = {}): string {
  const { toColumn, map = {}, encoding, delimiter } = options;
  const told: [string, string | undefined][] = [
    ['--to-column', toColumn],
    ...Object.entries(map).map(([name, column]): [string, string] => ['--map', `${name}=${column}`]),
    ['--encoding', encoding],
    ['--delimiter', delimiter === '\t' ? 'tab' : delimiter],
  ];
  const words = told.flatMap(([option, value]) => (value === undefined ? [] : [option, value]));
  return ['npm run campaign -- resume', id, ...(file === undefined ? [] : [file, ...words].map(quoted))].join(
    ' ',
  );
}

/** As a shell takes it. */
function quoted(word: string): string {
  return /^[\w./:=@%+-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
