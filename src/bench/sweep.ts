/** Which numbers of workers, and which chunks, a run over several of them tries. Pure. */
import type { ExecutionModel, HostDescription, StartMethod } from '../model';
import type { Entrant } from './entrant';
import { contenders, defaultWorkers, mostlyWaiting, resultsThatFit, tasksPerRound, type Contender, type RoundSize, type TaskProfile } from './plan';

export interface SweepPlan {
  models: readonly ExecutionModel[];
  profile: TaskProfile;
  host: HostDescription;
  startMethods?: readonly StartMethod[];
  /** Tasks in a round, where the user fixed them. */
  tasks?: number;
  budgetSeconds: number;
}

export interface FieldPlan extends SweepPlan, Pick<RoundSize, 'items' | 'timerResolutionSeconds'> {
  /** As in the request. */
  workers?: readonly number[];
  sweep?: boolean;
  chunkSizes?: readonly number[];
  /** What the results of a round may be held in; default: any amount. */
  memoryBytes?: number;
}

export interface Field {
  field: Contender[];
  tasks: number;
  /** Numbers of workers that follow a standstill may be left out. */
  sweeps: boolean;
  /** Tasks that there is time for, but no memory for their results. */
  leftOut: number;
}

/** All contenders, serial first, and the tasks of a round. */
export function planField(plan: FieldPlan): Field {
  const { models, profile, host, startMethods, workers } = plan;
  const sweeps = plan.sweep === true && !workers?.length;
  const single = sweeps ? sweepContenders(plan) : contenders(models, workers, profile, host, startMethods);
  const base = tasksPerRound({ ...plan, secondsPerTask: profile.secondsPerTask, contenders: single });
  const wanted = sweeps && plan.tasks === undefined ? sweepTasks(base, single, plan) : base;
  const tasks = plan.tasks ?? Math.min(wanted, resultsThatFit(profile.resultBytes ?? 0, plan.memoryBytes ?? Infinity));
  const field = [...single, ...inChunks(single, plan.chunkSizes ?? (sweeps ? chunkSizes(profile, tasks, host) : []), host)];
  return { field, tasks, sweeps, leftOut: wanted - tasks };
}

/** For what waits, more is hardly ever worth its threads and processes. */
const mostThreads = 64;
const mostProcesses = 32;
/** Windows cannot wait for more handles at once; each takes memory of its own everywhere. */
const isProcess: ReadonlySet<string> = new Set(['processes', 'child-processes', 'worker-threads', 'interpreters']);
/** A round has so many tasks for each worker at least, so that the last ones, which leave workers idle, weigh little. */
const tasksForEach = 3;
/** Laps that the budget should have room for, and the part of it that laps may take. */
const lapsHopedFor = 8;
const budgetForLaps = 0.6;
/** Rounds of one model over 1, 2, 4, ... workers take about as long as so many serial rounds. */
const serialRoundsOfModel = 2;

/** Tasks of a round that the budget allows, so many laps long. */
function affordableTasks({ models, profile, budgetSeconds }: SweepPlan): number {
  const lapTasks = 1 + serialRoundsOfModel * models.filter(model => model !== 'serial').length;
  return profile.secondsPerTask === null ? Infinity : Math.floor(budgetForLaps * budgetSeconds / (lapsHopedFor * lapTasks * profile.secondsPerTask));
}

/** 1, 2, 4, ... and where it matters the cores: up to twice those for what computes, further for what waits, and no further than tasks and budget reach. */
export function sweepCounts(model: ExecutionModel, plan: SweepPlan): number[] {
  const { profile, host, tasks } = plan;
  const cores = Math.max(1, host.usableCores);
  // A cluster takes seconds to start and has the workers it has.
  if (model === 'dask') return [defaultWorkers(model, profile, host)];
  const waits = profile.waitShare >= mostlyWaiting;
  const wanted = waits ? (isProcess.has(model) ? mostProcesses : mostThreads) : 2 * cores;
  const affordable = tasks ?? affordableTasks(plan);
  const most = Math.max(2, Math.min(wanted, tasks === undefined ? Math.max(affordable / tasksForEach, Math.min(8, affordable)) : tasks));
  const counts = new Set<number>();
  for (let count = 1; count <= most; count *= 2) counts.add(count);
  // Few cores leave few points: one more between them.
  for (const count of [3, cores, ...waits ? [] : [2 * cores]]) if (count <= most && (count !== 3 || !waits && cores <= 4)) counts.add(count);
  return [...counts].sort((a, b) => a - b);
}

