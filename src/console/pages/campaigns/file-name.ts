const longest = 60;

/** What the file with a campaign's recipients is called: after its name, as far as any file may be called so, else after its id. */
export function fileName({ id, name }: { id: string; name: string }): string {
  const words = name.match(/[\p{L}\p{M}\p{N}_]+/gu) ?? [];
  const safe = [...words.join('-')].slice(0, longest).join('');
  return `${safe || id}-recipients.csv`;
}
