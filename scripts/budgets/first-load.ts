import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

/** What the console loads to show its first page, in compressed bytes: what `index.html` names, and the largest section. */
export function firstLoadBytes(assetsDir: string): number {
  const index = readFileSync(path.join(assetsDir, 'index.html'), 'utf8');
  const named = [...index.matchAll(/(?:src|href)="\.\/console\/([^"]+)"/g)].map(([, file = '']) => file);
  const consoleDir = path.join(assetsDir, 'console');
  const compressed = readdirSync(consoleDir).map((file) => ({
    isNamed: named.includes(file),
    bytes: gzipSync(readFileSync(path.join(consoleDir, file))).length,
  }));
  const first = compressed.filter(({ isNamed }) => isNamed);
  const sections = compressed.filter(({ isNamed }) => !isNamed);
  if (first.length === 0) throw new Error('index.html names nothing that there is.');
  const sum = first.reduce((total, { bytes }) => total + bytes, 0);
  return gzipSync(index).length + sum + Math.max(0, ...sections.map(({ bytes }) => bytes));
}
