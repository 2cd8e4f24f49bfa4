/**
 * How much of what is random a test tries: little where a developer waits for it, much where nobody does, which
 * `THOROUGH=1` says.
 */
export function thoroughly<T>(much: T, little: T): T {
  return process.env.THOROUGH === '1' ? much : little;
}
