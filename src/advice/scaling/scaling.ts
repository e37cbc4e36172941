/** Each model over its numbers of workers: what was measured, the law that fits, and the number of workers to take. */
import { perProcess } from '../../bench/statistics';
import type { ExecutionModel, Measurement, ModelScaling, ScalingPoint, StartMethod } from '../../model';
import { busyCores, type Candidate, type Comparison } from '../comparison';
import { LOADED_SHARE, MOSTLY_WAITING, TURN_TAKING_CORES } from '../cost-model';
import { capacityOf, isParallel } from '../host';
import { fitScaling, intervalOf, type ScalingFit } from './fit';
import { peakOf, throughputOf } from './law';

/** More workers for less than this much more throughput are not worth having. */
const worthMoreWorkers = 0.05;

/** What stands behind a `ModelScaling`, for those who go on reckoning. */
export interface ScalingGroup {
  model: ExecutionModel;
  startMethod?: StartMethod;
  /** By rising number of workers; tasks one by one, at least one for every worker. */
  candidates: Candidate[];
  fit: ScalingFit | null;
  /** Null where there is but one number of workers. */
  scaling: ModelScaling | null;
}

/** Tasks a second at the time of a round. Times in which some workers have nothing left to do are taken off: they are few tasks' affair, not many's. */
export function tasksPerSecond({ tasks, workers }: Pick<Measurement, 'tasks' | 'workers'>, seconds: number, coreLimited: boolean): number {
  return (coreLimited ? tasks : Math.ceil(tasks / workers) * workers) / seconds;
}

/** Whether a task computes for most of its time, so that it takes cores to run more of them at once. */
export function computes({ serial, waitShare }: Comparison): boolean {
  const { waitSeconds } = serial.measurement;
  // Time that it was ready to run but had no core is none that it waits for something.
  const share = waitSeconds === null ? waitShare : Math.min(waitShare ?? 1, waitSeconds / serial.medianSeconds);
  return share === null || share < MOSTLY_WAITING;
}

/** Whether the cores, not the number of workers, bound what this candidate got done. */
export function isCoreLimited(comparison: Comparison, candidate: Candidate): boolean {
  const { host } = comparison.outcome;
  if (candidate.measurement.workers <= host.usableCores) return false;
  if (isParallel(candidate) && computes(comparison)) return true;
  const busy = busyCores(candidate);
  if (busy === null) return false;
  const given = Math.min(host.usableCores, capacityOf(host)?.cores ?? Infinity);
  // Threads that take turns at the GIL keep one core busy, on however many.
  return (host.usableCores === 1 || isParallel(candidate) || busy > TURN_TAKING_CORES) && busy >= LOADED_SHARE * given;
}

/** The models other than serial whose results are not known to differ. */
export function scalingGroups(comparison: Comparison): ScalingGroup[] {
  const groups = new Map<string, Candidate[]>();
  for (const candidate of comparison.candidates) {
    const { model, startMethod, chunkSize, tasks, workers } = candidate.measurement;
    if (chunkSize !== undefined || tasks < workers) continue;
    const key = `${model} ${startMethod ?? ''}`;
    groups.set(key, [...groups.get(key) ?? [], candidate]);
  }
  return [...groups.values()].map(candidates => groupOf(comparison, candidates.sort((a, b) => a.measurement.workers - b.measurement.workers)));
}

function groupOf(comparison: Comparison, candidates: Candidate[]): ScalingGroup {
  const { model, startMethod } = candidates[0].measurement;
  const identity = { model, ...(startMethod && { startMethod }) };
  if (new Set(candidates.map(({ measurement }) => measurement.workers)).size < 2) return { ...identity, candidates, fit: null, scaling: null };
  const points = candidates.map(candidate => pointOf(comparison, candidate));
  const found = fitScaling(candidates.filter((_, index) => !points[index].coreLimited).map(({ measurement }) => ({
    workers: measurement.workers, throughputs: perProcess(measurement.samples, measurement.samplesPerProcess).map(seconds => tasksPerSecond(measurement, seconds, false)),
  })));
  const fit = 'none' in found ? null : found;
  const highest = Math.max(...points.map(point => point.tasksPerSecond));
  return {
    ...identity, candidates, fit,
    scaling: {
      ...identity, points,
      law: fit && {
        tasksPerSecondOfOne: fit.law.lambda,
        contention: fit.law.sigma, contentionInterval: intervalOf(fit.resampled, ({ sigma }) => sigma),
        coherency: fit.law.kappa, coherencyInterval: intervalOf(fit.resampled, ({ kappa }) => kappa),
        misfitShare: fit.misfit,
      },
      noLaw: 'none' in found ? found.none : null,
      bestWorkers: points.find(point => point.tasksPerSecond >= (1 - worthMoreWorkers) * highest)!.workers,
      peakWorkers: fit && peakWithin(fit, 2 * points[points.length - 1].workers),
    },
  };
}

function pointOf(comparison: Comparison, candidate: Candidate): ScalingPoint {
  const { measurement, medianSeconds } = candidate;
  const coreLimited = isCoreLimited(comparison, candidate);
  const rate = (seconds: number) => tasksPerSecond(measurement, seconds, coreLimited);
  const interval = measurement.medianInterval;
  return {
    workers: measurement.workers, tasksPerSecond: rate(medianSeconds),
    tasksPerSecondInterval: interval && interval[0] > 0 ? [rate(interval[1]), rate(interval[0])] : null, coreLimited,
  };
}

function peakWithin({ law }: ScalingFit, most: number): number | null {
  const peak = peakOf(law);
  if (peak > most) return null;
  const [below, above] = [Math.max(1, Math.floor(peak)), Math.ceil(peak)];
  return throughputOf(law, above) > throughputOf(law, below) ? above : below;
}
