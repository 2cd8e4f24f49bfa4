import { setTimeout as wait } from 'node:timers/promises';
import { BrokenAnswer } from '../broken-answer';
import { failedOnPurpose } from '../errors';
import type { ApiFault, Faults } from '../faults';
import type { ApiAnswer, ApiRequest } from '../operation';
import { refuse } from './sync/refusals';

/** Carries a request out, unless one of the `api` faults strikes: the first that fits it and whose share has it so. */
export async function throughFaults(
  faults: Faults,
  product: string,
  request: ApiRequest,
  carryOut: () => Promise<ApiAnswer>,
): Promise<ApiAnswer> {
  const fault = faults.settings.api.find((one) => fits(one, product, request) && faults.strikesWith(one));
  if (!fault) return carryOut();
  if ('status' in fault) throw failedOnPurpose(fault.status, fault.code);
  if ('stale' in fault) throw refuse.revisionMismatch(54205);
  if ('hang' in fault) throw new BrokenAnswer('hang');
  if ('drop' in fault && fault.drop === 'before') throw new BrokenAnswer('drop');
  const answer = await carryOut();
  if ('drop' in fault) throw new BrokenAnswer('drop', answer);
  if ('malformed' in fault) throw new BrokenAnswer('malformed', answer);
  await wait(fault.slowMs);
  return answer;
}

function fits(fault: ApiFault, product: string, { method, path, headers }: ApiRequest): boolean {
  return (
    (fault.product ?? product) === product &&
    (fault.method ?? method) === method &&
    path.includes(fault.path ?? '') &&
    (!('stale' in fault) || headers['if-match'] !== undefined)
  );
}
