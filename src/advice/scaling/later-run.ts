/**
 * The 95 % interval of a projection: what one run of so many tasks takes in a new process, later on this host, start-up included and warmed up. It is made of what is
 * measured of each source of error, on the scale of logarithms:
 *
 * - the centre, known from n processes: their variance over n;
 * - how a new process differs from those. That stays the same for the whole run, however long it is, and start-up's own scatter comes with it;
 * - how rounds of one process differ. That averages out: over m rounds' worth of tasks a part of 1 / m is left;
 * - for a number of workers that was not measured, how far points lie off the law, and start-ups off their line;
 * - the host's drift: what all contenders' times did together in the course of the run, as a random walk that goes on until the later run.
 *
 * prediction.ts makes an interval of them. docs/measurement.md has the formulas.
 */
import { fewestProcesses } from '../../bench/statistics';
import type { Measurement, Reason } from '../../model';
import type { Comparison } from '../comparison';
import { sensitivities, type ScalingFit } from './fit';
import { meanOf, pooled, predictionHalfWidth, varianceOf, type Variance } from './prediction';
import type { StartupLine } from './startup';

/** In logarithms of seconds: where the middle of the interval lies, if it is not the projection itself, and how far its ends lie from there. */
export interface LogInterval {
  centre: number | null;
  half: number;
}

/** A median's variance over that of the mean, of normal values, at most. */
const medianVariance = Math.PI / 2;

const fewProcesses: Reason = {
  code: 'few-processes', message: 'How far it may be off is not known: the budget had room for too few fresh processes to show how one differs from the next.',
};
const noSparePoint: Reason = {
  code: 'no-spare-point', message: 'How far it may be off is not known: the curve goes through all points, so none shows how well it fits. Measure at one more number of workers.',
};

const middlesOfTurns: Reason = {
  code: 'middles-of-turns', message: 'How far it may be off is not known: in a run for precision a sample is the middle of several rounds, which hides how single ones differ. Run again without it.',
};

/** What each process showed. */
interface Shown {
  /** Seconds of each counted round, by process. */
  rounds: number[][];
  /** One for each process; null where only their median is known. */
  startups: number[] | null;
  startupSeconds: number;
}

function shownBy({ samples, samplesPerProcess = [], startupSamples, startupSeconds }: Measurement): Shown | null {
  let from = 0;
  const rounds = samplesPerProcess.map(size => samples.slice(from, from += size).filter(seconds => seconds > 0)).filter(part => part.length > 0);
  if (rounds.length < fewestProcesses) return null;
  // A process that was started last and had no time for a round has a start-up more.
  const startups = startupSamples && startupSamples.length >= rounds.length ? startupSamples.slice(0, rounds.length) : null;
  return { rounds, startups: startupSeconds ? startups : rounds.map(() => 0), startupSeconds: startupSeconds ?? 0 };
}

/** Scatter of single runs that take `rounds` times as long as one round, which is what `taking` multiplies seconds of a round by. */
interface Scatter {
  /** Logarithm of what each process would have taken, at the mean of its rounds. */
  logs: number[];
  between: Variance;
  /** Of single rounds within a process, as far as they matter beside start-up; null where each process has but one. */
  within: Variance | null;
  /** Rounds in each process, on average, and rounds' worth of tasks in the run. */
  each: number;
  rounds: number;
  /** A single start-up is known: it may be off by so much of the whole. */
  unknownStartup: number;
}

function scatterOf({ rounds, startups, startupSeconds }: Shown, taking: number, worth: number): Scatter {
  const working = rounds.map(part => taking * meanOf(part));
  const total = working.map((seconds, process) => (startups ? startups[process] : startupSeconds) + seconds);
  const share = meanOf(working) / meanOf(total);
  const logs = total.map(Math.log);
  const within = pooled(rounds.map(part => varianceOf(part.map(Math.log))));
  return {
    logs, between: varianceOf(logs), within: within.freedom > 0 ? { ...within, value: share ** 2 * within.value } : null,
    // The harmonic mean is what variances of means go by.
    each: 1 / meanOf(rounds.map(part => 1 / part.length)), rounds: worth, unknownStartup: startups ? 0 : startupSeconds / meanOf(total),
  };
}

type Drawn = (estimate: Variance) => number;

/** Of one more run about the true centre, and of what a process' mean scatters by. */
function drawScatter({ between, within, each, rounds, unknownStartup }: Pick<Scatter, 'between' | 'within' | 'each' | 'rounds' | 'unknownStartup'>, drawn: Drawn): { run: number; process: number } {
  const process = drawn(between);
  const startup = drawn({ value: unknownStartup ** 2, freedom: 1 });
  // With one round in each, what averages out is not known from what does not: either as if all of it did where the run is shorter, or as if nothing.
  if (!within) return { run: process * Math.max(1, 1 / rounds) + startup, process };
  const round = drawn(within);
  // The true one is no less than `process` would be if all of it averaged out; where both are drawn apart, their difference may be.
  return { run: Math.max(process * Math.min(1, each / rounds), process + round * (1 / rounds - 1 / each)) + startup, process };
}

