/** What functions are given to others to run, and what decorators make of them. */
import type { CallFacts, Path } from '../facts';
import type { Linker } from './linker';
import { ValueKind, type LinkedFunction, type Value } from './values';

export interface HandedOver {
  fn: LinkedFunction;
  /** Whether it has run when the call returns. */
  inline: boolean;
  /** Whether it becomes a task of the event loop: beside others, but in the same thread. */
  task: boolean;
  /** Of a task: whether it is a listener or a callback, which runs when something has happened. */
  later: boolean;
  /** Whether it serves requests: whoever blocks or computes in it keeps all other clients waiting. */
  serves: boolean;
  perItem: boolean;
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
    if (value.kind !== ValueKind.External) continue;
    if (value.entry?.decorates !== undefined) return value.entry.decorates;
    if (compilers.test(value.name)) return 'compiled';
    if (caches.test(value.name)) return 'cached';
  }
  return undefined;
}

/** Functions of the workspace that a call is given to run: here (`inline`), or beside it in a pool, a thread or a task. */
export function handedOver({ entry }: Value, call: CallFacts, fn: LinkedFunction, linker: Linker): readonly HandedOver[] {
  if (entry === undefined || (entry.runs === undefined && call.keywords.length === 0)) return NOTHING_HANDED;
  const { runs } = entry;
  let found: HandedOver[] | null = null;
  const take = (path: Path | null | undefined, as: NonNullable<typeof runs>['as'], perItem: boolean): void => {
    const handed = path == null ? null : functionAt(path, fn, linker);
    if (handed === null) return;
    const later = as === 'event-loop';
    (found ??= []).push({
      fn: handed, inline: as === 'inline' || (as === 'asyncio' && runsToEnd.test(entry.name)), task: later || as === 'asyncio', later,
      serves: later && entry.hazards.includes('request-handler'), perItem,
    });
  };
  if (runs !== undefined) {
    const named = runs.keyword === undefined ? undefined : call.keywords.find(keyword => keyword.name === runs.keyword);
    take(named === undefined ? call.arguments[runs.argument] : named.value, runs.as, runs.perItem === true);
    if (runs.rest === true) for (let i = runs.argument + 1; i < call.arguments.length; i++) take(call.arguments[i], runs.as, runs.perItem === true);
  }
  for (const keyword of call.keywords) if (keyword.name === 'key') take(keyword.value, 'inline', true);
  return found ?? NOTHING_HANDED;
}

/** The function a path names, or whose call it is (`asyncio.run(main())`). */
function functionAt(path: Path, from: LinkedFunction, linker: Linker): LinkedFunction | null {
  const value = linker.resolve(path, from.module);
  if (value !== null && value.kind === ValueKind.Function) return value.fn;
  if (!path.endsWith('()')) return null;
  const called = linker.resolve(path.slice(0, -2), from.module);
  return called !== null && called.kind === ValueKind.Function && called.fn!.facts.isAsync ? called.fn : null;
}
