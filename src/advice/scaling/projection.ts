/**
 * How long so many tasks would take on so many cores: start-up, and the tasks at the throughput that was measured at that number of workers, or that
 * the fitted law gives for it. `npm run bench -- projection` holds it against measurements that it has not seen.
 */
import type { ProjectedModel, Projection, ProjectionBasis, Reason } from '../../model';
import type { Interval } from '../../bench/statistics';
import type { Candidate, Comparison } from '../comparison';
import { intervalOf } from './fit';
import { throughputOf } from './law';
import { computes, isCoreLimited, tasksPerSecond, type ScalingGroup } from './scaling';

/** High over low of an interval, from which a projection says nothing. */
const widest = 4;
/** Standard errors of a normal variable on either side of its centre that hold 95 %. */
const normalQuantile = 1.96;

interface Rate {
  tasksPerSecond: number;
  interval: Interval | null;
  coreLimited: boolean;
  basis: ProjectionBasis;
}

/** `cores` may be those of another machine like this one. */
export function projectTasks(comparison: Comparison, groups: readonly ScalingGroup[], tasks: number, cores: number): Projection {
  const { serial, taskSeconds } = comparison;
  const { medianInterval } = serial.measurement;
  const models: ProjectedModel[] = [];
  const unknown: Projection['unknown'] = [];
  for (const group of groups) {
    const found = projectGroup(comparison, group, tasks, cores);
    if ('code' in found) unknown.push({ model: group.model, ...(group.startMethod && { startMethod: group.startMethod }), reason: found });
    else models.push(found);
  }
  for (const candidate of comparison.candidates) {
    if (candidate.measurement.chunkSize !== undefined && fitsCores(comparison, candidate, cores)) models.push(inChunks(comparison, candidate, tasks));
  }
  const alone: ProjectedModel = {
    model: 'serial', workers: 1, seconds: tasks * taskSeconds,
    secondsInterval: medianInterval && [tasks * taskSeconds * medianInterval[0] / serial.medianSeconds, tasks * taskSeconds * medianInterval[1] / serial.medianSeconds], basis: 'measured',
  };
  return { tasks, cores, models: [alone, ...models.sort((a, b) => a.seconds - b.seconds)], unknown };
}

/** Of the numbers of workers that may be taken, the one that takes least time; else why there is none. */
function projectGroup(comparison: Comparison, group: ScalingGroup, tasks: number, cores: number): ProjectedModel | Reason {
  const usable = comparison.outcome.host.usableCores;
  const measured = group.candidates.filter(candidate => fitsCores(comparison, candidate, cores)).map(({ measurement }) => measurement.workers);
  const counts = new Set(measured);
  if (computes(comparison)) counts.add(cores);
  else if (group.scaling?.peakWorkers && cores >= usable) counts.add(group.scaling.peakWorkers);
  const found = [...counts].sort((a, b) => a - b).map(workers => projectAt(comparison, group, tasks, workers));
  const known = found.filter((each): each is ProjectedModel => !('code' in each));
  // Work that computes gets more done on more cores than there are here: what was measured on fewer would be an answer to another question.
  const beyond = computes(comparison) && cores > usable && cores > Math.max(...measured, 0) ? found[found.length - 1] : null;
  if (beyond && 'code' in beyond) return beyond;
  return known.reduce<ProjectedModel | null>((best, each) => (best === null || each.seconds < best.seconds ? each : best), null)
    ?? (found.find(each => 'code' in each) as Reason | undefined) ?? { code: 'not-measured', message: 'No number of workers was measured that fits so many cores.' };
}

/** So many tasks at this very number of workers. */
export function projectAt(comparison: Comparison, group: ScalingGroup, tasks: number, workers: number): ProjectedModel | Reason {
  const rate = rateAt(comparison, group, workers);
  if ('code' in rate) return rate;
  const startup = startupAt(group.candidates, workers);
  return {
    model: group.model, workers, ...(group.startMethod && { startMethod: group.startMethod }),
    ...times(rate, startup, rate.coreLimited ? tasks : Math.ceil(tasks / workers) * workers), basis: rate.basis,
  };
}

