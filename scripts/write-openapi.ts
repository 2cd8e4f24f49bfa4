import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { addExamples } from './openapi/add-examples';
import { openApiDocument } from './openapi/document';
import { ExchangeCheck } from './openapi/exchange-check';
import { type Examples, pickExamples } from './openapi/pick-examples';
import { printClient } from './openapi/print-client';
import { projectDir } from './openapi/source';

/**
 * Writes what follows from the code of the API, after a route or what it takes or answers has changed:
 *
 *     npm run openapi                         writes the document and the client
 *     npm run openapi -- --check              writes nothing; ends with exit code 1, and names it, where a file is behind
 *     npm run openapi -- --examples <folder>  picks the examples anew, from calls that tests have recorded there
 */
const at = (file: string) => path.join(projectDir, file);
const examplesFile = 'docs/api-examples.json';
const args = process.argv.slice(2);

const document = openApiDocument();
const check = new ExchangeCheck(document);
let examples: Examples = JSON.parse(readFileSync(at(examplesFile), 'utf8'));
const [, folder] = args.slice(args.indexOf('--examples'));
if (args.includes('--examples') && folder) {
  examples = pickExamples(folder, examples, document, check);
  writeFileSync(at(examplesFile), formatted(examplesFile, JSON.stringify(examples)));
}
for (const complaint of addExamples(document, examples, check)) {
  console.error(`${complaint.slice(0, 300)}\nRecord it again, as CONTRIBUTING.md says.`);
  process.exitCode = 1;
}

const files: [string, string][] = [
  ['src/assets/openapi.json', JSON.stringify(document)],
  ['client/messaging-backend.ts', printClient(document)],
];
for (const [file, plain] of files) {
  const text = formatted(file, plain);
  if (!args.includes('--check')) writeFileSync(at(file), text);
  else if (readFileSync(at(file), 'utf8') !== text) {
    console.error(`${file} is not what the code says: npm run openapi`);
    process.exitCode = 1;
  }
}

/** As the lint wants it. */
function formatted(file: string, text: string): string {
  const biome = require.resolve('@biomejs/biome/bin/biome');
  return execFileSync(process.execPath, [biome, 'format', `--stdin-file-path=${file}`], {
    cwd: projectDir,
    encoding: 'utf8',
    input: text,
  });
}
