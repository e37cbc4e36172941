/**
 * Going on until the speed-up that is recommended is known as precisely as the user wants it. Pure.
 *
 * A run that ends when its interval happens to be narrow ends too often where it is narrow by chance (Y. Chow, H. Robbins, Annals of Mathematical
 * Statistics 36, 1965, show that this passes with the number of observations). Two things pay for it: no look before the tenth process, and a level
 * above 95.5 % from the second look on. `npm run bench -- calibration` shows that the intervals then hold as often as they say.
 */
import { jointLevel, median, pairedRatio, takenLevel, type Ratio } from './statistics';

/** Observations before the precision is looked at. */
export const fewestForPrecision = 10;
/** With more observations than these the interval has been looked at before, and is taken at this level. */
const lookedAtLevel = 0.971;
/** A model this many times slower than the fastest may still be recommended, being simpler; the advice asks less of it to do "the same job". */
const mayBeRecommendedWithin = 1.15;
/** Chance of error with which a model is taken out of the run, before it is divided among them. */
const retiringAlpha = 0.003;

/** The level that "95 %" is taken at with so many observations, in a run that goes on for precision or in any other. */
export function levelTaken(observations: number, forPrecision: boolean): number {
  return forPrecision && observations > fewestForPrecision ? lookedAtLevel : takenLevel;
}

/** Half of the interval's width as part of the ratio: 0.02 where it is known to 2 %. Null without an interval. */
export function relativeHalfWidth({ centre, interval }: Ratio): number | null {
  return interval && (interval[1] - interval[0]) / 2 / centre;
}

/** Positions in `samples` of the models that may be recommended: the fastest beside the first, which is serial, and what comes near it. */
function inContention(samples: readonly (readonly number[])[]): number[] {
  const medians = samples.map(list => median(list));
  const fastest = Math.min(...medians.slice(1));
  return medians.flatMap((seconds, position) => (position > 0 && seconds <= mayBeRecommendedWithin * fastest ? [position] : []));
}

/** Each look comes at most this many times the observations after the one before: what the spread was judged by so far may be off. */
const mostBetweenLooks = 1.3;

/**
 * When to look at a run that goes on for precision, and what is seen. An interval narrows with the square root of the observations, so the next look comes
 * where it should be narrow enough, and not long after; looking at fixed steps takes about a tenth more observations.
 */
export class PrecisionLooks {
  private next = 0;

  /** `wanted`: half of the interval, as part of the ratio. */
  constructor(private readonly wanted: number) {}

  isDue(observations: number): boolean {
    return observations >= this.next;
  }

  /** Whether the speed-up of each model that may be recommended is known to within what is wanted. `samples` and `sizes` as `judge` has them. */
  isPrecise(samples: readonly (readonly number[])[], sizes?: readonly number[]): boolean {
    const observations = sizes?.length ?? Math.min(...samples.map(list => list.length));
    if (observations < fewestForPrecision) {
      this.next = Math.min(fewestForPrecision, Math.ceil(observations * mostBetweenLooks));
      return false;
    }
    const halves = inContention(samples).map(position => {
      const ratio = pairedRatio(samples[0], samples[position], levelTaken(observations, true), sizes);
      return (ratio && relativeHalfWidth(ratio)) ?? Infinity;
    });
    const widest = Math.max(...halves);
    const shouldDo = observations * Math.min(mostBetweenLooks, (widest / this.wanted) ** 2);
    this.next = Math.max(observations + 1, Math.ceil(shouldDo));
    return widest <= this.wanted;
  }
}

/** Positions of models that are slower than the fastest beyond doubt, and by more than one that may be recommended: further rounds of theirs tell nothing. */
export function outOfContention(samples: readonly (readonly number[])[], sizes?: readonly number[]): number[] {
  const within = new Set(inContention(samples));
  const others = samples.map((_, position) => position).slice(1);
  const fastest = others.reduce((best, position) => (median(samples[position]) < median(samples[best]) ? position : best), others[0]);
  return others.filter(position => {
    if (within.has(position)) return false;
    const slower = pairedRatio(samples[position], samples[fastest], jointLevel(others.length, 1 - retiringAlpha), sizes);
    return slower?.interval !== null && slower !== null && slower.interval[0] > 1;
  });
}
