/**
 * What the host gives while the benchmark runs: a known computation takes its turn among the models' rounds, alone and on several processes
 * at once, in the interpreter that the models run in. A reading that fails ends the readings and nothing else.
 */
import { performance } from 'node:perf_hooks';
import type { HostDescription, ParallelCapacity } from '../model';
import type { GaugeCommand } from './protocol';
import { median, medianInterval } from './statistics';

/** Beyond so many processes the readings would cost more memory and time than they tell. */
const mostProcesses = 16;
/** Starting, and each turn, may take this long, and this part of the budget: the computation takes some hundredths of a second. */
const mostPatienceSeconds = 5;
const patienceShare = 0.1;
/** Readings at the beginning and at the end that drift is told from, each. */
const fewestForDrift = 3;

/** The process that computes when it is asked to; `HarnessProcess` in earnest. */
export interface GaugeProcess {
  ready(deadlineSeconds: number): Promise<void>;
  request(command: GaugeCommand, type: 'gauged', deadlineSeconds: number, what: string): Promise<{ seconds: number[]; timerResolutionSeconds?: number }>;
}

/** 1, 2, 4, ... and the number of cores itself. */
export function processCounts(cores: number): number[] {
  const most = Math.min(Math.max(1, cores), mostProcesses);
  const counts = new Set<number>();
  for (let count = 1; count < most; count *= 2) counts.add(count);
  return [...counts.add(most)];
}

export class HostGauge {
  /** By number of processes: their work over that of one alone in the same turn. */
  private readonly readings = new Map<number, number[]>();
  private readonly alone: number[] = [];
  private timerResolutionSeconds: number | null = null;
  private process: GaugeProcess | null = null;
  private turns = 0;
  /** What the last turn took. */
  seconds = 0;

  private readonly patienceSeconds: number;

  constructor(private readonly counts: readonly number[], budgetSeconds: number) {
    this.patienceSeconds = Math.min(mostPatienceSeconds, patienceShare * budgetSeconds);
  }

  /** Starts `launch`'s process and has every worker compute once, so that the clock's step is known and no start is in a reading. Never rejects. */
  async start(launch: () => Promise<GaugeProcess>): Promise<void> {
    try {
      const deadline = this.now() + this.patienceSeconds;
      const process = await launch();
      await process.ready(deadline - this.now());
      for (const count of this.counts) await this.ask(process, count, deadline);
      this.process = process;
    } catch {
      this.process = null;
    }
  }

  /** One process alone, then all, and one of the counts between them in rotation; the first time all counts. Never rejects. */
  async turn(): Promise<void> {
    const { process } = this;
    this.seconds = 0;
    if (!process) return;
    const start = this.now();
    const deadline = start + this.patienceSeconds;
    try {
      const counts = this.alone.length ? this.countsOfTurn() : this.counts;
      const [alone] = await this.ask(process, 1, deadline);
      this.alone.push(alone);
      for (const count of counts) {
        if (count === 1) continue;
        const seconds = await this.ask(process, count, deadline);
        const cores = seconds.reduce((sum, each) => sum + alone / each, 0);
        this.readings.set(count, [...this.readings.get(count) ?? [], cores]);
      }
    } catch {
      this.process = null;
    }
    this.seconds = this.now() - start;
  }

  /** What has been read so far. */
  reading(): Pick<HostDescription, 'parallelCapacity' | 'timerResolutionSeconds' | 'drift'> {
    return { parallelCapacity: this.capacity(), timerResolutionSeconds: this.timerResolutionSeconds, drift: driftOf(this.alone) };
  }

  private async ask(process: GaugeProcess, processes: number, deadline: number): Promise<number[]> {
    const answer = await process.request({ do: 'gauge', processes }, 'gauged', deadline - this.now(), 'Measuring the host');
    this.timerResolutionSeconds ??= answer.timerResolutionSeconds ?? null;
    if (answer.seconds.length !== processes || answer.seconds.some(seconds => !(seconds > 0))) throw new RangeError('a reading without a time');
    return answer.seconds;
  }

  private now(): number {
    return performance.now() / 1000;
  }

  private countsOfTurn(): number[] {
    const between = this.counts.slice(1, -1);
    return [...between.length ? [between[this.turns++ % between.length]] : [], ...this.counts.slice(-1)];
  }

  private capacity(): ParallelCapacity[] | null {
    if (!this.alone.length) return null;
    // Where the one alone was disturbed more than the others together, they seem to have done more than so many cores can.
    const several = [...this.readings].sort(([a], [b]) => a - b).map(([processes, cores]) => {
      const interval = medianInterval(cores);
      return { processes, cores: Math.min(processes, median(cores)), interval: interval && interval.map(end => Math.min(processes, end)) as [number, number] };
    });
    return [{ processes: 1, cores: 1, interval: null }, ...several];
  }
}

/** The last third of the readings over the first; null with too few. */
export function driftOf(seconds: readonly number[]): number | null {
  const third = Math.floor(seconds.length / 3);
  return third < fewestForDrift ? null : median(seconds.slice(-third)) / median(seconds.slice(0, third));
}
