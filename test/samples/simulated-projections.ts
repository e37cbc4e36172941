/** Sweeps whose truth is known, each followed by one later run of a new process, which the projection from the sweep should hold. */
import { compare } from '../../src/advice/comparison';
import { projectAt } from '../../src/advice/scaling/projection';
import { scalingGroups } from '../../src/advice/scaling/scaling';
import { throughputOf, type Law } from '../../src/advice/scaling/law';
import { median, seededRandom, type RandomSource } from '../../src/bench/statistics';
import { normal, swept, type Sweep } from './scaling';

/** All sizes are standard deviations of logarithms; what is left out is 0. */
export interface Situation {
  law: Law;
  /** Numbers of workers that were measured, and the one that is asked about. */
  seen: readonly number[];
  asked: number;
  /** Fresh processes of each, and rounds in each of them. */
  processes: number;
  rounds: number;
  /** Times as many tasks as in a round. */
  times: number;
  /** Of a round within a process; of a process; of all that ran at the same time; of the host's state from one process to the next, which lasts. */
  roundNoise: number;
  processNoise: number;
  lapNoise?: number;
  walk?: number;
  /** Instead of `processNoise` times a normal variable. */
  processFactor?: (random: RandomSource) => number;
  /** Of W workers, and how it scatters. */
  startup?: (workers: number) => number;
  startupNoise?: number;
  /** How far throughput at any number of workers is off the law. */
  curvature?: number;
}

const tasks = 96;
const taskSeconds = 0.01;

/** A sweep, and what one run of `times` as many tasks at the asked number of workers then takes in a process of its own, as long after it as the sweep took. */
export function sweepAndLaterRun(situation: Situation, random: RandomSource): { sweep: Sweep; took: number } {
  const { law, seen, asked, processes, rounds, times, roundNoise, processNoise, lapNoise = 0, walk = 0, startup = workers => 0.001 * workers, startupNoise = 0.1, curvature = 0 } = situation;
  const differ = situation.processFactor ?? (() => Math.exp(processNoise * normal(random)));
  const host: number[] = [];
  let state = 0;
  for (let process = 0; process < processes; process++) host.push(Math.exp((state += walk * normal(random)) + lapNoise * normal(random)));
  const offLaw = new Map([...new Set([...seen, asked])].map(workers => [workers, Math.exp(curvature * normal(random))]));
  const sweep: Sweep = {
    taskSeconds, cpuShare: 0, cores: 4, tasks,
    models: [{ model: 'threads', law, workers: seen, startup }],
    processes: {
      rounds: (model, workers, seconds) => host.map(factor => {
        const own = factor * differ(random) * (model === 'serial' ? 1 : offLaw.get(workers)!);
        return Array.from({ length: rounds }, () => seconds * own * Math.exp(roundNoise * normal(random)));
      }),
      startups: seconds => host.map(() => seconds * Math.exp(startupNoise * normal(random))),
    },
  };
  const later = Math.exp(state + walk * Math.sqrt(processes) * normal(random) + lapNoise * normal(random)) * differ(random) * offLaw.get(asked)!;
  // A part of a round is the noisier for having fewer tasks; several rounds are a sum.
  const noise = times >= 1 && Number.isInteger(times)
    ? Array.from({ length: times }, () => Math.exp(roundNoise * normal(random))).reduce((sum, factor) => sum + factor, 0) / times
    : Math.exp(roundNoise / Math.sqrt(times) * normal(random));
  const working = Math.ceil(times * tasks / asked) * asked / throughputOf(law, asked) * later * noise;
  return { sweep, took: startup(asked) * Math.exp(startupNoise * normal(random)) + working };
}

export interface ProjectionCalibration {
  /** Share of the intervals that held what the later run took. */
  covered: number;
  /** Half the width of the middle interval, as part of what it is about. */
  halfWidth: number;
  /** Share of the runs that were given no interval. */
  without: number;
}

export function projectionCoverage(runs: number, situation: Situation, seed: number): ProjectionCalibration {
  const random = seededRandom(seed);
  const widths: number[] = [];
  let held = 0;
  for (let run = 0; run < runs; run++) {
    const { sweep, took } = sweepAndLaterRun(situation, random);
    const comparison = compare(swept(sweep))!;
    const [group] = scalingGroups(comparison);
    const found = projectAt(comparison, group, situation.times * tasks, situation.asked);
    if ('code' in found || !found.secondsInterval) continue;
    const [low, high] = found.secondsInterval;
    held += Number(low <= took && took <= high);
    widths.push(Math.sqrt(high / low) - 1);
  }
  return { covered: held / widths.length, halfWidth: widths.length ? median(widths) : NaN, without: 1 - widths.length / runs };
}

const threads: Law = { lambda: 100, sigma: 0.012, kappa: 0.0002 };
const usual = { law: threads, rounds: 3, processes: 5, times: 1, roundNoise: 0.02, processNoise: 0.02 };
const measured = { ...usual, seen: [2, 4], asked: 4 };
const byLaw = { ...usual, seen: [1, 2, 4, 16], asked: 8, curvature: 0.02 };

/** By what makes them hard. `wide`: a method that allows for what cannot be told from what else there is holds more often than it says; docs/measurement.md has the argument. */
export const situations: Record<string, Situation & { wide?: boolean }> = {
  'as measured, 3 processes of 1 round': { ...measured, processes: 3, rounds: 1, wide: true },
  'as measured, 5 processes of 3 rounds': { ...measured, wide: true },
  'as measured, 10 processes of 1 round': { ...measured, processes: 10, rounds: 1, wide: true },
  'ten times the tasks, processes differ': { ...measured, times: 10, roundNoise: 0.01, processNoise: 0.03, wide: true },
  'ten times the tasks, only rounds differ': { ...measured, times: 10, roundNoise: 0.05, processNoise: 0, wide: true },
  'ten times the tasks, processes of one round': { ...measured, times: 10, rounds: 1, wide: true },
  'a quarter of the tasks': { ...measured, times: 0.25, roundNoise: 0.03, wide: true },
  'start-up is half of it and scatters by a fifth': { ...measured, startup: () => 0.24, startupNoise: 0.2, wide: true },
  'one process in ten much slower': { ...measured, processes: 8, processFactor: random => Math.exp(random() < 0.1 ? 0.12 : 0.01 * normal(random)) },
  'three processes in ten slower': { ...measured, processFactor: random => Math.exp((random() < 0.3 ? 0.06 : 0) + 0.005 * normal(random)), wide: true },
  'a lap disturbs all alike': { ...measured, lapNoise: 0.04, wide: true },
  'a host that drifts': { ...measured, processes: 8, walk: 0.01 },
  'by the law, points off it by 2 %': { ...byLaw, wide: true },
  'by the law, points off it by 3 %, five of them': { ...byLaw, seen: [1, 2, 4, 6, 16], curvature: 0.03, wide: true },
  'by the law, points on it': { ...byLaw, curvature: 0, wide: true },
  'by the law, 3 processes of 1 round': { ...byLaw, processes: 3, rounds: 1, wide: true },
  'by the law, ten times the tasks': { ...byLaw, times: 10, wide: true },
  'by the law, a lap disturbs all alike': { ...byLaw, lapNoise: 0.04, wide: true },
  'by the law, start-up scatters by a fifth': { ...byLaw, startup: workers => 0.02 + 0.004 * workers, startupNoise: 0.2, wide: true },
  'by the law, beyond what was measured': { ...byLaw, seen: [1, 2, 4, 8, 16], asked: 24, curvature: 0.01, wide: true },
};
