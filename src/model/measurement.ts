/** What the runner measured. Part of the JSON contract; every number says its unit in its name. */
import type { ExecutionModel } from './work';
import type { Recommendation } from './recommendation';
import type { ChunkGain, ClusterAdvice, ModelScaling, Projection } from './scaling';

export const measurementStates = ['completed', 'failed', 'skipped'] as const;
export type MeasurementState = (typeof measurementStates)[number];

/** Python's global lock as the interpreter reports it; `none` in Node. */
export const gilStates = ['enabled', 'disabled', 'none'] as const;
export type GilState = (typeof gilStates)[number];

/** How `multiprocessing` makes a process. */
export const startMethods = ['fork', 'forkserver', 'spawn'] as const;
export type StartMethod = (typeof startMethods)[number];

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
  /** `processes` under a start method that was asked for; left out where it is the interpreter's default. */
  startMethod?: StartMethod;
  /** Tasks that were handed over together, in one message; left out where each went by itself. */
  chunkSize?: number;
  /** Tasks in one round. */
  tasks: number;
  state: MeasurementState;
  /** Seconds of each steady-state round (all tasks, start-up apart), in the order they were taken. */
  samples: number[];
  /** How many consecutive samples each of its processes gave; absent where all came from one. From three processes on, intervals are over processes. */
  samplesPerProcess?: number[];
  medianSeconds: number | null;
  /** 95 % confidence interval of the median round. */
  medianInterval: [number, number] | null;
  /** From asking for the pool to its first finished no-op on every worker. 0 for serial. */
  startupSeconds: number | null;
  /** The same of each process, in order, `startupSeconds` being their median; absent where it has none or was measured by an older version. */
  startupSamples?: number[];
  /** Seconds that a task with nothing to do takes to be handed over and answered, where many are; null or absent where that was not measured. */
  handOverSeconds?: number | null;
  /** The median over all laps of serial's time over this model's in the same lap; 1 for serial itself. */
  speedup: number | null;
  speedupInterval: [number, number] | null;
  /** As `speedupInterval`, but wide enough that those of all models of the run hold together with 95 %: what a claim rests on. */
  jointInterval?: [number, number] | null;
  /** How many times longer its rounds took than those of the fastest model whose results are right; the interval holds jointly. Absent for that model itself. */
  behindFastest?: { model: ExecutionModel; workers: number; startMethod?: StartMethod; chunkSize?: number; ratio: number; interval: [number, number] | null };
  /** Samples far from the others (modified z-score above 3.5). They count like any other. */
  outliers?: { count: number; share: number };
  /** CPU seconds (user + system, all workers) of a median round. */
  cpuSeconds: number | null;
  /** `max(0, workers' elapsed - CPU)` of a median round: time not spent computing. Linux: without what they spent ready to run on a busy host. */
  waitSeconds: number | null;
  gil: GilState;
  /** Of the interpreter and all its workers together. */
  peakMemoryBytes: number | null;
  /** Of the largest worker, where workers are processes; of worker threads the largest heap that was seen between rounds. */
  workerPeakMemoryBytes?: number | null;
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
  /** Cores apart from hyper-threads; null where the system does not tell. */
  physicalCores?: number | null;
  /** Cores' worth of CPU time that a control group grants; null where it grants all. */
  cpuQuota?: number | null;
  /** Programs that wanted a core, on average over the minute before the run; null where the system does not count them. */
  load?: number | null;
  /** Smallest step of the clock that rounds are timed with, in the interpreter that ran them. */
  timerResolutionSeconds?: number | null;
  /** What programs that only compute got done at once during the run, in units of one alone; by rising number of processes. Null where it could not be measured. */
  parallelCapacity?: ParallelCapacity[] | null;
  /** How much longer the same computation took at the end of the run than at its beginning: 1.05 is 5 % longer. Null with too few readings. */
  drift?: number | null;
}

/** So many processes computing at once did the work of so many `cores`. */
export interface ParallelCapacity {
  processes: number;
  cores: number;
  /** 95 % interval of `cores`; null with fewer than three readings. */
  interval: [number, number] | null;
}

export const stopReasons = ['decided', 'precise', 'no-decision-possible', 'budget', 'rounds', 'no-fresh-process'] as const;
/**
 * - `decided`: more rounds would not change the verdict
 * - `precise`: that, and the speed-up is known as precisely as was asked for
 * - `no-decision-possible`: the runs vary too much for the rounds that were left to settle it
 * - `budget`: the time was used up first
 * - `rounds`: the largest number of rounds was reached first
 * - `no-fresh-process`: the program could not be loaded in a further process
 */
export type StopReason = (typeof stopReasons)[number];

export interface InterpreterDescription {
  path: string;
  implementation: string;
  version: string;
  gil: GilState;
  /** `fork`, `forkserver` or `spawn`: what multiprocessing uses by default. */
  startMethod: string | null;
  /** Whether it was built to run without the GIL; an extension module, or a setting, may have switched it back on. */
  freeThreaded?: boolean;
}

