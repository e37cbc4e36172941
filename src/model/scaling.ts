/** How throughput grows with workers, and what follows for more tasks and for other machines. Part of the JSON contract. */
import type { StartMethod } from './measurement';
import type { Reason } from './recommendation';
import type { ExecutionModel } from './work';

export interface ScalingPoint {
  workers: number;
  /** Of a median round. */
  tasksPerSecond: number;
  /** 95 % interval; null with too few rounds. */
  tasksPerSecondInterval: [number, number] | null;
  /** More workers than cores, and all cores busy: says what the cores give, not how the model scales. Not part of the fit. */
  coreLimited: boolean;
}

/** Throughput of N workers is `tasksPerSecondOfOne * N / (1 + contention * (N - 1) + coherency * N * (N - 1))`; intervals are of 95 %. */
export interface ScalingLaw {
  tasksPerSecondOfOne: number;
  /** Part of a task that only one worker at a time gets on with: 0.03 is 3 %. */
  contention: number;
  contentionInterval: [number, number] | null;
  /** Part of a task that each pair of workers costs one another. */
  coherency: number;
  coherencyInterval: [number, number] | null;
  /** How far the measured points lie from the curve, in the middle: 0.02 is 2 %. */
  misfitShare: number;
}

/** One model over its numbers of workers. */
export interface ModelScaling {
  model: ExecutionModel;
  startMethod?: StartMethod;
  points: ScalingPoint[];
  law: ScalingLaw | null;
  /** Why there is no law. Codes: `too-few-points`, `super-linear`, `noisy`. */
  noLaw: Reason | null;
  /** Fewest workers that come within 5 % of the highest throughput that was measured. */
  bestWorkers: number;
  /** Where the law says that throughput is highest; null where there is no law, or throughput rises beyond twice of what was tried. */
  peakWorkers: number | null;
}

/** What handing tasks over in chunks gains; of one model at one number of workers. */
export interface ChunkGain {
  model: ExecutionModel;
  workers: number;
  startMethod?: StartMethod;
  /** Tasks in a chunk that did best. */
  chunkSize: number;
  /** Times as fast as one task at a time, and its 95 % interval. */
  gain: number;
  gainInterval: [number, number] | null;
  /** Seconds that handing over one message takes, however many tasks are in it; null where the chunks do not tell. */
  handOverSeconds: number | null;
  /** From how many tasks on it beats serial, start-up included, one task at a time and in chunks; null where it never does. */
  breakEvenTasks: number | null;
  breakEvenTasksInChunks: number | null;
}

/** `measured`: from rounds at this very number of workers; `scaling-law`: from the fitted curve. */
export const projectionBases = ['measured', 'scaling-law'] as const;
export type ProjectionBasis = (typeof projectionBases)[number];

export interface ProjectedModel {
  model: ExecutionModel;
  workers: number;
  startMethod?: StartMethod;
  chunkSize?: number;
  /** Start-up included. */
  seconds: number;
  /** Holds, 95 times in 100, what one such run takes in a new process, later on this host and warmed up; null where too little is known to tell. */
  secondsInterval: [number, number] | null;
  /** Why there is no interval. Codes: `few-processes`, `no-spare-point`, `middles-of-turns`. */
  noInterval?: Reason;
  basis: ProjectionBasis;
}

/** What so many tasks would take on so many cores. */
export interface Projection {
  tasks: number;
  cores: number;
  /** Serial first, then by rising seconds. */
  models: ProjectedModel[];
  /** Models that cannot be projected, and why. */
  unknown: { model: ExecutionModel; startMethod?: StartMethod; reason: Reason }[];
}

/** Where one machine is not enough: the same futures on a Dask cluster. */
export interface ClusterAdvice {
  /** What the user's threshold is, and what the tasks would take on all cores of this machine. */
  thresholdSeconds: number;
  localSeconds: number;
  /** Python that runs the function's tasks on a cluster. */
  code: string;
  /** Seconds that the scheduler adds to each task, and where the figure is from. */
  taskOverheadSeconds: number;
  overheadSource: 'measured' | 'documented';
  overheadNote: string;
  /** Fewest workers, each as fast as one core here, that finish sooner than this machine; null where none do, as handing out tasks takes longer. */
  paysFromWorkers: number | null;
  /** Fewest workers that finish within the threshold; null where none do. */
  workersForThreshold: number | null;
}

