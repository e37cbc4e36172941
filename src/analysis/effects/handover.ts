/** What functions are given to others to run, and what decorators make of them. */
import type { CatalogueEntry } from '../catalogue';
import type { CallFacts, Path } from '../facts';
import { givenFor } from './callbacks';
import { startsWorker } from './hazards';
import type { Linker } from './linker';
import type { LinkedModule } from './module';
import { meantBy } from './overrides';
import { ValueKind, type LinkedFunction, type Value } from './values';

/** What runs a function that is handed over; `some-executor`: an executor of which the text does not tell whether it keeps threads or processes. */
export type RunsAs = NonNullable<CatalogueEntry['runs']>['as'] | 'some-executor';

/** One function given to one call. */
export interface HandedOver {
  fn: LinkedFunction;
  /** The function in which it is handed over, and the call, in canonical terms: `concurrent.futures.ThreadPoolExecutor.submit`. */
  by: LinkedFunction;
  call: CallFacts;
  name: string;
  as: RunsAs;
  /** Whether it has run when the call returns. */
  inline: boolean;
  /** Whether it becomes a task of the event loop: beside others, but in the same thread. */
  task: boolean;
  /** Of a task: whether it is a listener or a callback, which runs when something has happened. */
  later: boolean;
  /** Whether it serves requests: whoever blocks or computes in it keeps all other clients waiting. */
  serves: boolean;
  perItem: boolean;
  /** Whether it is one of several of which one is handed over: a method that others override. */
  possible: boolean;
}

const NOTHING_HANDED: readonly HandedOver[] = [];
/** Of what is given a coroutine, what returns only when it is done. */
const runsToEnd = /(?:\.run|\.run_until_complete)$/;

/** Decorators that make machine code of a function. */
const compilers = /^(?:numba|cython|jax|taichi|triton|pythran)\./;
/** Decorators that remember results. */
const caches = /(?:^|\.)(?:lru_cache|cache|cached|memoize|cached_property)$/;

/** What a function's decorators make of calling it. */
export function decorationOf(fn: LinkedFunction, linker: Linker): LinkedFunction['decorated'] {
  for (const path of fn.facts.decorators) {
    // A decorator that cannot be followed may remember results.
    if (path === null) return 'cached';
    const value = linker.resolve(path.endsWith('()') ? path.slice(0, -2) : path, fn.module);
    if (value === null) return 'cached';
    // Somebody else runs it, and what the call yields is a future or nothing.
    if (value.kind === ValueKind.Function && value.fn!.facts.defers === true) return 'deferred';
    if (value.kind !== ValueKind.External) continue;
    if (value.entry?.decorates !== undefined) return value.entry.decorates;
    if (compilers.test(value.name)) return 'compiled';
    if (caches.test(value.name)) return 'cached';
  }
  return undefined;
}

/** Starting an object whose class says in `run` what its thread or process does. */
const starts: Readonly<Record<string, RunsAs>> = { 'threading.Thread.start': 'threads', 'multiprocessing.Process.start': 'processes' };

/** Whether a call of a catalogued function may run functions it is given. */
export function mayHandOver({ entry, module }: Value, call: CallFacts): boolean {
  return entry !== undefined && (entry.runs !== undefined || module !== null || call.keywords.length > 0 || entry.name in starts);
}

/** Functions of the workspace that a call is given to run: here (`inline`), or beside it in a pool, a thread or a task. */
export function handedOver(target: Value, call: CallFacts, fn: LinkedFunction, linker: Linker): readonly HandedOver[] {
  if (!mayHandOver(target, call)) return NOTHING_HANDED;
  const { runs, runsFile, name } = target.entry!;
  let found: HandedOver[] | null = null;
  const add = (handed: LinkedFunction, as: RunsAs, perItem: boolean, possible = false): void => {
    const later = as === 'event-loop';
    (found ??= []).push({
      fn: handed, by: fn, call, name, as, inline: as === 'inline' || (as === 'asyncio' && runsToEnd.test(name)), task: later || as === 'asyncio', later,
      serves: later && target.entry!.hazards.includes('request-handler'), perItem, possible,
    });
  };
  const take = (path: Path | null | undefined, as: RunsAs, perItem: boolean): void => {
    const handed = path == null ? null : functionAt(path, fn, linker);
    if (handed === null) return;
    const meant = handed.overrides === null ? null : meantBy(handed.value, path!, fn, linker);
    if (handed.overrides === null || meant?.fn === handed && meant.either === null) add(handed, as, perItem);
    // Which of several it is that runs nobody can tell.
    else for (const one of meant?.either ?? (meant === null ? [handed] : [meant.fn!])) add(one, as, perItem, meant === null || meant.either !== null);
  };
  if (runs !== undefined) {
    const as = runsAs(target.entry!, call.arguments[0], fn.module, linker);
    const named = runs.keyword === undefined ? undefined : call.keywords.find(keyword => keyword.name === runs.keyword);
    take(named === undefined ? call.arguments[runs.argument] : named.value, as, runs.perItem === true);
    if (runs.rest === true) for (let i = runs.argument + 1; i < call.arguments.length; i++) take(call.arguments[i], as, runs.perItem === true);
  } else if (name in starts) {
    const run = ownRun(call, fn, linker);
    if (run !== null) add(run, starts[name], false);
  }
  if (target.module !== null && runsFile !== undefined && found === null) {
    const handed = ofFile(target.module, name, call, fn, linker);
    if (handed !== null) add(handed, runsFile, false);
  }
  for (const keyword of call.keywords) if (keyword.name === 'key') take(keyword.value, 'inline', true);
  return found ?? NOTHING_HANDED;
}

