/** What is run, how much of it, and when enough is known. Pure: times come in as numbers, so every rule is tested without waiting. */
import type { ExecutionModel, HostDescription, StartMethod } from '../model';
import type { CallStyle } from './protocol';
import { median, ratioInterval, type Interval } from './statistics';

/** One model at one worker count. */
export interface Contender {
  model: ExecutionModel;
  workers: number;
  /** Only of processes, and only where it was asked for. */
  startMethod?: StartMethod;
}

/** What calibration found out about a task. */
export interface TaskProfile {
  style: CallStyle;
  /** Mean over the tasks tried; null where none succeeded. */
  secondsPerTask: number | null;
  /** Part of its time that a task waits instead of computing, 0 to 1. */
  waitShare: number;
}

/** From this part on, a task waits so much that more workers than cores pay. */
const mostlyWaiting = 0.5;
/** Windows cannot wait for more handles at once. */
const mostProcessesOnWindows = 61;

/** Worker counts that suit a model: the cores for what computes, more where it mostly waits. */
export function defaultWorkers(model: ExecutionModel, profile: TaskProfile, host: HostDescription): number {
  const cores = Math.max(2, host.usableCores);
  const overlapsWaiting = model === 'threads' || model === 'asyncio' || model === 'async';
  const workers = overlapsWaiting && profile.waitShare >= mostlyWaiting ? Math.min(32, Math.max(8, 4 * cores)) : cores;
  return model === 'processes' && host.platform === 'win32' ? Math.min(workers, mostProcessesOnWindows) : workers;
}

/** Serial first, as the others are held against it, then each model at each worker count. */
export function contenders(
  models: readonly ExecutionModel[], workers: readonly number[] | undefined, profile: TaskProfile, host: HostDescription,
  startMethods: readonly StartMethod[] = [],
): Contender[] {
  const wanted = new Set<ExecutionModel>(['serial', ...models]);
  return [...wanted].flatMap((model): Contender[] => {
    if (model === 'serial') return [{ model, workers: 1 }];
    const counts = workers?.length ? workers : [defaultWorkers(model, profile, host)];
    const methods = model === 'processes' && startMethods.length ? [...new Set(startMethods)] : [undefined];
    return [...new Set(counts)].flatMap(count => methods.map(startMethod => ({ model, workers: count, ...(startMethod && { startMethod }) })));
  });
}

export interface RoundSize {
  items: number;
  /** As the user fixed it. */
  tasks?: number;
  secondsPerTask: number | null;
  contenders: readonly Contender[];
  /** What is left of the budget. */
  budgetSeconds: number;
}

/** A serial round should last about this long: far above the clock's and the scheduler's grain. */
const goodRoundSeconds = 0.25;
/** No pool hands out tasks faster than about this; bounds the number of tiny ones. */
const fastestTaskSeconds = 100e-6;
/** Rounds of each contender that the budget should have room for. */
const roundsHopedFor = 8;
/** Part of the budget that rounds may take; start-up and imports need the rest. */
const budgetForRounds = 0.7;

/** Part of a contender's share of the budget that its first round may take; the rest is for start-up and for tasks slower than the probed one. */
const firstRoundShare = 0.4;

/** Tasks in a round where no single one has succeeded: enough to count what fails. */
const mostUnknownTasks = 32;

/** Tasks in a round: enough for a clear time and for every worker to be busy, few enough for several rounds. */
export function tasksPerRound(size: RoundSize): number {
  if (size.tasks !== undefined) return size.tasks;
  const workers = Math.max(...size.contenders.map(contender => contender.workers));
  if (size.secondsPerTask === null) return Math.max(2 * workers, Math.min(size.items, mostUnknownTasks));
  const perTask = Math.max(size.secondsPerTask, fastestTaskSeconds);
  const longestRound = budgetForRounds * size.budgetSeconds / (roundsHopedFor * size.contenders.length);
  const affordable = Math.floor(longestRound / perTask);
  // What the user gave is the most telling round there is, as long as it is neither too short nor too long.
  if (size.items >= workers && size.items <= affordable && size.items * perTask >= goodRoundSeconds / 2) return size.items;
  const wanted = Math.max(2 * workers, Math.ceil(goodRoundSeconds / perTask));
  const tasks = Math.max(Math.min(wanted, affordable), workers);
  // A last lap with idle workers would count against the pool in a short round.
  const whole = Math.ceil(tasks / workers) * workers;
  // Tasks so long that such a round would outlast its share of the budget: fewer of them, down to two, still tell whether they overlap.
  const fits = Math.floor(firstRoundShare * size.budgetSeconds / (size.contenders.length * perTask));
  return Math.min(whole, Math.max(2, fits));
}

/** Laps (one round of each contender) at most, and those of them that may be given to warming up. */
export const mostLaps = 25;
export const mostWarmUpLaps = 2;
/** Fewest laps before the intervals are trusted to end the run. */
export const fewestLaps = 6;
/** An interval this tight (high over low) is worth no more rounds. */
const tightEnough = 1.1;
/** An interval decides when it keeps this far from 1: looking again and again, one that just touches it will turn up by chance. */
const decisiveRatio = 1.05;
const steadyWithin = 0.1;

/** Whether the last round took about as long as the one before. */
export function isWarm(seconds: readonly number[]): boolean {
  if (seconds.length < 2) return false;
  const [before, last] = seconds.slice(-2);
  return Math.abs(last - before) <= steadyWithin * Math.max(last, before);
}

/**
 * Whether more rounds would change no verdict: the fastest against serial, and the two fastest against each other, are either
 * decided (the interval of their ratio lies clearly on one side of 1) or tight. `samples[0]` is serial's where serial runs; the lists
 * are paired round by round. How the losers compare does not matter.
 */
export function isSettled(samples: readonly (readonly number[])[]): boolean {
  if (!samples.length || samples.some(list => list.length < fewestLaps)) return false;
  const [fastest, second] = [...samples].sort((a, b) => median(a) - median(b));
  const rivals = [samples[0], second].filter(rival => rival !== undefined && rival !== fastest);
  return rivals.every(rival => clear(ratioInterval(rival, fastest)));
}

function clear(interval: Interval | null): boolean {
  if (!interval) return false;
  const [low, high] = interval;
  return high / low <= tightEnough || low > decisiveRatio || high < 1 / decisiveRatio;
}
