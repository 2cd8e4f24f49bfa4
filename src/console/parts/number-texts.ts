const counts = new Intl.NumberFormat('en');
const shares = new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: 1 });

/** `10,000`. */
export function countText(count: number): string {
  return counts.format(count);
}

/** `1 message`, `10,000 messages`. */
export function countOf(count: number, one: string, many = `${one}s`): string {
  return `${countText(count)} ${count === 1 ? one : many}`;
}

/** `97.2%` for 0.972; a dash where there is nothing to take a share of. Not all is never 100%, nor something 0%. */
export function shareText(share: number | null): string {
  if (share === null) return '–';
  if (share > 0 && share < 0.001) return '<0.1%';
  if (share < 1 && share > 0.999) return '>99.9%';
  return shares.format(share);
}

/** How long something takes, in its two largest units: `0.4 s`, `45 s`, `3 min 20 s`, `2 h 5 min`, `3 days 4 h`. A dash for none. */
export function durationText(seconds: number | null | undefined): string {
  if (seconds === null || seconds === undefined) return '–';
  if (seconds < 10) return `${Math.round(Math.max(0, seconds) * 10) / 10} s`;
  const whole = Math.round(seconds);
  const days = Math.floor(whole / 86_400);
  const units: [amount: number, text: string][] = [
    [days, countOf(days, 'day')],
    ...[
      [Math.floor(whole / 3_600) % 24, 'h'] as const,
      [Math.floor(whole / 60) % 60, 'min'] as const,
      [whole % 60, 's'] as const,
    ].map(([amount, unit]): [number, string] => [amount, `${amount} ${unit}`]),
  ];
  const largest = units.findIndex(([amount]) => amount > 0);
  const told = units.slice(largest, largest + 2).filter(([amount]) => amount > 0);
  return told.map(([, text]) => text).join(' ');
}
