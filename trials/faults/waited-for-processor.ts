import { readFileSync } from 'node:fs';

/**
 * How long, in milliseconds, a process has been ready to run while others had the processor: that is this machine's fault,
 * where the platform gives each process a processor. 0 where the system does not tell.
 */
export function waitedForProcessor(pid: number): number {
  try {
    const [, waitedNs = '0'] = readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ');
    return Number(waitedNs) / 1e6;
  } catch {
    return 0;
  }
}
