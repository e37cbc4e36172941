/**
 * What one more run will take: intervals for a single later value, from variances of several sources that are each known from a few observations.
 *
 * A run's logarithm is off from what is foreseen by a sum of independent errors, such as how the new process differs and how far the centre is off. Each
 * variance is estimated with so many degrees of freedom f; given the estimate s2, what the true one may be is spread as s2 f / chi-square(f). The interval takes all
 * of that spread into account (fiducial or generalized intervals: S. Weerahandi, Journal of the American Statistical Association 88, 1993). With one source it is Student's t
 * exactly; with several it does what Satterthwaite's degrees of freedom approximate, and it holds for differences of variances too, where those fail.
 */
import { chiSquare, normalBelow } from '../../bench/distributions';
import { confidenceLevel, seededRandom } from '../../bench/statistics';

/** A variance and the degrees of freedom of its estimate. */
export interface Variance {
  value: number;
  freedom: number;
}

/** True variances that would be as likely as any, given what was estimated. */
const draws = 400;

/**
 * Half the width of the interval at the level that is promised. `varianceOf` makes the variance of the error from what the variances given to `drawn` may truly be; each is to
 * be drawn once a call. The same estimates always give the same width.
 */
export function predictionHalfWidth(varianceOf: (drawn: (estimate: Variance) => number) => number): number {
  const random = seededRandom(1);
  const drawn = ({ value, freedom }: Variance): number => (value > 0 ? value * freedom / chiSquare(random, freedom) : 0);
  const deviations = Array.from({ length: draws }, () => Math.sqrt(varianceOf(drawn)));
  const outside = (half: number) => deviations.reduce((sum, deviation) => sum + (deviation > 0 ? 2 * normalBelow(-half / deviation) : 0), 0) / draws;
  if (!(Math.max(...deviations) > 0)) return 0;
  let [low, high] = [0, Math.max(...deviations)];
  while (outside(high) > 1 - confidenceLevel) high *= 2;
  for (let step = 0; step < 30; step++) {
    const middle = (low + high) / 2;
    if (outside(middle) > 1 - confidenceLevel) low = middle;
    else high = middle;
  }
  return high;
}

export const meanOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Of values about their mean; of one value nothing is known. */
export function varianceOf(values: readonly number[]): Variance {
  const centre = meanOf(values);
  const freedom = values.length - 1;
  return { value: freedom > 0 ? values.reduce((sum, value) => sum + (value - centre) ** 2, 0) / freedom : 0, freedom };
}

/** Estimates of the same variance, taken together. */
export function pooled(estimates: readonly Variance[]): Variance {
  const freedom = estimates.reduce((sum, each) => sum + each.freedom, 0);
  return { value: freedom > 0 ? estimates.reduce((sum, each) => sum + each.value * each.freedom, 0) / freedom : 0, freedom };
}
