/** What a benchmark would do, without doing it: `--dry-run`, *Forkcast: Show Benchmark Plan*. Part of the JSON contract. */
import type { ExecutionModel } from './work';
import type { InterpreterDescription, StartMethod, WorkloadOrigin } from './measurement';

export interface PlannedContender {
  model: ExecutionModel;
  workers: number;
  startMethod?: StartMethod;
  chunkSize?: number;
}

/** An effect outside the process that every run of the function would have again. */
export interface PlannedRepeat {
  code: 'writes' | 'deletes' | 'sends' | 'spawns';
  /** What does it: `os.remove`. */
  name: string;
  /** The function it is called in: the benchmarked one or a helper. */
  within: string;
  path: string;
  line: number;
}

export interface BenchmarkPlan {
  version: 1;
  /** `FILE:FUNCTION` */
  target: string;
  interpreter: InterpreterDescription;
  workload: { expression: string | null; origin: WorkloadOrigin; recording?: string };
  /** As far as they are known without running a task. */
  contenders: PlannedContender[];
  /** Whether numbers of workers (and, in a sweep, how many are tried) are settled only when a first task has shown what it does. */
  workersDependOnTask: boolean;
  /** Tasks in a round; null: calibrated. */
  tasks: number | null;
  budgetSeconds: number;
  /** Half-width of the recommended model's interval, as part of its speed-up, that it goes on for; null: until it is decided. */
  precision: number | null;
  /** Null: an empty directory, made for each process and removed afterwards. */
  workingDirectory: string | null;
  daskScheduler: string | null;
  memoryLimitBytes: number | null;
  taskTimeoutSeconds: number | null;
  repeats: PlannedRepeat[];
  /** What is good to know beforehand, in sentences. */
  notes: string[];
}
