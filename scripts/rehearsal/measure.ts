import type { Hosted } from '../../emulator/serverless/hosted';
import { LIMITS } from '../../emulator/serverless/limits';
import type { Build } from '../../emulator/serverless/resources';

/** A figure of a deployment beside what Twilio takes. Sizes are in bytes. */
export interface Figure {
  what: string;
  is: number;
  limit: number;
}

/** How near what was deployed comes to Twilio's limits. */
export function measure({ functions, assets }: Build, { env }: Hosted): Figure[] {
  const privates = assets.filter(({ visibility }) => visibility === 'private');
  const publics = assets.filter(({ visibility }) => visibility !== 'private');
  const largest = (versions: Build['functions']) =>
    Math.max(0, ...versions.map(({ content }) => content.length));
  const values = Object.values(env).map((value) => Buffer.byteLength(value));
  return [
    { what: 'Functions', is: functions.length, limit: LIMITS.functions },
    { what: 'largest Function', is: largest(functions), limit: LIMITS.functionBytes },
    { what: 'public Assets', is: publics.length, limit: LIMITS.publicAssets },
    { what: 'largest public Asset', is: largest(publics), limit: LIMITS.publicAssetBytes },
    { what: 'private Assets', is: privates.length, limit: LIMITS.privateAssets },
    { what: 'largest private Asset', is: largest(privates), limit: LIMITS.privateAssetBytes },
    { what: 'largest Variable', is: Math.max(...values), limit: LIMITS.variableValueBytes },
    { what: 'context', is: contextBytes(env), limit: LIMITS.contextBytes },
  ];
}

/** What the platform hands to a Function beside the request, as JSON, with the longest domain and path there may be. */
export function contextBytes(env: Record<string, string>): number {
  const context = { ...env, DOMAIN_NAME: 'd'.repeat(80), PATH: 'p'.repeat(LIMITS.pathLength) };
  return Buffer.byteLength(JSON.stringify(context));
}
