/** What one Function may cost: bytes of its bundle, and milliseconds of a slow processor to load it. */
export interface FunctionBudget {
  bytes: number;
  loadMs: number;
}

/** What the project allows itself. */
export const budgets = {
  /** The platform takes 50 a build; two are left for a deploy tool that adds its own. */
  functions: 48,

  /** Of Functions whose path begins so; the longest beginning counts. Whoever waits for a webhook is Twilio, so these are the least. */
  bundles: {
    '/webhooks/': { bytes: 60_000, loadMs: 40 },
    '/health': { bytes: 60_000, loadMs: 50 },
    '/insights/': { bytes: 120_000, loadMs: 50 },
    '/senders/': { bytes: 120_000, loadMs: 50 },
    '/service/': { bytes: 130_000, loadMs: 50 },
    '/compliance/': { bytes: 260_000, loadMs: 60 },
    '/opt-outs/': { bytes: 260_000, loadMs: 60 },
    '/campaigns/': { bytes: 340_000, loadMs: 80 },
    '/maintenance/': { bytes: 360_000, loadMs: 80 },
    '/messages/': { bytes: 370_000, loadMs: 80 },
    '/messages/preview': { bytes: 490_000, loadMs: 120 },
  } as Record<string, FunctionBudget>,

  /** Compressed, with the largest section on top. */
  consoleFirstLoadBytes: 350_000,

  /** What the platform must install. */
  dependencies: ['@twilio/runtime-handler', 'twilio'],

  /** Tokens that stand a second time in `src`, of all its tokens; counted from this many in a row. */
  duplicates: { share: 0.005, tokens: 50 },

  /** Shares of what the tests execute. */
  coverage: { lines: 0.9, branchesOfPure: 0.95 },
};
