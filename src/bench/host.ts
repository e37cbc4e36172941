/** The machine the benchmark runs on, as far as it bounds what can run at once. */
import { readFileSync } from 'node:fs';
import { arch, availableParallelism, cpus, platform, totalmem } from 'node:os';
import type { HostDescription } from '../model';

export function describeHost(): HostDescription {
  return { platform: platform(), architecture: arch(), logicalCores: Math.max(1, cpus().length), usableCores: usableCores(), memoryBytes: totalmem() };
}

/** Affinity and the control group's quota taken into account; at least 1. */
function usableCores(): number {
  const quota = cpuQuota(path => {
    try {
      return readFileSync(path, 'utf8');
    } catch {
      return null;
    }
  });
  return Math.max(1, Math.min(availableParallelism(), Math.ceil(quota ?? Infinity)));
}

/** Cores that Linux' control group grants, version 2 or 1; null where it grants all. */
export function cpuQuota(read: (path: string) => string | null): number | null {
  const unified = read('/sys/fs/cgroup/cpu.max')?.trim().split(/\s+/);
  const [quota, period] = unified ?? [read('/sys/fs/cgroup/cpu/cpu.cfs_quota_us'), read('/sys/fs/cgroup/cpu/cpu.cfs_period_us')];
  const cores = Number(quota) / Number(period);
  return quota !== null && period !== null && Number.isFinite(cores) && cores > 0 ? cores : null;
}
