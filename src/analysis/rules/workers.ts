/** What the rules about pools, threads and processes have in common. */
import type { HandleFacts, HandleUse } from '../facts';
import type { CatalogueEntry } from '../catalogue';
import type { HandedOver } from '../effects/handover';
import { startsWorker } from '../effects/hazards';
import type { LinkedModule } from '../effects/module';
import type { LinkedFunction } from '../effects/values';
import { linkedCalls, type LinkedCall } from './calls';

/** What a call makes of which the names layer has noted what becomes of it. */
export interface Made {
  handle: HandleFacts;
  call: LinkedCall;
  /** What is called, in canonical terms; empty where it is not known outside the workspace. */
  name: string;
}

/** Pools, threads, futures and tasks that a function makes. */
export function madeIn(fn: LinkedFunction): Made[] {
  const { handles } = fn.facts;
  if (handles === undefined) return [];
  const found: Made[] = [];
  for (const call of linkedCalls(fn)) {
    const handle = handles.find(one => one.start === call.facts.start && one.end === call.facts.end);
    if (handle !== undefined) found.push({ handle, call, name: call.target?.entry?.name ?? '' });
  }
  return found;
}

/** The functions of the workspace that a function surely gives to others to run, with the calls that do. */
export function givenIn(fn: LinkedFunction): { handed: HandedOver; call: LinkedCall }[] {
  if (fn.handOvers.length === 0) return [];
  const found: { handed: HandedOver; call: LinkedCall }[] = [];
  for (const call of linkedCalls(fn)) for (const handed of fn.handOvers) if (handed.call === call.facts && !handed.possible) found.push({ handed, call });
  return found;
}

/** Classes of pools, by the names of what makes one. */
export const makesPool = /^(?:concurrent\.futures\.(?:Thread|Process|Interpreter)PoolExecutor|multiprocessing\.(?:context\.BaseContext\.)?Pool|multiprocessing\.pool\.(?:Thread)?Pool|multiprocessing\.dummy\.Pool)$/;
/** Of those the ones that keep processes. */
export const makesProcessPool = /^(?:concurrent\.futures\.ProcessPoolExecutor|multiprocessing\.(?:context\.BaseContext\.)?Pool|multiprocessing\.pool\.Pool)$/;

/** Pools' methods that give back before the work is done, one future or result for each call. */
export const submits = /^(?:concurrent\.futures\.(?:Executor|(?:Thread|Process|Interpreter)PoolExecutor)\.submit|multiprocessing\.pool\.(?:Thread)?Pool\.(?:apply|map|starmap)_async)$/;

const usesWorkersOf = new WeakMap<LinkedModule['facts'], boolean>();

/** Whether a script imports something that runs work in threads or processes of Node's: most do not, and need not be searched. */
export function usesWorkers({ facts }: LinkedModule): boolean {
  let uses = usesWorkersOf.get(facts);
  if (uses === undefined) usesWorkersOf.set(facts, (uses = [...facts.exports.values()].some(path => workerModules.test(path))));
  return uses;
}

const workerModules = /^(?:worker_threads|child_process|cluster|piscina|tinypool|workerpool|jest-worker|threads)(?:\.|$)|\.<worker>\./;

/** Whether the text chooses the start method that copies the parent: what breaks under the others is known to its author. */
export function choosesFork({ functions }: LinkedModule): boolean {
  return functions.some(({ facts }) => hasForkCall(facts.body));
}

function hasForkCall(region: LinkedFunction['facts']['body']): boolean {
  return region.calls.some(({ literalArguments, path }) => literalArguments !== null && path !== null && forkChoice.test(path) && /^(?:method\s*=\s*)?['"]fork['"]/.test(literalArguments))
    || region.loops.some(hasForkCall);
}

const forkChoice = /(?:^|\.)(?:get_context|set_start_method)$/;

/** How a call hands work to a pool of Node's, be it a function or what a file exports; undefined for other calls, those that start a worker included. */
export function poolRuns(entry: CatalogueEntry | undefined): 'worker-threads' | 'child-processes' | undefined {
  if (entry === undefined || startsWorker.test(entry.name)) return undefined;
  const as = entry.runs?.as ?? entry.runsFile;
  return as === 'worker-threads' || as === 'child-processes' ? as : entry.runsFile;
}

/** What a function is called in a sentence that begins with it. */
export function calledTask({ facts: { name } }: LinkedFunction): string {
  return /^(?!default$)[\w$]+$/.test(name) ? name : 'The task';
}

/** What is done with a variable, being given values apart. */
export function usesOf({ uses }: HandleFacts): HandleUse[] {
  return uses.filter(({ how }) => how !== 'assigned' && how !== 'deleted');
}
