/** As Twilio's 2010 API writes times: RFC 2822 in UTC, `Sat, 21 Nov 2026 02:41:28 +0000`. */
export function rfc2822(at: number): string {
  return new Date(at).toUTCString().replace('GMT', '+0000');
}

/** As Twilio's newer products write times: ISO 8601 in UTC, whole seconds. */
export function iso8601(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19)}Z`;
}
