import { SingleBar } from 'cli-progress';
import { number } from './format';

/** Shows how far something is. */
export interface Progress {
  /** `note` says more, such as the time left. */
  update(done: number, total: number, note?: string): void;
  /** Leaves what was shown last. */
  stop(): void;
}

const linesEveryMs = 5_000;

/** A bar on a terminal, and elsewhere a line every few seconds. */
export function showProgress(title: string): Progress {
  return process.stdout.isTTY ? bar(title) : lines(title, (line) => console.log(line));
}

function bar(title: string): Progress {
  const shown = new SingleBar({
    stream: process.stdout,
    format: `  ${title.padEnd(11)} {bar} {percentage} %  {note}`,
    barCompleteChar: '█',
    barIncompleteChar: '░',
    barsize: 24,
    hideCursor: true,
    // Ctrl-C is answered elsewhere.
    gracefulExit: false,
  });
  let isStarted = false;
  return {
    update(done, total, note = `${number(done)} of ${number(total)}`) {
      if (!isStarted) shown.start(total, 0, { note });
      isStarted = true;
      shown.setTotal(total);
      shown.update(done, { note });
    },
    stop: () => shown.stop(),
  };
}

/** The first state at once, then one every few seconds, and the last one. */
export function lines(title: string, print: (line: string) => void, now = Date.now): Progress {
  let printedAt = Number.NEGATIVE_INFINITY;
  let waiting: string | undefined;
  const flush = (): void => {
    if (waiting === undefined) return;
    print(waiting);
    waiting = undefined;
    printedAt = now();
  };
  return {
    update(done, total, note = `${number(done)} of ${number(total)}`) {
      const percent = total > 0 ? Math.floor((done / total) * 100) : 100;
      waiting = `  ${title}: ${percent} %  ${note}`;
      if (now() - printedAt >= linesEveryMs) flush();
    },
    stop: flush,
  };
}
