/** Worker threads and child processes, driven exactly as a user's program would drive them. */
import { fileURLToPath } from 'node:url';
import { deserialize, serialize } from 'node:v8';
import type Tinypool from 'tinypool';
import { describe, errorCode, Failure, isErrorLike, userStack } from './failure';
import type { Target } from './loading';
import { now, timed, type Model, type Round } from './models';
import { isLastWords, type LastWords } from './strays';
import { peakMemoryBytes, usageSoFar, type Usage } from './usage';
import { taskVariable, type RollCall, type Task } from './worker-contract';
import type { Arguments } from './workload';

/** Empty tasks that are handed over at a time, how often, and after what time no more are. */
const emptyTasks = 64;
const emptyGoes = 3;
const emptyMilliseconds = 30;
/** A worker whose line closed has ended by then. */
const endingMilliseconds = 1000;

export type PoolKind = 'worker_threads' | 'child_process';

/** A pool of worker threads or child processes. */
export class Pool implements Model {
  private pool: Tinypool | null = null;
  private died: Promise<never> = new Promise(() => undefined);
  /** By a worker, outside of any task. */
  private threw: unknown;
  private lastWords: LastWords['forkcastThrew'] | null = null;
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
      pool.on('error', error => { this.threw ??= error; });
      for (const worker of pool.threads as unknown as PoolWorker[]) {
        // The pool passes on no messages but its own.
        worker.process?.on('message', message => { if (isLastWords(message)) this.lastWords ??= message.forkcastThrew; });
        worker.once('error', error => { this.threw ??= error; });
        // A moment later: what a worker threw is told after its end in one kind, before it in the other.
        worker.once('exit', (code, signal) => setTimeout(() => reject(this.deathOf(code, signal)), 50));
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
      // What a dying worker was asked fails with what it threw outside of any task.
      const answered = Promise.all(asked).catch(error => (error === this.threw ? this.died : this.unlessDying(error)));
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
      const all = Promise.all(Array.from({ length: emptyTasks }, () => this.pool!.run(null, { name: 'nothing' })));
      await Promise.race([all.catch(error => this.unlessDying(error)), this.died]);
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
          errors[index] = await this.unlessDying(error).catch((reason: unknown) => reason);
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
          errors[first] = await this.unlessDying(error).catch((reason: unknown) => reason);
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

  /** Throws what a call failed with; where the line to a worker closed under a message, or the pool says no more than that it is gone, that worker is ending, and why is known in a moment. */
  private async unlessDying(error: unknown): Promise<never> {
    if (errorCode(error) !== 'ERR_IPC_CHANNEL_CLOSED' && !isOwnWords(error)) throw error;
    return Promise.race([this.died, new Promise<never>((_, reject) => { setTimeout(reject, endingMilliseconds, error); })]);
  }

  /** Why a worker ended that was not asked to. */
  private deathOf(code: number | null, signal?: NodeJS.Signals | null): Failure {
    const { threw, lastWords } = this;
    if (lastWords) return new Failure('uncaught-exception', lastWords.stack, { error: lastWords.error, code: lastWords.code });
    const told = threw !== undefined && !isOwnWords(threw);
    if (told && errorCode(threw) === 'ERR_WORKER_OUT_OF_MEMORY') return new Failure('out-of-memory', userStack(threw), { count: 1, tasks: 1, error: describe(threw) });
    if (told) return new Failure('uncaught-exception', userStack(threw), { error: describe(threw), code: errorCode(threw) });
    return new Failure('worker-died', null, { exit: code, signal: signal ?? null });
  }
}

const megabytes = (bytes: number) => Math.max(1, Math.floor(bytes / 1e6));

interface PoolWorker {
  once(event: 'exit', listener: (code: number | null, signal?: NodeJS.Signals | null) => void): void;
  once(event: 'error', listener: (error: unknown) => void): void;
  /** Of child processes. */
  process?: { on(event: 'message', listener: (message: unknown) => void): void };
}

/** The pool's own, for a worker that ended. */
function isOwnWords(error: unknown): boolean {
  return isErrorLike(error) && /^(?:Worker exited unexpectedly|Terminating worker thread)$/.test(String(error.message));
}
