import path from 'node:path';

/** The package's `exports` hide these files, so they are addressed from the one entry beside them. */
function devRuntimeOf(dir: string): string {
  return path.dirname(require.resolve('@twilio/runtime-handler/dev', { paths: [dir] }));
}

/** The official program that runs one Function per message in a process of its own, as `projectDir` has it installed. */
export function runnerPath(projectDir: string): string {
  return path.join(devRuntimeOf(projectDir), 'internal', 'functionRunner.js');
}

interface RestrictedHeaders {
  restrictedHeaderPrefixes: string[];
  restrictedHeaderExactMatches: string[];
}

const restricted = require(
  path.join(devRuntimeOf(__dirname), 'checks', 'restricted-headers.js'),
) as RestrictedHeaders;
// Documented as hidden on the platform, though the official local server lets it through.
const hidden = new Set([...restricted.restrictedHeaderExactMatches, 'host']);

/** Whether the platform keeps this header (lower case) from Functions. */
export function isHiddenHeader(name: string): boolean {
  return hidden.has(name) || restricted.restrictedHeaderPrefixes.some((prefix) => name.startsWith(prefix));
}
