import type { Stack } from '../emulator/stack';

/** Calls one of the emulator's controls: a GET, or a POST where there is a body. */
export async function control<T>(stack: Stack, name: string, body?: object): Promise<T> {
  const response = await fetch(`${stack.emulatorUrl}/_emulator/${name}`, {
    ...(body && {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  });
  if (!response.ok) throw new Error(`/_emulator/${name}: ${response.status} ${await response.text()}`);
  return (await response.json()) as T;
}

/** Calls the product with the stack's key. Throws for anything but a 2xx. */
export async function product<T>(stack: Stack, path: string, body?: object): Promise<T> {
  const response = await fetch(`${stack.functionsUrl}${path}`, {
    headers: { authorization: `Bearer ${stack.apiKey}`, 'content-type': 'application/json' },
    ...(body && { method: 'POST', body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return (await response.json()) as T;
}
