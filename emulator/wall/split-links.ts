/** A part of a text: as it stands, or a link that can be followed. */
export interface TextPart {
  text: string;
  isLink: boolean;
}

/** A text cut at its short links, in order. */
export function splitLinks(body: string, links: readonly { shortUrl: string }[]): TextPart[] {
  const parts: TextPart[] = [];
  let rest = body;
  while (rest !== '') {
    const [next] = links
      .map(({ shortUrl }) => ({ shortUrl, at: rest.indexOf(shortUrl) }))
      .filter(({ at }) => at !== -1)
      .sort((a, b) => a.at - b.at);
    if (!next) break;
    if (next.at > 0) parts.push({ text: rest.slice(0, next.at), isLink: false });
    parts.push({ text: next.shortUrl, isLink: true });
    rest = rest.slice(next.at + next.shortUrl.length);
  }
  return rest === '' ? parts : [...parts, { text: rest, isLink: false }];
}
