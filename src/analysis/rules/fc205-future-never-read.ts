/**
 * FC205 future-never-read: work is handed to a pool and nobody ever looks at its future. What it returns is lost, and so is what it raises: the program goes on as if it had worked.
 *
 *     with ThreadPoolExecutor() as pool:
 *         for path in paths:
 *             pool.submit(convert, path)
 *
 * Instead: keep the futures and call `result()` on each, or iterate over `pool.map(...)`.
 */
import { rangeOf } from '../effects/ranges';
import type { LinkedFunction } from '../effects/values';
import { linkedCalls, type LinkedCall } from './calls';
import { endsTooSoon } from './fc212-executor-misuse';
import { defineRule, isTestModule } from './rule';
import { madeIn, submits, usesOf, type Made } from './workers';

const lazyMap = /^concurrent\.futures\.(?:Thread|Process|Interpreter)PoolExecutor\.map$/;

export const futureNeverRead = defineRule('FC205', function* ({ family, functions, module }) {
  if (family !== 'python' || isTestModule(module)) return;
  for (const { fn } of functions) {
    if (fn.handOvers.length === 0) continue;
    const made = madeIn(fn);
    for (const call of linkedCalls(fn)) {
      const handed = fn.handOvers.find(one => one.call === call.facts)?.fn;
      // What a function that cannot be seen may raise, nobody can tell.
      if (handed === undefined || handed.facts.catchesAll === true || handed.facts.isStub || raisesNothing(handed)) continue;
      const name = call.target!.entry!.name;
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
