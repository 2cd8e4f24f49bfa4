import { byWeight, checkCourse, type Finding } from '../../../preflight/check-sending';
import { addPreview, emptySum, type PreviewAnswer, type PreviewSum } from '../../../preview/sum-previews';
import type { Api } from '../../api/client';
import type { Settings } from './draft';
import { inSlices } from './in-slices';
import type { SortedPeople } from './sort-people';

/** What is to be sent, and to whom. */
export interface Sending {
  sorted: SortedPeople;
  settings: Settings;
}

/** What the backend says of a sending. */
export interface Check {
  sending: Sending;
  sum: PreviewSum;
  /** How many rows were looked at, where not all were. */
  sampled?: number;
}

const mostAtOnce = 5_000;
const callsAtATime = 2;

/** Up to so many rows are checked whenever something changes; of more, a sample. */
const checkedLive = 2_000;
const sampleSize = 1_000;

/** What sending comes to, asked in slices. `onRows` hears how many rows are done with. */
export async function checkAll(
  api: Api,
  sending: Sending,
  onRows: (rows: number) => void = () => undefined,
  signal?: AbortSignal,
): Promise<Check> {
  const { sorted, settings } = sending;
  const sum = emptySum();
  const repeated = sorted.people.length - sorted.once.length;
  sum.counts.total = repeated;
  sum.counts.duplicate = repeated;
  const slices = inSlices(sorted.once, mostAtOnce).values();
  const worker = async (): Promise<void> => {
    for (const slice of slices) {
      const recipients = slice.map(({ recipient }) => recipient);
      const request = { ...settings, recipients };
      const answer = await api.post<PreviewAnswer>('/messages/preview', request, signal ? { signal } : {});
      addPreview(
        sum,
        answer,
        slice.map(({ line }) => line),
      );
      onRows(sum.counts.total);
    }
  };
  await Promise.all(Array.from({ length: callsAtATime }, worker));
  return { sending, sum };
}

/** The same, of a sample where there are many rows. */
export async function checkLive(api: Api, sending: Sending, signal: AbortSignal): Promise<Check> {
  const { sorted } = sending;
  if (sorted.once.length <= checkedLive) return checkAll(api, sending, undefined, signal);
  const step = sorted.once.length / sampleSize;
  const once = Array.from({ length: sampleSize }, (_, at) => sorted.once[Math.floor(at * step)]).filter(
    (person) => person !== undefined,
  );
  const sample = { ...sending, sorted: { ...sorted, people: once, once } };
  const { sum } = await checkAll(api, sample, undefined, signal);
  return { sending, sum, sampled: once.length };
}

/** What speaks against sending all of it, the worst first. */
export function findingsOf({ findings, course, counts }: PreviewSum): Finding[] {
  return [...findings.values(), ...(course ? checkCourse(course, counts.sendable) : [])].sort(byWeight);
}
