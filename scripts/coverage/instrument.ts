import path from 'node:path';
import type { FileCoverageData } from 'istanbul-lib-coverage';

/** As much of istanbul's instrumenter as is used; it comes with Jest, without types. */
interface Instrumenter {
  instrumentSync(code: string, file: string): string;
  lastFileCoverage(): FileCoverageData;
}
const { createInstrumenter } = require('istanbul-lib-instrument') as {
  createInstrumenter(options: object): Instrumenter;
};
const instrumenter = createInstrumenter({
  parserPlugins: ['typescript'],
  esModules: true,
  compact: false,
});

const sourceDir = path.resolve(__dirname, '..', '..', 'src') + path.sep;

/** Whether a file is the backend's own code. What runs in a browser is not. */
export function isMeasured(file: string): boolean {
  return file.startsWith(sourceDir) && file.endsWith('.ts') && !file.startsWith(`${sourceDir}console`);
}

/** The same TypeScript, counting in `globalThis.__coverage__` what is executed. */
export function instrument(code: string, file: string): string {
  return instrumenter.instrumentSync(code, file);
}

/** What there is to execute in a file, and that nothing was. */
export function nothingCovered(code: string, file: string): FileCoverageData {
  instrument(code, file);
  return structuredClone(instrumenter.lastFileCoverage());
}
