/** A clause's beginning, up to so many words of any kind, or one of several choices, each a number in the vocabulary. */
export type Step = '^' | number | { of: number[]; optional?: true };
export type Pattern = Step[];

/** A phrase and the choices it belongs to. */
export type Phrase = [phrase: string, ...choices: number[]];

export interface LanguageRules {
  language: string;
  /**
   * Every word that means something, or `beginning*`: whether it is read at all, whether it ends a clause, or the phrases
   * that begin with it.
   */
  vocabulary: Record<string, 'ignored' | 'break' | Phrase[]>;
  clear: Pattern[];
  unless: Pattern[];
  unlessAnywhere: Pattern[];
  doubtful: Pattern[];
}

export type RevocationRules = LanguageRules[];

/** Reads the rules that the build has checked and written out. Throws for what is not JSON. */
export function readRevocationRules(text: string): RevocationRules {
  return JSON.parse(text);
}
