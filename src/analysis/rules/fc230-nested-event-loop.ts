/**
 * FC230 nested-event-loop: an event loop is run, or waited for, from inside the event loop. `asyncio.run` and `run_until_complete` raise RuntimeError there,
 * however many helpers lie in between; waiting for what `run_coroutine_threadsafe` gave to the loop of this very thread never ends.
 *
 *     async def handler(request):
 *         return load(request.id)              # helpers.py: def load(key): return asyncio.run(fetch(key))
 *
 * Instead: `await` the coroutine; a helper that both worlds need is written as a coroutine, and the synchronous side calls `asyncio.run` once, at the top.
 */
import type { Evidence } from '../../model';
import { workOf } from '../effects/classify';
import { EffectFlag } from '../effects/effect';
import { runsLoop } from '../effects/hazards';
import { rangeOf } from '../effects/ranges';
import type { LinkedFunction } from '../effects/values';
import { linkedCalls, usesEventLoop, type LinkedCall } from './calls';
import { defineRule, type Draft, type RuleContext } from './rule';

/** Whoever asks whether a loop is running, has it run in another thread, or makes loops nest, knows what they do. */
const careful = /get_running_loop$|get_event_loop$|\.is_running$|current_async_library$|^threading\.|Executor\.submit$|nest_asyncio/;
const waitsForOwnLoop = /^asyncio\.run_coroutine_threadsafe\(\)\.(?:result|exception)$/;
const MOST_HELPERS = 5;

export const nestedEventLoop = defineRule('FC230', function* (context) {
  const { family, module } = context;
  if (family === 'node' || !usesEventLoop(module)) return;
  for (const fn of module.functions) {
    if (!fn.facts.isAsync) continue;
    for (const call of linkedCalls(fn)) {
      const { facts, target } = call;
      if (facts.path !== null && waitsForOwnLoop.test(facts.path)) {
        yield {
          start: facts.start, end: facts.nameEnd,
          message: 'This waits for the event loop in the event loop\'s own thread, so that the coroutine handed to it cannot go on; await the coroutine, or asyncio.wrap_future of what was returned.',
          evidence: [{ range: rangeOf(module.facts, facts.start, facts.end), name: 'concurrent.futures.Future.result', work: 'io' }],
        };
        continue;
      }
      if (facts.awaited || target === null) continue;
      const steps = wayToRun(call, fn, context, 0, new Set([fn]));
      if (steps !== null) yield draftOf(call, steps);
    }
  }
});

function draftOf({ facts }: LinkedCall, evidence: Evidence[]): Draft {
  const last = evidence[evidence.length - 1].name;
  const how = evidence.length === 1 ? last : `${evidence[0].name} leads to ${last}, which`;
  const message = `${how} raises RuntimeError here, because the event loop of this thread is running already; await the coroutine instead.`;
  return { start: facts.start, end: facts.nameEnd, message, evidence };
}

/** The calls that lead from a call to one that runs an event loop, in this thread; null where none does. */
function wayToRun({ facts, target }: LinkedCall, by: LinkedFunction, context: RuleContext, depth: number, seen: Set<LinkedFunction>): Evidence[] | null {
  const { graph, module } = context;
  const name = target?.entry?.name;
  const step = (shown: string): Evidence => ({
    range: rangeOf(by.module.facts, facts.start, facts.end), name: shown, work: 'io', ...(by.module === module ? {} : { path: by.module.path }),
  });
  if (name !== undefined) return runsLoop.test(name) ? [step(name)] : null;
  const callee = target?.fn ?? null;
  if (callee === null || callee.facts.isAsync || callee.facts.isGenerator || callee.facts.decorators.length > 0 || depth >= MOST_HELPERS || seen.has(callee)) return null;
  seen.add(callee);
  if ((graph.effectOf(callee).flags & EffectFlag.RunsLoop) === 0) return null;
  const inner = linkedCalls(callee);
  if (inner.some(one => careful.test(one.target?.entry?.name ?? one.facts.path ?? ''))) return null;
  for (const one of inner) {
    const rest = wayToRun(one, callee, context, depth + 1, seen);
    if (rest !== null) return [{ ...step(callee.fullName), work: workOf(graph.effectOf(callee)) }, ...rest];
  }
  return null;
}
