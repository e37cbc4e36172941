/**
 * The Universal Scalability Law: throughput of N workers is X(N) = lambda N / (1 + sigma (N - 1) + kappa N (N - 1)), where lambda is that of one
 * worker, sigma contention (what only one at a time gets on with; alone it is Amdahl's law) and kappa coherency (what every pair of workers costs one
 * another). Source: N. Gunther, Guerrilla Capacity Planning, Springer 2007, chapters 4 to 6.
 */

export interface Law {
  lambda: number;
  sigma: number;
  kappa: number;
}

export interface Observed {
  workers: number;
  throughput: number;
  /** Inverse variance of the throughput's logarithm, up to a common factor. */
  weight: number;
}

export function throughputOf({ lambda, sigma, kappa }: Law, workers: number): number {
  return lambda * workers / (1 + sigma * (workers - 1) + kappa * workers * (workers - 1));
}

/** The number of workers, not rounded, at which throughput is highest: 1 where more only cost, Infinity where it never falls. */
export function peakOf({ sigma, kappa }: Law): number {
  if (sigma >= 1) return 1;
  return kappa > 0 ? Math.max(1, Math.sqrt((1 - sigma) / kappa)) : Infinity;
}

/** Weighted mean square distance of the logarithms, times the number of points. */
export function misfitOf(law: Law, observed: readonly Observed[]): number {
  const weights = observed.reduce((sum, { weight }) => sum + weight, 0);
  const sum = observed.reduce((total, { workers, throughput, weight }) => total + weight * (Math.log(throughput) - Math.log(throughputOf(law, workers))) ** 2, 0);
  return sum / weights * observed.length;
}

/**
 * Least squares on logarithms with lambda > 0, sigma >= 0, kappa >= 0. Null with fewer than three different numbers of workers.
 *
 * N / X(N) = a + b (N - 1) + c N (N - 1) is linear in a = 1 / lambda, b = sigma / lambda, c = kappa / lambda, so each step of Gauss and Newton is a
 * small linear system. With two bounds, the best point within them is that of one of the four problems in which each of b and c is free or 0.
 */
export function fitLaw(observed: readonly Observed[]): Law | null {
  if (new Set(observed.map(({ workers }) => workers)).size < 3) return null;
  let best: { law: Law; misfit: number } | null = null;
  for (const free of [[0], [0, 1], [0, 2], [0, 1, 2]]) {
    const [a, b, c] = fitFree(observed, free) ?? [NaN, 0, 0];
    if (!(a > 0) || b < 0 || c < 0) continue;
    const law = { lambda: 1 / a, sigma: b / a, kappa: c / a };
    const misfit = misfitOf(law, observed);
    // A further term has to earn its keep; on a tie the simpler law stands.
    if (Number.isFinite(misfit) && (best === null || misfit < best.misfit * (1 - 1e-9) - 1e-18)) best = { law, misfit };
  }
  return best?.law ?? null;
}

const mostSteps = 50;

/** Coefficients of a + b (N - 1) + c N (N - 1), those that are not free at 0; null where the system has no solution. */
function fitFree(observed: readonly Observed[], free: readonly number[]): number[] | null {
  const rows = observed.map(({ workers, throughput, weight }) => ({ basis: [1, workers - 1, workers * (workers - 1)], value: workers / throughput, weight }));
  const predict = (basis: readonly number[], at: readonly number[]) => basis[0] * at[0] + basis[1] * at[1] + basis[2] * at[2];
  const distance = (at: readonly number[]) => rows.reduce((sum, { basis, value, weight }) => {
    const predicted = predict(basis, at);
    return sum + (predicted > 0 ? weight * Math.log(value / predicted) ** 2 : Infinity);
  }, 0);
  const spread = (values: readonly number[]) => {
    const all = [0, 0, 0];
    free.forEach((column, index) => { all[column] = values[index]; });
    return all;
  };
  // Relative least squares is the first step from the data themselves.
  const start = leastSquares(rows.map(({ basis, value, weight }) => ({ basis: free.map(column => basis[column] / value), target: 1, weight })));
  let at = start && distance(spread(start)) < Infinity ? spread(start) : spread([rows.reduce((sum, { value }) => sum + value, 0) / rows.length, ...free.slice(1).map(() => 0)]);
  let reached = distance(at);
  for (let step = 0; step < mostSteps; step++) {
    const move = leastSquares(rows.map(({ basis, value, weight }) => {
      const predicted = predict(basis, at);
      return { basis: free.map(column => basis[column] / predicted), target: Math.log(value / predicted), weight };
    }));
    if (!move) return null;
    let next = at;
    let found = Infinity;
    for (let factor = 1; factor > 1e-6 && !(found < reached); factor /= 2) {
      next = at.map((value, column) => value + factor * (free.includes(column) ? move[free.indexOf(column)] : 0));
      found = distance(next);
    }
    if (!(found < reached)) break;
    const done = reached - found <= 1e-9 * reached + 1e-18;
    [at, reached] = [next, found];
    if (done) break;
  }
  return at;
}

/** Weighted linear least squares by the normal equations of at most three unknowns; null where they are singular. */
export function leastSquares(rows: readonly { basis: readonly number[]; target: number; weight: number }[]): number[] | null {
  const size = rows[0].basis.length;
  const system = Array.from({ length: size }, (_, i) => [
    ...Array.from({ length: size }, (__, j) => rows.reduce((sum, { basis, weight }) => sum + weight * basis[i] * basis[j], 0)),
    rows.reduce((sum, { basis, target, weight }) => sum + weight * basis[i] * target, 0),
  ]);
  // Columns of very different size: the unknowns are scaled by what stands on the diagonal.
  const scale = system.map((row, i) => Math.sqrt(row[i]));
  if (scale.some(value => !(value > 0))) return null;
  const scaled = system.map((row, i) => row.map((value, j) => value / scale[i] / (j < size ? scale[j] : 1)));
  for (let column = 0; column < size; column++) {
    const pivot = scaled.slice(column).reduce((best, row, offset) => (Math.abs(row[column]) > Math.abs(scaled[best][column]) ? column + offset : best), column);
    if (Math.abs(scaled[pivot][column]) < 1e-13) return null;
    [scaled[column], scaled[pivot]] = [scaled[pivot], scaled[column]];
    for (let row = 0; row < size; row++) {
      if (row === column) continue;
      const factor = scaled[row][column] / scaled[column][column];
      for (let j = column; j <= size; j++) scaled[row][j] -= factor * scaled[column][j];
    }
  }
  return scaled.map((row, i) => row[size] / row[i] / scale[i]);
}
