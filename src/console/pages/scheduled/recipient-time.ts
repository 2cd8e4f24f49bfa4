const time = { hour: 'numeric', minute: '2-digit' } as const;
const day = { weekday: 'short', month: 'short', day: 'numeric' } as const;

/**
 * What the clocks of a zone show at a moment (RFC 3339), with the day where it is another one. Undefined where they show
 * what the viewer's do.
 */
export function recipientTime(
  at: string,
  timeZone: string | undefined,
  viewersZone?: string,
): string | undefined {
  if (timeZone === undefined) return undefined;
  const date = new Date(at);
  const show = (zone: string | undefined, what: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat('en', { ...what, ...(zone && { timeZone: zone }) }).format(date);
  const isSameDay = show(timeZone, day) === show(viewersZone, day);
  if (isSameDay && show(timeZone, time) === show(viewersZone, time)) return undefined;
  return `${show(timeZone, isSameDay ? time : { ...day, ...time })} in ${placeOf(timeZone)}`;
}

/** `America/New_York` as people say it. */
export function placeOf(timeZone: string): string {
  return (timeZone.split('/').at(-1) ?? timeZone).replaceAll('_', ' ');
}
