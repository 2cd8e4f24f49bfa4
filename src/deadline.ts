import type { App } from './app';

/** Kept back for a page of the store that is being read when the time is up, in milliseconds. */
const pageMs = 2_500;

/** Whether there is time left in this call to read another page of the store. */
export function hasTimeToRead(app: App): boolean {
  return app.now() < app.deadline - pageMs;
}

/**
 * Settles as the work does, or at the deadline (milliseconds since the epoch) rejects with what `late` gives. The work itself
 * goes on.
 */
export async function beforeDeadline<T>(deadline: number, work: Promise<T>, late: () => Error): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const lateness = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(late()), deadline - Date.now());
  });
  return Promise.race([work, lateness]).finally(() => clearTimeout(timer));
}

/** Waits for the work so many milliseconds at most; then it goes on by itself. Rejects as it does, if in time. */
export async function waitAtMost(ms: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const isOver = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  await Promise.race([work, isOver]).finally(() => clearTimeout(timer));
}
