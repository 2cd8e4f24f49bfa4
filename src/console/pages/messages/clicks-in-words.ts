import type { ClickCounts } from '../../../delivery/merge-facts';

/** Who clicked, programs told apart, and how soon. */
export function clicksInWords({ total, previews, bots, firstClickSeconds }: ClickCounts): string {
  const programs = previews + bots;
  const byPrograms = programs > 0 ? `${programs} by programs, which do not count` : undefined;
  if (total === 0) return byPrograms ? `None by people; ${byPrograms}` : 'None';
  const first = firstClickSeconds === undefined ? '' : `, the first after ${inWords(firstClickSeconds)}`;
  return [`${total} by people${first}`, byPrograms].filter(Boolean).join('; ');
}

function inWords(seconds: number): string {
  if (seconds < 120) return `${seconds} seconds`;
  if (seconds < 7_200) return `${Math.round(seconds / 60)} minutes`;
  return `${Math.round(seconds / 3_600)} hours`;
}
