/** How much of what is random a test tries: little where somebody waits for it, much where nobody does: `THOROUGH=1`. */
export function thoroughly<T>(much: T, little: T): T {
  return process.env.THOROUGH === '1' ? much : little;
}
