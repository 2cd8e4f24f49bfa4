const wholeNumbers = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });

/** `12,345`. */
export function number(amount: number): string {
  return wholeNumbers.format(amount);
}

/** `1 person`, `12,345 people`. */
export function count(amount: number, one: string, many: string = `${one}s`): string {
  return `${number(amount)} ${amount === 1 ? one : many}`;
}

/** `$98.76`. An amount below a dollar keeps four places, as a message costs less than a cent. */
export function money(amount: number, currency: string): string {
  const digits = amount > 0 && amount < 1 ? 4 : 2;
  return new Intl.NumberFormat('en-US', {
    style: 'currency',
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(amount);
}

/** Whole seconds as `45 s`, `3 min 20 s`, `2 h 5 min` or `3 days 4 h`: the two largest units. */
export function duration(seconds: number): string {
  const whole = Math.max(0, Math.ceil(seconds));
  const [days, hours, minutes] = [
    Math.floor(whole / 86_400),
    Math.floor(whole / 3_600) % 24,
    Math.floor(whole / 60) % 60,
  ];
  const parts: [number, string][] =
    days > 0
      ? [
          [days, days === 1 ? 'day' : 'days'],
          [hours, 'h'],
        ]
      : hours > 0
        ? [
            [hours, 'h'],
            [minutes, 'min'],
          ]
        : [
            [minutes, 'min'],
            [whole % 60, 's'],
          ];
  const shown = parts.filter(([amount]) => amount > 0).map(([amount, unit]) => `${amount} ${unit}`);
  return shown.join(' ') || '0 s';
}
