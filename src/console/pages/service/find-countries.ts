import type { GeoPermissions } from '../../../registrations/geo-permissions';

const names = new Intl.DisplayNames('en', { type: 'region' });
const list = new Intl.ListFormat('en');

/**
 * The names of the countries that somebody looks for by name or code, apart by whether they may be sent to. All that may
 * not, while nothing is looked for.
 */
export function findCountries(
  permissions: GeoPermissions['permissions'],
  wanted: string,
): { open: string[]; closed: string[] } {
  const text = wanted.trim().toLowerCase();
  const named = permissions.map(({ country, enabled }) => ({
    country,
    enabled,
    name: names.of(country) ?? country,
  }));
  const found = named.filter(
    ({ country, name }) => country.toLowerCase() === text || name.toLowerCase().includes(text),
  );
  const those = (is: boolean) => found.filter(({ enabled }) => enabled === is).map(({ name }) => name);
  return { open: text === '' ? [] : those(true).sort(), closed: those(false).sort() };
}

/** `Cuba, Iran, and Syria`. */
export function nameList(countries: readonly string[]): string {
  return list.format(countries);
}
