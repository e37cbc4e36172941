/**
 * Medians, their bootstrap intervals, and the ratio of two models' rounds.
 *
 * Intervals are percentile bootstraps (B. Efron, R. Tibshirani, An Introduction to the Bootstrap, 1993, chapter 13): the
 * samples are drawn with replacement many times, the statistic is taken of each draw, and the interval runs from the 2.5 %
 * to the 97.5 % quantile of those. The generator is seeded, so that the same samples always give the same interval.
 */

export type Interval = [low: number, high: number];
/** Uniform in [0, 1). */
export type RandomSource = () => number;

export const resamples = 2000;
export const confidenceLevel = 0.95;
/** Below this many samples an interval would promise what it cannot keep. */
export const fewestForInterval = 3;

/** Mulberry32 (T. Ettinger, public domain): 32 bits of state, enough for resampling and for shuffling. */
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
  return quantileOfSorted(Float64Array.from(values).sort(), probability);
}

function quantileOfSorted(sorted: Float64Array, probability: number): number {
  const position = (sorted.length - 1) * probability;
  const below = Math.floor(position);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below] + (sorted[above] - sorted[below]) * (position - below);
}

/** 95 % interval of the median; null with fewer than three samples. */
export function medianInterval(values: readonly number[], random: RandomSource = seededRandom(1)): Interval | null {
  const n = values.length;
  if (n < fewestForInterval) return null;
  const draw = new Float64Array(n);
  return bootstrap(() => {
    for (let i = 0; i < n; i++) draw[i] = values[Math.floor(random() * n)];
    return quantileOfSorted(draw.sort(), 0.5);
  });
}

/**
 * 95 % interval of `median(numerator) / median(denominator)`. Rounds are paired: the i-th of both were taken side by side, so
 * what slowed the machine just then slowed both, and whole pairs are drawn. Null with fewer than three pairs.
 */
export function ratioInterval(numerator: readonly number[], denominator: readonly number[], random: RandomSource = seededRandom(1)): Interval | null {
  const n = Math.min(numerator.length, denominator.length);
  if (n < fewestForInterval) return null;
  const above = new Float64Array(n);
  const below = new Float64Array(n);
  return bootstrap(() => {
    for (let i = 0; i < n; i++) {
      const pick = Math.floor(random() * n);
      above[i] = numerator[pick];
      below[i] = denominator[pick];
    }
    return quantileOfSorted(above.sort(), 0.5) / quantileOfSorted(below.sort(), 0.5);
  });
}

function bootstrap(statistic: () => number): Interval {
  const drawn = new Float64Array(resamples);
  for (let i = 0; i < resamples; i++) drawn[i] = statistic();
  drawn.sort();
  const tail = (1 - confidenceLevel) / 2;
  return [quantileOfSorted(drawn, tail), quantileOfSorted(drawn, 1 - tail)];
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
