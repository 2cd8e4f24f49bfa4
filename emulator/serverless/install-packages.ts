import { existsSync } from 'node:fs';
import { cp, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Dependency } from './resources';

interface Manifest {
  version: string;
  dependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
}

/**
 * Puts into `targetDir` what `npm install` of these dependencies would, and nothing else: copies of the packages that
 * `projectDir` has installed, and of all they need, nested in the same way. Rejects where one is not installed there in
 * just this version.
 */
export async function installPackages(
  projectDir: string,
  dependencies: readonly Dependency[],
  targetDir: string,
): Promise<void> {
  const folders = new Set<string>();
  for (const { name, version } of dependencies) {
    const folder = findPackage(projectDir, projectDir, name);
    const installed = folder && (await readManifest(folder)).version;
    if (folder === undefined || installed !== version) {
      throw new Error(`${name}@${version} is not installed here, but ${installed ?? 'no version at all'}`);
    }
    await collect(projectDir, folder, folders);
  }
  for (const folder of folders) {
    await cp(folder, path.join(targetDir, path.relative(projectDir, folder)), {
      recursive: true,
      // Packages nested below are folders of their own, if they are needed.
      filter: (source) => !path.relative(folder, source).split(path.sep).includes('node_modules'),
    });
  }
}

async function collect(projectDir: string, folder: string, folders: Set<string>): Promise<void> {
  if (folders.has(folder)) return;
  folders.add(folder);
  const { dependencies, optionalDependencies } = await readManifest(folder);
  for (const name of Object.keys({ ...dependencies, ...optionalDependencies })) {
    const found = findPackage(projectDir, folder, name);
    if (found) await collect(projectDir, found, folders);
    else if (dependencies?.[name]) throw new Error(`${folder} needs ${name}, which is not installed`);
  }
}

/** The folder from which `require(name)` in `from` would load, no higher up than the project. */
function findPackage(projectDir: string, from: string, name: string): string | undefined {
  const folder = path.join(from, 'node_modules', name);
  if (existsSync(path.join(folder, 'package.json'))) return folder;
  return from === projectDir ? undefined : findPackage(projectDir, path.dirname(from), name);
}

async function readManifest(folder: string): Promise<Manifest> {
  return JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8')) as Manifest;
}
