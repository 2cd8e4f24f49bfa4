import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { projectDir } from '../../emulator/stack';

/** A fenced block of a document. Its info string is a language and settings: `sh run=local`. */
export interface Block {
  /** Where its text begins. */
  line: number;
  language: string;
  settings: Record<string, string>;
  text: string;
}

export interface Document {
  /** From the project's root. */
  file: string;
  text: string;
  blocks: Block[];
}

const folders = ['.', 'docs', 'examples', 'emulator', 'benchmarks'];

/** Every document of the project. */
export const documents: readonly Document[] = folders
  .flatMap((folder) => readdirSync(path.join(projectDir, folder)).map((name) => path.join(folder, name)))
  .filter((file) => file.endsWith('.md'))
  .map((file) => {
    const text = readFileSync(path.join(projectDir, file), 'utf8');
    return { file, text, blocks: blocksOf(text) };
  });

/** The fenced blocks of a text, those in lists without their indentation. */
function blocksOf(text: string): Block[] {
  return [...text.matchAll(/^( *)```(\w+)([^\n]*)\n(.*?)^\1```$/gms)].map((found) => {
    const [, indent = '', language = '', settings = '', content = ''] = found;
    return {
      line: text.slice(0, found.index).split('\n').length + 1,
      language,
      settings: Object.fromEntries(
        [...settings.matchAll(/(\w+)=(\S+)/g)].map(([, key, value]) => [key, value]),
      ),
      text: content.replace(new RegExp(`^${indent}`, 'gm'), ''),
    };
  });
}