function inChunks(comparison: Comparison, candidate: Candidate, tasks: number): ProjectedModel {
  const { measurement, medianSeconds } = candidate;
  const { model, workers, startMethod, chunkSize, medianInterval, tasks: round } = measurement;
  const coreLimited = isCoreLimited(comparison, candidate);
  const rate: Rate = {
    tasksPerSecond: round / medianSeconds, interval: medianInterval && [round / medianInterval[1], round / medianInterval[0]], coreLimited, basis: 'measured',
  };
  return { model, workers, ...(startMethod && { startMethod }), chunkSize, ...times(rate, measurement.startupSeconds ?? 0, tasks), basis: 'measured' };
}

function times({ tasksPerSecond: perSecond, interval }: Rate, startup: number, tasks: number): Pick<ProjectedModel, 'seconds' | 'secondsInterval'> {
  return { seconds: startup + tasks / perSecond, secondsInterval: interval && [startup + tasks / interval[1], startup + tasks / interval[0]] };
}

function rateAt(comparison: Comparison, { candidates, fit, scaling }: ScalingGroup, workers: number): Rate | Reason {
  const measured = candidates.find(({ measurement }) => measurement.workers === workers);
  if (measured) {
    const coreLimited = isCoreLimited(comparison, measured);
    const rate = (seconds: number) => tasksPerSecond(measured.measurement, seconds, coreLimited);
    const { medianInterval } = measured.measurement;
    return { tasksPerSecond: rate(measured.medianSeconds), interval: medianInterval && [rate(medianInterval[1]), rate(medianInterval[0])], coreLimited, basis: 'measured' };
  }
  if (!fit) {
    return scaling?.noLaw ?? { code: 'too-few-points', message: 'It was measured at one number of workers only; measure over several (--sweep).' };
  }
  const perSecond = throughputOf(fit.law, workers);
  const resampled = intervalOf(fit.resampled, law => throughputOf(law, workers));
  if (!resampled) return { tasksPerSecond: perSecond, interval: null, coreLimited: false, basis: 'scaling-law' };
  // What resampling shows is the noise of the rounds; how far the points lie from the curve comes on top.
  const half = Math.hypot(Math.log(resampled[1] / resampled[0]) / 2, normalQuantile * fit.misfit);
  if (half > Math.log(widest) / 2) return { code: 'too-uncertain', message: `The curve is too uncertain at ${workers} workers; measure nearer to them.` };
  return { tasksPerSecond: perSecond, interval: [perSecond * Math.exp(-half), perSecond * Math.exp(half)], coreLimited: false, basis: 'scaling-law' };
}

/** Start-up grows with the workers: a straight line through what was measured, by least squares, never below what was measured least. */
export function startupAt(candidates: readonly Candidate[], workers: number): number {
  const known = candidates.flatMap(({ measurement }) => (measurement.startupSeconds === null ? [] : [{ workers: measurement.workers, seconds: measurement.startupSeconds }]));
  const same = known.find(each => each.workers === workers);
  if (same) return same.seconds;
  if (!known.length) return 0;
  const mean = (what: (each: { workers: number; seconds: number }) => number) => known.reduce((sum, each) => sum + what(each), 0) / known.length;
  const [centre, level] = [mean(each => each.workers), mean(each => each.seconds)];
  const spread = mean(each => (each.workers - centre) ** 2);
  const slope = spread > 0 ? Math.max(0, mean(each => (each.workers - centre) * (each.seconds - level)) / spread) : 0;
  return Math.max(Math.min(...known.map(each => each.seconds)), level + slope * (workers - centre));
}

/** Whether what was measured holds on so many cores: fewer workers than those, or tasks that leave the cores idle. */
function fitsCores(comparison: Comparison, candidate: Candidate, cores: number): boolean {
  const { measurement, medianSeconds } = candidate;
  if (measurement.workers <= cores || cores === comparison.outcome.host.usableCores) return true;
  return measurement.cpuSeconds !== null && measurement.cpuSeconds / medianSeconds <= cores && !isCoreLimited(comparison, candidate);
}
