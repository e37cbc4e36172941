/** What the host gave while it was measured, and what that says about the numbers. */
import type { Hazard, HostDescription, Reason } from '../model';
import type { Candidate, Comparison } from './comparison';
import { HARDLY_WAITING, HOST_USED_SHARE, LOADED_SHARE, PARALLEL_CORES, TINY_TASK_SECONDS } from './cost-model';
import { formatCount, formatRatio, labelOf } from './format';

export interface Capacity {
  /** What `processes` that only compute got done at once, in units of one alone. */
  cores: number;
  processes: number;
  /** What an idle host would give at least: hyper-threads and a control group's quota taken into account. */
  expected: number;
  /** Clearly less than that. */
  loaded: boolean;
}

/** Null where it was not measured, or the process may use one core only. */
export function capacityOf({ parallelCapacity, physicalCores, cpuQuota }: HostDescription): Capacity | null {
  const widest = parallelCapacity?.at(-1);
  if (!widest || widest.processes < 2) return null;
  const { cores, processes } = widest;
  const expected = Math.min(processes, physicalCores ?? Infinity, cpuQuota ?? Infinity);
  return { cores, processes, expected, loaded: cores < LOADED_SHARE * expected };
}

/** A verdict that was taken on a busy host says so. */
export function loadedHost(host: HostDescription): Hazard[] {
  const capacity = capacityOf(host);
  const load = host.load ?? null;
  if (capacity?.loaded) {
    const before = load !== null && load >= 1 ? `; in the minute before the run ${formatRatio(load)} programs wanted a core on average` : '';
    return [{
      code: 'loaded-host',
      message: `The host was busy: ${capacity.processes} processes that only compute came to ${formatRatio(capacity.cores)} cores' worth of work together${before}. `
        + 'On an idle host, what computes may gain more than was measured here.',
    }];
  }
  if (capacity === null && load !== null && load >= LOADED_SHARE * host.usableCores && host.usableCores > 1) {
    return [{
      code: 'loaded-host',
      message: `The host may have been busy: in the minute before the run ${formatRatio(load)} programs wanted one of its ${formatCount(host.usableCores, 'core')} on average.`,
    }];
  }
  return [];
}

/** Models whose workers compute at the same time, whatever the code does. */
const parallelModels: ReadonlySet<string> = new Set(['processes', 'interpreters', 'worker-threads', 'child-processes']);

export function isParallel({ measurement }: Candidate): boolean {
  return parallelModels.has(measurement.model) || (measurement.model === 'threads' && measurement.gil === 'disabled');
}

/** A model that got all the host had to give, where that was little: its gain is the host's, not its own. */
export function hostLimits({ outcome, candidates, waitShare, taskSeconds }: Comparison): Reason | null {
  const capacity = capacityOf(outcome.host);
  if (!capacity?.loaded || capacity.cores >= PARALLEL_CORES || (waitShare ?? 1) > HARDLY_WAITING || taskSeconds < TINY_TASK_SECONDS) return null;
  const held = candidates.filter(isParallel).find(candidate => candidate.speedup >= HOST_USED_SHARE * capacity.cores);
  return held ? limitedReason(held, capacity) : null;
}

/** Why a gain is no larger, where the host set its limit. */
export function whyNoMore({ outcome, waitShare }: Comparison, choice: Candidate): Reason[] {
  const capacity = capacityOf(outcome.host);
  if (!capacity?.loaded || (waitShare ?? 1) > HARDLY_WAITING || !isParallel(choice) || choice.speedup < HOST_USED_SHARE * capacity.cores) return [];
  return [limitedReason(choice, capacity)];
}

function limitedReason({ measurement, speedup }: Candidate, { cores, processes, expected }: Capacity): Reason {
  const label = labelOf(measurement);
  return {
    code: 'host-limits',
    message: `While measuring, the host gave ${formatRatio(cores)} cores to ${processes} processes that only compute, of ${formatRatio(expected)} it has; ${label} at ${formatRatio(speedup)}x `
      + 'are limited by the host here, and may gain more on an idle one.',
  };
}