/** Functions that a call gives to one of the workspace that hands them on: `in_threads(fetch, urls)` where that has `pool.map(fn, items)` in it. */
export function handedThrough(target: Value, callee: LinkedFunction, call: CallFacts, fn: LinkedFunction, linker: Linker): readonly HandedOver[] {
  const found: HandedOver[] = [];
  for (const { parameter, key, path, first } of callee.facts.handsOn!) {
    const by = linker.callee(path, callee.module);
    const runs = by?.entry?.runs;
    if (runs === undefined || (key !== runs.keyword && key !== String(runs.argument))) continue;
    const as = runsAs(by!.entry!, first, callee.module, linker);
    const handed = as === 'inline' || as === 'asyncio' || as === 'event-loop' ? null : givenFor(parameter, call, target, callee, fn, linker);
    if (handed === null || found.some(one => one.fn === handed)) continue;
    found.push({ fn: handed, by: fn, call, name: by!.entry!.name, as, inline: false, task: false, later: false, serves: false, perItem: runs.perItem === true, possible: handed.overrides !== null });
  }
  return found;
}

/** What runs in a worker that was made for a file: what a pool is asked for by name, what the file does with messages, else the file from top to bottom. */
function ofFile(file: LinkedModule, name: string, { task }: CallFacts, fn: LinkedFunction, linker: Linker): LinkedFunction | null {
  const exported = (member: string): LinkedFunction | null => {
    const value = linker.resolve(`${file.name}.${member}`, fn.module);
    return value !== null && value.kind === ValueKind.Function ? value.fn : null;
  };
  if (startsWorker.test(name)) return exported('<message>') ?? file.functions[0] ?? null;
  if (task === null) return null;
  return /^(?:piscina|tinypool)\./.test(name) ? exported(task ?? 'default') : exported(task ?? name.slice(name.lastIndexOf('.') + 1)) ?? (task === undefined ? exported('<message>') : null);
}

/** What runs the functions given to a catalogued call; null where it runs none. */
function runsAs(entry: CatalogueEntry, executor: Path | null | undefined, from: LinkedModule, linker: Linker): RunsAs {
  const { as } = entry.runs!;
  if (entry.name.startsWith('concurrent.futures.Executor.')) return 'some-executor';
  if (!entry.name.endsWith('.run_in_executor')) return as;
  // `None` is the loop's own pool of threads.
  if (executor === 'builtins.None') return as;
  const value = linker.resolve(executor ?? null, from);
  if (value === null || value.kind !== ValueKind.ExternalInstance) return 'some-executor';
  return executors[value.name.slice(value.name.lastIndexOf('.') + 1)] ?? 'some-executor';
}

const executors: Readonly<Record<string, RunsAs>> = { ThreadPoolExecutor: 'threads', ProcessPoolExecutor: 'processes', InterpreterPoolExecutor: 'interpreters' };

/** The `run` of a workspace class derived from Thread or Process, of an object that is started. */
function ownRun({ path }: CallFacts, from: LinkedFunction, linker: Linker): LinkedFunction | null {
  if (path === null || !path.endsWith('.start')) return null;
  const started = linker.resolve(path.slice(0, -'.start'.length), from.module);
  return started !== null && started.kind === ValueKind.Instance ? linker.method(started.cls!, 'run') : null;
}

/** Functions followed upwards from one that is handed over somewhere. */
const MOST_CALLERS = 200;

/**
 * All hand-overs in the workspace by which a function comes to run beside others: it is handed over itself, or a function that is calls it, however
 * indirectly. Nearest first. Complete once the whole workspace has been linked; before that some may be missing.
 */
export function waysBeside(fn: LinkedFunction): readonly HandedOver[] {
  if (fn.handedBy === null && fn.callers === null) return NOTHING_HANDED;
  const found: HandedOver[] = [];
  const seen = new Set([fn]);
  for (const one of seen) {
    for (const by of one.handedBy ?? []) for (const handed of by.handOvers) if (handed.fn === one) found.push(handed);
    if (seen.size < MOST_CALLERS) for (const caller of one.callers ?? []) seen.add(caller);
  }
  return found;
}

/** The function a path names, or whose call it is (`asyncio.run(main())`). */
function functionAt(path: Path, from: LinkedFunction, linker: Linker): LinkedFunction | null {
  const value = linker.callee(path, from.module);
  if (value !== null && value.kind === ValueKind.Function) return value.fn;
  if (!path.endsWith('()')) return null;
  const called = linker.resolve(path.slice(0, -2), from.module);
  return called !== null && called.kind === ValueKind.Function && called.fn!.facts.isAsync ? called.fn : null;
}
