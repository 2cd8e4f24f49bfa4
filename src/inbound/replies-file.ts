import * as z from 'zod/mini';
import { keywordForm, twilioKeywords } from '../consent/keywords';
import { Problem } from '../problem';
import { timeZone } from '../shapes/time-zone';
import { weekdays } from './business-hours';
import { wordLists } from './replies';

const message = z.strictObject({
  body: z
    .string()
    .check(
      z.minLength(1),
      z.maxLength(1_600),
      z.regex(/^([\t\n\r]|[^\p{Cc}\p{Cs}\uFFFE\uFFFF])*$/u, 'has a character that no XML can hold'),
    ),
  mediaUrls: z._default(
    z.array(z.string().check(z.regex(/^https?:\/\/[^\s\p{C}]+$/u, 'must be a URL'))).check(z.maxLength(10)),
    [],
  ),
});

/** Twilio takes at most 10 messages in one answer. */
const reply = z.pipe(z.transform(asMessages), z.array(message).check(z.minLength(1), z.maxLength(10)));

const words = z.array(
  z.string().check(z.refine((word) => keywordForm(word) !== '', 'must have a letter or a digit')),
);

const language = z.strictObject({
  help: reply,
  /** Confirms a return of which Twilio does not know. */
  optIn: z.optional(reply),
  /** Confirms an opt-out of which Twilio does not know. */
  optOut: z.optional(reply),
  keywords: z.array(z.strictObject({ words, reply })),
  /** Answer to everything else; without it there is none. */
  default: z.optional(reply),
  /** Stands in for `default` while nobody is there. */
  outOfHours: z.optional(reply),
  stopWords: z._default(words, []),
  startWords: z._default(words, []),
  helpWords: z._default(words, []),
});

const range = z
  .array(z.string())
  .check(z.refine(isRange, 'must be two different times such as ["09:00", "17:00"]'));
const date = z
  .string()
  .check(z.regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, 'must be a date such as 2026-12-25'));

/**
 * When somebody is there, in the clock time of a place. Hours that end before they start go on into the next day, and
 * belong to the day they start on, also where one of the two is `closed`. A whole day is `["00:00", "24:00"]`.
 */
const businessHours = z.strictObject({
  timeZone: timeZone,
  hours: z.partialRecord(z.enum(weekdays), z.array(range)),
  closed: z._default(z.array(date), []),
});

/**
 * `src/assets/replies.private.json`: what is answered to whom. `{businessName}` and `{supportContact}` stand for the
 * environment's values.
 */
const repliesFile = z.strictObject({
  /** For countries that are not named, and for replies that a language does not have. */
  defaultLanguage: z.string(),
  /** Twilio's `FromCountry` to the language spoken there. */
  countries: z._default(
    z.record(z.string().check(z.regex(/^[A-Z]{2}$/, 'must be a country such as MX')), z.string()),
    {},
  ),
  languages: z.record(
    z.string().check(z.regex(/^[a-z]{2,3}(-\w+)*$/, 'must be a language such as es')),
    language,
  ),
  /** Without them somebody is always there. */
  businessHours: z.optional(businessHours),
});

export type RepliesFile = z.infer<typeof repliesFile>;

/**
 * Checks the text of `src/assets/replies.private.json`, and gives back what it stands for, written out in full. For the
 * build: what is deployed has been checked. Throws a `misconfigured` Problem that says what is wrong with it, and where.
 */
export function parseRepliesFile(text: string): RepliesFile {
  const parsed = repliesFile.safeParse(parseJson(text));
  if (!parsed.success) {
    throw unusable(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`));
  }
  const problems = [...wordProblems(parsed.data), ...unknownLanguages(parsed.data)];
  if (problems.length > 0) throw unusable(problems);
  return parsed.data;
}

/** A text stands for a message that is nothing else, and one message for a list of it. */
function asMessages(given: unknown): unknown {
  if (given === undefined) return undefined;
  return [given].flat().map((one: unknown) => (typeof one === 'string' ? { body: one } : one));
}

function unknownLanguages({ defaultLanguage, countries, languages }: RepliesFile): string[] {
  const used = Object.entries(countries).map(([country, name]) => [`countries.${country}`, name] as const);
  return [['defaultLanguage', defaultLanguage] as const, ...used].flatMap(([path, name]) =>
    Object.hasOwn(languages, name) ? [] : [`${path}: there is no language ${name}`],
  );
}

/** Whatever the language, no word may mean two things. */
function wordProblems({ languages }: RepliesFile): string[] {
  const seen = new Set<string>();
  return Object.entries(languages)
    .flatMap(wordLists)
    .flatMap(({ path, words, keyword }) =>
      words.flatMap((word) => {
        const form = keywordForm(word);
        const taken = twilioKeywords.get(form);
        const isThere = seen.has(form);
        seen.add(form);
        return [
          ...(taken && taken !== keyword ? [`${path}: ${word} is Twilio's word for ${taken}`] : []),
          ...(isThere ? [`${path}: ${word} is there twice`] : []),
        ];
      }),
    );
}

function isRange(times: string[]): boolean {
  const [from, to] = times;
  const pattern = /^([01]\d|2[0-3]):[0-5]\d (([01]\d|2[0-3]):[0-5]\d|24:00)$/;
  return times.length === 2 && from !== to && pattern.test(`${from} ${to}`);
}

function unusable(problems: string[]): Problem {
  return new Problem('misconfigured', `replies.private.json: ${problems.join('; ')}`);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Problem('misconfigured', 'replies.private.json is not JSON.');
  }
}
