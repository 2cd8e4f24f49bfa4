/** When the product handed a message over, by its own clock, in milliseconds: told by the callback URL that it gave. */
export function leftAt(statusCallback: string): number {
  const time = Number(new URL(statusCallback).searchParams.get('t'));
  if (!time) throw new Error(`${statusCallback} does not tell when the message left.`);
  return time;
}
