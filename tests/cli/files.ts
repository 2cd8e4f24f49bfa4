import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Gives a test file a folder of its own. Returns what writes a file into it and tells its path. */
export function temporaryFiles(): (content: string | Buffer) => string {
  let folder: string;
  let count = 0;
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'campaign-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));
  return (content) => {
    const file = path.join(folder, `people-${++count}.csv`);
    writeFileSync(file, content);
    return file;
  };
}

/** Everything that an async iterable has. */
export async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const item of items) found.push(item);
  return found;
}
