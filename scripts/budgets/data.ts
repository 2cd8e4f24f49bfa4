/** What one Function may cost: bytes of its bundle, and time to load it, as a share of what Twilio's client takes beside it. */
export interface FunctionBudget {
  bytes: number;
  load: number;
}

/** What the project allows itself. */
export const budgets = {
  /** The platform takes 50 a build; two are left for a deploy tool that adds its own. */
  functions: 48,

  /** Of Functions whose path begins so; the longest beginning counts. Whoever waits for a webhook is Twilio, so these are the least. */
  bundles: {
    '/webhooks/': { bytes: 60_000, load: 0.25 },
    '/health': { bytes: 60_000, load: 0.25 },
    '/insights/': { bytes: 120_000, load: 0.3 },
    '/senders/': { bytes: 120_000, load: 0.3 },
    '/service/': { bytes: 130_000, load: 0.3 },
    '/compliance/': { bytes: 260_000, load: 0.3 },
    '/opt-outs/': { bytes: 260_000, load: 0.3 },
    '/campaigns/': { bytes: 340_000, load: 0.4 },
    '/maintenance/': { bytes: 360_000, load: 0.4 },
    '/messages/': { bytes: 380_000, load: 0.4 },
    '/messages/preview': { bytes: 490_000, load: 0.5 },
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

/** Nothing is allowed to a Function that has none. */
export function budgetOf(route: string): FunctionBudget {
  const beginnings = Object.keys(budgets.bundles).filter((beginning) => route.startsWith(beginning));
  const longest = beginnings.sort((a, b) => b.length - a.length)[0] ?? '';
  return budgets.bundles[longest] ?? { bytes: 0, load: 0 };
}
