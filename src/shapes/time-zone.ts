import * as z from 'zod/mini';

/** Whether this is the name of an IANA time zone, such as `Europe/Berlin`. A bare offset is none. */
export function isTimeZone(name: string): boolean {
  if (!/^[a-z][\w+/-]{1,63}$/i.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** The name of an IANA time zone. */
export const timeZone = z
  .string()
  .check(z.refine(isTimeZone, 'must be an IANA time zone such as Europe/Berlin'));
