/**
 * Worker threads that read files beside the thread at hand. A thread that dies loses nothing: what it was given goes back to the queue's front, and where no
 * thread is left (or none could be started) the thread at hand does the rest.
 */
import { Worker } from 'node:worker_threads';
import type { SourceFile } from './read-file';
import type { WorkerResult, WorkerStart } from './worker';

/** Files a batch: a message costs less than reading one, and the last batches should end together. */
const BATCH = 12;
/** Batches under way in a thread, so that it never waits for the next. */
const AHEAD = 2;
/** The threads' young generations together: trees and facts are made, written and forgotten; what is larger is collected less often, and a thread makes use of what it needs. */
const YOUNG_MEGABYTES = 192;
const LEAST_YOUNG_MEGABYTES = 32;

interface Running {
  worker: Worker;
  batches: SourceFile[][];
}

export class ReaderPool {
  private readonly running = new Set<Running>();
  private readonly results: WorkerResult[] = [];
  private wake: () => void = () => undefined;

  /** `queue` is shared with the caller, who takes files from its end; the pool takes them from its front. */
  constructor(private readonly script: string, threads: number, start: WorkerStart, private readonly queue: SourceFile[], private readonly log: (message: string) => void) {
    const young = Math.max(LEAST_YOUNG_MEGABYTES, Math.floor(YOUNG_MEGABYTES / threads));
    for (let i = 0; i < threads; i++) this.start(start, young);
  }

  /** Batches that have been read since the last call. */
  take(): WorkerResult[] {
    this.feed();
    return this.results.splice(0);
  }

  /** Whether there is work that has not been taken: under way in a thread, or come back. */
  get busy(): boolean {
    return this.results.length > 0 || [...this.running].some(({ batches }) => batches.length > 0);
  }

  /** Whether any thread is left. */
  get alive(): boolean {
    return this.running.size > 0;
  }

  /** Until a batch comes back, or a thread dies. */
  news(): Promise<void> {
    return this.results.length > 0 || !this.busy ? Promise.resolve() : new Promise(resolve => (this.wake = resolve));
  }

  async close(): Promise<void> {
    const all = [...this.running];
    this.running.clear();
    await Promise.all(all.map(({ worker }) => worker.terminate()));
  }

  private start(data: WorkerStart, youngMegabytes: number): void {
    const worker = new Worker(this.script, { workerData: data, resourceLimits: { maxYoungGenerationSizeMb: youngMegabytes }, execArgv: [] });
    const one: Running = { worker, batches: [] };
    this.running.add(one);
    worker.on('message', (result: WorkerResult) => {
      one.batches.shift();
      this.results.push(result);
      this.give(one);
      this.wake();
    });
    const lost = (reason: string) => {
      if (!this.running.delete(one)) return;
      this.queue.unshift(...one.batches.flat());
      this.log(`A thread that reads files ended (${reason}); what it was reading is read again.`);
      this.wake();
    };
    worker.on('error', error => lost(error.message));
    worker.on('exit', code => lost(`status ${code}`));
  }

  private feed(): void {
    for (const one of this.running) this.give(one);
  }

  private give(one: Running): void {
    while (one.batches.length < AHEAD && this.queue.length > 0) {
      const batch = this.queue.splice(0, BATCH);
      one.batches.push(batch);
      one.worker.postMessage(batch);
    }
  }
}
