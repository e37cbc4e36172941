/** The contenders' processes in a run: started, loaded, renewed, asked for rounds, and ended. */
import type { Entrant } from './entrant';
import { BenchmarkError, cancelled, describeFailure, importTimedOut, startingPool } from './failure';
import { readable } from './output';
import type { Contender, TaskProfile } from './plan';
import type { AnswerOf, Mutability } from './protocol';
import type { RunContext } from './run-context';
import type { RunProcesses } from './run-processes';
import type { HarnessProcess } from './supervise';

/** A round is given up after so many times what the entrant's longest took, and not before so many seconds. */
export const hangsFrom = 20;
export const leastPatienceSeconds = 1;
/** With less than this left, the budget is used up. */
const spareSeconds = 0.05;
/** Kept back for the processes' last words. */
export const closingSeconds = 0.3;

export class RunContenders {
  /** Which process of theirs the contenders are at, counted from 0, and what changing to it took. */
  private generation = 0;
  private renewalSeconds: number | null = null;
  /** Of a round, and what a task does to its arguments; known after calibration. */
  tasks = 0;
  mutability: Mutability = 'stable';

  constructor(private readonly context: RunContext, private readonly processes: RunProcesses) {}

  /** Starts a contender's process and loads the function and its arguments in it. */
  async introduce(entrant: Entrant, profile: TaskProfile | null): Promise<AnswerOf<'prepared'>> {
    const { evidence: { contender } } = entrant;
    this.context.emit({ type: 'phase', phase: 'starting', ...contender });
    if (!this.context.request.runtime.harnessModels.includes(contender.model)) throw new BenchmarkError(describeFailure('model-unavailable', { model: contender.model, needs: 'a later version of Forkcast' }));
    entrant.process = await this.launch(contender);
    const prepared = await this.load(entrant.process, contender, profile);
    entrant.evidence.itemsDigest = prepared.itemsDigest;
    return prepared;
  }

  private async load(harness: HarnessProcess, { model, workers, startMethod, chunkSize }: Contender, profile: TaskProfile | null): Promise<AnswerOf<'prepared'>> {
    const { request } = this.context;
    // Generous: an import that hangs does so for every model, and one that has worked once hardly hangs later.
    const seconds = this.context.remaining() / 2;
    const deadline = this.context.now() + seconds;
    await harness.ready(seconds);
    try {
      return await harness.request({
        do: 'prepare', model, workers, file: request.file, function: request.function, roots: [...request.roots],
        expression: request.workload.expression, recording: request.workload.recording ?? null, style: profile?.style ?? null, scratch: this.processes.scratch,
        ...request.limits,
        startMethod: startMethod ?? null, chunkSize, scheduler: request.daskScheduler || null, wholeCluster: request.workers === undefined,
      }, 'prepared', deadline - this.context.now(), 'Importing the module');
    } catch (error) {
      if (error instanceof BenchmarkError && error.code === 'timeout') throw new BenchmarkError(importTimedOut(seconds, error.detail, request.runtime.wording, this.context.hostLoad()));
      throw error;
    }
  }

  /** A process for a contender or the gauge. Throws `cancelled` once the run is over. */
  async launch(which: Contender | 'gauge'): Promise<HarnessProcess> {
    if (this.context.over) throw cancelled();
    return this.processes.launch(which, this.generation, (stream, text) => {
      if (which !== 'gauge') this.context.emit({ type: 'output', model: which.model, stream, text: readable(text) });
    });
  }

  /** Has the loaded process make its pool; what that took is start-up. */
  async makePool({ evidence, process: harness }: Entrant, deadline: number): Promise<void> {
    const opened = await harness!.request({ do: 'open', mutability: this.mutability }, 'opened', deadline - this.context.now(), startingPool);
    evidence.startups.push(opened.startupSeconds);
    evidence.handOverSeconds ??= opened.handOverSeconds;
    if (opened.workers !== undefined && evidence.contender.model === 'dask') evidence.contender = { ...evidence.contender, workers: opened.workers };
  }

