import { setTimeout as wait } from 'node:timers/promises';
import { BrokenAnswer } from '../broken-answer';
import { failedOnPurpose } from '../errors';
import type { ApiFault, Faults } from '../faults';
import type { ApiAnswer, ApiRequest } from '../operation';

/** Carries a request out, unless one of the `api` faults strikes: the first that fits it and whose share has it so. */
export async function throughFaults(
  faults: Faults,
  product: string,
  request: ApiRequest,
  carryOut: () => Promise<ApiAnswer>,
): Promise<ApiAnswer> {
  const fault = faults.settings.api.find((one) => fits(one, product, request) && faults.strikes(one.share));
  if (!fault) return carryOut();
  if ('status' in fault) throw failedOnPurpose(fault.status, fault.code);
  if ('hang' in fault) throw new BrokenAnswer('hang');
  if ('drop' in fault && fault.drop === 'before') throw new BrokenAnswer('drop');
  const answer = await carryOut();
  if ('drop' in fault) throw new BrokenAnswer('drop', answer);
  if ('malformed' in fault) throw new BrokenAnswer('malformed', answer);
  await wait(fault.slowMs);
  return answer;
}

function fits(fault: ApiFault, product: string, { method, path }: ApiRequest): boolean {
  return (
    (fault.product ?? product) === product &&
    (fault.method ?? method) === method &&
    path.includes(fault.path ?? '')
  );
}
