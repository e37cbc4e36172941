/**
 * Runs benchmarks on request and keeps their results. They are supervised here and not in the editor's process because here the arguments and
 * the effects to confirm are known, the verdict reaches the lenses at once, every editor gets them alike, and the thread that
 * the editor shares with all its extensions stays free.
 */
import { adviseBenchmark, verdict, type OfferedWorkload } from '../advice';
import { BenchmarkError, findRuntime, runBenchmark, runtimeOf, sweepBudgetFactor, type BenchmarkRequest } from '../bench';
import type { Failure, Site } from '../model';
import { BenchmarkNarrator } from './benchmark-progress';
import type { BenchmarkStore } from './benchmark-store';
import { errorCodes, type BenchmarkResult } from './protocol';
import type { Settings } from './settings';

/** A request that cannot be fulfilled, with the code that the client is told. */
export class RefusedError extends Error {
  constructor(readonly code: number, readonly failure: Failure) {
    super(`${failure.message} ${failure.advice}`.trim());
  }
}

export interface BenchmarkJob {
  path: string;
  function: string;
  /** Of the function's text, for telling later whether it has changed. */
  hash: string;
  workload: OfferedWorkload;
  /** Over 1, 2, 4, ... workers; and the tasks to project to. */
  sweep: boolean;
  projectTasks: number | undefined;
  /** What the analysis says of the function, where it says anything. */
  site: Site | undefined;
  /** What the editor's Python extension says. */
  pythonExtension: string | undefined;
  folders: readonly string[];
  settings: Settings;
}

export interface BenchmarkListener {
  report(message: string, percentage: number): void;
  signal: AbortSignal;
}

/** What job and settings ask for. Throws a `BenchmarkError` where there is no interpreter. */
export async function requestOf({ path, function: name, workload, sweep, settings, pythonExtension, folders }: BenchmarkJob): Promise<BenchmarkRequest> {
  // The setting names models of all languages.
  const models = settings.models.filter(model => runtimeOf(path).models.includes(model));
  return {
    file: path,
    function: name,
    interpreter: await findRuntime(path, { configured: settings.interpreter || undefined, node: settings.node || undefined, pythonExtension, workspaceFolders: folders }),
    workload,
    models: models.length ? models : undefined,
    workers: settings.workers.length && !sweep ? settings.workers : undefined,
    sweep,
    daskScheduler: settings.daskScheduler || undefined,
    budgetSeconds: settings.budgetSeconds * (sweep ? sweepBudgetFactor : 1),
    precision: settings.precisionPercent ? settings.precisionPercent / 100 : undefined,
    roots: folders,
    temporaryDirectory: settings.temporaryDirectory,
    limits: { memoryBytes: settings.memoryLimitMB ? settings.memoryLimitMB * 1e6 : undefined, taskSeconds: settings.taskTimeoutSeconds || undefined },
  };
}

/** Throws the error as clients are told of it. */
export function refuse(error: unknown): never {
  if (error instanceof BenchmarkError) throw new RefusedError(error.code.startsWith('interpreter') ? errorCodes.noInterpreter : errorCodes.benchmarkFailed, error.toFailure());
  throw error;
}

/** The rounds of one contender are told at most this often; a tiny task has hundreds. */
const tellMilliseconds = 100;

export class Benchmarks {
  private running: AbortController | null = null;

  constructor(private readonly store: BenchmarkStore) {}

  /** Throws a RefusedError. When it settles, no process of the benchmark is left. */
  async run(job: BenchmarkJob, listener: BenchmarkListener): Promise<BenchmarkResult> {
    if (this.running) {
      throw new RefusedError(errorCodes.busy, { code: 'busy', message: 'A benchmark is running, and two at once would disturb each other.', advice: 'Wait for it, or cancel it.' });
    }
    const controller = new AbortController();
    const abort = () => controller.abort();
    listener.signal.addEventListener('abort', abort, { once: true });
    if (listener.signal.aborted) abort();
    this.running = controller;
    try {
      return await this.measure(job, listener, controller.signal);
    } catch (error) {
      return refuse(error);
    } finally {
      listener.signal.removeEventListener('abort', abort);
      this.running = null;
    }
  }

  /** Ends what runs; for the server's own end. */
  cancelAll(): void {
    this.running?.abort();
  }

  private async measure(job: BenchmarkJob, listener: BenchmarkListener, signal: AbortSignal): Promise<BenchmarkResult> {
    listener.report(`looking for ${runtimeOf(job.path).name}`, 0);
    const request = await requestOf(job);
    const narrator = new BenchmarkNarrator();
    const told = new Map<string, number>();
    const outcome = await runBenchmark(request, {
      signal,
      onEvent: event => {
        const message = narrator.tell(event);
        const now = performance.now();
        if (message === null) return;
        if (event.type === 'round') {
          const contender = `${event.model} ${event.workers}`;
          if (now - (told.get(contender) ?? -Infinity) < tellMilliseconds) return;
          told.set(contender, now);
        }
        listener.report(message, Math.min(99, Math.round((100 * event.elapsedSeconds) / event.budgetSeconds)));
      },
    });
    // Without a serial time there is nothing to advise on, and nothing worth keeping in the place of an earlier result.
    const serial = outcome.measurements.find(measurement => measurement.model === 'serial');
    if (serial?.error) throw new RefusedError(errorCodes.benchmarkFailed, serial.error);
    const report = adviseBenchmark(outcome, job.site, { tasks: job.projectTasks, clusterThresholdSeconds: 60 * job.settings.clusterThresholdMinutes });
    this.store.add({ path: job.path, function: job.function, hash: job.hash, at: Date.now(), report });
    return { report, verdict: verdict(report.recommendation, report), change: this.store.changeOf(job.path, job.function) };
  }
}
