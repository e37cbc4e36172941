/** The execution models, each behind the same calls: open, run, close; those without workers, and what all share. */
import { monitorEventLoopDelay, performance, type IntervalHistogram } from 'node:perf_hooks';
import { setImmediate as turn, setTimeout as delay } from 'node:timers/promises';
import { describe, Failure, isErrorLike, userStack } from './failure';
import { limited } from './limits';
import { caller, type Target } from './loading';
import { difference, peakMemoryBytes, usageSoFar, type Usage } from './usage';
import { tookTooLong, uncloneableResult } from './worker-contract';
import type { Arguments } from './workload';

// Bound before user code is loaded: a program that replaces the clock must not change what is measured.
export const now = performance.now.bind(performance);

/** Outcome of running all tasks once. `results` keeps the tasks' order; a failed task leaves its `Thrown` there. */
export interface Round {
  seconds: number;
  usage: Usage;
  /** The longest time that the event loop was held up; null where nobody watched. */
  eventLoopDelaySeconds: number | null;
  results: unknown[];
  /** In the order of the tasks that threw them, whichever came first in time. */
  errors: unknown[];
}

export interface Model {
  /** Seconds from asking for the pool to a finished no-op on every worker. */
  open(): Promise<number>;
  /** Watching the event loop takes some milliseconds before the tasks, too long for calibration. */
  run(calls: Arguments[], watched: boolean): Promise<Round>;
  /** Seconds that copying one task's arguments or result there takes; null where nothing is copied. */
  cloneSeconds(value: unknown): number | null;
  peakMemoryBytes(): Promise<number>;
  /** Of the largest worker: its resident set where it is a process, the most of its heap that a round found in use where it is a thread; null without workers. */
  workerPeakBytes(): Promise<number | null>;
  close(): Promise<void>;
}

const delayResolution = 5;
/** Times `tasks`, which puts results and errors where they belong. */
export async function timed(count: number, watched: boolean, usage: () => Promise<Usage>, tasks: (results: unknown[], errors: unknown[]) => Promise<void> | void): Promise<Round> {
  const results = new Array<unknown>(count);
  const errors: unknown[] = [];
  const loop = watched ? monitorEventLoopDelay({ resolution: delayResolution }) : null;
  if (loop) {
    loop.enable();
    // From its first tick on it knows when the next is due.
    await delay(2 * delayResolution);
  }
  const before = await usage();
  const start = now();
  const pending = tasks(results, errors);
  // An await would cost a short round a turn it does not need.
  if (pending) await pending;
  const seconds = (now() - start) / 1000;
  const after = await usage();
  // The timer that watches must have its turn, and whatever the tasks left to the next turns too.
  if (loop) await delay(1);
  await turn();
  loop?.disable();
  return { seconds, usage: difference(after, before), eventLoopDelaySeconds: loop && longestDelay(loop), results, errors: Object.values(errors) };
}

function longestDelay({ count, max }: IntervalHistogram): number {
  return count > 0 ? Math.max(0, max / 1e9 - delayResolution / 1000) : 0;
}

const ownUsage = async () => usageSoFar();

/** One after the other in the main thread. */
export class Serial implements Model {
  private readonly call: (...values: unknown[]) => unknown;
  private readonly awaits: boolean;

  constructor({ call, style, taskSeconds }: Target) {
    this.call = limited(caller(call, style), taskSeconds);
    this.awaits = style === 'coroutine' || style === 'async-generator';
  }

  async open(): Promise<number> {
    return 0;
  }

  run(calls: Arguments[], watched: boolean): Promise<Round> {
    return timed(calls.length, watched, ownUsage, this.awaits ? (results, errors) => this.inTurn(calls, results, errors) : (results, errors) => this.atOnce(calls, results, errors));
  }

  private atOnce(calls: Arguments[], results: unknown[], errors: unknown[]): void {
    const { call } = this;
    for (let index = 0; index < calls.length; index++) {
      try {
        results[index] = call(...calls[index]);
      } catch (error) {
        errors[index] = error;
      }
    }
  }

  private async inTurn(calls: Arguments[], results: unknown[], errors: unknown[]): Promise<void> {
    const { call } = this;
    for (let index = 0; index < calls.length; index++) {
      try {
        results[index] = await call(...calls[index]);
      } catch (error) {
        errors[index] = error;
      }
    }
  }

  cloneSeconds(): null {
    return null;
  }

  async peakMemoryBytes(): Promise<number> {
    return peakMemoryBytes();
  }

  async workerPeakBytes(): Promise<number | null> {
    return null;
  }

  async close(): Promise<void> { /* nothing is open */ }
}

/** One event loop, at most `workers` tasks under way. */
export class Async extends Serial {
  private readonly start: (...values: unknown[]) => unknown;

  constructor(target: Target, private readonly workers: number) {
    super(target);
    if (target.style !== 'coroutine' && target.style !== 'async-generator') throw new Failure('not-a-coroutine', null);
    this.start = limited(caller(target.call, target.style), target.taskSeconds);
  }

  override run(calls: Arguments[], watched: boolean): Promise<Round> {
    return timed(calls.length, watched, ownUsage, async (results, errors) => {
      let next = 0;
      const runner = async () => {
        while (next < calls.length) {
          const index = next++;
          try {
            results[index] = await this.start(...calls[index]);
          } catch (error) {
            errors[index] = error;
          }
        }
      };
      await Promise.all(Array.from({ length: Math.min(this.workers, calls.length) }, runner));
    });
  }
}

/** The one thing to say about a round in which tasks failed. */
export function failureOfRound({ errors, results }: Round): Failure {
  const [first] = errors;
  const facts = { count: errors.length, tasks: results.length, error: describe(first) };
  if (isErrorLike(first)) {
    const text = String(first.message);
    if (text.startsWith(uncloneableResult)) return new Failure('uncloneable-results', null, { ...facts, error: text.slice(uncloneableResult.length) });
    if (text.startsWith(tookTooLong)) return new Failure('task-timeout', null, { ...facts, error: text.slice(tookTooLong.length) });
    if (first.name === 'DataCloneError') return new Failure('uncloneable-arguments', userStack(first), { ...facts, item: 1 });
    if (first.name === 'RangeError' && /Array buffer allocation failed|Invalid (?:array|string) length/.test(text)) return new Failure('out-of-memory', userStack(first), facts);
  }
  return new Failure('task-error', userStack(first), facts);
}
