import { foldLetters } from './fold-letters';
import type { LanguageRules, Pattern, Phrase, RevocationRules } from './rules';

export interface Revocation {
  /** `clear`: they tell us to send no more. `doubtful`: a person should look. */
  verdict: 'clear' | 'doubtful';
  language: string;
}

/** A text message is no longer; some characters fold to many. */
const MAX_LENGTH = 1_600;
/** Lengths of the `beginning*` that a word is looked up by. */
const BEGINNINGS = { shortest: 3, longest: 12 };
/** Stands between clauses, and in patterns for the end of one. */
const BREAK = '$';

/**
 * Whether a message in plain language refuses further messages, by rules that are tried in every language. Undefined if
 * nothing suggests it. Only the first 1,600 characters are read.
 */
export function recogniseRevocation(body: string, rules: RevocationRules): Revocation | undefined {
  const words = splitWords(body);
  const known = (rules: LanguageRules) => words.filter((word) => meaningOf(word, rules)).length;
  // "stop" is said in all of them: the language that knows most words is the one that is spoken.
  const likeliestFirst = rules.toSorted((a, b) => known(b) - known(a));
  const found = likeliestFirst.flatMap((language) => {
    const verdict = judge(words, language);
    return verdict ? [{ verdict, language: language.language }] : [];
  });
  return found.find(({ verdict }) => verdict === 'clear') ?? found[0];
}

function splitWords(body: string): string[] {
  const text = foldLetters(body.slice(0, MAX_LENGTH).replace(/https?:\S+/gi, '\n'))
    .slice(0, MAX_LENGTH)
    // "s.t.o.p." is one word, and a dash between spaces ends a clause.
    .replace(/(?<!\p{L})(\p{L})\.(?=\p{L}(?!\p{L}))/gu, '$1')
    .replace(/\s[-–—]+\s/g, '\n');
  const words = text.match(/[\p{L}\p{N}]+|[#+]|\n|[^\s'’‘`´"“”«»*_~&/\\‐—-]/gu) ?? [];
  return words.map((word) => (/[\p{L}\p{N}#+]/u.test(word) ? word : BREAK));
}

function judge(allWords: readonly string[], rules: LanguageRules): Revocation['verdict'] | undefined {
  const words = allWords
    .filter((word) => meaningOf(word, rules) !== 'ignored')
    .map((word) => (meaningOf(word, rules) === 'break' ? BREAK : word))
    .filter((word, index, all) => word !== all[index - 1]);
  const text = locate([BREAK, ...words, BREAK], rules);

  const clear = endsOf(rules.clear, text);
  if (clear && !endsOf(rules.unlessAnywhere, text)) {
    const unless = endsOf(rules.unless, text);
    if (text.clauses.some((clause) => clear & clause && !(unless & clause))) return 'clear';
  }
  return endsOf(rules.doubtful, text) ? 'doubtful' : undefined;
}

/** Places in a text are the bits of a number, so that a pattern is held against all of them at once, in linear time. */
interface Located {
  all: bigint;
  breaks: bigint;
  clauses: bigint[];
  /** Where a choice's phrases begin, by their length in words. */
  starts: ReadonlyMap<number, readonly bigint[]>;
}

function locate(words: readonly string[], rules: LanguageRules): Located {
  const places = new Map<string, bigint>();
  words.forEach((word, index) => {
    const keys = [word];
    for (let length = BEGINNINGS.shortest; length <= Math.min(word.length, BEGINNINGS.longest); length++)
      keys.push(`${word.slice(0, length)}*`);
    for (const key of keys)
      if (key === BREAK || meaningOf(key, rules)) places.set(key, (places.get(key) ?? 0n) | bit(index));
  });

  const starts = new Map<number, bigint[]>();
  for (const word of places.keys())
    for (const [text, ...choices] of phrasesFrom(word, rules)) {
      const phrase = text.split(' ');
      const at = phrase
        .map((part, index) => (places.get(part) ?? 0n) >> BigInt(index))
        .reduce((a, b) => a & b);
      const length = phrase.at(-1) === BREAK ? phrase.length - 1 : phrase.length;
      for (const choice of at ? choices : []) {
        const lengths = starts.get(choice) ?? [];
        starts.set(choice, lengths);
        lengths[length] = (lengths[length] ?? 0n) | at;
      }
    }

  const ends = words.flatMap((word, index) => (word === BREAK ? [bit(index + 1)] : []));
  const clauses = ends.slice(1).map((end, index) => end - (ends[index] ?? 0n));
  return { all: bit(words.length) - 1n, breaks: places.get(BREAK) ?? 0n, clauses, starts };
}

/** The places behind the last words of whatever matches one of the patterns. */
function endsOf(patterns: readonly Pattern[], text: Located): bigint {
  return patterns.reduce((ends, pattern) => ends | follow(pattern, text), 0n);
}

function follow(pattern: Pattern, { all, breaks, starts }: Located): bigint {
  let reached = all;
  for (const step of pattern) {
    if (!reached) break;
    if (step === '^') reached &= breaks << 1n;
    else if (typeof step === 'number') for (let n = 0; n < step; n++) reached |= (reached & ~breaks) << 1n;
    else {
      const from = reached;
      if (!step.optional) reached = 0n;
      for (const choice of step.of)
        starts.get(choice)?.forEach((at, length) => {
          reached |= (from & at) << BigInt(length);
        });
    }
  }
  return reached;
}

/** A message's words may have the names of what every object has. */
function meaningOf(
  word: string,
  { vocabulary }: LanguageRules,
): LanguageRules['vocabulary'][string] | undefined {
  return Object.hasOwn(vocabulary, word) ? vocabulary[word] : undefined;
}

function phrasesFrom(word: string, rules: LanguageRules): Phrase[] {
  const meaning = meaningOf(word, rules);
  return typeof meaning === 'object' ? meaning : [];
}

function bit(index: number): bigint {
  return 1n << BigInt(index);
}
