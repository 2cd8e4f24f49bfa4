import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Plugin } from 'esbuild';
import { readRoutes } from '../../emulator/gateway/routes';
import type { Hosted } from '../../emulator/serverless/hosted';
import { projectDir } from '../../emulator/stack';
import {
  functionEnvironment,
  randomApiKey,
  randomAuthToken,
  randomSid,
} from '../../emulator/stack-environment';
import { bundleFunctions } from '../bundle-functions';
import { instrument, isMeasured } from './instrument';

const counting: Plugin = {
  name: 'counting',
  setup: ({ onLoad }) => {
    onLoad({ filter: /\.ts$/ }, ({ path: file }) =>
      isMeasured(file) ? { contents: instrument(readFileSync(file, 'utf8'), file), loader: 'ts' } : undefined,
    );
  },
};

/** Bundles into `dir` that keep in `countsDir` what was executed of them; the answer is what a stack needs to serve them. */
export async function bundleInstrumented(dir: string, countsDir: string): Promise<Hosted> {
  const keep = JSON.stringify(path.join(__dirname, 'keep-counts.cjs'));
  const banner = `require(${keep}).keepCountsOfProcess(${JSON.stringify(countsDir)});`;
  await bundleFunctions(dir, { plugins: [counting], banner: { js: banner } });
  const account = {
    accountSid: randomSid('AC'),
    authToken: randomAuthToken(),
    messagingServiceSid: randomSid('MG'),
    syncServiceSid: randomSid('IS'),
  };
  return {
    baseDir: projectDir,
    routes: readRoutes(dir, path.join(projectDir, 'dist', 'assets')),
    env: functionEnvironment(account, randomApiKey(), {}, [], {}),
  };
}
