import { type ConsentKeyword, type ConsentWord, type ExtraKeywords, keywordForm } from '../consent/keywords';
import type { RepliesFile } from './replies-file';

/** One message of a reply. */
export interface Reply {
  body: string;
  mediaUrls: string[];
}

/** What is answered to whom: the file as it was deployed, and its words by their `keywordForm`. */
export interface Replies extends RepliesFile {
  consentWords: ExtraKeywords;
  keywordReplies: ReadonlyMap<string, Reply[]>;
}

/** Reads the replies that the build has checked and written out. Throws for what is not JSON. */
export function readReplies(text: string): Replies {
  const file: RepliesFile = JSON.parse(text);
  const consentWords = new Map<string, Required<ConsentWord>>();
  const keywordReplies = new Map<string, Reply[]>();
  for (const { words, reply, keyword, language } of Object.entries(file.languages).flatMap(wordLists)) {
    for (const word of words) {
      if (keyword) consentWords.set(keywordForm(word), { keyword, language });
      if (reply) keywordReplies.set(keywordForm(word), reply);
    }
  }
  return { ...file, consentWords, keywordReplies };
}

interface WordList {
  /** Where it stands in the file. */
  path: string;
  language: string;
  words: string[];
  keyword?: ConsentKeyword;
  reply?: Reply[];
}

/** All words of a language that mean something. */
export function wordLists([language, { keywords, ...own }]: [
  string,
  RepliesFile['languages'][string],
]): WordList[] {
  const path = `languages.${language}`;
  return [
    { path: `${path}.stopWords`, language, words: own.stopWords, keyword: 'STOP' },
    { path: `${path}.startWords`, language, words: own.startWords, keyword: 'START' },
    { path: `${path}.helpWords`, language, words: own.helpWords, keyword: 'HELP' },
    ...keywords.map((entry, index) => ({ path: `${path}.keywords.${index}.words`, language, ...entry })),
  ];
}
