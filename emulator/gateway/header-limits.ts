// https://www.twilio.com/docs/serverless/functions-assets/functions/headers-and-cookies/limitations
const MAX_BYTES = 15 * 1024;
const MAX_COUNT = 90;

/** Whether headers, cookies included, are over what the platform lets through. `raw` is name, value, name, value, … */
export function exceedsHeaderLimits(raw: readonly string[]): boolean {
  const bytes = raw.reduce((sum, part) => sum + Buffer.byteLength(part) + 2, 0);
  return raw.length / 2 > MAX_COUNT || bytes > MAX_BYTES;
}
