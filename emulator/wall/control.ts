/** Tells the emulator to do something. Rejects with an Error whose message is fit to be shown. */
export async function control<T>(name: string, body: object): Promise<T> {
  const response = await fetch(`/_emulator/${name}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  }).catch(() => {
    throw new Error('The emulator cannot be reached. Start it with: npm start');
  });
  const answer = await response.json();
  if (!response.ok) throw new Error(reasonIn(answer));
  return answer;
}

/** What went wrong, for people. */
export function reasonOf(failure: unknown): string {
  return failure instanceof Error ? failure.message : String(failure);
}

function reasonIn({ error }: { error: string | { message: string }[] }): string {
  const text = typeof error === 'string' ? error : error.map(({ message }) => message).join('. ');
  return text.replace(/^Error: /, '');
}
