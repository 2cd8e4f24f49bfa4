/** As far ahead as the backend plans anything. */
export const furthestAheadMs = 360 * 86_400_000;
