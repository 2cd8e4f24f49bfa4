import type { Address } from './address';

/** Whether this is a toll-free number of North America. */
export function isTollFree(address: Address): boolean {
  return /^\+18(00|33|44|55|66|77|88)\d{7}$/.test(address);
}
