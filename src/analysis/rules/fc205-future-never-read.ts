/**
 * FC205 future-never-read: work is handed to a pool and nobody ever looks at its future. What it returns is lost, and so is what it raises: the program goes on as if it had worked.
 *
 *     with ThreadPoolExecutor() as pool:
 *         for path in paths:
 *             pool.submit(convert, path)
 *
 * In Node: `await Promise.allSettled(paths.map(convert));` as a statement.
 *
 * Instead: keep the futures and call `result()` on each, or iterate over `pool.map(...)`.
 */
import { rangeOf } from '../effects/ranges';
import type { CallGraph } from '../effects/call-graph';
import { ValueKind, type LinkedFunction } from '../effects/values';
import { linkedCalls, type LinkedCall } from './calls';
import { endsTooSoon } from './fc212-executor-misuse';
import { mayReject } from './promises';
import { defineRule, isTestModule, type Draft } from './rule';
import { madeIn, submits, usesOf, type Made } from './workers';

const lazyMap = /^concurrent\.futures\.(?:Thread|Process|Interpreter)PoolExecutor\.map$/;

export const futureNeverRead = defineRule('FC205', function* ({ family, functions, graph, module }) {
  if (isTestModule(module)) return;
  if (family === 'node') {
    for (const fn of module.functions) if (fn.facts.isAsync && !cleansUp.test(fn.facts.name)) yield* settledUnseen(fn, graph);
    return;
  }
  for (const { fn } of functions) {
    if (fn.handOvers.length === 0) continue;
    const made = madeIn(fn);
    for (const call of linkedCalls(fn)) {
      const handed = fn.handOvers.find(one => one.call === call.facts)?.fn;
      // What a function that cannot be seen may raise, nobody can tell.
      if (handed === undefined || call.target!.entry === undefined || handed.facts.catchesAll === true || handed.facts.isStub || raisesNothing(handed)) continue;
      const name = call.target!.entry.name;
      const own = made.find(one => one.call.facts === call.facts);
      const isMap = lazyMap.test(name) && call.facts.discarded;
      if (!isMap && (own === undefined || !submits.test(name) || !neverRead(own, fn) || call.facts.keywords.some(one => one.name === 'error_callback') || endsTooSoon(own, made, fn))) continue;
      const { facts } = call;
      const keep = isMap ? 'iterate over the results' : name.endsWith('_async') ? 'keep what it returns and call get() on it, or pass error_callback=' : 'keep the future and call result() on it';
      yield {
        start: facts.start, end: facts.nameEnd,
        message: `Nobody reads what becomes of ${handed.facts.isLambda ? 'this work' : handed.facts.name}, so an exception in it disappears without a trace; ${keep}.`,
        evidence: [{ range: rangeOf(module.facts, facts.start, facts.end), name: `${name}(${handed.fullName})`, work: 'trivial' }],
      };
    }
  }
});

/** Who cleans up does what can be done. */
const cleansUp = /clean|clear|close|delete|destroy|disconnect|dispose|drain|end|exit|flush|kill|quit|remove|reset|revoke|invalidate|expire|shut|stop|tear|terminate|unlink|warm/i;

/** Node: `await Promise.allSettled(paths.map(upload));` waits for all and never fails, whatever becomes of them. */
function* settledUnseen(fn: LinkedFunction, { linker }: CallGraph): Generator<Draft> {
  for (const { facts, target } of linkedCalls(fn)) {
    if (!facts.discarded || !facts.awaited || target?.entry?.name !== 'globalThis.Promise.allSettled') continue;
    // A list of what calling a function yields.
    const [given] = facts.arguments;
    const made = given != null && given.endsWith('()*') ? linker.resolve(given.slice(0, -'()*'.length), fn.module) : null;
    if (made === null || made.kind !== ValueKind.Function || !mayReject(made.fn!) || cleansUp.test(made.fn!.facts.name) || made.fn!.callees.some(({ facts: { name } }) => cleansUp.test(name))) continue;
    const what = made.fn!.facts.isLambda ? 'this work' : made.fn!.facts.name;
    yield {
      start: facts.start, end: facts.nameEnd,
      message: `Nobody reads what becomes of ${what}, and allSettled never fails, so an error in it disappears without a trace; look for results whose status is rejected, or await Promise.all.`,
      evidence: [{ range: rangeOf(fn.module.facts, facts.start, facts.end), name: `Promise.allSettled(${made.fn!.fullName})`, work: 'trivial' }],
    };
  }
}

/** Whether the future of a submission, or the list it is put into, is never looked at. */
export function neverRead({ handle }: Made, fn: LinkedFunction): boolean {
  if (handle.how === 'dropped') return true;
  if ((handle.how !== 'named' && handle.how !== 'gathered') || handle.name === null) return false;
  // A module's own variables may be read from elsewhere.
  if (fn.facts.qualifiedName === '<module>' && fn.facts.parent < 0 && handle.how === 'named' && !handle.name.startsWith('_')) return false;
  return usesOf(handle).every(({ how, member, start }) => how === 'method' ? fills.has(member) : how === 'argument' && member === 'wait' && isDroppedWait(start, fn));
}

const fills = new Set(['append', 'add', 'appendleft', 'insert', 'clear', 'cancel']);

/** `wait(futures)` tells when they are done, not how it went. */
function isDroppedWait(at: number, fn: LinkedFunction): boolean {
  return [...linkedCalls(fn)].some(({ facts, target }: LinkedCall) => target?.entry?.name === 'concurrent.futures.wait' && facts.discarded && facts.start <= at && at < facts.end);
}

/** A function that calls nothing hardly fails. */
function raisesNothing({ facts }: LinkedFunction): boolean {
  return facts.body.calls.length === 0 && facts.body.loops.length === 0 && facts.body.operations <= 2;
}
