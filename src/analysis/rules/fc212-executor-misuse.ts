/**
 * FC212 executor-misuse: a pool is used in a way that its end defeats: work given to it after it was shut down, a time limit inside a `with` that waits for the work all the same,
 * work that leaving the `with` of a `multiprocessing.Pool` kills, a `multiprocessing.Pool` that nothing ends (its documentation: the process may hang as it ends, and the garbage
 * collector is not to be relied on).
 *
 *     with ThreadPoolExecutor() as pool:
 *         print(pool.submit(fetch, url).result(timeout=5))     # leaving the `with` waits for fetch, however long it takes
 *
 * Instead: work with time limits of its own; or `pool.shutdown(wait=False, cancel_futures=True)` without the `with`.
 */
import { rangeOf } from '../effects/ranges';
import type { LinkedFunction } from '../effects/values';
import { linkedCalls, type LinkedCall } from './calls';
import { neverRead } from './fc205-future-never-read';
import { defineRule, isTestModule, type Draft, type RuleContext } from './rule';
import { madeIn, makesPool, usesOf, type Made } from './workers';

const executor = /^concurrent\.futures\.(?:Thread|Process|Interpreter)PoolExecutor$/;
const processPool = /^multiprocessing\.(?:(?:context\.BaseContext\.|pool\.|dummy\.)?Pool|pool\.ThreadPool)$/;
const givesWork = new Set(['submit', 'map', 'imap', 'imap_unordered', 'starmap', 'apply', 'apply_async', 'map_async', 'starmap_async']);
const later = /^multiprocessing\.pool\.(?:Thread)?Pool\.(?:apply|map|starmap)_async$/;
const lazily = /^multiprocessing\.pool\.(?:Thread)?Pool\.imap(?:_unordered)?$/;
const ends = new Set(['shutdown', 'close', 'terminate']);

export const executorMisuse = defineRule('FC212', function* (context) {
  const { family, functions, module } = context;
  if (family !== 'python' || isTestModule(module)) return;
  for (const { fn } of functions) {
    const made = madeIn(fn);
    for (const one of made) {
      if (!makesPool.test(one.name)) continue;
      yield* usedAfterEnd(one, fn, context);
      if (executor.test(one.name)) yield* uselessLimits(one, made, fn, context);
      if (processPool.test(one.name)) yield* neverEnded(one, fn, context);
    }
    for (const one of made) {
      if (endsTooSoon(one, made, fn)) yield killed(one.call, fn);
    }
    if (fn.facts.handles !== undefined) {
      for (const call of linkedCalls(fn)) {
        if (call.facts.discarded && lazily.test(call.target?.entry?.name ?? '') && poolAround(call, made) !== undefined) yield killed(call, fn);
      }
    }
  }
});

/** `pool.shutdown()` and then `pool.submit(...)`; also behind the `with`. */
function* usedAfterEnd({ handle, name }: Made, fn: LinkedFunction, { module }: RuleContext): Generator<Draft> {
  if (handle.name === null || (handle.how !== 'named' && handle.how !== 'entered')) return;
  const end = handle.how === 'entered'
    ? { end: handle.blockEnd!, loop: handle.loop, member: 'with' }
    : handle.uses.find(({ how, member, start, loop, conditional }) => start >= handle.end && how === 'method' && ends.has(member) && loop === handle.loop && !conditional);
  if (end === undefined) return;
  for (const use of handle.uses) {
    if (use.start < end.end || use.start < handle.end) continue;
    if (use.how === 'assigned') return;
    if (use.how !== 'method' || !givesWork.has(use.member) || use.loop !== handle.loop) continue;
    const call = [...linkedCalls(fn)].find(({ facts }) => facts.start === use.start && facts.end === use.end);
    if (call === undefined || fn.facts.body.loops.some(loop => loop.start <= use.start && use.start < loop.end) && handle.loop < 0) continue;
    yield {
      start: call.facts.start, end: call.facts.nameEnd,
      message: `${handle.name} has ended by now: ${end.member === 'with' ? 'its with statement is over' : `${end.member}() was called on it`}, and it takes no more work; do this before that.`,
      evidence: [{ range: rangeOf(module.facts, call.facts.start, call.facts.end), name: `${name}.${use.member}`, work: 'trivial' }],
    };
    return;
  }
}

