import * as z from 'zod/mini';
import { Problem } from '../problem';
import { type AllowedHours, allowedHours } from './allowed-hours';
import type { Whereabouts } from './recipient-zone';

const rule = z.strictObject({
  hours: z.array(allowedHours).check(z.minLength(1)),
  /** Where the hours come from, for whoever has to decide whether they apply. */
  source: z.string().check(z.minLength(10)),
});

/**
 * `src/assets/quiet-hours.private.json`: when people may be written to, by their local clock. A region's rule stands
 * instead of its country's, so it has to be as strict; where neither has one, the default counts.
 */
const quietHoursFile = z.strictObject({
  default: rule,
  countries: z.record(z.string().check(z.regex(/^[A-Z]{2}$/)), rule),
  regions: z.record(z.string().check(z.regex(/^[A-Z]{2}-[A-Z0-9]{1,3}$/)), rule),
});

export type QuietHoursRules = z.infer<typeof quietHoursFile>;

/** Reads the rules' text. Throws a `misconfigured` Problem that says what is wrong with it. */
export function parseQuietHours(text: string | undefined): QuietHoursRules {
  if (text === undefined)
    throw new Problem('misconfigured', 'The private asset quiet-hours.json was not deployed.');
  const parsed = quietHoursFile.safeParse(parseJson(text));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new Problem('misconfigured', `quiet-hours.private.json: ${issue?.path.join('.')}: ${issue?.message}`);
}

/**
 * The rules for somebody in this country, or, where they are known, in one of these regions. A time is allowed when it
 * is so under every rule, as it is not known which of the regions it is: `intersectHours` makes one rule of them.
 */
export function hoursFor(
  { country, regions }: Pick<Whereabouts, 'country' | 'regions'>,
  rules: QuietHoursRules,
): AllowedHours[][] {
  const general = rules.countries[country ?? ''] ?? rules.default;
  const found = regions.map((region) => rules.regions[region] ?? general);
  return [...new Set(found.length > 0 ? found : [general])].map(({ hours }) => hours);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Problem('misconfigured', 'quiet-hours.private.json is not JSON.');
  }
}
