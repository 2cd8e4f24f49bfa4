import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { projectDir, writeLocalFile } from '../../emulator/stack';

test('what the local stack writes down is for its owner alone', () => {
  const dir = mkdtempSync(path.join(tmpdir(), 'local-'));
  const file = path.join(dir, 'stack.json');
  writeLocalFile(file, '{}');
  expect((statSync(file).mode & 0o777).toString(8)).toBe('600');
  rmSync(dir, { recursive: true });
});

test('what a laptop keeps to itself is not in git', () => {
  const ignored = readFileSync(path.join(projectDir, '.gitignore'), 'utf8').split('\n');
  expect(ignored).toEqual(expect.arrayContaining(['.env', '.local/', '*.log', '.twiliodeployinfo']));
});
