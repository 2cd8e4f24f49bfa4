const instant = /\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?Z/g;

/** What the backend says, with the instants in it (RFC 3339 UTC) as the viewer's clock has them. */
export function withViewersTimes(text: string, timeZone?: string): string {
  const style = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short', timeZone });
  const told = text.replace(instant, (at) => style.format(new Date(at)));
  return told === text ? text : `${told} (your time)`;
}
