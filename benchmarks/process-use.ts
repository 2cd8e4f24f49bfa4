import { readFileSync } from 'node:fs';
import type { Gateway } from '../emulator/gateway/gateway';

/** Linux counts the time of processes in hundredths of a second. */
const msPerTick = 10;

/** What the function processes have used so far, in user and system mode. */
export function cpuMsOf(gateway: Gateway): number {
  return gateway.pids().reduce((sum, pid) => {
    // The name of the command, in brackets, may hold spaces.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    return sum + (Number(fields[11]) + Number(fields[12])) * msPerTick;
  }, 0);
}

/** The most memory that any of the function processes has held at a time, in MB. */
export function peakMbOf(gateway: Gateway): number {
  const peaks = gateway.pids().map((pid) => {
    const [, kilobytes] = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return Number(kilobytes) / 1_024;
  });
  return Math.max(0, ...peaks);
}
