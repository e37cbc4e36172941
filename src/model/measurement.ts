/** What the runner measured. Part of the JSON contract; every number says its unit in its name. */
import type { ExecutionModel } from './work';
import type { Recommendation } from './recommendation';

export const measurementStates = ['completed', 'failed', 'skipped'] as const;
export type MeasurementState = (typeof measurementStates)[number];

/** Python's global lock as the interpreter reports it; `none` in Node. */
export const gilStates = ['enabled', 'disabled', 'none'] as const;
export type GilState = (typeof gilStates)[number];

/** How the argument tuples were obtained. */
export const workloadOrigins = ['given', 'comment', 'call-site', 'no-arguments', 'recorded'] as const;
export type WorkloadOrigin = (typeof workloadOrigins)[number];

/** What went wrong, in a form that a person can act on. */
export interface Failure {
  /** Stable: `import-error`, `timeout`, `crashed`, `unpicklable-arguments`, ... */
  code: string;
  /** What happened. */
  message: string;
  /** What to do next. */
  advice: string;
  /** The user's own traceback or the tail of its output, where there is one. */
  detail?: string;
}

/** One model at one worker count on one workload. */
export interface Measurement {
  model: ExecutionModel;
  workers: number;
  /** Tasks in one round. */
  tasks: number;
  state: MeasurementState;
  /** Seconds of each steady-state round (all tasks, start-up apart), in the order they were taken. */
  samples: number[];
  medianSeconds: number | null;
  /** 95 % confidence interval of the median round. */
  medianInterval: [number, number] | null;
  /** From asking for the pool to its first finished no-op on every worker. 0 for serial. */
  startupSeconds: number | null;
  /** Serial median over this median; 1 for serial itself. */
  speedup: number | null;
  speedupInterval: [number, number] | null;
  /** CPU seconds (user + system, all workers) of a median round. */
  cpuSeconds: number | null;
  /** `max(0, workers' elapsed - CPU)` of a median round: time not spent computing. Linux: without what they spent ready to run on a busy host. */
  waitSeconds: number | null;
  gil: GilState;
  peakMemoryBytes: number | null;
  /** Node: the longest time that the main thread's event loop was held up in a median round. */
  eventLoopDelaySeconds?: number;
  /** Node: seconds that copying a round's arguments to workers and its results back takes in itself; null where nothing is copied. */
  cloneSeconds?: number | null;
  /** Whether every result equals the serial run's; null where that cannot be told. */
  equalResults: boolean | null;
  error: Failure | null;
}

export interface HostDescription {
  platform: string;
  architecture: string;
  logicalCores: number;
  /** Cores this process may use: affinity and quota taken into account. */
  usableCores: number;
  memoryBytes: number;
}

export interface InterpreterDescription {
  path: string;
  implementation: string;
  version: string;
  gil: GilState;
  /** `fork`, `forkserver` or `spawn`: what multiprocessing uses by default. */
  startMethod: string | null;
}

export interface Workload {
  /** The expression the arguments came from, as the user would write it. */
  expression: string;
  origin: WorkloadOrigin;
  /** Distinct argument tuples it yields. */
  items: number;
  /** Tasks in one round, after calibration. */
  tasks: number;
}

/** What `forkcast bench --format json` prints. */
export interface BenchmarkReport {
  version: 1;
  /** `path:qualified.name` */
  target: string;
  host: HostDescription;
  interpreter: InterpreterDescription;
  workload: Workload;
  measurements: Measurement[];
  recommendation: Recommendation;
}

/** The report before advice has been added: what the `bench` layer produces. */
export type BenchmarkOutcome = Omit<BenchmarkReport, 'recommendation'>;
