import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type BuildOptions, type BuildResult, build } from 'esbuild';

const projectDir = path.resolve(__dirname, '..');
const sourceDir = path.join(projectDir, 'src', 'functions');

/** Makes a bundle of each Function, as the platform loads them, and writes it into `outdir` unless told otherwise. */
export async function bundleFunctions(outdir: string, more: BuildOptions = {}): Promise<BuildResult> {
  const { version } = JSON.parse(readFileSync(path.join(projectDir, 'package.json'), 'utf8'));
  return build({
    absWorkingDir: projectDir,
    entryPoints: readdirSync(sourceDir, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'))
      .map((file) => path.join(sourceDir, file)),
    outbase: sourceDir,
    outdir,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    external: ['twilio', 'twilio/*', '@twilio/runtime-handler'],
    // ES modules leave out what is not used.
    mainFields: ['module', 'main'],
    define: { __VERSION__: JSON.stringify(version) },
    minify: true,
    // Functions stay what they are called, so that a stack in the platform's log can be read.
    keepNames: true,
    legalComments: 'none',
    logLevel: 'warning',
    ...more,
  });
}
