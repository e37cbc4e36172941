/** What is run, and how much of it. Pure: times come in as numbers, so every rule is tested without waiting. */
import type { ExecutionModel, HostDescription, StartMethod } from '../model';
import type { CallStyle } from './protocol';
import { fewestProcesses, quantile } from './statistics';

/** One model at one worker count. */
export interface Contender {
  model: ExecutionModel;
  workers: number;
  /** Only of processes, and only where it was asked for. */
  startMethod?: StartMethod;
  /** Tasks in one message, where they are not handed over one by one. */
  chunkSize?: number;
}

/** In messages: `serial`, `threads (4 workers)`. */
export const labelOf = ({ model, workers }: Contender): string => (model === 'serial' ? model : `${model} (${workers} workers)`);

/** What calibration found out about a task. */
export interface TaskProfile {
  style: CallStyle;
  /** Mean over the tasks tried; null where none succeeded. */
  secondsPerTask: number | null;
  /** Part of its time that a task waits instead of computing, 0 to 1. */
  waitShare: number;
  /** Memory that the result of one takes; 0 or absent where it is not known. */
  resultBytes?: number;
}

/** From this part on, a task waits so much that more workers than cores pay. */
export const mostlyWaiting = 0.5;
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
  /** Smallest step of the clock that times the rounds; null where it is not known. */
  timerResolutionSeconds?: number | null;
}

/** A serial round should last about this long: far above the scheduler's grain, and short, as many rounds tell more than long ones. */
const goodRoundSeconds = 0.15;
/** A serial round lasts at least so many steps of the clock: then reading it errs by a thousandth at most. */
const fewestTimerSteps = 1000;
/** No pool hands out tasks faster than about this; bounds the number of tiny ones. */
const fastestTaskSeconds = 100e-6;
/** Rounds of each contender that the budget should have room for. */
const roundsHopedFor = 12;
/** Part of the budget that rounds may take; start-up and imports need the rest. */
const budgetForRounds = 0.7;

/** Part of a contender's share of the budget that its first round may take; the rest is for start-up and for tasks slower than the probed one. */
const firstRoundShare = 0.4;

/** Tasks in a round where no single one has succeeded: enough to count what fails. */
const mostUnknownTasks = 32;

/** Part of the memory that the results of a round may take: they are kept until they have been compared, and on their way they exist twice. */
const memoryForResults = 0.2;

/** How many results of so many bytes a round may have, at least two, which it takes to tell whether tasks overlap. */
export function resultsThatFit(resultBytes: number, memoryBytes: number): number {
  return resultBytes > 0 ? Math.max(2, Math.floor(memoryForResults * memoryBytes / resultBytes)) : Infinity;
}

/** Tasks of a round, run serially, that leave room for a few rounds of a few models in so many seconds; one at least. */
export function tasksInSeconds(secondsPerTask: number, seconds: number): number {
  return Math.max(1, Math.floor(budgetForRounds * seconds / (roundsHopedFor * Math.max(secondsPerTask, 1e-9))));
}

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
  const readable = fewestTimerSteps * (size.timerResolutionSeconds ?? 0) / Math.max(size.secondsPerTask, 1e-9);
  const wanted = Math.max(2 * workers, Math.ceil(goodRoundSeconds / perTask), Math.ceil(readable));
  const tasks = Math.max(Math.min(wanted, affordable), workers);
  // A last lap with idle workers would count against the pool in a short round.
  const whole = Math.ceil(tasks / workers) * workers;
  // Tasks so long that such a round would outlast its share of the budget: fewer of them, down to two, still tell whether they overlap.
  const fits = Math.floor(firstRoundShare * size.budgetSeconds / (size.contenders.length * perTask));
  return Math.min(whole, Math.max(2, fits));
}

/** Rounds of warming up at most, the very first included, and the part of what is left of the budget that they may take. */
export const mostWarmUpLaps = 10;
export const warmUpShare = 0.25;
/** A round faster than all before it by more than this part is still getting warmer. */
const warmWithin = 0.05;

/**
 * Whether rounds have stopped getting faster: neither of the last two is clearly faster than the fastest before them. Rounds that something
 * slowed down say nothing about warming up, which only ever makes them faster. Two rounds do where they agree.
 */
export function isWarm(seconds: readonly number[]): boolean {
  if (seconds.length < 2) return false;
  if (seconds.length === 2) return Math.abs(seconds[1] - seconds[0]) <= warmWithin * Math.max(...seconds);
  const before = Math.min(...seconds.slice(0, -2));
  return Math.min(...seconds.slice(-2)) >= (1 - warmWithin) * before;
}

/** A round that is no slower than this share of the steady ones, give or take what warming up may still bring, is warm. */
const steadyShare = 0.75;

/**
 * A fresh process takes as many rounds before those that count as the first process took that were clearly slower than its steady ones; at least one.
 * Where steady rounds themselves vary, being slower than their median is no sign of being cold.
 */
export function roundsToWarmUp(warmUp: readonly number[], steady: readonly number[]): number {
  const warm = warmUp.findIndex(seconds => seconds <= (1 + warmWithin) * quantile(steady, steadyShare));
  return Math.max(1, warm === -1 ? warmUp.length : warm);
}

/** Rounds in one turn at most: from here on what differs from process to process and from lap to lap outweighs what more of them would settle. */
const mostRoundsPerTurn = 15;

/**
 * Rounds that a contender takes in its turn once only precision is wanted, so that turns last about alike: a short round is disturbed by more, as part of its
 * time, than a long one beside it. Where rounds differ by a noise that adds up task by task, equal times settle most for the time (Neyman's allocation).
 * An odd number, so that their median has the same median as they. Both in seconds a round.
 */
export function roundsPerTurn(seconds: number, longestSeconds: number): number {
  const fits = Math.min(mostRoundsPerTurn, longestSeconds / Math.max(seconds, 1e-6));
  return Math.max(1, 2 * Math.floor((fits - 1) / 2) + 1);
}

export interface ProcessCosts {
  /** Starting and warming up a fresh process for every contender. */
  renewalSeconds: number;
  lapSeconds: number;
  /** What is left of the budget, one lap having been taken. */
  leftSeconds: number;
}

/**
 * Laps to take in each process before all contenders get fresh ones; null where the budget has no room for as many processes as an interval needs.
 *
 * Where rounds differ as much within a process as from one to the next, sqrt(cost of a process / cost of a round) rounds in each tell most for the
 * time (T. Kalibera, R. Jones, Rigorous Benchmarking in Reasonable Time, 2013, section 6). An odd number, for `perProcess`; fewer where that would
 * leave too few processes.
 */
export function lapsPerProcess({ renewalSeconds, lapSeconds, leftSeconds }: ProcessCosts): number | null {
  const best = 2 * Math.round((Math.sqrt(renewalSeconds / Math.max(lapSeconds, 1e-6)) - 1) / 2) + 1;
  for (let laps = Math.max(1, best); laps >= 1; laps -= 2) {
    if ((fewestProcesses - 1) * renewalSeconds + (fewestProcesses * laps - 1) * lapSeconds <= leftSeconds) return laps;
  }
  return null;
}
