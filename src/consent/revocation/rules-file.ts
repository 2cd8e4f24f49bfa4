import * as z from 'zod/mini';
import { Problem } from '../../problem';
import { foldLetters } from './fold-letters';
import type { LanguageRules, Pattern, Phrase, RevocationRules, Step } from './rules';

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

/**
 * Checks the text of `src/assets/revocation.private.json`, and gives back what it stands for, written out in full. For
 * the build. Throws a `misconfigured` Problem that names the place at fault.
 */
export function parseRevocationRules(text: string): RevocationRules {
  const parsed = rulesFile.safeParse(parseJson(text));
  if (parsed.success) return Object.entries(parsed.data.languages).map(compile);
  const [issue] = parsed.error.issues;
  throw misconfigured(`${issue?.path.join('.')}`, `${issue?.message}`);
}

function compile([language, source]: [string, z.infer<typeof languageFile>]): LanguageRules {
  const groups = new Map<string, string[]>();
  const vocabulary = new Map<string, 'ignored' | 'break' | Phrase[]>();
  const choices = new Map<string, number>();
  const at = (...place: (string | number)[]) => ['languages', language, ...place].join('.');
  const list = (texts: string[], place: string) =>
    texts.flatMap((text) => text.split(',')).flatMap((entry) => spellings(entry.trim(), groups, place));

  const phrasesFrom = (word: string, place: string): Phrase[] => {
    const known = vocabulary.get(word) ?? [];
    if (typeof known === 'string') throw misconfigured(place, `"${word}" is not read, or ends a clause`);
    vocabulary.set(word, known);
    return known;
  };
  /** The number of a choice, whose phrases are learnt when it is first met. */
  const choiceOf = (text: string, place: string): number => {
    const known = choices.get(text);
    if (known !== undefined) return known;
    const choice = choices.size;
    choices.set(text, choice);
    for (const phrase of new Set(spellings(text, groups, place))) {
      const [first] = phrase.split(' ').map((word) => phrasesFrom(word, place));
      const same = first?.find(([known]) => known === phrase);
      if (same) same.push(choice);
      else first?.push([phrase, choice]);
    }
    return choice;
  };

  const stepOf = (part: string, place: string): Step => {
    if (part === '^') return part;
    if (/^\.\.[1-9]$/.test(part)) return Number(part.slice(2));
    const whole = part.replace(/\?$/, '');
    const ways = /^\(.*\)$/.test(whole) ? partsOf(whole.slice(1, -1), '|', place) : [whole];
    // Groups stay whole, so that what is in them is learnt only once.
    const others = ways.filter((way) => !isGroup(way)).join('|');
    const of = [...ways.filter(isGroup), ...(others ? [`(${others})`] : [])].map((way) =>
      choiceOf(way, place),
    );
    return whole === part ? { of } : { of, optional: true };
  };

  /** Alternatives that hold a gap, or a group and more, make a pattern each. */
  const patternsOf = (text: string, place: string): Pattern[] => {
    const parts = partsOf(text, ' ', place);
    const isLong = (way: string) => way.includes('..') || /\}.* |.* \{/.test(way);
    const waysOf = (part: string) => {
      const [, inner] = /^\((.*)\)\??$/.exec(part) ?? [];
      return inner === undefined ? [] : partsOf(inner, '|', place);
    };
    const branch = parts.find((part) => waysOf(part).some(isLong));
    if (branch === undefined) {
      if (parts.every((part) => /^(?:\^|\$|\.\..|.*\?)$/.test(part)))
        throw misconfigured(place, `"${text}" needs a word that may not be absent`);
      return [parts.map((part) => stepOf(part, place))];
    }
    const short = waysOf(branch).filter((way) => !isLong(way));
    const ways = [
      ...waysOf(branch).filter(isLong),
      ...(short.length > 0 ? [`(${short.join('|')})`] : []),
      ...(branch.endsWith('?') ? [''] : []),
    ];
    return ways.flatMap((way) => {
      const others = parts.map((part) => (part === branch ? way : part));
      return patternsOf(others.filter((part) => part !== '').join(' '), place);
    });
  };
  const patterns = (name: 'clear' | 'unless' | 'unlessAnywhere' | 'doubtful') =>
    source[name].flatMap((text, index) => patternsOf(text, at(name, index)));

  for (const word of list(source.ignore, at('ignore'))) vocabulary.set(word, 'ignored');
  for (const word of list(source.breaks, at('breaks'))) vocabulary.set(word, 'break');
  for (const [name, texts] of Object.entries(source.groups))
    groups.set(name, [...new Set(list(texts, at('groups', name)))]);
  return {
    language,
    clear: patterns('clear'),
    unless: patterns('unless'),
    unlessAnywhere: patterns('unlessAnywhere'),
    doubtful: patterns('doubtful'),
    // After the patterns, from which it is learnt.
    vocabulary: Object.fromEntries(vocabulary),
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
    if (words.every((word) => /^(?:[\p{L}\p{N}]+|[\p{L}\p{N}]{3,12}\*|[#$+])$/u.test(word)))
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
