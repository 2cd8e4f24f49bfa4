import { Refusal } from './backend';

const tooMuch = new Set(['timed-out', 'unavailable', 'too-many-recipients']);

/** A slice that is smaller is not what a backend without time suffers from. */
const smallest = 1_000;

/** Calls with a slice, and one after the other with its halves where the backend has no time for so many. */
export async function inHalves<T>(
  slice: readonly T[],
  call: (part: readonly T[]) => Promise<void>,
): Promise<void> {
  try {
    await call(slice);
  } catch (failure) {
    const isTooMuch =
      failure instanceof Refusal && (failure.status === 413 || tooMuch.has(failure.code ?? ''));
    if (!isTooMuch || slice.length <= smallest) throw failure;
    const middle = Math.ceil(slice.length / 2);
    await inHalves(slice.slice(0, middle), call);
    await inHalves(slice.slice(middle), call);
  }
}
