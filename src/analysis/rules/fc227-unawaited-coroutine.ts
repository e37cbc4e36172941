/**
 * FC227 unawaited-coroutine: a coroutine is made and dropped. Nothing of it ever runs; Python says so when it collects it, if anybody reads that.
 *
 *     async def handler(request):
 *         save(request)                 # async def save
 *
 * Instead: `await save(request)`. In Node a call starts the work at once; what is lost there is who waits for it and hears of its errors, where an async
 * function is given to what ignores promises:
 *
 *     files.forEach(async file => { await upload(file); });     // goes on before anything is uploaded
 *     users.filter(async user => await isActive(user));         // a promise is always true
 */
import { workOf } from '../effects/classify';
import { rangeOf } from '../effects/ranges';
import { shownName } from '../effects/evidence';
import type { LinkedFunction } from '../effects/values';
import { callsOf, type CallView } from '../effects/views';
import { linkedCalls } from './calls';
import { defineRule, type Draft, type RuleContext } from './rule';

/** Decorators that leave a coroutine function what it is. */
const harmless = /^(?:builtins\.(?:static|class)method|abc\.abstractmethod|(?:typing|typing_extensions)\.(?:override|final|no_type_check)|functools\.wraps\(\))$/;
/** Of asyncio's awaitables those that run on their own. */
const scheduled = /^asyncio\.(?:gather|shield|wrap_future|AbstractEventLoop\.run_in_executor)$/;
/** Methods of arrays that look at what their callback returns, and find a promise; and the one that does not look. */
const tests = /^globalThis\.(?:Array|_TypedArray)\.(?:filter|some|every|find|findIndex|findLast|findLastIndex)$/;
const ignores = /^globalThis\.(?:Array|Map|Set|_TypedArray)\.forEach$/;

export const unawaitedCoroutine = defineRule('FC227', function* (context) {
  const { graph, module } = context;
  for (const fn of module.functions) {
    if (context.family === 'node') {
      if (!fn.callees.some(callee => callee.facts.isAsync)) continue;
      for (const call of callsOf(graph.viewOf(fn))) {
        const draft = givenToArray(call, context);
        if (draft !== null) yield draft;
      }
      continue;
    }
    if (!fn.callees.some(isCoroutineFunction) && !fn.facts.isAsync) continue;
    for (const { facts, target } of linkedCalls(fn)) {
      if (!facts.discarded || facts.awaited || facts.entered || target === null) continue;
      const callee = target.fn;
      const entry = target.entry;
      const external = entry !== undefined && entry.coroutine && entry.name.startsWith('asyncio.') && !scheduled.test(entry.name);
      if (!external && (callee === null || !isCoroutineFunction(callee))) continue;
      const name = callee === null ? entry!.name : callee.fullName;
      const remedy = fn.facts.isAsync ? 'await it' : 'run it with asyncio.run, or make this function async and await it';
      yield {
        start: facts.start, end: facts.nameEnd,
        message: `${name} is a coroutine function: this call only makes the coroutine, which never runs; ${remedy}.`,
        evidence: [{ range: rangeOf(module.facts, facts.start, facts.end), name, work: callee === null ? entry!.work : workOf(graph.effectOf(callee)) }],
        ...(fn.facts.isAsync ? { fix: { title: 'Await it', edits: [{ start: facts.start, end: facts.start, newText: 'await ' }] } } : {}),
      };
    }
  }
});

/** Whether calling a function surely does nothing but make a coroutine: no decorator and no second definition that might say otherwise. */
function isCoroutineFunction(fn: LinkedFunction): boolean {
  const { facts, module } = fn;
  if (!facts.isAsync || facts.isGenerator || facts.isLambda || !facts.decorators.every(path => path !== null && harmless.test(path))) return false;
  return module.functions.every(other => other.facts.qualifiedName !== facts.qualifiedName || (other.facts.isAsync && !other.facts.isGenerator));
}

function givenToArray(call: CallView, { graph, module }: RuleContext): Draft | null {
  const { facts, target } = call;
  const name = target?.entry?.name ?? '';
  const asks = tests.test(name);
  if (!asks && !ignores.test(name)) return null;
  const callback = graph.runBy(call);
  if (callback === null || !callback.facts.isAsync || callback.facts.isGenerator) return null;
  // Without an await it is done when it returns; one that catches all its errors may be meant to go on alone.
  if (!asks && (!callback.facts.body.awaits || callback.facts.catchesAll === true)) return null;
  const method = name.slice(name.lastIndexOf('.') + 1);
  const message = asks
    ? `${method} gets a promise from its async callback, and a promise is always true; await Promise.all of the answers first.`
    : 'forEach drops the promises of its async callback: what follows runs before they are done, and their errors reach nobody; await Promise.all of a map, or use for...of.';
  return { start: facts.nameStart, end: facts.nameEnd, message, evidence: [{ range: rangeOf(module.facts, facts.nameStart, facts.end), name: shownName(name), work: workOf(graph.effectOf(callback)) }] };
}
