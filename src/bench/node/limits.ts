/** How long a task may take, where the user has said so. */
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { tookTooLong } from './worker-contract';

type Callable = (...values: unknown[]) => unknown;

/** What the watching thread is told. */
export interface Watched {
  /** When the latest task began, in nanoseconds of `process.hrtime`; 0 while there is none. */
  shared: SharedArrayBuffer;
  nanoseconds: bigint;
  /** Printed before the end. */
  words: string;
}

// Bound before user code is loaded: a program that replaces the clock must not change what is allowed.
const now = process.hrtime.bigint.bind(process.hrtime);

/**
 * One for each thread that runs tasks. A task that ends too late throws; one that does not end is ended with its process. Where several are
 * under way at once, the one that hangs is ended when no other has begun for so long.
 */
class TaskWatch {
  private readonly since: BigInt64Array;
  private readonly nanoseconds: bigint;
  private underWay = 0;

  constructor(seconds: number) {
    this.nanoseconds = BigInt(Math.round(seconds * 1e9));
    const shared = new SharedArrayBuffer(8);
    this.since = new BigInt64Array(shared);
    const workerData: Watched = { shared, nanoseconds: this.nanoseconds, words: `A task took longer than its ${seconds} s.\n` };
    new Worker(fileURLToPath(new URL('task-watch.mjs', import.meta.url)), { workerData }).unref();
  }

  begin(): bigint {
    const start = now();
    this.underWay++;
    Atomics.store(this.since, 0, start);
    return start;
  }

  /** Throws where the task that began at `start` took too long. */
  end(start: bigint): void {
    this.failed();
    const taken = now() - start;
    if (taken > this.nanoseconds) throw new Error(`${tookTooLong}it took ${(Number(taken) / 1e9).toFixed(1)} s`);
  }

  /** It ended with an error of its own, which says more. */
  failed(): void {
    if (--this.underWay === 0) Atomics.store(this.since, 0, 0n);
  }
}

let watch: TaskWatch | null = null;

/** The function with every call of it watched; the function itself where there is no limit. */
export function limited(call: Callable, seconds: number | null): Callable {
  if (seconds === null) return call;
  const its = watch ??= new TaskWatch(seconds);
  return (...values) => {
    const start = its.begin();
    let result: unknown;
    try {
      result = call(...values);
    } catch (error) {
      its.failed();
      throw error;
    }
    if (typeof result !== 'object' || result === null || typeof (result as PromiseLike<unknown>).then !== 'function') {
      its.end(start);
      return result;
    }
    return (result as PromiseLike<unknown>).then(value => {
      its.end(start);
      return value;
    }, error => {
      its.failed();
      throw error;
    });
  };
}
