import { isSupportedCountry } from 'libphonenumber-js/min';
import * as z from 'zod/mini';
import type { App } from '../app';
import { defined } from '../defined';
import { Problem } from '../problem';
import { type Answered, askWithPatience } from '../twilio/ask-with-patience';

/** Query of `GET /compliance/geo-permissions`: ISO 3166-1 alpha-2 codes by comma; all without any. */
export const geoPermissionsQuery = z.strictObject({
  /** ISO 3166-1 alpha-2 codes by comma; all countries unless told. */
  country: z.optional(
    z
      .string()
      .check(
        z.maxLength(1_000),
        z.regex(/^[A-Za-z]{2}(,[A-Za-z]{2})*$/, 'must be country codes such as US,GB'),
      ),
  ),
});

export interface GeoPermissions {
  /** `enabled` is absent where Twilio says nothing of a country. */
  permissions: { country: string; enabled?: boolean }[];
  counts: { enabled: number; disabled: number };
}

const toldPermissions = z.array(
  z.object({ country_code: z.string(), enabled: z.union([z.boolean(), z.enum(['true', 'false'])]) }),
);

/** To which countries the account may send. Throws `invalid-request`, and `unavailable` when Twilio does not tell. */
export async function showGeoPermissions(
  app: App,
  { country }: z.infer<typeof geoPermissionsQuery>,
): Promise<GeoPermissions> {
  const countries = country?.toUpperCase().split(',');
  const unknown = countries?.find((code) => !isSupportedCountry(code));
  if (unknown !== undefined) throw Problem.invalid('country', `${unknown} is not the code of a country`);

  const found = [...(await readGeoPermissions(app, countries))];
  if (found.every(([, enabled]) => enabled === 'unanswered'))
    throw new Problem('unavailable', 'Twilio gave no answer in time. Nothing is lost by trying again.');
  const count = (wanted: boolean) => found.filter(([, enabled]) => enabled === wanted).length;
  return {
    permissions: found.map(([code, enabled]) =>
      defined({ country: code, enabled: enabled === 'unanswered' ? undefined : enabled }),
    ),
    counts: { enabled: count(true), disabled: count(false) },
  };
}

/**
 * Whether the account may send to these countries, or to all that Twilio lists: then the map is empty where it does not
 * answer. Never rejects.
 */
export async function readGeoPermissions(
  app: App,
  countries?: readonly string[],
): Promise<Map<string, Answered<boolean>>> {
  const [only, ...others] = countries ?? [];
  const answer = await askWithPatience(app, async () => {
    const { messagingGeopermissions } = app.twilio.accounts.v1;
    const isOne = only !== undefined && others.length === 0;
    const { permissions } = await messagingGeopermissions.fetch(isOne ? { countryCode: only } : {});
    return toldPermissions.parse(permissions);
  });
  const told = new Map(
    answer === 'unanswered'
      ? []
      : answer.map(({ country_code, enabled }) => [country_code, String(enabled) === 'true'] as const),
  );
  return countries ? new Map(countries.map((code) => [code, told.get(code) ?? 'unanswered'])) : told;
}