/** At a number of workers that was measured. `taking`: what a round's seconds are multiplied by for the tasks that are asked about; `worth`: how many rounds' worth of tasks these are. */
export function laterRun(comparison: Comparison, measurement: Measurement, taking: number, worth: number): LogInterval | Reason {
  if (comparison.outcome.precision !== undefined) return middlesOfTurns;
  const shown = shownBy(measurement);
  if (!shown) return fewProcesses;
  const scatter = scatterOf(shown, taking, worth);
  const drift = driftOf(comparison);
  const half = predictionHalfWidth(drawn => {
    const { run, process } = drawScatter(scatter, drawn);
    return run + process / scatter.logs.length + drawn(drift);
  });
  return { centre: meanOf(scatter.logs), half };
}

/** At a number of workers that was not measured, by the law and by the line of start-ups. `seconds` is what they say, of which `startup` is start-up. */
export function laterRunByLaw(
  comparison: Comparison, measured: readonly Measurement[], fit: ScalingFit, line: StartupLine, workers: number, tasks: number, startup: number, seconds: number,
): LogInterval | Reason {
  if (comparison.outcome.precision !== undefined) return middlesOfTurns;
  const inFit = fit.observed.map(point => measured.find(each => each.workers === point.workers)!);
  const shown = inFit.map(shownBy);
  if (!shown.every(each => each !== null)) return fewProcesses;
  if (fit.spare < 1) return noSparePoint;
  const share = (seconds - startup) / seconds;
  const scatters = shown.map((each, point) => scatterOf(each, tasks / inFit[point].tasks, tasks / inFit[point].tasks));
  const parts = sensitivities(fit, workers);
  // What the law and the line would have said from each round of processes alone: they share what disturbed the host, so the variance is that of the whole.
  const count = Math.min(...shown.map(({ rounds }) => rounds.length));
  const said = Array.from({ length: count }, (_, process) => shown.reduce((sum, { rounds, startups, startupSeconds }, point) => {
    const base = line.shareOf(inFit[point].workers, workers) * ((startups ? startups[process] : startupSeconds) - startupSeconds);
    return sum + share * parts[point] * Math.log(meanOf(rounds[process])) + base / seconds;
  }, 0));
  const centre = varianceOf(said);
  // A new run scatters as those at the numbers of workers to either side did.
  const below = scatters.filter((_, point) => inFit[point].workers < workers).at(-1);
  const above = scatters.find((_, point) => inFit[point].workers > workers);
  const near = [below, above].filter(each => each !== undefined);
  const withins = near.map(({ within }) => within).filter(each => each !== null);
  const scatter = {
    between: pooled(near.map(({ between }) => between)), within: withins.length ? pooled(withins) : null,
    each: meanOf(near.map(({ each }) => each)), rounds: meanOf(near.map(({ rounds }) => rounds)), unknownStartup: Math.max(...near.map(({ unknownStartup }) => unknownStartup)),
  };
  const noise = noiseOfPoints(shown, fit);
  const misfit: Variance = { value: fit.misfit ** 2, freedom: fit.spare };
  const leverage = 1 + parts.reduce((sum, part) => sum + part ** 2, 0);
  const offLine: Variance = { value: line.variance / seconds ** 2, freedom: line.spare };
  const drift = driftOf(comparison);
  const half = predictionHalfWidth(drawn => drawScatter(scatter, drawn).run + medianVariance * drawn(centre) / count
    + share ** 2 * leverage * Math.max(0, drawn(misfit) - drawn(noise)) + (line.spare > 0 ? drawn(offLine) * line.leverage(workers) : 0) + drawn(drift));
  return { centre: null, half };
}

/** How far the points' centres would lie off a law that is true: by what each scatters by itself, besides what all have in common. */
function noiseOfPoints(shown: readonly Shown[], fit: ScalingFit): Variance {
  const count = Math.min(...shown.map(({ rounds }) => rounds.length));
  const logs = shown.map(({ rounds }) => rounds.slice(0, count).map(part => Math.log(meanOf(part))));
  const common = commonCourse(logs);
  const own = logs.map(values => varianceOf(values.map((value, process) => value - common[process])));
  const weights = fit.observed.map(({ weight }) => weight);
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const points = shown.length;
  const value = own.reduce((total, each, point) => total + weights[point] / sum * each.value, 0) * points / (points - 1);
  return { value: medianVariance * value / count, freedom: (count - 1) * (points - 1) };
}

/** Of several contenders' logarithms, process by process: their mean, each about its own centre. */
function commonCourse(logs: readonly (readonly number[])[]): number[] {
  const centres = logs.map(meanOf);
  return logs[0].map((_, process) => meanOf(logs.map((values, each) => values[process] - centres[each])));
}

/**
 * Variance of how much the host is off in a later run. If the host's state is a random walk of step variance w2 from one process to the next beside what comes and goes, the
 * variance s2 of the n common values exceeds half their mean square difference d2 from one to the next by w2 (n - 2) / 6 (J. von Neumann, Annals of
 * Mathematical Statistics 12, 1941, on the ratio of the two). From the run's mean to as long after its end as it took, the walk has a variance of 4/3 n w2.
 */
function driftOf({ outcome }: Comparison): Variance {
  const logs = outcome.measurements.map(measurement => shownBy(measurement)?.rounds.map(part => Math.log(meanOf(part))) ?? []).filter(values => values.length);
  const n = Math.min(...logs.map(values => values.length));
  if (!logs.length || n < fewestProcesses) return { value: 0, freedom: 1 };
  const common = commonCourse(logs.map(values => values.slice(0, n)));
  const steps = meanOf(common.slice(1).map((value, process) => (value - common[process]) ** 2)) / 2;
  const all = varianceOf(common);
  return { value: 8 * n / (n - 2) * Math.max(0, all.value - steps), freedom: all.freedom };
}
