/** From what was measured to the report: the recommendation, and where it was asked for, workers, chunks, more tasks and a cluster. */
import type { BenchmarkOutcome, BenchmarkReport, Site } from '../model';
import { compare, type Comparison } from './comparison';
import { adviseMeasured, knownTasks } from './measured';
import { chunkGains } from './scaling/chunks';
import { clusterAdvice } from './scaling/cluster';
import { describeCluster } from './scaling/describe';
import { projectTasks } from './scaling/projection';
import { scalingGroups } from './scaling/scaling';

/** What the user has in mind beyond the rounds that were measured. */
export interface Plans {
  /** Tasks that there really are; default: those of the workload, where it is given as a whole. */
  tasks?: number;
  /** Cores to reckon with; default: those of this machine. */
  cores?: number;
  /** How long the user will wait for one machine. Default: 10 minutes. */
  clusterThresholdSeconds?: number;
}

export const defaultClusterThresholdSeconds = 600;

/** `site`, if given, adds what static analysis expected. */
export function adviseBenchmark(outcome: BenchmarkOutcome, site?: Site, plans: Plans = {}): BenchmarkReport {
  const report: BenchmarkReport = { ...outcome, recommendation: adviseMeasured(outcome, site) };
  const comparison = compare(outcome);
  return comparison ? { ...report, ...outlookOf(comparison, report, plans, site) } : report;
}

function outlookOf(comparison: Comparison, { recommendation }: BenchmarkReport, { tasks, cores, clusterThresholdSeconds = defaultClusterThresholdSeconds }: Plans, site?: Site): Partial<BenchmarkReport> {
  const { outcome } = comparison;
  const groups = scalingGroups(comparison);
  const scaling = groups.flatMap(group => group.scaling ?? []);
  const chunks = chunkGains(comparison);
  const { usableCores } = outcome.host;
  const real = tasks ?? knownTasks(outcome);
  const cluster = real === null ? null : clusterAdvice(comparison, projectTasks(comparison, groups, real, usableCores), clusterThresholdSeconds, site);
  return {
    ...(scaling.length > 0 && { scaling }),
    ...(chunks.length > 0 && { chunks }),
    ...(tasks !== undefined && { projection: projectTasks(comparison, groups, tasks, cores ?? usableCores) }),
    ...(cluster && { cluster, recommendation: { ...recommendation, reasons: [...recommendation.reasons, { code: 'beyond-one-machine', message: describeCluster(cluster, real!) }] } }),
  };
}
