/** What a caller hands in and hears back. */
import type { BenchmarkOutcome, ExecutionModel, InterpreterDescription, Measurement, StartMethod, WorkloadOrigin } from '../model';
import type { Limits } from './limits';
import type { Platform } from './platform';

export interface BenchmarkRequest {
  /** Absolute path of the file; its ending says which language's harness runs it. */
  file: string;
  /** Qualified name: `fetch`, `Client.fetch`; in Node also `default` and `object.member`. */
  function: string;
  interpreter: InterpreterDescription;
  /** `expression` yields one item a task; null means that the function is called without arguments. `recording` is a file of recorded calls
   * (see `recording/`), whose arguments are used instead; the expression then only says in words where they come from. */
  workload: { expression: string | null; origin: WorkloadOrigin; recording?: string };
  /** Models beside serial; default: threads and processes (Node: worker-threads and child-processes), for coroutine functions asyncio (async) too. */
  models?: readonly ExecutionModel[];
  /** Worker counts to try each model at; default: what suits the cores and the kind of work. */
  workers?: readonly number[];
  /**
   * Try 1, 2, 4, ... workers of each model, up to what suits the work: twice the cores for what computes; for what waits, until throughput stands
   * still. With tiny tasks, chunks too. `workers`, where given, is tried instead.
   */
  sweep?: boolean;
  /** Tasks to hand over in one message, for models whose workers are processes or threads of their own; tried beside one by one. */
  chunkSizes?: readonly number[];
  /** Start methods to try `processes` under; default: the interpreter's own. */
  startMethods?: readonly StartMethod[];
  /** Address of a Dask scheduler, `tcp://host:8786`: `dask` runs there, and among the default models. Without it `dask` makes a local cluster. */
  daskScheduler?: string;
  /** Tasks in one round; default: calibrated. */
  tasks?: number;
  /** Everything included, start-up and imports too. Default 20; 60 for a sweep. */
  budgetSeconds?: number;
  /**
   * Half-width of the 95 % interval of the recommended model's speed-up, as part of it, that the run goes on for within its budget: 0.02 for 2 %.
   * Default: none, it ends when it is decided.
   */
  precision?: number;
  /** Folders from which the program imports (workspace folders, their `src`); searched last. */
  roots: readonly string[];
  /** Default: the first root, else the file's folder. */
  cwd?: string;
  /** Every process works in an empty directory of its own, which is removed at the end, instead of `cwd`. */
  temporaryDirectory?: boolean;
  /** A task that goes beyond fails its model. Default: none. */
  limits?: Limits;
  /** Default: this process' own. */
  environment?: NodeJS.ProcessEnv;
  /** Laps (one round of every contender) at most. Default 40, and 400 with `precision`; with fewer than 6 hardly anything is ever decided. */
  mostLaps?: number;
  /** Fresh processes that each contender may have, one after the other. Default: as many as the budget allows. With fewer than 3, intervals do not hold what differs between them. */
  mostProcesses?: number;
  /** Whether to look at what a single task does after the rounds (`taskProfile`). Default true. */
  observes?: boolean;
  /** Whether a known computation takes its turn among the rounds to say what the host gives (`parallelCapacity`, `timerResolutionSeconds`, `drift`). Default true. */
  readsHost?: boolean;
  /** Seeds the order of rounds and the resampling. Default 1. */
  seed?: number;
  /** For tests. */
  platform?: Platform;
}

export const benchmarkPhases = ['starting', 'calibrating', 'opening', 'measuring', 'renewing', 'observing', 'finishing'] as const;
export type BenchmarkPhase = (typeof benchmarkPhases)[number];

interface Progress {
  elapsedSeconds: number;
  budgetSeconds: number;
}

export type BenchmarkEvent = Progress & (
  /** `model` and `workers` where the phase is about one of them. */
  | { type: 'phase'; phase: BenchmarkPhase; model?: ExecutionModel; workers?: number; startMethod?: StartMethod; chunkSize?: number }
  /** What is going to be run, known after calibration. */
  | { type: 'plan'; contenders: { model: ExecutionModel; workers: number; startMethod?: StartMethod; chunkSize?: number }[]; tasks: number; items: number }
  /** One round is over. `round` counts from 1 to at most `rounds`; a warm-up round does not count as a sample. */
  | { type: 'round'; model: ExecutionModel; workers: number; startMethod?: StartMethod; chunkSize?: number; round: number; rounds: number; warmUp: boolean; seconds: number; medianSeconds: number | null }
  /** A model is through, completed or failed. */
  | { type: 'measured'; measurement: Measurement }
  /** The last of what user code printed just now; at most 2 KB an event. */
  | { type: 'output'; model: ExecutionModel; stream: 'stdout' | 'stderr'; text: string }
);

export interface BenchmarkObserver {
  onEvent?(event: BenchmarkEvent): void;
  /** Aborting ends every process before the promise rejects with a `BenchmarkError` of code `cancelled`. */
  signal?: AbortSignal;
}

export type { BenchmarkOutcome };
