import { countText, durationText } from '../../parts/number-texts';

/** How fast it goes and how long what is left will take; `rate` is recipients a second, where it is known. */
export function paceText(pending: number, rate: number | undefined): string {
  const closing = 'It goes on when this page is closed.';
  if (rate === undefined) return `${countText(pending)} to go. ${closing}`;
  const speed = rate >= 10 ? countText(Math.round(rate)) : rate.toFixed(1);
  return `${speed} a second, about ${durationText(pending / rate)} left. ${closing}`;
}
