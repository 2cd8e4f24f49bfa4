/** A port from the environment. Throws when it is not one. */
export function portFrom(variable: string, fallback: number): number {
  const text = process.env[variable] || String(fallback);
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65535) throw new Error(`${variable} is not a port number: ${text}`);
  return port;
}

/** Resolves at the first Ctrl-C or SIGTERM. Any more are ignored, so that closing is not cut short. */
export function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve());
  });
}

/** Ends the program with one line on what went wrong. */
export function fail(error: unknown): void {
  console.error(`error: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
}
