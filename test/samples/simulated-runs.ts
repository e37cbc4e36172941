/**
 * Whole runs of the experiment on made-up times whose truth is known: the runner's own rules say when to stop, its own functions turn rounds into
 * measurements, and the real verdict is taken on them.
 */
import { adviseMeasured } from '../../src/advice';
import { addSteady, againstFastest, newEvidence, toMeasurement } from '../../src/bench/measure';
import { logRatios, median, seededRandom, shuffled, type RandomSource } from '../../src/bench/statistics';
import { roundsPerTurn } from '../../src/bench/plan';
import { PrecisionLooks } from '../../src/bench/precision';
import { judge, mostLaps, mostLapsForPrecision } from '../../src/bench/stopping';
import type { BenchmarkOutcome, ExecutionModel, Recommendation } from '../../src/model';

/** Makes one lap after the other, or further rounds within the last one: for each of `count` models, the factor by which noise multiplies its time. */
export type Noise = (random: RandomSource, count: number) => (sameLap?: boolean) => number[];

function normal(random: RandomSource): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

const each = <T>(count: number, make: (position: number) => T): T[] => Array.from({ length: count }, (_, position) => make(position));

/** `size` is about the standard deviation of a round's time, as part of it. */
export const noises: Record<string, (size: number) => Noise> = {
  normal: size => (random, count) => () => each(count, () => Math.max(0.05, 1 + size * normal(random))),
  'log-normal, serial half as noisy': size => (random, count) => () => each(count, position => Math.exp((position ? 1 : 0.5) * size * normal(random))),
  'a sharp lower edge': size => (random, count) => () => each(count, () => 1 - size * Math.log(1 - random())),
  'a tenth of rounds up to four times as long': size => (random, count) => () => each(count, () => Math.exp(size / 2 * normal(random)) * (random() < 0.1 ? 1 + 3 * random() : 1)),
  'outliers in one model only': size => (random, count) => () => each(count, position => Math.exp(size / 2 * normal(random)) * (position === 1 && random() < 0.08 ? 1 + 3 * random() : 1)),
  'a machine that slows down': size => (random, count) => {
    let lap = 0;
    return sameLap => {
      if (!sameLap) lap++;
      return each(count, () => Math.exp(size * normal(random) + 0.02 * (lap % 100)));
    };
  },
  // The machine's state changes from round to round and is remembered; rounds of a lap are in random order, as the runner takes them.
  'a machine with a memory': size => (random, count) => {
    const memory = 0.9;
    let state = normal(random);
    return () => {
      const factors = new Array<number>(count);
      for (const position of shuffled(each(count, i => i), random)) {
        state = memory * state + Math.sqrt(1 - memory ** 2) * normal(random);
        factors[position] = Math.exp(2 * size * state + size / 3 * normal(random));
      }
      return factors;
    };
  },
};

/** Fresh processes: how many laps each of them takes, and the factor by which one's times differ from those of another, drawn for each anew. */
export interface Processes {
  laps: number;
  factor: (random: RandomSource) => number;
}

/** `size` is about the standard deviation of a process' speed, as part of it: hash seeds and addresses differ by a percent or two, page colouring and alignment by ten. */
export const processNoises: Record<string, (size: number) => Processes['factor']> = {
  'processes that differ': size => random => Math.exp(size * normal(random)),
  'three processes in ten slower': size => random => Math.exp(random() < 0.3 ? 2 * size : 0),
  'a process in ten much slower': size => random => Math.exp(random() < 0.1 ? 4 * size : size / 5 * normal(random)),
};

/** Median over all laps and processes of serial's noise over that of the model after it, which belongs to the truth where that one alone is noisier. */
export function medianNoiseRatio(noise: Noise, factor: Processes['factor'] = () => 1, seed = 1): number {
  const next = noise(seededRandom(seed), 2);
  const random = seededRandom(seed + 1);
  const laps = Array.from({ length: 20_001 }, () => next().map(time => time * factor(random)));
  return Math.exp(median(logRatios(laps.map(([serial]) => serial), laps.map(([, model]) => model))));
}

