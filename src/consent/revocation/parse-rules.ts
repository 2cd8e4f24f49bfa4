import * as z from 'zod/mini';
import { Problem } from '../../problem';

const lines = z.array(z.string());
const languageFile = z.strictObject({
  ignore: lines,
  breaks: lines,
  groups: z.record(z.string(), lines),
  clear: lines,
  unless: lines,
  unlessAnywhere: lines,
  doubtful: lines,
});

/** `src/assets/revocation.private.json`, whose `about` explains how it is written. */
const rulesFile = z.strictObject({ about: lines, languages: z.record(z.string(), languageFile) });

/** A clause's beginning, up to so many words of any kind, or one of several phrases. */
export type Step = '^' | number | { choices: readonly string[]; optional: boolean };
export type Pattern = readonly Step[];

export interface LanguageRules {
  language: string;
  ignore: ReadonlySet<string>;
  breaks: ReadonlySet<string>;
  /** Every word of the patterns, or `beginning*`, with the phrases that it begins and the choices these belong to. */
  vocabulary: ReadonlyMap<string, readonly { choice: string; words: readonly string[] }[]>;
  clear: readonly Pattern[];
  unless: readonly Pattern[];
  unlessAnywhere: readonly Pattern[];
  doubtful: readonly Pattern[];
}

export type RevocationRules = readonly LanguageRules[];

/** Letters as they are compared: small, without accents, none twice in a row. */
export function foldLetters(text: string): string {
  const letters = text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}+/gu, '');
  return letters.replace(/(\p{L})\1+/gu, '$1');
}

/** Reads the rules' text. Throws a `misconfigured` Problem that names the place at fault. */
export function parseRevocationRules(text: string | undefined): RevocationRules {
  if (text === undefined)
    throw new Problem('misconfigured', 'The private asset revocation.json was not deployed.');
  const parsed = rulesFile.safeParse(parseJson(text));
  if (parsed.success) return Object.entries(parsed.data.languages).map(compile);
  const [issue] = parsed.error.issues;
  throw misconfigured(`${issue?.path.join('.')}`, `${issue?.message}`);
}

function compile([language, source]: [string, z.infer<typeof languageFile>]): LanguageRules {
  const groups = new Map<string, string[]>();
  const vocabulary = new Map<string, { choice: string; words: string[] }[]>();
  const choices = new Set<string>();
  const at = (...place: (string | number)[]) => ['languages', language, ...place].join('.');
  const list = (texts: string[], place: string) =>
    texts.flatMap((text) => text.split(',')).flatMap((entry) => spellings(entry.trim(), groups, place));

  const learn = (choice: string, place: string) => {
    if (choices.has(choice)) return;
    choices.add(choice);
    for (const words of spellings(choice, groups, place).map((phrase) => phrase.split(' '))) {
      for (const word of words) if (!vocabulary.has(word)) vocabulary.set(word, []);
      vocabulary.get(words[0] ?? '')?.push({ choice, words });
    }
  };

  const stepOf = (part: string, place: string): Step => {
    if (part === '^') return part;
    if (/^\.\.[1-9]$/.test(part)) return Number(part.slice(2));
    const whole = part.replace(/\?$/, '');
    const ways = /^\(.*\)$/.test(whole) ? partsOf(whole.slice(1, -1), '|', place) : [whole];
    // Groups stay whole, so that what is in them is learnt only once.
    const others = ways.filter((way) => !isGroup(way)).join('|');
    const choices = [...ways.filter(isGroup), ...(others ? [`(${others})`] : [])];
    for (const choice of choices) learn(choice, place);
    return { choices, optional: whole !== part };
  };

  /** Alternatives that hold a gap make a pattern each. */
  const patternsOf = (text: string, place: string): Pattern[] => {
    const parts = partsOf(text, ' ', place);
    const branch = parts.find((part) => /^\(.*\.\..*\)$/.test(part));
    if (branch === undefined) {
      const steps = parts.map((part) => stepOf(part, place));
      if (steps.some((step) => typeof step === 'object' && !step.optional && step.choices[0] !== '($)'))
        return [steps];
      throw misconfigured(place, `"${text}" needs a word that may not be absent`);
    }
    const ways = partsOf(branch.slice(1, -1), '|', place);
    return ways.flatMap((way) =>
      patternsOf(parts.map((part) => (part === branch ? way : part)).join(' '), place),
    );
  };
  const patterns = (name: 'clear' | 'unless' | 'unlessAnywhere' | 'doubtful') =>
    source[name].flatMap((text, index) => patternsOf(text, at(name, index)));

  for (const [name, texts] of Object.entries(source.groups))
    groups.set(name, [...new Set(list(texts, at('groups', name)))]);
  return {
    language,
    ignore: new Set(list(source.ignore, at('ignore'))),
    breaks: new Set(list(source.breaks, at('breaks'))),
    clear: patterns('clear'),
    unless: patterns('unless'),
    unlessAnywhere: patterns('unlessAnywhere'),
    doubtful: patterns('doubtful'),
    vocabulary,
  };
}

/** Cuts a text where it is neither in braces nor in parentheses, which may hold others once. */
function partsOf(text: string, separator: ' ' | '|', place: string): string[] {
  const part = new RegExp(`(?:\\{[^{}]*\\}|\\((?:[^()]|\\([^()]*\\))*\\)|[^{}()${separator}])+`, 'g');
  const parts = text.match(part) ?? [];
  if (parts.join(separator) === text) return parts;
  throw misconfigured(place, `"${text}": a brace, a parenthesis or a space is wrong`);
}

/** Every way in which a group's entry, or a part of a pattern, can be spelled. */
function spellings(text: string, groups: ReadonlyMap<string, string[]>, place: string): string[] {
  const [part, group, inline = ''] = /\{([^}]*)\}|\(([^()]*)\)|'/.exec(text) ?? [];
  if (part === undefined) {
    const words = foldLetters(text).split(' ');
    if (words.every((word) => /^(?:[\p{L}\p{N}]+|[\p{L}\p{N}]{3,12}\*|[#$])$/u.test(word)))
      return [words.join(' ')];
    throw misconfigured(place, `"${text}" is not understood`);
  }
  const ways = part === "'" ? ['', ' '] : group === undefined ? inline.split('|') : groups.get(group);
  if (!ways) throw misconfigured(place, `there is no group "${group}" above`);
  if (group !== undefined && part === text) return ways;
  return ways.flatMap((way) => spellings(text.replace(part, () => way).trim(), groups, place));
}

function isGroup(text: string): boolean {
  return /^\{[^{}]*\}$/.test(text);
}

function misconfigured(place: string, message: string): Problem {
  return new Problem('misconfigured', `revocation.private.json: ${place}: ${message}`);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Problem('misconfigured', 'revocation.private.json is not JSON.');
  }
}
