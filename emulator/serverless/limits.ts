const MEGABYTE = 1_000_000;

/**
 * What Twilio takes. Counts and the sizes of Assets: https://www.twilio.com/docs/runtime/functions-assets-api; names,
 * paths and variables: the properties in the Serverless API's documents. Of a Function's size they say nothing; this
 * one is cautious.
 */
export const LIMITS = {
  functions: 50,
  publicAssets: 1_000,
  privateAssets: 50,
  functionBytes: 5 * MEGABYTE,
  publicAssetBytes: 25 * MEGABYTE,
  privateAssetBytes: 10 * MEGABYTE,
  pathLength: 255,
  serviceNameLength: 50,
  friendlyNameLength: 255,
  environmentNameLength: 100,
  environments: 25,
  domainSuffixLength: 16,
  variableKeyLength: 128,
  variableValueBytes: 450,
  /** Account, domain, path and variables as JSON; beyond it calls may fail: https://www.twilio.com/docs/api/errors/82006 */
  contextBytes: 3 * 1024,
} as const;
