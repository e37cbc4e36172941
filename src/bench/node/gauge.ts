/**
 * What the host can do at once just now: one known computation, run by one thread alone and by several together. Threads of Node share nothing
 * that this computation needs, and start in a tenth of a process' time. Started as `node gauge.mjs fd:3`.
 */
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { isMainThread, parentPort, Worker } from 'node:worker_threads';
import { Channel } from './channel';

/** How long the computation should take one thread alone: several time slices of a scheduler, and still short beside a round. */
const kernelSeconds = 0.02;
const modulus = 65521;

const now = (): number => performance.now() / 1000;
/** Keeps the optimizer from removing a computation whose result nobody reads. */
let sink = 0;

/** Small integers only: no memory to speak of, no system call. Returns its own seconds. */
function kernel(loops: number): number {
  const start = now();
  let value = 1;
  for (let step = 0; step < loops; step++) value = (value * 31 + step % modulus) % modulus;
  sink ^= value;
  return now() - start;
}

/** Loops that take about `kernelSeconds` once the code is compiled; of three tries the fastest, as what disturbs only ever slows down. */
function calibrated(): number {
  for (let loops = 100_000; ; loops *= 4) {
    const seconds = Math.min(kernel(loops), kernel(loops), kernel(loops));
    if (seconds >= kernelSeconds / 4) return Math.max(1, Math.round(loops * kernelSeconds / seconds));
  }
}

/** The smallest step that two readings of the clock have been seen to differ by. */
function timerResolution(): number {
  let smallest = Infinity;
  for (const deadline = now() + 0.005; ;) {
    const before = now();
    let after = before;
    while (after === before) after = now();
    smallest = Math.min(smallest, after - before);
    if (after >= deadline) return smallest;
  }
}

class Gauge {
  private loops: number | null = null;
  private readonly workers: Worker[] = [];

  /** Seconds that each of so many workers took for the computation, all started at once. */
  async answer(processes: number): Promise<Record<string, unknown>> {
    const first = this.loops === null ? { timerResolutionSeconds: timerResolution() } : {};
    this.loops ??= calibrated();
    while (this.workers.length < processes) {
      const worker = new Worker(fileURLToPath(import.meta.url));
      this.workers.push(worker);
      // Twice for the compiler, before it counts.
      for (let time = 0; time < 2; time++) await this.ask(worker, this.loops);
    }
    return { type: 'gauged', ...first, seconds: await Promise.all(this.workers.slice(0, processes).map(worker => this.ask(worker, this.loops!))) };
  }

  private ask(worker: Worker, loops: number): Promise<number> {
    return new Promise((resolve, reject) => {
      worker.once('error', reject);
      worker.once('message', (seconds: number) => {
        worker.off('error', reject);
        resolve(seconds);
      });
      worker.postMessage(loops);
    });
  }
}

if (isMainThread) {
  const channel = new Channel(process.argv[2]);
  const gauge = new Gauge();
  let last: Promise<void> = Promise.resolve();
  channel.listen(command => {
    last = last.then(async () => channel.send(await gauge.answer((command as { processes: number }).processes)));
  }, () => process.reallyExit(0));
  channel.send({ type: 'ready' });
} else {
  parentPort!.on('message', (loops: number) => parentPort!.postMessage(kernel(loops)));
}
