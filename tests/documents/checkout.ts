import { cpSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { projectDir } from '../../emulator/stack';

const leftOut = new Set(['.git', '.local', '.env', '.twiliodeployinfo', 'node_modules', 'coverage', 'tests']);

/**
 * A copy of the built project in a folder of its own, whose stack, `.env` and notes of deployments are not the developer's.
 * It is not built again: other tests run on the same bundles meanwhile, and the build has just been made.
 */
export function copyCheckout(): string {
  const dir = mkdtempSync(path.join(tmpdir(), 'documents-'));
  cpSync(projectDir, dir, {
    recursive: true,
    filter: (source) => !leftOut.has(path.relative(projectDir, source)),
  });
  symlinkSync(path.join(projectDir, 'node_modules'), path.join(dir, 'node_modules'));
  const manifest = path.join(dir, 'package.json');
  const { scripts, ...rest } = JSON.parse(readFileSync(manifest, 'utf8'));
  writeFileSync(manifest, JSON.stringify({ ...rest, scripts: { ...scripts, build: 'true' } }));
  // For whoever has this folder as their home: a call that is refused is a command that fails.
  writeFileSync(path.join(dir, '.curlrc'), 'fail-with-body\n');
  return dir;
}
