/** The machine the benchmark runs on, as far as it bounds what can run at once. What changes while it runs is `gauge.ts`'. */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { arch, availableParallelism, cpus, freemem, loadavg, platform, totalmem } from 'node:os';
import type { HostDescription } from '../model';

/** What is asked of the operating system; replaced in tests. */
export interface HostSystem {
  platform: NodeJS.Platform;
  architecture: string;
  logicalCores: number;
  /** Affinity taken into account. */
  availableCores: number;
  memoryBytes: number;
  /** Average over the last minute. */
  load: number;
  /** Null where there is no such file. */
  read(path: string): string | null;
  list(folder: string): string[];
  /** What a program prints; null where it does not run to a good end. */
  run(program: string, ...options: string[]): string | null;
}

export function thisSystem(): HostSystem {
  return {
    platform: platform(), architecture: arch(), logicalCores: Math.max(1, cpus().length), availableCores: availableParallelism(), memoryBytes: totalmem(), load: loadavg()[0],
    read: path => orNull(() => readFileSync(path, 'utf8')),
    list: folder => orNull(() => readdirSync(folder)) ?? [],
    run: (program, ...options) => orNull(() => execFileSync(program, options, { encoding: 'utf8', timeout: 2000, stdio: ['ignore', 'pipe', 'ignore'] })),
  };
}

function orNull<T>(get: () => T): T | null {
  try {
    return get();
  } catch {
    return null;
  }
}

export function describeHost(system: HostSystem = thisSystem()): HostDescription {
  const quota = cpuQuota(system.read);
  return {
    platform: system.platform, architecture: system.architecture, logicalCores: system.logicalCores,
    usableCores: Math.max(1, Math.min(system.availableCores, Math.ceil(quota ?? Infinity))), memoryBytes: system.memoryBytes,
    physicalCores: physicalCores(system), cpuQuota: quota,
    // Windows counts nothing of the kind, and Node then says 0.
    load: system.platform === 'win32' ? null : system.load,
  };
}

/** Memory that programs can still get, within the control group's limit where Node knows it (`process.availableMemory`, Node 20.13 and 22). */
export function freeMemoryBytes(): number {
  const { availableMemory } = process as { availableMemory?: () => number };
  return availableMemory ? Math.min(availableMemory(), freemem()) : freemem();
}

/**
 * Cores that Linux' control group grants; null where it grants all. Version 2 limits any group on the path from the process' own to the root
 * (kernel.org, Control Group v2, "cpu.max"); version 1 has a quota and a period in files of their own ("CFS Bandwidth Control").
 */
export function cpuQuota(read: (path: string) => string | null): number | null {
  const quotas = groupsOf(read('/proc/self/cgroup')).flatMap(({ unified, path }) => {
    const [quota, period] = unified
      ? (read(`/sys/fs/cgroup${path}/cpu.max`)?.trim().split(/\s+/) ?? [])
      : [read(`/sys/fs/cgroup/cpu${path}/cpu.cfs_quota_us`), read(`/sys/fs/cgroup/cpu${path}/cpu.cfs_period_us`)];
    const cores = Number(quota ?? NaN) / Number(period ?? NaN);
    return Number.isFinite(cores) && cores > 0 ? [cores] : [];
  });
  return quotas.length ? Math.min(...quotas) : null;
}

/** The process' groups and those above them; in a container, whose own group is mounted as the root, only the root exists. */
function groupsOf(membership: string | null): { unified: boolean; path: string }[] {
  const groups = [{ unified: true, path: '' }, { unified: false, path: '' }];
  for (const line of membership?.split('\n') ?? []) {
    const [hierarchy, controllers, path] = line.split(':');
    const unified = hierarchy === '0' && controllers === '';
    if (!unified && !controllers?.split(',').includes('cpu')) continue;
    const steps = (path ?? '').split('/').filter(Boolean);
    for (let depth = steps.length; depth > 0; depth--) groups.push({ unified, path: `/${steps.slice(0, depth).join('/')}` });
  }
  return groups;
}

/** Cores apart from their hyper-threads; null where the system does not tell (Windows tells only slowly). */
export function physicalCores({ platform: name, read, list, run }: Pick<HostSystem, 'platform' | 'read' | 'list' | 'run'>): number | null {
  if (name === 'darwin') return positive(run('/usr/sbin/sysctl', '-n', 'hw.physicalcpu'));
  if (name !== 'linux') return null;
  const folder = '/sys/devices/system/cpu';
  // Hyper-threads of one core name the same siblings.
  const cores = list(folder).filter(entry => /^cpu\d+$/.test(entry))
    .map(entry => read(`${folder}/${entry}/topology/core_cpus_list`) ?? read(`${folder}/${entry}/topology/thread_siblings_list`));
  const distinct = new Set(cores.filter(siblings => siblings !== null).map(siblings => siblings.trim()));
  return distinct.size || null;
}

function positive(text: string | null): number | null {
  const value = Number(text?.trim() || NaN);
  return Number.isFinite(value) && value > 0 ? value : null;
}