export interface Simulated {
  outcome: BenchmarkOutcome;
  recommendation: Recommendation;
  laps: number;
}

/**
 * One run. `speedups[i]` is the truth about the i-th model beside serial; `room` how many observations the budget has room for: laps of one process,
 * or fresh processes where `processes` says how they differ. `precision`: the half-width that it goes on for.
 */
export function simulateRun(
  models: readonly ExecutionModel[], speedups: readonly number[], noise: Noise, random: RandomSource, room = Infinity, processes?: Processes, precision?: number,
): Simulated {
  const next = noise(random, 1 + models.length);
  const evidence = [{ model: 'serial' as const, workers: 1 }, ...models.map(model => ({ model, workers: 4 }))].map(contender => ({ ...newEvidence(contender, 'enabled'), startups: [0.01], digest: 'd' }));
  const truth = [1, ...speedups];
  const most = Math.min(precision === undefined ? mostLaps : mostLapsForPrecision, room);
  const lapsEach = processes?.laps ?? 1;
  let laps = 0;
  const looks = precision === undefined ? null : new PrecisionLooks(precision);
  let isDecided = false;
  for (let taken = 1; taken <= most; taken++) {
    const factors = evidence.map(() => processes?.factor(random) ?? 1);
    for (let lap = 0; lap < lapsEach; lap++, laps++) {
      const turn = evidence.map((_, position) => (precision !== undefined && isDecided ? roundsPerTurn(0.15 / truth[position], 0.15 / Math.min(...truth)) : 1));
      const rounds = each(Math.max(...turn), round => next(round > 0));
      for (const position of evidence.keys()) {
        const factor = median(rounds.slice(0, turn[position]).map(factorsOfRound => factorsOfRound[position]));
        const seconds = 0.15 * factor * factors[position] / truth[position];
        addSteady(evidence[position], { seconds, cpuSeconds: 0.15, queueSeconds: 0 }, processes !== undefined && lap === 0);
      }
    }
    const samples = evidence.map(({ steady }) => steady.map(({ seconds }) => seconds));
    const sizes = processes && evidence[0].samplesPerProcess;
    isDecided ||= judge(samples, most - taken, sizes) !== null;
    if (isDecided && (!looks || (looks.isDue(taken) && looks.isPrecise(samples, sizes)))) break;
  }
  const outcome: BenchmarkOutcome = {
    version: 1, target: 'm.py:f',
    host: { platform: 'linux', architecture: 'x64', logicalCores: 4, usableCores: 4, memoryBytes: 8e9 },
    interpreter: { path: 'python3', implementation: 'CPython', version: '3.13.0', gil: 'enabled', startMethod: 'fork' },
    workload: { expression: '[]', origin: 'comment', items: 16, tasks: 16 },
    measurements: againstFastest(evidence.map(each => toMeasurement(each, evidence[0], 16, true, models.length, precision !== undefined))),
  };
  return { outcome, recommendation: adviseMeasured(outcome), laps };
}

export interface Calibration {
  /** Share of the intervals of all models that held the truth. */
  covered: number;
  meanLaps: number;
}

/** How often a run's 95 % intervals hold what they should. */
export function coverage(
  runs: number, models: readonly ExecutionModel[], speedups: readonly number[], noise: Noise, seed: number, room?: number, processes?: Processes, precision?: number,
): Calibration {
  const random = seededRandom(seed);
  const unlike = medianNoiseRatio(noise, processes?.factor);
  let covered = 0;
  let laps = 0;
  for (let run = 0; run < runs; run++) {
    const simulated = simulateRun(models, speedups, noise, random, room, processes, precision);
    laps += simulated.laps;
    for (const [position, { speedupInterval }] of simulated.outcome.measurements.slice(1).entries()) {
      const truth = speedups[position] * (position === 0 ? unlike : 1);
      if (speedupInterval && speedupInterval[0] <= truth && truth <= speedupInterval[1]) covered++;
    }
  }
  return { covered: covered / (runs * models.length), meanLaps: laps / runs };
}
