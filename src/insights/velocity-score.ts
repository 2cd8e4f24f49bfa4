export type AlertLevel = 'warning' | 'important' | 'urgent';

/** Fewer errors than this in a window are the daily noise of networks, and no reason to alert anybody. */
export const fewestErrors = 3;

/** A window's share of errors that counts as high: from here on, more of it hardly makes the matter worse. */
const highRate = 0.1;

/** Errors in a window at which the volume part is full. */
const highVolume = 100;

/**
 * How alarming `errors` of one code among `finals` ended messages of a five-minute window are, 0 to 1: the geometric mean
 * of a rate part, `1 - e^(-rate / 0.1)`, and a volume part, `log10(errors) / 2`, at most 1. Both must be high for a high
 * score: a handful of failures cannot be urgent even where nothing else was sent (that takes 20), nor can a hundred among
 * a hundred thousand. 0 below three errors.
 */
export function velocityScore(errors: number, finals: number): number {
  if (errors < fewestErrors) return 0;
  const rate = errors / Math.max(finals, errors);
  const ratePart = 1 - Math.exp(-rate / highRate);
  const volumePart = Math.min(1, Math.log10(errors) / Math.log10(highVolume));
  return Math.sqrt(ratePart * volumePart);
}

/** Below 0.40 a warning, up to 0.80 important, above it urgent. */
export function alertLevel(score: number): AlertLevel {
  if (score < 0.4) return 'warning';
  return score <= 0.8 ? 'important' : 'urgent';
}
