/** Works through items, so many at once, until they are done or `mayGoOn` says no. Rejects with the first failure. */
export async function inParallel<T>(
  items: Iterable<T>,
  atOnce: number,
  work: (item: T) => Promise<unknown>,
  mayGoOn: () => boolean = () => true,
): Promise<void> {
  // All workers draw from the one iterator, so each item is taken once.
  const queue = items[Symbol.iterator]();
  const worker = async (): Promise<void> => {
    while (mayGoOn()) {
      const next = queue.next();
      if (next.done) return;
      await work(next.value);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}
