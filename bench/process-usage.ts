/** What a process uses, as Linux tells it: asking the process itself would change what is measured. */
import { readFileSync } from 'node:fs';

/** The kernel's unit for processor time on every Linux that Node.js runs on. */
const TICK_MS = 10;

/** Processor time since the start, in milliseconds: its own and the kernel's on its behalf. */
export function cpuOf(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // The name, in parentheses, may hold blanks; user and system time are the 14th and 15th of all fields.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
}

/** Resident memory, in megabytes. */
export function memoryOf(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) / 1_024;
}
