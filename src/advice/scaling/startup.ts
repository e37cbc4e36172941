/** Start-up over numbers of workers: a straight line through what was measured. */
import type { Candidate } from '../comparison';

export interface StartupLine {
  /** Never below what was measured least. */
  at(workers: number): number;
  /** By how much of a second the line at `workers` moves where the start-up at `measured` is a second longer. */
  shareOf(measured: number, workers: number): number;
  /** Mean square distance of the points from the line, and how many points there are besides those that it takes to draw one. */
  variance: number;
  spare: number;
  /** Of the line's error at `workers`, as a multiple of `variance`; a point's own included. */
  leverage(workers: number): number;
}

/** By least squares; a slope downwards counts as none. */
export function startupLine(candidates: readonly Candidate[]): StartupLine {
  const known = candidates.flatMap(({ measurement: { workers, startupSeconds } }) => (startupSeconds === null ? [] : [{ workers, seconds: startupSeconds }]));
  if (!known.length) return { at: () => 0, shareOf: () => 0, variance: 0, spare: 0, leverage: () => 0 };
  const mean = (what: (each: { workers: number; seconds: number }) => number) => known.reduce((sum, each) => sum + what(each), 0) / known.length;
  const [centre, level] = [mean(each => each.workers), mean(each => each.seconds)];
  const spread = mean(each => (each.workers - centre) ** 2);
  const slope = spread > 0 ? Math.max(0, mean(each => (each.workers - centre) * (each.seconds - level)) / spread) : 0;
  const least = Math.min(...known.map(({ seconds }) => seconds));
  const straight = (workers: number) => level + slope * (workers - centre);
  const spare = known.length - (slope > 0 ? 2 : 1);
  return {
    at: workers => Math.max(least, straight(workers)),
    shareOf: (measured, workers) => (known.some(each => each.workers === measured) ? (1 + (slope > 0 ? (workers - centre) * (measured - centre) / spread : 0)) / known.length : 0),
    variance: spare > 0 ? known.reduce((sum, { workers, seconds }) => sum + (seconds - straight(workers)) ** 2, 0) / spare : 0,
    spare,
    leverage: workers => 1 + (1 + (slope > 0 ? (workers - centre) ** 2 / spread : 0)) / known.length,
  };
}

/** What was measured at so many workers, else what the line says. */
export function startupAt(candidates: readonly Candidate[], workers: number): number {
  const same = candidates.find(({ measurement }) => measurement.workers === workers && measurement.startupSeconds !== null);
  return same?.measurement.startupSeconds ?? startupLine(candidates).at(workers);
}