/** A pool that its function has to itself, gives work and leaves. */
function* neverEnded({ handle, call, name }: Made, fn: LinkedFunction, { module }: RuleContext): Generator<Draft> {
  if (handle.how !== 'named' || handle.uses.filter(({ how }) => how === 'assigned').length !== 1) return;
  const { start, end, nameEnd } = call.facts;
  // A module's own variables may be ended from elsewhere; those of a program that runs as the module cannot.
  if (fn.facts.parent < 0 && !module.facts.mainGuards.some(guard => start >= guard.start && start < guard.end)) return;
  const uses = usesOf(handle);
  if (uses.length === 0 || !uses.every(({ how, member }) => how === 'method' && givesWork.has(member))) return;
  yield {
    start, end: nameEnd,
    message: `Nothing ends this ${name.slice(name.lastIndexOf('.') + 1)}: its workers wait for more work until the program is over, which may hang on them; make it in a with statement, or call close() and join() on it.`,
    evidence: [{ range: rangeOf(module.facts, start, end), name, work: 'trivial' }],
    // Leaving the `with` terminates what has not been waited for.
    ...(uses.every(({ member }) => waits.has(member)) ? enter(handle) : {}),
  };
}

const waits = new Set(['map', 'starmap', 'apply']);

/** The quick fix: `with ... as name:` around all that uses it. */
function enter({ suite, start, end, name }: Made['handle']): Pick<Draft, 'fix'> {
  if (suite === undefined || suite.lines.length === 0) return {};
  const indented = suite.lines.map(line => ({ start: line, end: line, newText: suite.tabs ? '\t' : '    ' }));
  return { fix: { title: 'Use it in a with statement', edits: [{ start: suite.start, end: start, newText: 'with ' }, { start: end, end, newText: ` as ${name}:` }, ...indented] } };
}

/** Time limits on the work of an executor whose `with` waits for it. */
function* uselessLimits({ handle }: Made, made: readonly Made[], fn: LinkedFunction, { module }: RuleContext): Generator<Draft> {
  const { blockEnd } = handle;
  if (blockEnd === undefined || made.filter(one => makesPool.test(one.name)).length > 1) return;
  // Ended by hand, or its work told to stop.
  if (usesOf(handle).some(({ how, member }) => how !== 'method' || !givesWork.has(member))) return;
  const calls = [...linkedCalls(fn)];
  if (calls.some(({ facts }) => stops.test(lastName(facts.path) ?? fn.facts.name))) return;
  if (calls.some(({ target, facts }) => /^concurrent\.futures\.(?:as_completed|wait)$/.test(target?.entry?.name ?? '') && !hasTimeout({ facts }))) return;
  for (const { facts, target } of calls) {
    if (facts.start < handle.end || facts.end > blockEnd) continue;
    const limited = limits.exec(target?.entry?.name ?? '');
    if (limited === null || !hasTimeout({ facts }) && !(limited[1] === 'result' && facts.arguments.length === 1)) continue;
    yield {
      start: facts.start, end: facts.nameEnd,
      message: 'This time limit does not end the wait: leaving the with statement waits for the work all the same; give the work a limit of its own.',
      evidence: [{ range: rangeOf(module.facts, facts.start, facts.end), name: target!.entry!.name, work: 'io' }],
    };
    return;
  }
}

const limits = /^concurrent\.futures\.(?:Future\.(result|exception)|as_completed|(?:Thread|Process|Interpreter)PoolExecutor\.map)$/;
const stops = /^(?:cancel|kill|terminate|terminate_workers|kill_workers|shutdown|set|stop|close|_exit)$/;

function hasTimeout({ facts }: Pick<LinkedCall, 'facts'>): boolean {
  return facts.keywords.some(({ name, value }) => name === 'timeout' && value !== null);
}

function lastName(path: string | null): string | null {
  return path === null ? null : path.slice(path.lastIndexOf('.') + 1);
}

/**
 * Whether work that a submission hands over is killed before anybody waits for it: its pool is a `multiprocessing.Pool` in a `with`, which ends by `terminate()`, and nothing
 * in the block reads its result or joins the pool.
 */
export function endsTooSoon(one: Made, made: readonly Made[], fn: LinkedFunction): boolean {
  return later.test(one.name) && poolAround(one.call, made) !== undefined && neverRead(one, fn);
}

/** The pool in whose `with` a call stands and which nobody joins or passes on; its only one. */
function poolAround({ facts }: LinkedCall, made: readonly Made[]): Made | undefined {
  const around = made.filter(({ handle, name }) => processPool.test(name) && handle.blockEnd !== undefined && facts.start > handle.end && facts.end <= handle.blockEnd);
  if (around.length !== 1) return undefined;
  const [pool] = around;
  const uses = usesOf(pool.handle);
  const own = uses.some(({ how, start }) => how === 'method' && start === facts.start);
  return own && uses.every(({ how, member }) => how === 'method' && givesWork.has(member)) ? pool : undefined;
}

function killed({ facts, target }: LinkedCall, fn: LinkedFunction): Draft {
  return {
    start: facts.start, end: facts.nameEnd,
    message: 'Leaving the with statement ends the pool at once, before this work is done; read the results inside it, or call close() and join() on the pool there.',
    evidence: [{ range: rangeOf(fn.module.facts, facts.start, facts.end), name: target!.entry!.name, work: 'trivial' }],
  };
}
