import type { ApiFault } from '../../emulator/faults';

/** The products that the journeys call. */
export const products = ['api', 'messaging', 'accounts', 'sync'] as const;
export type Product = (typeof products)[number];

/** What befalls the calls to one product, of which the rest of a rule is the product. A rule without `times` lasts. */
const rules = {
  '429×8': { status: 429, times: 8 },
  '500': { status: 500 },
  '503': { status: 503 },
  '503×1': { status: 503, times: 1 },
  hang: { hang: true },
  'hang×1': { hang: true, times: 1 },
  slow: { slowMs: 2_000 },
  'cut-before': { drop: 'before' },
  'cut-after': { drop: 'after' },
  'cut-after×1': { drop: 'after', times: 1 },
  garbled: { malformed: true },
  'garbled×1': { malformed: true, times: 1 },
  'stale×1': { stale: true, times: 1 },
} as const;

/** The columns of the matrix; `maps-gone` is no rule: every Map of Sync is deleted before the journey. */
export const faults = [...(Object.keys(rules) as (keyof typeof rules)[]), 'maps-gone'] as const;
export type Fault = (typeof faults)[number];

/** As the emulator takes it; none for what is done by hand. */
export function ruleOf(product: Product, fault: Fault): ApiFault[] {
  return fault === 'maps-gone' ? [] : [{ product, share: 1, ...rules[fault] }];
}
