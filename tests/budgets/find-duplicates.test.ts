import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findDuplicates } from '../../scripts/budgets/find-duplicates';

const sum = 'export function sum(a: number, b: number): number {\n  return a + b;\n}\n';
const differently = '/** Adds. */\nexport function sum(a: number,\n  b: number): number { return a + b; }\n';
const imports = "import { one, two, three, four } from './numbers';\n";

let dir: string;

beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'duplicates-'));
});
afterEach(() => rmSync(dir, { recursive: true }));

const find = (files: Record<string, string>) => {
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(dir, name), text);
  return findDuplicates(dir, 10);
};

describe('findDuplicates', () => {
  it('finds what stands in two files, whatever its layout and its comments', () => {
    const { share, found } = find({ 'a.ts': `const x = 1;\n${sum}`, 'b.ts': differently });
    expect(found).toEqual([{ tokens: 21, places: ['a.ts:2', 'b.ts:2'] }]);
    expect(share).toBeCloseTo(21 / 47);
  });

  it('finds what stands in one file twice', () => {
    expect(find({ 'a.ts': sum + sum }).found).toEqual([{ tokens: 21, places: ['a.ts:1', 'a.ts:4'] }]);
  });

  it('takes neither imports nor other names for a duplicate', () => {
    const other = sum.replaceAll('number', 'bigint').replaceAll('sum', 'add');
    expect(find({ 'a.ts': imports + sum, 'b.ts': imports + other })).toEqual({ share: 0, found: [] });
  });

  it('leaves alone what is short', () => {
    expect(find({ 'a.ts': 'call(1, 2);', 'b.ts': 'call(1, 2);' })).toEqual({ share: 0, found: [] });
  });
});
