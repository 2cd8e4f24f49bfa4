/** A message that is being sent: the same key with the same words never sends it twice. */
export interface Attempt {
  body: string;
  key: string;
}

/** The attempt to send these words: the open one where it is about them, else a new one. */
export function attemptFor(body: string, open: Attempt | undefined, newKey: () => string): Attempt {
  return open?.body === body ? open : { body, key: newKey() };
}

/** Whether the backend certainly did not send it, so that sending the same words again is a new attempt. */
export function isOver({ status, code }: { status: number; code: string }): boolean {
  return status >= 400 && status < 500 && status !== 429 && code !== 'idempotency-key-in-progress';
}
