type Level = 'info' | 'warn' | 'error';

/**
 * Writes one line of JSON to the Function's log. Phone numbers are masked wherever they stand in it, so that nobody has
 * to remember; do not pass secrets or message texts.
 */
export function log(level: Level, event: string, fields: Record<string, unknown> = {}): void {
  console[level](maskPhoneNumbers(JSON.stringify({ level, event, ...fields })));
}

/** `+14155550123` becomes `+1415***0123`: enough to recognise, not enough to call. */
export function maskPhoneNumbers(text: string): string {
  return text.replace(/\+(\d{4})\d+(\d{2})(?!\d)/g, '+$1***$2');
}

/** What a failure says of itself that may be logged: its kind, code and place, never its message or payload. */
export function failureFields(failure: unknown): Record<string, unknown> {
  if (!(failure instanceof Error)) return { failure: typeof failure };
  const { code, status } = failure as { code?: unknown; status?: unknown };
  // A message has lines of its own, and one of them may look like a place.
  const places = failure.stack?.replace(failure.message, '').split('\n');
  const place = places?.find((line) => line.trim().startsWith('at '));
  return { failure: failure.name, code, status, at: place?.trim() };
}
