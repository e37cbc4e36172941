/** What handing over several tasks in one message gains, where that was measured. */
import { pairedRatio } from '../../bench/statistics';
import type { ChunkGain } from '../../model';
import { bestOf, type Candidate, type Comparison } from '../comparison';

/** One entry for each model, number of workers and start method that ran in chunks and one by one. */
export function chunkGains({ candidates }: Comparison): ChunkGain[] {
  const whole = candidates.filter(({ measurement }) => measurement.chunkSize === undefined);
  return whole.flatMap(single => {
    const { model, workers, startMethod } = single.measurement;
    const chunked = candidates.filter(({ measurement: each }) => each.chunkSize !== undefined && each.model === model && each.workers === workers && each.startMethod === startMethod);
    const best = bestOf(chunked);
    const ratio = best && pairedRatio(single.measurement.samples, best.measurement.samples, undefined, single.measurement.samplesPerProcess);
    if (!best || !ratio) return [];
    return [{
      model, workers, ...(startMethod && { startMethod }), chunkSize: best.measurement.chunkSize!, gain: ratio.centre, gainInterval: ratio.interval,
      handOverSeconds: handOverOf([single, ...chunked]), breakEvenTasks: single.breakEven, breakEvenTasksInChunks: best.breakEven,
    }];
  });
}

/**
 * Seconds of one message: a task in chunks of c takes a + h / c, since c tasks share the h of their message. Least squares on relative distances;
 * null with one chunk size only, or where larger chunks are not faster.
 */
export function handOverOf(candidates: readonly Candidate[]): number | null {
  const rows = candidates.map(({ measurement, medianSeconds }) => {
    const seconds = medianSeconds / measurement.tasks;
    return { a: 1 / seconds, h: 1 / (measurement.chunkSize ?? 1) / seconds };
  });
  const sum = (what: (row: { a: number; h: number }) => number) => rows.reduce((total, row) => total + what(row), 0);
  const [aa, ah, hh, a1, h1] = [sum(({ a }) => a * a), sum(({ a, h }) => a * h), sum(({ h }) => h * h), sum(({ a }) => a), sum(({ h }) => h)];
  const determinant = aa * hh - ah * ah;
  if (!(determinant > 1e-9 * aa * hh)) return null;
  const perMessage = (aa * h1 - ah * a1) / determinant;
  return perMessage > 0 ? perMessage : null;
}