export interface Workload {
  /** The expression the arguments came from, as the user would write it. */
  expression: string;
  origin: WorkloadOrigin;
  /** Distinct argument tuples it yields. */
  items: number;
  /** Tasks in one round, after calibration. */
  tasks: number;
  /** Calling the function gives a coroutine, or an asynchronous generator (Python). */
  coroutine?: boolean;
  /** The function keeps its results (`functools.lru_cache`); its cache was emptied before each task. */
  uncached?: boolean;
  /** Memory that one result takes, where more tasks would have been run but for the memory of their results. */
  resultBytes?: number;
}

/**
 * What the computing part of a task does with Python's GIL, told by a heartbeat in another thread:
 * - `holds-gil-bytecode`: holds it, and lets others in each switch interval; native calls of a few milliseconds look the same
 * - `holds-gil-native`: holds it, for the most part in calls that let nobody in until they return
 * - `partly-holds-gil`: neither nearly always nor hardly ever
 * - `releases-gil`: computes without it; so does everything in an interpreter that has none
 * - `waits`: hardly computes at all
 * - `unknown`: the host was too busy, or the windows disagree
 */
export const gilUses = ['holds-gil-bytecode', 'holds-gil-native', 'partly-holds-gil', 'releases-gil', 'waits', 'unknown'] as const;
export type GilUse = (typeof gilUses)[number];

/**
 * What a task does to Node's event loop, told from the CPU time of the main thread beside that of the whole process:
 * - `computes-on-loop`: computes in JavaScript, or in a call that does not return before it is done; nothing else gets on meanwhile
 * - `computes-in-pool`: computes natively in the threads of libuv's pool (or a library's own); the loop is free
 * - `computes-in-both`: neither for most of it
 * - `waits`: hardly computes, and the loop is free
 * - `waits-in-pool`: the same, in a thread of libuv's pool, of which there are four: files
 * - `holds-loop-waiting`: waits in a call that does not return (`readFileSync`, `execSync`); nothing else gets on meanwhile
 * - `unknown`: the host was too busy
 */
export const loopUses = ['computes-on-loop', 'computes-in-pool', 'computes-in-both', 'waits', 'waits-in-pool', 'holds-loop-waiting', 'unknown'] as const;
export type LoopUse = (typeof loopUses)[number];

/** What Node says a task waits for. */
export const awaitables = ['file', 'name-lookup', 'network', 'subprocess', 'timer', 'worker'] as const;
export type Awaitable = (typeof awaitables)[number];

/** What a single task does, observed alone in the serial process after the rounds. Null where it cannot be had. */
export interface TaskObservation {
  /** Tasks that the means are of. */
  tasks: number;
  /** Seconds of a task by itself; CPU of all its threads, and what is left when that and waiting for a core are taken off. */
  seconds: number;
  cpuSeconds: number;
  waitSeconds: number;
  gilUse: GilUse;
  /** Windows of the heartbeat, and those of them that agree on `gilUse`. */
  gilUseWindows: number;
  gilUseAgreeing: number;
  /** Part of the time, 0 to 1, that other threads were held up, of windows that agree. */
  heldShare: number | null;
  /** Longest time for which no other thread got in; null where the GIL is not held. */
  longestHoldSeconds: number | null;
  /** Most threads in the process beyond the harness' own: those that a library (BLAS, OpenMP) or the task itself started. */
  libraryThreads: number | null;
  /** Context switches of a task, asked for (it waited) and not (another thread was given the core). */
  voluntarySwitches: number | null;
  involuntarySwitches: number | null;
  /** Node only, as are the next three; `gilUse` is `unknown` there. */
  loopUse?: LoopUse;
  /** Part of a task's time, 0 to 1, in which the event loop was busy or held up. */
  loopShare?: number;
  /** CPU of the main thread alone; null where neither Node nor the system tells. */
  mainThreadCpuSeconds?: number | null;
  waitsFor?: Awaitable[];
  /** Median over tasks of pickling the arguments of one and unpickling them, and the same for results; null where they do not pickle. In Node, of `structuredClone`. */
  argumentBytes: number | null;
  argumentPickleSeconds: number | null;
  resultBytes: number | null;
  resultPickleSeconds: number | null;
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
  /** Null where there was no time for it or the task failed in it. */
  taskProfile?: TaskObservation | null;
  /** Why measuring ended when it did; absent where it never began. */
  stopped?: { reason: StopReason; message: string };
  /** Where it was asked for: half-width of the recommended model's interval, as part of its speed-up, that the run went on for. */
  precision?: number;
  recommendation: Recommendation;
  /** Models that were measured at several numbers of workers. */
  scaling?: ModelScaling[];
  /** Models that were measured with tasks in chunks. */
  chunks?: ChunkGain[];
  /** Where it was asked for how long so many tasks would take. */
  projection?: Projection;
  /** Where they would take longer than the user will wait. */
  cluster?: ClusterAdvice;
}

/** The report before advice has been added: what the `bench` layer produces. */
export type BenchmarkOutcome = Omit<BenchmarkReport, 'recommendation' | 'scaling' | 'chunks' | 'projection' | 'cluster'>;
