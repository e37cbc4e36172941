/** A request checked and completed, before any process is started for it. */
import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { formatBytes, startMethods } from '../model';
import { BenchmarkError } from './failure';
import { leastMemoryBytes, type Limits } from './limits';
import { runtimeOf, type Runtime } from './runtime';
import { mostLaps, mostLapsForPrecision } from './stopping';
import type { BenchmarkRequest } from './types';

export const defaultBudgetSeconds = 20;
/** So many times the budget of one number of workers is what several take. */
export const sweepBudgetFactor = 3;
const mostWorkers = 1024;

/** The request with its defaults filled in and its paths absolute. */
export interface CompleteRequest extends BenchmarkRequest {
  runtime: Runtime;
  budgetSeconds: number;
  cwd: string;
  limits: Limits;
  seed: number;
  mostLaps: number;
  mostProcesses: number;
  /** Of the process with this number, counted from 0, of each contender. */
  environmentOf(process: number): NodeJS.ProcessEnv;
}

/** Throws a `BenchmarkError` of code `bad-request` that names what is wrong with it. */
export function completeRequest(request: BenchmarkRequest): CompleteRequest {
  const file = resolve(request.file);
  const runtime = runtimeOf(file);
  const roots = request.roots.map(root => resolve(root));
  const cwd = resolve(request.cwd ?? roots[0] ?? dirname(file));
  const budgetSeconds = request.budgetSeconds ?? defaultBudgetSeconds * (request.sweep ? sweepBudgetFactor : 1);
  const wrong = (what: string, advice: string): never => {
    throw new BenchmarkError({ code: 'bad-request', message: `${what}.`, advice });
  };
  if (!(budgetSeconds > 0 && Number.isFinite(budgetSeconds))) wrong(`A budget of ${budgetSeconds} seconds is none`, 'Give a number of seconds above 0.');
  if (request.precision !== undefined && !(request.precision > 0 && request.precision < 1)) wrong(`A precision of ${100 * request.precision} % is none`, 'Give a part of the speed-up, between 0 and 100 %.');
  if (request.tasks !== undefined && !isCount(request.tasks)) wrong(`${request.tasks} is not a number of tasks`, 'Give a whole number from 1 on.');
  if (request.mostLaps !== undefined && !isCount(request.mostLaps)) wrong(`${request.mostLaps} is not a number of laps`, 'Give a whole number from 1 on.');
  if (request.mostProcesses !== undefined && !isCount(request.mostProcesses)) wrong(`${request.mostProcesses} is not a number of processes`, 'Give a whole number from 1 on.');
  for (const workers of request.workers ?? []) {
    if (!(isCount(workers) && workers <= mostWorkers)) wrong(`${workers} is not a number of workers`, `Give whole numbers from 1 to ${mostWorkers}.`);
  }
  for (const size of request.chunkSizes ?? []) {
    if (!isCount(size)) wrong(`${size} is not a number of tasks in a chunk`, 'Give whole numbers from 1 on.');
  }
  for (const model of request.models ?? []) {
    if (!runtime.models.includes(model)) wrong(`${model} is not a model for ${runtime.name}`, `Choose among ${runtime.models.join(', ')}.`);
  }
  for (const method of request.startMethods ?? []) {
    if (!(startMethods as readonly string[]).includes(method)) wrong(`${method} is not a start method`, `Choose among ${startMethods.join(', ')}.`);
    if (!runtime.harnessModels.includes('processes')) wrong(`${runtime.name} has no start methods`, 'They belong to Python\'s processes; leave them out.');
  }
  const { memoryBytes, taskSeconds } = request.limits ?? {};
  if (memoryBytes !== undefined && !(memoryBytes >= leastMemoryBytes)) wrong(`A memory limit of ${formatBytes(memoryBytes)} leaves no room for an interpreter`, `Give ${formatBytes(leastMemoryBytes)} or more.`);
  if (taskSeconds !== undefined && !(taskSeconds > 0 && Number.isFinite(taskSeconds))) wrong(`A time limit of ${taskSeconds} seconds for a task is none`, 'Give a number of seconds above 0.');
  if (!existsSync(cwd)) wrong(`The working directory ${cwd} does not exist`, 'Choose one that does.');
  // A package in `src` is found by programs beside it too, as it would be once installed.
  const sources = roots.map(root => join(root, 'src')).filter(existsSync);
  const environment = request.environment ?? process.env;
  return {
    ...request, runtime, file, roots: [...roots, ...sources], cwd, limits: request.limits ?? {}, budgetSeconds, seed: request.seed ?? 1, mostLaps: request.mostLaps ?? (request.precision === undefined ? mostLaps : mostLapsForPrecision),
    mostProcesses: request.mostProcesses ?? Infinity, environmentOf: number => runtime.environment(environment, number),
  };
}

function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value > 0;
}
