/** CPU seconds, time in the run queue and memory of this process, all its threads included. */
import { readdirSync, readFileSync } from 'node:fs';

const { cpuUsage, resourceUsage } = process;
const linux = process.platform === 'linux';
/** `sysconf(_SC_CLK_TCK)` is 100 on every Linux that Node runs on. */
const ticksPerSecond = 100;

export interface Usage {
  cpuSeconds: number;
  queueSeconds: number;
}

export function usageSoFar(): Usage {
  const { user, system } = cpuUsage.call(process);
  return { cpuSeconds: (user + system) / 1e6 + childSeconds(), queueSeconds: queueSeconds() };
}

export function difference(now: Usage, before: Usage): Usage {
  return { cpuSeconds: now.cpuSeconds - before.cpuSeconds, queueSeconds: now.queueSeconds - before.queueSeconds };
}

/** CPU of programs that have been started and waited for (Linux), else 0. */
function childSeconds(): number {
  if (!linux) return 0;
  try {
    const stat = readFileSync('/proc/self/stat', 'latin1');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[13]) + Number(fields[14])) / ticksPerSecond;
  } catch {
    return 0;
  }
}

/** Seconds that threads were ready to run but had no core (Linux), else 0: a busy host, not a waiting task. */
function queueSeconds(): number {
  if (!linux) return 0;
  let total = 0;
  try {
    for (const thread of readdirSync('/proc/self/task')) {
      try {
        total += Number(readFileSync(`/proc/self/task/${thread}/schedstat`, 'latin1').split(' ')[1]);
      } catch { /* the thread ended just now, or the kernel does not count */ }
    }
  } catch { /* no /proc */ }
  return total / 1e9;
}

/** The largest resident set so far. */
export function peakMemoryBytes(): number {
  if (linux) {
    try {
      // Not maxRSS: it survives exec and then shows the peak of the program that started us.
      const peak = /^VmHWM:\s+(\d+)/m.exec(readFileSync('/proc/self/status', 'latin1'));
      if (peak) return Number(peak[1]) * 1024;
    } catch { /* no /proc */ }
  }
  return resourceUsage.call(process).maxRSS * 1024;
}
