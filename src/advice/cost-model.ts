/**
 * Every number the advice rests on, with its source. What a benchmark measured always goes before these: they only draw the lines
 * between "matters" and "does not", and stand in where nothing was measured.
 *
 * "Measured" costs come from a 2-vCPU Debian 12 machine with CPython 3.11.7 and 3.13.0 and two workers, over many interleaved runs.
 */
import type { Confidence, ExecutionModel, WorkKind } from '../model';

/** A speed-up below this is not worth a change of code, however certain: 10 %. */
export const MATERIAL_SPEEDUP = 1.1;

/**
 * "Leave it serial" is a claim too: it holds only where the intervals leave no room for a gain like this. Two processes that did the same work
 * as serial came out anywhere between 0.73 and 1.85 (measured on a shared machine with two virtual cores).
 */
export const POSSIBLE_SPEEDUP = 1.3;

/** Two models whose medians are within this ratio do the same job; the simpler one is then advised. */
export const EQUIVALENT_RATIO = 1.15;

/**
 * Share of a task's time without CPU from which it counts as waiting, whatever else is known; from which it does so if the analysis agrees; and
 * below which it counts as computing. On a machine busy with other things a task that only computes may miss half of its time.
 */
export const SURELY_WAITING = 0.8;
export const MOSTLY_WAITING = 0.5;
export const HARDLY_WAITING = 0.2;

/** Threads that keep more cores than this busy at once run in parallel; fewer than the second, and they take turns. */
export const PARALLEL_CORES = 1.3;
export const TURN_TAKING_CORES = 1.2;

/**
 * A host that gives less than this part of its cores to a program that computes is busy with others. An idle one gives nearly all of its physical
 * cores (a 2-vCPU machine, idle: 1.9 of 2), and the readings vary by about a tenth.
 */
export const LOADED_SHARE = 0.75;
/** A change of the host's own speed over a run that is worth a word: paired rounds cancel it, but the medians in seconds carry it. */
export const DRIFT_SHARE = 0.1;
/** A model that gains this part of what the host gives at all has used it: the rest is handing out tasks. */
export const HOST_USED_SHARE = 0.7;

/**
 * Tasks shorter than this cost about as much to hand over as to run: about ten times what a thread pool takes to pass one task
 * (measured: 17-19 us) and about as much as a process pool takes for two (measured: 89-152 us each way, chunk size 1).
 */
export const TINY_TASK_SECONDS = 200e-6;

/** Below this, per-task transfer to a process is still visible beside the work; batches ("chunksize") help. joblib batches up to 0.2 s. */
export const SMALL_TASK_SECONDS = 10e-3;

/**
 * What Dask's scheduler adds to a task, where that was not measured: "each task suffers about 1ms of overhead" (https://distributed.dask.org, Motivation).
 */
export const DASK_TASK_SECONDS = 1e-3;

/** Share of a round that must be left unexplained by the work itself before transfer is blamed for a model's lack of gain. */
export const TRANSFER_SHARE = 0.5;

/** A thread that answers nobody for so long is felt: what browsers report as a long task (W3C, Long Tasks API). */
export const LONG_TASK_SECONDS = 50e-3;

/** A model that needs this many times the memory of the serial run, and this many bytes, is worth a warning. */
export const MEMORY_RATIO = 2;
export const MEMORY_BYTES = 256 * 1024 * 1024;

/**
 * How much code has to change, and how much can go wrong, from least to most; on a tie the lower one is advised. Threads share memory and
 * take any callable; asyncio needs the callee rewritten; interpreters and processes pickle; a cluster has to be run. See `complexityOf`.
 */
export const COMPLEXITY: Record<ExecutionModel, number> = {
  serial: 0,
  threads: 1, asyncio: 2, interpreters: 3, processes: 4, dask: 5,
  async: 1, 'worker-threads': 2, 'child-processes': 3,
};

/** Of a model for a function: what is a coroutine function already is awaited as it is, and needs an event loop in every thread that runs it. */
export function complexityOf(model: ExecutionModel, isCoroutine: boolean): number {
  return model === 'asyncio' && isCoroutine ? COMPLEXITY.serial : COMPLEXITY[model];
}

/**
 * For ranking sites nothing has measured: the share of a site's nominal time that concurrency could plausibly save. Computing is divided by a few cores
 * (four: 3/4), held back by transfer; waiting overlaps almost wholly; mixed work gains on its waiting part only.
 */
export const PLAUSIBLE_SAVING: Record<WorkKind, number> = { cpu: 0.6, native: 0.7, io: 0.85, mixed: 0.4, trivial: 0, unknown: 0 };

/**
 * Sites whose nominal weight is below this are not worth a look: starting a thread pool alone takes 0.2-0.3 ms, a process pool 9-190 ms
 * (measured, two workers).
 */
export const WORTHWHILE_WEIGHT_SECONDS = 1e-3;

/**
 * Nominal weight from which reading the code may call a model faster: what the pool takes to start (above, and below 100 ms for workers and
 * child processes of Node), tenfold where that is short, as weights are orders of magnitude.
 */
export const WORTH_STARTING_SECONDS: Record<ExecutionModel, number> = {
  serial: 0, threads: 3e-3, asyncio: 3e-3, async: 3e-3, processes: 0.1, interpreters: 0.1, dask: 0.1, 'worker-threads': 0.1, 'child-processes': 0.1,
};

/** How far a static verdict is trusted in the ranking. */
export const CONFIDENCE_FACTOR: Record<Confidence, number> = { high: 1, medium: 0.6, low: 0.3 };
