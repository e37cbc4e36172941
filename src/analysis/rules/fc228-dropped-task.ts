/**
 * FC228 dropped-task: a task is started and nobody keeps it. The event loop holds its tasks only weakly: one that nothing else refers to may be collected
 * in the middle of its work, and what it raises is heard of at most when that happens.
 *
 *     asyncio.create_task(send_mail(user))
 *
 * Instead: keep it (in a set, from which it is discarded when done), await it, or start it in an `asyncio.TaskGroup`.
 */
import { rangeOf } from '../effects/ranges';
import { callsAny, linkedCalls, usesEventLoop } from './calls';
import { defineRule, type DraftFix } from './rule';
import type { LinkedFunction } from '../effects/values';
import type { CallFacts } from '../facts';

const starts = /^asyncio\.(?:create_task|ensure_future|AbstractEventLoop\.create_task)$/;
const KEPT_IN = 'background_tasks';

export const droppedTask = defineRule('FC228', function* ({ module, family }) {
  if (family === 'node' || !usesEventLoop(module)) return;
  for (const fn of module.functions) {
    // Behind an object's end there is nobody left who could keep a task: what can still be done is tried, and may fail.
    if (!callsAny(fn, starts) || fn.facts.name === '__del__') continue;
    for (const { facts, target } of linkedCalls(fn)) {
      const name = target?.entry?.name ?? '';
      if (!facts.discarded || facts.awaited || !starts.test(name)) continue;
      // A future that exists already is somebody else's.
      if (name === 'asyncio.ensure_future' && !callsInside(fn, facts)) continue;
      const fix = keep(fn, facts);
      yield {
        start: facts.start, end: facts.nameEnd,
        message: 'Nothing keeps this task: the event loop refers to it only weakly, so that it may be collected before it is done, and its exception reaches nobody; keep it, or use a TaskGroup.',
        evidence: [{ range: rangeOf(module.facts, facts.start, facts.end), name, work: 'unknown' }],
        ...(fix === null ? {} : { fix }),
      };
    }
  }
});

/** A future that a pool keeps until it is done. */
const makesFuture = /\.(?:run_in_executor|create_future)$|^asyncio\.(?:gather|shield|wrap_future)$/;

/** Whether something is called in the arguments of a call that makes a coroutine there. */
function callsInside(fn: LinkedFunction, { nameEnd, end }: CallFacts): boolean {
  const inside = [...linkedCalls(fn)].filter(({ facts }) => facts.start >= nameEnd && facts.end < end);
  return inside.length > 0 && !inside.some(({ facts }) => makesFuture.test(facts.path ?? ''));
}

/** Keeps the task in a set of the module, made right above the function, where that is safe: a plain function at the top level. */
function keep({ facts, module }: LinkedFunction, call: CallFacts): DraftFix | null {
  const { exports, classes } = module.facts;
  if (facts.parent !== 0 || facts.owner >= 0 || facts.decorators.length > 0 || facts.isLambda) return null;
  if (classes.some(({ start, end }) => start < facts.start && facts.end <= end) || rangeOf(module.facts, facts.start, facts.start).start.column !== 1) return null;
  const edits = [
    { start: call.start, end: call.start, newText: `${KEPT_IN}.add(background_task := ` },
    { start: call.end, end: call.end, newText: `); background_task.add_done_callback(${KEPT_IN}.discard)` },
  ];
  if (!exports.has(KEPT_IN)) edits.push({ start: facts.start, end: facts.start, newText: `${KEPT_IN} = set()\n\n\n` });
  return { title: `Keep the task in ${KEPT_IN} until it is done`, edits };
}
