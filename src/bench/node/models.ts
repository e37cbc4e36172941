/** The execution models, each behind the same calls: open, run, close. Pools are driven exactly as a user's program would drive them. */
import { monitorEventLoopDelay, performance, type IntervalHistogram } from 'node:perf_hooks';
import { setImmediate as turn, setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { deserialize, serialize } from 'node:v8';
import type Tinypool from 'tinypool';
import { describe, errorCode, Failure, isErrorLike, userStack } from './failure';
import { limited } from './limits';
import { caller, type Target } from './loading';
import type { Arguments } from './workload';
import { difference, peakMemoryBytes, usageSoFar, type Usage } from './usage';
import { taskVariable, tookTooLong, uncloneableResult, type RollCall, type Task } from './worker-contract';

// Bound before user code is loaded: a program that replaces the clock must not change what is measured.
const now = performance.now.bind(performance);

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
/** Empty tasks that are handed over at a time, how often, and after what time no more are. */
const emptyTasks = 64;
const emptyGoes = 3;
const emptyMilliseconds = 30;

/** Times `tasks`, which puts results and errors where they belong. */
async function timed(count: number, watched: boolean, usage: () => Promise<Usage>, tasks: (results: unknown[], errors: unknown[]) => Promise<void> | void): Promise<Round> {
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

export type PoolKind = 'worker_threads' | 'child_process';

/** A pool of worker threads or child processes. */
export class Pool implements Model {
  private pool: Tinypool | null = null;
  private died: Promise<never> = new Promise(() => undefined);
  private members: RollCall[] = [];
  private largestHeap = 0;
  private readonly chunkSize: number;

  constructor(
    private readonly kind: PoolKind, private readonly target: Target, private readonly task: Task, private readonly workers: number,
    private readonly options: { chunkSize?: number; memoryBytes?: number } = {},
  ) {
    this.chunkSize = options.chunkSize ?? 0;
  }

  async open(): Promise<number> {
    const { default: Pools } = await import('tinypool');
    const start = now();
    const { workers } = this;
    const { memoryBytes } = this.options;
    const pool = new Pools({
      runtime: this.kind, filename: fileURLToPath(new URL('worker.mjs', import.meta.url)), name: 'call', minThreads: workers, maxThreads: workers,
      // Child processes take the limit from this one's own command line.
      ...(memoryBytes !== undefined && this.kind === 'worker_threads' && { resourceLimits: { maxOldGenerationSizeMb: megabytes(memoryBytes) } }),
      env: { ...process.env as Record<string, string>, [taskVariable]: JSON.stringify({ ...this.task, style: this.target.style }) },
    });
    this.pool = pool;
    this.died = new Promise((_, reject) => {
      let threw: unknown;
      pool.on('error', error => { threw ??= error; });
      for (const worker of pool.threads as unknown as PoolWorker[]) {
        worker.once('error', error => { threw ??= error; });
        // A moment later: what a worker threw is told after its end in one kind, before it in the other.
        worker.once('exit', (code, signal) => setTimeout(() => reject(deathOf(threw, code, signal)), toldAfterMilliseconds));
      }
    });
    this.died.catch(() => undefined);
    await this.rollCall();
    return (now() - start) / 1000;
  }

  /** Asks until every worker has answered. Throws the `Failure` that one of them tells of. */
  private async rollCall(): Promise<RollCall[]> {
    const answers = new Map<string, RollCall>();
    for (let hold = 1; answers.size < this.workers; hold = Math.min(2 * hold, 50)) {
      const asked = Array.from({ length: this.workers }, () => this.pool!.run(hold, { name: 'rollCall' }) as Promise<RollCall>);
      for (const answer of asked) answer.catch(() => undefined);
      // The pool refuses what a dying worker was asked with the worker's own error; its death, told a moment later, says what that was.
      const answered = Promise.all(asked).catch(async error => {
        await delay(2 * toldAfterMilliseconds);
        throw error;
      });
      for (const answer of await Promise.race([answered, this.died])) {
        if (answer.failure) throw new Failure(answer.failure.code, answer.failure.detail, answer.failure.facts);
        answers.set(answer.id, answer);
        this.largestHeap = Math.max(this.largestHeap, answer.heapBytes);
      }
    }
    this.members = [...answers.values()];
    return this.members;
  }

  /** Threads count in this process; of child processes the queue alone is theirs, as this one's own waiting is no work. */
  private async usage(): Promise<Usage> {
    const members = await this.rollCall();
    const own = usageSoFar();
    if (this.kind === 'worker_threads') return own;
    return {
      cpuSeconds: own.cpuSeconds + members.reduce((sum, { cpuSeconds }) => sum + cpuSeconds, 0),
      queueSeconds: members.reduce((sum, { queueSeconds }) => sum + queueSeconds, 0),
    };
  }

  /** Seconds of an empty task where many are handed over, in the fastest of a few goes: other programs only ever add. */
  async handOverSeconds(): Promise<number | null> {
    if (this.chunkSize) return null;
    let best = Infinity;
    const deadline = now() + emptyMilliseconds;
    for (let go = 0; go < emptyGoes && (go === 0 || now() < deadline); go++) {
      const start = now();
      await Promise.race([Promise.all(Array.from({ length: emptyTasks }, () => this.pool!.run(null, { name: 'nothing' }))), this.died]);
      best = Math.min(best, now() - start);
    }
    return best / 1000 / emptyTasks;
  }

  run(calls: Arguments[], watched: boolean): Promise<Round> {
    const pool = this.pool!;
    if (this.chunkSize) return this.runChunks(pool, calls, watched);
    return timed(calls.length, watched, () => this.usage(), async (results, errors) => {
      const all = Promise.all(calls.map(async (values, index) => {
        try {
          results[index] = await pool.run(values);
        } catch (error) {
          errors[index] = error;
        }
      }));
      await Promise.race([all, this.died]);
    });
  }

  private runChunks(pool: Tinypool, calls: Arguments[], watched: boolean): Promise<Round> {
    const firsts = Array.from({ length: Math.ceil(calls.length / this.chunkSize) }, (_, index) => index * this.chunkSize);
    return timed(calls.length, watched, () => this.usage(), async (results, errors) => {
      const all = Promise.all(firsts.map(async first => {
        try {
          const done = await pool.run(calls.slice(first, first + this.chunkSize), { name: 'callChunk' }) as unknown[];
          done.forEach((result, index) => { results[first + index] = result; });
        } catch (error) {
          errors[first] = error;
        }
      }));
      await Promise.race([all, this.died]);
    });
  }

  /** Throws where the value cannot be copied. */
  cloneSeconds(value: unknown): number {
    const start = now();
    if (this.kind === 'worker_threads') structuredClone(value);
    else deserialize(serialize(value));
    return (now() - start) / 1000;
  }

  /** Of this process and, where they are processes, all workers. */
  async peakMemoryBytes(): Promise<number> {
    const own = peakMemoryBytes();
    return this.kind === 'worker_threads' ? own : (await this.rollCall()).reduce((sum, member) => sum + member.peakMemoryBytes, own);
  }

  async workerPeakBytes(): Promise<number | null> {
    if (this.kind === 'worker_threads') return this.largestHeap || null;
    return Math.max(...(await this.rollCall()).map(member => member.peakMemoryBytes));
  }

  async close(): Promise<void> {
    await this.pool?.destroy();
  }
}

/** From a worker's end until it counts as known why. */
const toldAfterMilliseconds = 50;

const megabytes = (bytes: number) => Math.max(1, Math.floor(bytes / 1e6));

interface PoolWorker {
  once(event: 'exit', listener: (code: number | null, signal?: NodeJS.Signals | null) => void): void;
  once(event: 'error', listener: (error: unknown) => void): void;
}

const ownWords = /^(?:Worker exited unexpectedly|Terminating worker thread)$/;

function deathOf(threw: unknown, code: number | null, signal?: NodeJS.Signals | null): Failure {
  const told = threw !== undefined && !(isErrorLike(threw) && ownWords.test(String(threw.message)));
  if (told && errorCode(threw) === 'ERR_WORKER_OUT_OF_MEMORY') return new Failure('out-of-memory', userStack(threw), { count: 1, tasks: 1, error: describe(threw) });
  if (told) return new Failure('uncaught-exception', userStack(threw), { error: describe(threw), code: errorCode(threw) });
  return new Failure('worker-died', null, { exit: code, signal: signal ?? null });
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