/** Serial first, then each model over its numbers of workers, the fewest first. */
export function sweepContenders(plan: SweepPlan): Contender[] {
  const { models, profile, host, startMethods } = plan;
  const each = models.filter(model => model !== 'serial').flatMap(model => contenders([model], sweepCounts(model, plan), profile, host, startMethods).slice(1));
  return [{ model: 'serial', workers: 1 }, ...each];
}

/** Tasks of a round: `base`, or more where that leaves the most workers with hardly any and the budget has room; a multiple of the most workers. */
export function sweepTasks(base: number, field: readonly Contender[], plan: SweepPlan): number {
  const most = Math.max(...field.map(({ workers }) => workers));
  const wanted = Math.floor(Math.min(tasksForEach * most, affordableTasks(plan)) / most) * most;
  return Math.max(base, wanted);
}

/** So much more throughput than before is what more workers must bring, or the next number is not tried. */
const worthRaising = 1.05;

/**
 * Whether a larger number of workers is not worth starting: the two before it did not get more done than those before them, or one before it failed.
 * What computes is tried to the end, as there it is no more than twice the cores.
 */
export function hasHadEnough(before: readonly Entrant[], { evidence: { contender } }: Entrant, tasks: number, { usableCores }: HostDescription): boolean {
  const same = before.filter(({ evidence: { contender: { model, workers, startMethod, chunkSize } } }) =>
    model === contender.model && startMethod === contender.startMethod && chunkSize === undefined && workers < contender.workers);
  if (contender.model === 'serial' || !same.length) return false;
  if (contender.chunkSize !== undefined) return false;
  if (same.some(({ running }) => !running)) return true;
  if (contender.workers <= 2 * usableCores || same.length < 3) return false;
  const done = same.map(({ rounds }) => tasks / Math.min(...rounds));
  return Math.max(...done.slice(-2)) < worthRaising * Math.max(...done.slice(0, -2));
}

/** Handing over a task takes up to some tenths of a millisecond: chunks gain something visible below this. */
const tinyTaskSeconds = 2e-3;
/** As `multiprocessing.Pool.map` has it. */
const chunksForEach = 4;

/** 16, and about four chunks a worker, where tasks are tiny and many. */
export function chunkSizes({ secondsPerTask }: TaskProfile, tasks: number, { usableCores }: HostDescription): number[] {
  if (secondsPerTask === null || secondsPerTask > tinyTaskSeconds) return [];
  return [16, Math.ceil(tasks / (chunksForEach * Math.max(2, usableCores)))];
}

const chunkable: ReadonlySet<string> = new Set(['processes', 'worker-threads', 'child-processes']);

/** For each model of the field that takes chunks, one contender a size, with the workers that come nearest to the cores. */
export function inChunks(field: readonly Contender[], sizes: readonly number[], { usableCores }: HostDescription): Contender[] {
  const distinct = [...new Set(sizes)].filter(size => size > 1).sort((a, b) => a - b);
  if (!distinct.length) return [];
  const cores = Math.max(2, usableCores);
  const nearest = new Map<string, Contender>();
  for (const contender of field) {
    const key = `${contender.model} ${contender.startMethod ?? ''}`;
    const known = nearest.get(key);
    if (chunkable.has(contender.model) && (!known || Math.abs(contender.workers - cores) < Math.abs(known.workers - cores))) nearest.set(key, contender);
  }
  return [...nearest.values()].flatMap(contender => distinct.map(chunkSize => ({ ...contender, chunkSize })));
}
