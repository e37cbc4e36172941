/**
 * How long so many tasks would take on so many cores: start-up, and the tasks at the throughput that was measured at that number of workers, or that
 * the fitted law gives for it. `npm run bench -- projection` holds it against measurements that it has not seen.
 */
import type { ProjectedModel, Projection, ProjectionBasis, Reason } from '../../model';
import type { Candidate, Comparison } from '../comparison';
import { laterRun, laterRunByLaw, type LogInterval } from './later-run';
import { throughputOf } from './law';
import { computes, isCoreLimited, tasksPerSecond, type ScalingGroup } from './scaling';
import { startupAt, startupLine } from './startup';

/** High over low of an interval, from which a projection says nothing. */
const widest = 4;

interface Rate {
  tasksPerSecond: number;
  coreLimited: boolean;
  basis: ProjectionBasis;
  /** Where it was measured at this very number of workers. */
  measured: Candidate | null;
}

/** `cores` may be those of another machine like this one. */
export function projectTasks(comparison: Comparison, groups: readonly ScalingGroup[], tasks: number, cores: number): Projection {
  const { serial, taskSeconds } = comparison;
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
  const worth = tasks / Math.max(1, serial.measurement.tasks);
  const alone: ProjectedModel = {
    model: 'serial', workers: 1, seconds: tasks * taskSeconds, ...asSeconds(laterRun(comparison, serial.measurement, worth, worth), tasks * taskSeconds), basis: 'measured',
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
  const inTurns = rate.coreLimited ? tasks : Math.ceil(tasks / workers) * workers;
  const seconds = startup + inTurns / rate.tasksPerSecond;
  const interval = asSeconds(rate.measured
    ? laterRun(comparison, rate.measured.measurement, inTurns / rate.tasksPerSecond / rate.measured.medianSeconds, tasks / rate.measured.measurement.tasks)
    : laterRunByLaw(comparison, group.candidates.map(({ measurement }) => measurement), group.fit!, startupLine(group.candidates), workers, tasks, startup, seconds), seconds);
  const [low, high] = interval.secondsInterval ?? [1, 1];
  if (!rate.measured && high > widest * low) return { code: 'too-uncertain', message: `The curve is too uncertain at ${workers} workers; measure nearer to them.` };
  return { model: group.model, workers, ...(group.startMethod && { startMethod: group.startMethod }), seconds, ...interval, basis: rate.basis };
}

function inChunks(comparison: Comparison, { measurement, medianSeconds }: Candidate, tasks: number): ProjectedModel {
  const { model, workers, startMethod, chunkSize, startupSeconds } = measurement;
  const worth = tasks / measurement.tasks;
  const seconds = (startupSeconds ?? 0) + worth * medianSeconds;
  return { model, workers, ...(startMethod && { startMethod }), chunkSize, seconds, ...asSeconds(laterRun(comparison, measurement, worth, worth), seconds), basis: 'measured' };
}

function asSeconds(interval: LogInterval | Reason, seconds: number): Pick<ProjectedModel, 'secondsInterval' | 'noInterval'> {
  if ('code' in interval) return { secondsInterval: null, noInterval: interval };
  const centre = interval.centre ?? Math.log(seconds);
  return { secondsInterval: [Math.exp(centre - interval.half), Math.exp(centre + interval.half)] };
}

function rateAt(comparison: Comparison, { candidates, fit, scaling }: ScalingGroup, workers: number): Rate | Reason {
  const measured = candidates.find(({ measurement }) => measurement.workers === workers);
  if (measured) {
    const coreLimited = isCoreLimited(comparison, measured);
    return { tasksPerSecond: tasksPerSecond(measured.measurement, measured.medianSeconds, coreLimited), coreLimited, basis: 'measured', measured };
  }
  if (!fit) return scaling?.noLaw ?? { code: 'too-few-points', message: 'It was measured at one number of workers only; measure over several (--sweep).' };
  return { tasksPerSecond: throughputOf(fit.law, workers), coreLimited: false, basis: 'scaling-law', measured: null };
}

/** Whether what was measured holds on so many cores: fewer workers than those, or tasks that leave the cores idle. */
function fitsCores(comparison: Comparison, candidate: Candidate, cores: number): boolean {
  const { measurement, medianSeconds } = candidate;
  if (measurement.workers <= cores || cores === comparison.outcome.host.usableCores) return true;
  return measurement.cpuSeconds !== null && measurement.cpuSeconds / medianSeconds <= cores && !isCoreLimited(comparison, candidate);
}
