/**
 * A law from rounds, with its uncertainty and with the honesty to find none. Laps are resampled whole (B. Efron, R. Tibshirani, An Introduction to
 * the Bootstrap, 1993): the rounds of one lap were taken side by side and share what disturbed the machine just then.
 */
import { median, quantile, seededRandom, type Interval } from '../../bench/statistics';
import type { Reason } from '../../model';
import { formatPercent } from '../format';
import { fitLaw, leastSquares, misfitOf, throughputOf, type Law, type Observed } from './law';

/** Rounds at one number of workers, paired lap by lap with those of the others. */
export interface Series {
  workers: number;
  /** Tasks a second of each round, or of the median round of each process. */
  throughputs: readonly number[];
}

export interface ScalingFit {
  law: Law;
  /** Laws of resampled laps; empty with fewer than three laps, where nothing can be said of the uncertainty. */
  resampled: Law[];
  /** Typical distance of the points from the curve, as the standard deviation of logarithms; of points in excess of the law's parameters. */
  misfit: number;
  /** How many points there are in excess. */
  spare: number;
  /** What the law was fitted to. */
  observed: Observed[];
}

const resamplings = 200;
const fewestLaps = 3;
/** Throughput that exceeds N times that of one worker by more than this part, beyond doubt, is no case for this law. */
const superLinearBeyond = 0.05;
/** Points that lie further from the curve than this, in the middle, do not follow it. */
const mostMisfit = 0.2;
/** High over low of the 95 % interval of the throughput at the most workers, from which the law says nothing. */
const widestInterval = 2;
/** The same of the contention, from high to low: between nothing and everything is serial lies no answer. */
const widestContention = 0.5;
/** What a throughput is not known better than, whatever few rounds that happen to agree say. */
const smallestError = 0.01;

export function fitScaling(series: readonly Series[], seed = 1): ScalingFit | { none: Reason } {
  const usable = [...series].filter(({ throughputs }) => throughputs.length > 0 && throughputs.every(value => value > 0 && Number.isFinite(value))).sort((a, b) => a.workers - b.workers);
  const none = (code: string, message: string): { none: Reason } => ({ none: { code, message } });
  if (new Set(usable.map(({ workers }) => workers)).size < 3) {
    return none('too-few-points', 'A law of scaling needs at least three numbers of workers that the cores do not limit.');
  }
  const weights = usable.map(weightOf);
  const observe = (centres: readonly number[]): Observed[] => usable.map(({ workers }, index) => ({ workers, throughput: centres[index], weight: weights[index] }));
  const observed = observe(usable.map(({ throughputs }) => median(throughputs)));
  const resampledCentres = resample(usable, seed);
  if (isSuperLinear(usable, observed, resampledCentres)) return none('super-linear', 'Several workers get more done than as many times one: something else than their number changed, such as what fits a cache, so no law of scaling is fitted.');
  const law = fitLaw(observed);
  if (!law) return none('noisy', 'The rounds vary too much for a law of scaling.');
  const spare = observed.length - parametersOf(law);
  const misfit = Math.sqrt(misfitOf(law, observed) / Math.max(1, spare));
  if (misfit > mostMisfit) return none('noisy', `The points lie ${formatPercent(misfit)} off the curve that fits best: they follow no law of scaling, or the host was too busy to show it.`);
  const resampled = resampledCentres.map(centres => fitLaw(observe(centres))).filter(each => each !== null);
  const most = usable[usable.length - 1].workers;
  const ends = intervalOf(resampled, each => throughputOf(each, most));
  const contention = intervalOf(resampled, ({ sigma }) => sigma);
  if (ends && contention && (ends[1] > widestInterval * ends[0] || contention[1] - contention[0] > widestContention)) return none('noisy', 'The rounds vary too much for a law of scaling: repeat with a larger budget or on a quieter machine.');
  return { law, resampled, misfit, spare, observed };
}

/** Of what a law says, over the resampled ones: 95 %. Null where there are none. */
export function intervalOf(resampled: readonly Law[], what: (law: Law) => number, level = 0.95): Interval | null {
  if (!resampled.length) return null;
  const values = resampled.map(what);
  return [quantile(values, (1 - level) / 2), quantile(values, (1 + level) / 2)];
}

/**
 * By how much the logarithm of the law's throughput at `workers` moves with that of each point. Beyond the points as if no parameter were at its bound: between them one that is
 * hardly matters, but far out a little of it does.
 */
export function sensitivities({ law, observed }: ScalingFit, workers: number): number[] {
  const beyond = workers > Math.max(...observed.map(each => each.workers));
  const slopes = (count: number) => [1, ...law.sigma > 0 || beyond ? [count - 1] : [], ...law.kappa > 0 || beyond ? [count * (count - 1)] : []]
    .map(each => each * throughputOf(law, count) / (law.lambda * count));
  const at = slopes(workers);
  return observed.map((_, point) => {
    const moved = leastSquares(observed.map((each, index) => ({ basis: slopes(each.workers), target: Number(index === point), weight: each.weight })));
    return moved ? moved.reduce((sum, each, column) => sum + each * at[column], 0) : 0;
  });
}

/** A law at a bound has fewer. */
function parametersOf({ sigma, kappa }: Law): number {
  return 1 + Number(sigma > 0) + Number(kappa > 0);
}

/** Inverse variance of the median's logarithm: rounds that scatter less, and more rounds, weigh more. */
function weightOf({ throughputs }: Series): number {
  const logs = throughputs.map(Math.log);
  const centre = median(logs);
  // 1.4826: of normal values, the standard deviation over the median absolute deviation; 1.57: the median's variance over the mean's.
  const spread = 1.4826 * median(logs.map(value => Math.abs(value - centre)));
  return 1 / (1.57 * spread ** 2 / logs.length + smallestError ** 2);
}

/** Median throughputs of each series over laps drawn with replacement; the same laps for all. */
function resample(series: readonly Series[], seed: number): number[][] {
  const laps = Math.min(...series.map(({ throughputs }) => throughputs.length));
  if (laps < fewestLaps) return [];
  const random = seededRandom(seed);
  return Array.from({ length: resamplings }, () => {
    const drawn = Array.from({ length: laps }, () => Math.floor(random() * laps));
    return series.map(({ throughputs }) => median(drawn.map(lap => throughputs[lap])));
  });
}

/** Whether some number of workers does more than as many times the fewest do, by more than noise. */
function isSuperLinear(series: readonly Series[], observed: readonly Observed[], resampled: readonly (readonly number[])[]): boolean {
  return series.some(({ workers }, index) => {
    const excess = (centres: readonly number[]) => centres[index] / centres[0] / (workers / series[0].workers);
    const seen = resampled.length ? quantile(resampled.map(excess), 0.025) : excess(observed.map(({ throughput }) => throughput));
    return seen > 1 + superLinearBeyond;
  });
}
