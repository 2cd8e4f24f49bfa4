import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

interface Token {
  text: string;
  file: string;
  line: number;
}

/** A run of tokens that stands in two places, each `file:line`. */
export interface Duplicate {
  tokens: number;
  places: [string, string];
}

export interface Duplicates {
  /** Of all tokens, those that have stood somewhere before. */
  share: number;
  /** The longest first. */
  found: Duplicate[];
}

/** Finds what is written twice in the TypeScript below `dir`: at least `least` tokens in a row, whatever the layout. */
export function findDuplicates(dir: string, least: number): Duplicates {
  const files = readdirSync(dir, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /\.tsx?$/.test(file),
  );
  const seen = new Map<string, { tokens: Token[]; at: number }>();
  const found: Duplicate[] = [];
  let [all, again] = [0, 0];
  for (const file of files.sort()) {
    const tokens = tokensOf(path.join(dir, file), file);
    all += tokens.length;
    for (let at = 0; at + least <= tokens.length; at++) {
      const run = textOf(tokens, at, least);
      const first = seen.get(run);
      if (!first) {
        seen.set(run, { tokens, at });
        continue;
      }
      const length = commonLength(first, { tokens, at });
      if (length < least) continue;
      found.push({ tokens: length, places: [placeOf(first.tokens, first.at), placeOf(tokens, at)] });
      again += length;
      at += length - 1;
    }
  }
  return { share: again / all, found: found.sort((a, b) => b.tokens - a.tokens) };
}

/** Without imports, which are alike wherever the same things are used. */
function tokensOf(path: string, file: string): Token[] {
  const language = path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const source = ts.createSourceFile(
    path,
    readFileSync(path, 'utf8'),
    ts.ScriptTarget.ES2022,
    false,
    language,
  );
  const tokens: Token[] = [];
  const collect = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) return;
    const children = node.getChildren(source);
    for (const child of children) collect(child);
    if (children.length > 0) return;
    const text = node.getText(source);
    if (text === '' || ts.isJSDoc(node)) return;
    tokens.push({ text, file, line: source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1 });
  };
  collect(source);
  return tokens;
}

function textOf(tokens: readonly Token[], at: number, length: number): string {
  return tokens
    .slice(at, at + length)
    .map(({ text }) => text)
    .join(' ');
}

function commonLength(a: { tokens: Token[]; at: number }, b: { tokens: Token[]; at: number }): number {
  let length = 0;
  // Two runs of one file must not overlap.
  const most = a.tokens === b.tokens ? b.at - a.at : Number.POSITIVE_INFINITY;
  while (length < most && b.at + length < b.tokens.length) {
    if (a.tokens[a.at + length]?.text !== b.tokens[b.at + length]?.text) break;
    length++;
  }
  return length;
}

function placeOf(tokens: readonly Token[], at: number): string {
  const token = tokens[at];
  return `${token?.file}:${token?.line}`;
}
