/** Where the page of a message or a campaign is, by its id; undefined for ids of anything else. */
export function pageOf(id: string): string | undefined {
  if (/^(SM|MM)[0-9a-f]{32}$/.test(id)) return `/messages/${id}`;
  return /^CMP[0-9a-z]{21}$/.test(id) ? `/campaigns/${id}` : undefined;
}
