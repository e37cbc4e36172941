/** The few distribution functions that the intervals rest on. Pure. */

/**
 * Cumulative binomial probabilities with p = 1/2: element k is the probability of at most k heads in n throws, which is that of at most
 * k of n values lying below their distribution's median.
 */
export function halfBinomial(n: number): number[] {
  const cumulative: number[] = [];
  let probability = 0.5 ** n;
  let sum = 0;
  for (let heads = 0; heads <= n; heads++) {
    sum += probability;
    cumulative.push(sum);
    probability *= (n - heads) / (heads + 1);
  }
  return cumulative;
}

/** Probability that |t| exceeds `t` with a whole number of degrees of freedom (M. Abramowitz, I. Stegun, 1964, 26.7.3 and 26.7.4). */
function studentTails(t: number, freedom: number): number {
  const angle = Math.atan(t / Math.sqrt(freedom));
  const cosine = Math.cos(angle);
  const even = freedom % 2 === 0;
  let term = even ? 1 : cosine;
  let sum = freedom === 1 ? 0 : term;
  for (let k = even ? 1 : 2; k <= freedom - 3; k += 2) {
    term *= k / (k + 1) * cosine ** 2;
    sum += term;
  }
  const inside = even ? Math.sin(angle) * sum : (angle + Math.sin(angle) * sum) * 2 / Math.PI;
  return 1 - inside;
}

/** The t that |t| exceeds with probability `alpha`; `freedom` is a whole number from 1 on. */
export function studentQuantile(alpha: number, freedom: number): number {
  let low = 0;
  let high = 1;
  while (studentTails(high, freedom) > alpha) high *= 2;
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (studentTails(middle, freedom) > alpha) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** Probability that a standard normal variable is below z, to 1e-7 (M. Abramowitz, I. Stegun, 1964, 26.2.17). */
export function normalBelow(z: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(z));
  const density = Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
  const tail = density * t * (0.319381530 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  return z > 0 ? 1 - tail : tail;
}

/** A draw of chi-square with a whole number of degrees of freedom: sums of squares of normal variables, taken two at a time as logarithms of uniform ones. */
export function chiSquare(random: () => number, freedom: number): number {
  let sum = 0;
  for (let pairs = freedom >> 1; pairs > 0; pairs--) sum -= 2 * Math.log(1 - random());
  if (freedom % 2) sum -= 2 * Math.log(1 - random()) * Math.cos(2 * Math.PI * random()) ** 2;
  return sum;
}
