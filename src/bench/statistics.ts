/**
 * Medians, ratios of two models' rounds, their confidence intervals, and outliers. Pure; docs/measurement.md derives the choices.
 *
 * Two models are compared lap by lap: the i-th rounds of both were taken side by side, so what slowed the machine just then slowed
 * both, and cancels in the logarithm of their ratio. What is estimated is the median of those ratios. Its interval inverts the sign
 * test: with B binomial(n, 1/2), the k-th smallest and the k-th largest of n ratios enclose the median with probability 1 - 2 P(B < k),
 * whatever the distribution (W. Thompson, Annals of Mathematical Statistics 7, 1936). Between two such levels the ends are interpolated
 * (T. Hettmansperger, S. Sheather, Statistics & Probability Letters 4, 1986). An outlier moves no end, however far out it lies.
 */
import { halfBinomial, studentQuantile } from './distributions';

export type Interval = [low: number, high: number];
/** Uniform in [0, 1). */
export type RandomSource = () => number;

/** What an interval promises. */
export const confidenceLevel = 0.95;
/** What it is taken at, so that it keeps its promise although the run looked at the samples before it ended; see `stopping.ts`. */
export const takenLevel = 0.955;
/** Below this many samples an interval would promise what it cannot keep. */
export const fewestForInterval = 3;
/** Below this many processes of a contender, nothing is known of how they differ, and rounds are counted singly. */
export const fewestProcesses = fewestForInterval;

/** Mulberry32 (T. Ettinger, public domain): 32 bits of state, enough for shuffling and for simulations. */
export function seededRandom(seed: number): RandomSource {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** The middle value, or the mean of the two middle ones. Throws on an empty list. */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** Linear interpolation between order statistics (Hyndman and Fan 1996, type 7). Throws on an empty list. */
export function quantile(values: readonly number[], probability: number): number {
  if (!values.length) throw new RangeError('A quantile of nothing.');
  const sorted = Float64Array.from(values).sort();
  const position = (sorted.length - 1) * probability;
  const below = Math.floor(position);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below] + (sorted[above] - sorted[below]) * (position - below);
}

/**
 * What counts as one observation each: the median of what came from one process, in order; the values themselves where there were too few processes.
 * Rounds of one process share its addresses, hash seeds and allocator, so however many they are, they tell of these but once. `sizes` says how
 * many consecutive values each process gave; left out, all came from one. Of an odd number of values, the median has the same median as they.
 */
export function perProcess(values: readonly number[], sizes: readonly number[] = []): number[] {
  if (sizes.length < fewestProcesses) return [...values];
  let from = 0;
  return sizes.map(size => values.slice(from, from += size)).filter(part => part.length > 0).map(median);
}

/** Interval of the median of positive values; null with fewer than three. `sizes` as `perProcess` has them. */
export function medianInterval(values: readonly number[], level = takenLevel, sizes?: readonly number[]): Interval | null {
  return exponential(centreInterval(perProcess(values.map(logarithm), sizes), level));
}

export interface Ratio {
  /** The median of the ratios of paired rounds. */
  centre: number;
  /** Null with fewer than three pairs. */
  interval: Interval | null;
}

/** How many times longer the rounds of `numerator` took than those of `denominator`, paired in order; null without a pair. `sizes` as `perProcess` has them. */
export function pairedRatio(numerator: readonly number[], denominator: readonly number[], level = takenLevel, sizes?: readonly number[]): Ratio | null {
  const logs = perProcess(logRatios(numerator, denominator), sizes);
  return logs.length ? { centre: Math.exp(median(logs)), interval: exponential(centreInterval(logs, level)) } : null;
}

/** Differences of the logarithms of paired rounds, as many as both have. */
export function logRatios(numerator: readonly number[], denominator: readonly number[]): number[] {
  return Array.from({ length: Math.min(numerator.length, denominator.length) }, (_, i) => logarithm(numerator[i]) - logarithm(denominator[i]));
}

/** The level at which each of several intervals has to be taken for all to hold together at `level` (Bonferroni). */
export function jointLevel(comparisons: number, level = takenLevel): number {
  return 1 - (1 - level) / Math.max(1, comparisons);
}

/**
 * Interval of the median of `values`. Fewer values than the sign test needs for this level (six for 95 %) are taken as normal: then
 * Student's t is exact for times whose noise is log-normal, and errs on the wide side where there are outliers.
 */
export function centreInterval(values: readonly number[], level: number): Interval | null {
  const n = values.length;
  if (n < fewestForInterval) return null;
  const tail = (1 - level) / 2;
  const cumulative = halfBinomial(n);
  if (cumulative[0] > tail) return studentInterval(values, 1 - level);
  const sorted = Float64Array.from(values).sort();
  let k = 1;
  while (cumulative[k] <= tail) k++;
  // Confidence between the k-th value from either end, and between the next ones inwards.
  const [outer, inner] = [1 - 2 * cumulative[k - 1], 1 - 2 * cumulative[k]];
  const share = (outer - level) / (outer - inner);
  const inwards = Math.min(1, (n - k) * share / (k + (n - 2 * k) * share));
  return [
    sorted[k - 1] + (sorted[k] - sorted[k - 1]) * inwards,
    sorted[n - k] + (sorted[n - k - 1] - sorted[n - k]) * inwards,
  ];
}

function studentInterval(values: readonly number[], alpha: number): Interval {
  const n = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (n - 1);
  const half = studentQuantile(alpha, n - 1) * Math.sqrt(variance / n);
  return [mean - half, mean + half];
}

/** Robust z-score from which a value counts as an outlier (B. Iglewicz, D. Hoaglin, How to Detect and Handle Outliers, 1993). */
const outlierScore = 3.5;
/** Below this many samples "far from the others" has no meaning. */
const fewestForOutliers = 5;

/** Positions of the samples whose logarithm lies far from the others', by the median absolute deviation. They are told, never dropped. */
export function outliers(samples: readonly number[]): number[] {
  if (samples.length < fewestForOutliers) return [];
  const logs = samples.map(logarithm);
  const centre = median(logs);
  const distances = logs.map(value => Math.abs(value - centre));
  // 0.6745 and 1.2533: of normal values, what the median and the mean absolute deviation are to the standard deviation.
  const spread = median(distances) / 0.6745 || 1.2533 * distances.reduce((sum, value) => sum + value, 0) / distances.length;
  return distances.flatMap((distance, position) => (spread > 0 && distance > outlierScore * spread ? [position] : []));
}

/** A clock too coarse for a round reads 0, which has no logarithm. */
function logarithm(seconds: number): number {
  return Math.log(Math.max(seconds, 1e-9));
}

function exponential(interval: Interval | null): Interval | null {
  return interval && [Math.exp(interval[0]), Math.exp(interval[1])];
}

/** Fisher-Yates; leaves the list it was given as it is. */
export function shuffled<T>(values: readonly T[], random: RandomSource): T[] {
  const result = [...values];
  for (let i = result.length - 1; i > 0; i--) {
    const other = Math.floor(random() * (i + 1));
    [result[i], result[other]] = [result[other], result[i]];
  }
  return result;
}
