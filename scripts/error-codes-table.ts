import { catalogue, type ErrorClass, type Place, type RetryHint } from '../src/twilio/errors/catalogue';

const heading = '## Error codes';

const retries: Record<RetryHint, string> = {
  no: 'when it is mended',
  never: 'never',
  backoff: 'in seconds, then minutes',
  later: 'in an hour or more',
  once: 'once',
  'next-day': 'the next day',
  'after-30-minutes': 'after 30 minutes',
  'after-hours': 'after some hours',
  reschedule: 'at another time',
};

const places: Record<Place, string> = {
  response: 'the answer to a call',
  callback: 'a status callback',
  both: 'either',
  webhook: 'the debugger',
  link: 'link shortening',
  consent: 'a consent call',
};

/** The text of docs/troubleshooting.md with the table of error codes as the catalogue has it, in place of what is there. */
export function withErrorCodes(text: string): string {
  const before = text.slice(0, text.indexOf(heading));
  const classes = [...new Set(catalogue.map((entry) => entry.class))];
  return `${before}${heading}\n\n${about}\n${classes.map(sectionOf).join('\n')}`;
}

const about = `\
Written by \`npx tsx scripts/write-troubleshooting.ts\` from \`src/twilio/errors/catalogue.ts\`, by the kind of problem (\`class\`
in answers). \`GET /insights/error-codes?code=\` tells the same. "Seen in" is where the code is met first: the answer to a call,
a status callback, either of them, Twilio's debugger, link shortening or a consent call. "Again" is when the same message is
worth another try.
`;

function sectionOf(name: ErrorClass): string {
  const rows = catalogue
    .filter((entry) => entry.class === name)
    .map(
      ({ code, title, advice, retry, appearsIn }) =>
        `| ${code} | ${title} | ${cell(advice)} | ${places[appearsIn]} | ${retries[retry]} |`,
    );
  return `### ${name}\n\n| code | what | what to do | seen in | again |\n|---|---|---|---|---|\n${rows.join('\n')}\n`;
}

/** What would be a tag or the end of a cell is neither. */
function cell(text: string): string {
  return text.replaceAll('|', '\\|').replace(/<[^>]*>/g, '`$&`');
}