  /**
   * Gives each contender that runs a fresh process, as warm as the first one was. The old ones go on where the program cannot be loaded in all new ones,
   * so that nothing is lost; then it returns false. Nothing of this is timed, so they start side by side.
   */
  async renew(entrants: readonly Entrant[], profile: TaskProfile): Promise<boolean> {
    const start = this.context.now();
    if (this.generation + 1 >= this.context.request.mostProcesses) return false;
    this.generation++;
    this.context.emit({ type: 'phase', phase: 'renewing' });
    const running = entrants.filter(entrant => entrant.active);
    const fresh: HarnessProcess[] = [];
    for (const { evidence } of running) fresh.push(await this.launch(evidence.contender));
    const loaded = await Promise.allSettled(fresh.map((harness, index) => this.load(harness, running[index].evidence.contender, profile)));
    const failed = loaded.find(({ status }) => status === 'rejected') as PromiseRejectedResult | undefined;
    if (failed) {
      await Promise.all(fresh.map(harness => this.processes.end(harness)));
      if (this.context.over || !(failed.reason instanceof BenchmarkError)) throw failed.reason;
      return false;
    }
    await Promise.all(running.map(entrant => this.close(entrant)));
    for (const [index, entrant] of running.entries()) {
      entrant.process = fresh[index];
      entrant.fresh = true;
      await this.guarded(entrant, () => this.warmUp(entrant));
    }
    this.renewalSeconds = this.context.now() - start;
    return true;
  }

  private async warmUp(entrant: Entrant): Promise<void> {
    const rounds = entrant.warmUpRounds;
    const deadline = this.context.now() + Math.min(this.context.remaining(), Math.max(leastPatienceSeconds, hangsFrom * entrant.renewalSeconds));
    await this.makePool(entrant, deadline);
    for (let round = 0; round < rounds; round++) await this.round(entrant.process!, deadline - this.context.now(), false);
  }

  /** What fresh processes for all are expected to take. */
  renewalSecondsOf(entrants: readonly Entrant[]): number {
    return this.renewalSeconds ?? entrants.filter(({ active }) => active).reduce((sum, entrant) => sum + entrant.renewalSeconds, 0);
  }

  /** All tasks once; `digest`: with what the results are compared by. */
  round(harness: HarnessProcess, deadlineSeconds: number, digest: boolean): Promise<AnswerOf<'round'>> {
    return harness.request({ do: 'round', tasks: this.tasks, digest }, 'round', deadlineSeconds, `A round of ${this.tasks} tasks`);
  }

  /** It takes no more rounds; what it has shown stands. */
  async retire(entrant: Entrant): Promise<void> {
    await this.close(entrant);
    entrant.retired = true;
    // With one less to start, the last renewal says nothing of the next.
    this.renewalSeconds = null;
  }

  /** Asks the pool for its last figures and ends the process; nothing is left to be done where it failed or has retired. */
  async close({ evidence, process: harness, running, retired }: Entrant): Promise<void> {
    if (!harness || !running || retired) return;
    const seconds = Math.max(this.context.remaining(), closingSeconds);
    const closed = await harness.request({ do: 'close' }, 'closed', seconds, 'Closing the pool').catch(() => null);
    if (closed) {
      evidence.peakMemoryBytes = larger(evidence.peakMemoryBytes, closed.peakMemoryBytes);
      evidence.workerPeakMemoryBytes = larger(evidence.workerPeakMemoryBytes, closed.workerPeakMemoryBytes);
      evidence.gil = closed.gil;
    }
    await this.processes.end(harness);
  }

  /** What goes wrong inside fails this entrant and leaves the others alone. */
  async guarded(entrant: Entrant, action: () => Promise<void>): Promise<void> {
    try {
      await action();
    } catch (error) {
      await this.drop(entrant, error);
    }
  }

  /** Ends its process and has its failure say why. Throws what is no failure of its own. */
  async drop(entrant: Entrant, error: unknown): Promise<void> {
    if (entrant.process) await this.processes.end(entrant.process);
    if (this.context.over || !(error instanceof BenchmarkError)) throw error;
    entrant.fail(error, this.context.remaining() < spareSeconds);
  }
}

/** Of peaks; null and undefined where there is none yet. */
function larger<Peak extends number | null | undefined>(one: Peak, other: Peak): Peak {
  return typeof one === 'number' && (typeof other !== 'number' || one > other) ? one : other;
}
