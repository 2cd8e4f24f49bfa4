import { existsSync, readFileSync } from 'node:fs';
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
  return Math.max(0, ...gateway.pids().map((pid) => memoryMb(pid, 'VmHWM')));
}

/** The memory that a process holds now, in MB; undefined when it has ended. */
export function rssMbOf(pid: number): number | undefined {
  if (!existsSync(`/proc/${pid}/status`)) return undefined;
  const mb = memoryMb(pid, 'VmRSS');
  return Number.isNaN(mb) ? undefined : mb;
}

function memoryMb(pid: number, field: string): number {
  const [, kilobytes] =
    new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes) / 1_024;
}
