import { readFileSync } from 'node:fs';
import path from 'node:path';
import { bundleFunctions } from '../../scripts/bundle-functions';

const projectDir = path.resolve(__dirname, '../..');
const read = (file: string) => readFileSync(path.join(projectDir, file), 'utf8');

interface Locked {
  dev?: boolean;
  integrity?: string;
  hasInstallScript?: boolean;
}
const lock: { packages: Record<string, Locked> } = JSON.parse(read('package-lock.json'));
const packages = Object.entries(lock.packages).filter(([name]) => name !== '');
const namesWhere = (isSo: (locked: Locked) => boolean) =>
  packages.filter(([, locked]) => isSo(locked)).map(([name]) => name);

describe('packages', () => {
  it('each have a checksum in the lock', () => {
    expect(packages.length).toBeGreaterThan(100);
    expect(namesWhere(({ integrity }) => !integrity?.startsWith('sha512-'))).toEqual([]);
  });

  it('run no script when the platform installs them', () => {
    expect(namesWhere(({ dev, hasInstallScript }) => !dev && hasInstallScript === true)).toEqual([]);
    expect(namesWhere(({ hasInstallScript }) => hasInstallScript === true)).toContain('node_modules/esbuild');
  });

  it('are bundled into the Functions where docs/security.md says so, and no others', async () => {
    const dir = path.join(projectDir, 'dist', 'functions');
    const { metafile } = await bundleFunctions(dir, { write: false, metafile: true });
    const files = Object.values(metafile?.outputs ?? {}).flatMap(({ inputs }) =>
      Object.entries(inputs).flatMap(([file, { bytesInOutput }]) => (bytesInOutput > 0 ? [file] : [])),
    );
    const bundled = files.flatMap((file) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1] ?? []);
    const [said = ''] = /Bundled into the Functions are [^[]+\[D5\]/.exec(read('docs/security.md')) ?? [];
    const named = [...said.matchAll(/`([^`]+)`/g)].map(([, name]) => name);
    expect([...new Set(bundled)].sort()).toEqual(named);
  });
});
