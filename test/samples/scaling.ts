/** Sweeps over workers whose truth is known: rounds drawn from a law, as the runner would report them. */
import { throughputOf, type Law } from '../../src/advice/scaling/law';
import { seededRandom, type RandomSource } from '../../src/bench/statistics';
import { median, medianInterval, pairedRatio, perProcess as perProcessValues } from '../../src/bench/statistics';
import type { BenchmarkOutcome, ExecutionModel, Measurement } from '../../src/model';
import { outcome } from './outcomes';

export interface SweptModel {
  model: ExecutionModel;
  /** Tasks a second of N workers. */
  law: Law;
  workers: readonly number[];
  /** Start-up of N workers. */
  startup?(workers: number): number;
  /** CPU seconds of a task. */
  cpuSeconds?: number;
  chunkSize?: number;
  handOverSeconds?: number;
}

export interface Sweep {
  target?: string;
  /** Of one task, serially; and how much of it computes. */
  taskSeconds: number;
  cpuShare: number;
  cores: number;
  tasks: number;
  laps?: number;
  /** Standard deviation of a round's logarithm, once its own and once shared by its lap. */
  noise?: number;
  seed?: number;
  models: readonly SweptModel[];
  /** What fresh processes showed, in the place of laps of one: seconds of their rounds and of their start-ups, given those without noise. */
  processes?: {
    rounds(model: ExecutionModel, workers: number, seconds: number): number[][];
    startups(seconds: number): number[];
  };
}

export const normal = (random: RandomSource): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

/** Seconds of a round, by the same law that projections rest on: equal tasks, in turns of as many as there are workers. */
export function roundSeconds({ law, model }: Pick<SweptModel, 'law' | 'model'>, workers: number, tasks: number): number {
  return model === 'serial' ? tasks / law.lambda : Math.ceil(tasks / workers) * workers / throughputOf(law, workers);
}

export function swept(sweep: Sweep): BenchmarkOutcome {
  const { tasks, taskSeconds, cpuShare, cores, laps = 12, noise = 0.02 } = sweep;
  const random = seededRandom(sweep.seed ?? 1);
  const shared = Array.from({ length: laps }, () => normal(random) * noise);
  const rounds = (seconds: number) => shared.map(lap => seconds * Math.exp(lap + normal(random) * noise));
  const perProcess = (model: ExecutionModel, workers: number, seconds: number) => sweep.processes?.rounds(model, workers, seconds);
  const serialRounds = perProcess('serial', 1, tasks * taskSeconds);
  const serialSamples = serialRounds?.flat() ?? rounds(tasks * taskSeconds);
  const measurement = (each: SweptModel, workers: number): Measurement => {
    const seconds = each.chunkSize ? tasks / throughputOf(each.law, workers) : roundSeconds(each, workers, tasks);
    const parts = each.model === 'serial' ? serialRounds : perProcess(each.model, workers, seconds);
    const samples = each.model === 'serial' ? serialSamples : parts?.flat() ?? rounds(seconds);
    // As with a short function, each lap in processes of its own.
    const sizes = parts?.map(part => part.length) ?? samples.map(() => 1);
    const ratio = pairedRatio(serialSamples, samples, undefined, sizes)!;
    const medianSeconds = median(perProcessValues(samples, sizes));
    const startup = each.model === 'serial' ? 0 : each.startup?.(workers) ?? 0.001 * workers;
    const startupSamples = each.model === 'serial' ? undefined : sweep.processes?.startups(startup) ?? samples.map(() => startup);
    const cpuSeconds = tasks * (each.cpuSeconds ?? taskSeconds * cpuShare);
    return {
      model: each.model, workers, ...(each.chunkSize && { chunkSize: each.chunkSize }), tasks, state: 'completed', samples, medianSeconds, medianInterval: medianInterval(samples, undefined, sizes),
      samplesPerProcess: sizes, ...(startupSamples && { startupSamples }), startupSeconds: startupSamples ? median(startupSamples) : startup, ...(each.handOverSeconds && { handOverSeconds: each.handOverSeconds }),
      speedup: each.model === 'serial' ? 1 : ratio.centre, speedupInterval: each.model === 'serial' ? [1, 1] : ratio.interval, cpuSeconds,
      waitSeconds: Math.max(0, medianSeconds * Math.min(workers, tasks) - cpuSeconds), gil: 'enabled', peakMemoryBytes: 31_000_000, equalResults: true, error: null,
    };
  };
  const serial: SweptModel = { model: 'serial', law: { lambda: 1 / taskSeconds, sigma: 0, kappa: 0 }, workers: [1] };
  return {
    ...outcome({ target: sweep.target, cores, tasks, runs: [{ model: 'serial', seconds: tasks * taskSeconds }] }),
    measurements: [serial, ...sweep.models].flatMap(each => each.workers.map(workers => measurement(each, workers))),
  };
}

/** Waits on the network: threads go on gaining, processes get in one another's way. */
export const waitingSweep = (): Sweep => ({
  target: 'shop/prices.py:fetch_price', taskSeconds: 0.05, cpuShare: 0.04, cores: 4, tasks: 192,
  models: [
    { model: 'threads', law: { lambda: 20, sigma: 0.012, kappa: 0.0002 }, workers: [1, 2, 4, 8, 16, 32, 64] },
    { model: 'processes', law: { lambda: 19, sigma: 0.03, kappa: 0.002 }, workers: [1, 2, 4, 8, 16, 32], startup: workers => 0.02 + 0.01 * workers },
  ],
});

/** Computes in bytecode: threads take turns, processes gain up to the cores, and nothing beyond. */
export const computingSweep = (cores = 8): Sweep => ({
  target: 'shop/scoring.py:score_basket', taskSeconds: 0.02, cpuShare: 1, cores, tasks: 96,
  models: [
    { model: 'threads', law: { lambda: 49, sigma: 1, kappa: 0.002 }, workers: [1, 2, 4, 8, 16] },
    { model: 'processes', law: { lambda: 48, sigma: 0.05, kappa: 0.001 }, workers: [1, 2, 4, 8], startup: workers => 0.02 + 0.01 * workers },
  ],
});
