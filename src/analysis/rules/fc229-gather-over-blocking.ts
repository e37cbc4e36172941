/**
 * FC229 gather-over-blocking: coroutines are gathered to run beside one another, and none of them ever lets go of the event loop. They run one after the
 * other, as a plain loop would.
 *
 *     pages = await asyncio.gather(*(load(path) for path in paths))
 *
 *     async def load(path):                     # another file
 *         return parse(Path(path).read_text())  # no await in it
 *
 * Instead: an asynchronous library inside, or `asyncio.gather(*(asyncio.to_thread(load, path) for path in paths))` over the plain function. In Node the same
 * with `Promise.all` over what only calls functions that end in `Sync`. Where the blocking call stands in the same file, FC107 says so there.
 */
import { ioKinds, type IoKind } from '../../model';
import { Dimension, type Effect } from '../effects/effect';
import type { CallGraph } from '../effects/call-graph';
import { evidenceOf } from '../effects/evidence';
import { rangeOf } from '../effects/ranges';
import type { LinkedFunction } from '../effects/values';
import { callsOf, type CallView } from '../effects/views';
import { callsAny } from './calls';
import type { Family } from '../effects/dialect';
import { defineRule, type RuleContext } from './rule';

const gathers = /^(?:asyncio\.gather|globalThis\.Promise\.(?:all|allSettled))$/;
const eachOf = /^globalThis\.(?:Array|Set)\.map$/;
/** Waits in one of them that are worth overlapping. */
const NOTICEABLE = 1e-4;

/** A look into the directory cache; modules, which are loaded once. */
const looks = /^(?:(?:fs|fs-extra|graceful-fs)\.(?:access|exists|lstat|readdir|realpath|stat)Sync|require)$/;

/** Through more helpers than this it takes too many conditions to get to what blocks. */
const LONGEST_PROOF = 6;

const remedies: Record<Family, string> = {
  python: 'use an asynchronous library in it, or gather asyncio.to_thread of a plain function',
  node: 'await the function\'s asynchronous counterpart in it',
};

export const gatherOverBlocking = defineRule('FC229', function* (context) {
  const { family, functions, module, graph } = context;
  for (const view of functions) {
    if (!callsAny(view.fn, gathers)) continue;
    const calls = [...callsOf(view)];
    for (const { facts, target } of calls) {
      if (!gathers.test(target?.entry?.name ?? '')) continue;
      const inside = calls.filter(one => one.facts.start > facts.start && one.facts.end <= facts.end && one.facts.start >= facts.nameEnd);
      const run = inside.map(one => ({ one, fn: runIn(one, family, context) })).filter((entry): entry is { one: CallView; fn: LinkedFunction } => entry.fn !== null);
      // Two of them at least, or one for each item.
      if (run.length === 0 || (run.length === 1 && run[0].one.region === view && family === 'python')) continue;
      if (!run.every(({ fn }) => holdsOn(fn, graph) && isBlocking(fn, context))) continue;
      const [{ one, fn }] = run;
      const kind = mostBlocking(graph.effectOf(fn));
      const evidence = [
        { range: rangeOf(module.facts, facts.nameStart, facts.nameEnd), name: family === 'node' ? 'Promise.all' : 'asyncio.gather', work: 'io' as const },
        { range: rangeOf(module.facts, one.facts.start, one.facts.end), name: fn.fullName, work: 'io' as const },
        ...evidenceOf(graph.viewOf(fn), Dimension.Blocking + ioKinds.indexOf(kind), graph).map(step => (step.path === undefined && fn.module !== module ? { ...step, path: fn.module.path } : step.path === module.path ? { ...step, path: undefined } : step)),
      ];
      if (family === 'node' && (evidence.length > LONGEST_PROOF || looks.test(evidence[evidence.length - 1].name))) continue;
      yield {
        start: facts.start, end: facts.nameEnd,
        message: `Nothing overlaps here: ${fn.fullName} never awaits, so that each blocks the event loop until it is done, one after the other; ${remedies[family]}.`,
        evidence: evidence.map(({ path, ...step }) => (path === undefined ? step : { ...step, path })),
      };
    }
  }
});

/** The coroutine function that an argument of the gathering call runs. */
function runIn(call: CallView, family: Family, { graph }: RuleContext): LinkedFunction | null {
  const { target, facts } = call;
  if (target === null) return null;
  if (family === 'python') return target.fn !== null && target.fn.facts.isAsync && !target.fn.facts.isGenerator && !facts.awaited ? target.fn : null;
  if (!eachOf.test(target.entry?.name ?? '')) return null;
  const callback = graph.runBy(call);
  return callback !== null && callback.facts.isAsync ? callback : null;
}

/** Without an await, and handing on no other coroutine or promise, which may let go of the event loop in its stead. */
function holdsOn(fn: LinkedFunction, graph: CallGraph): boolean {
  if (fn.facts.body.awaits || fn.facts.isStub) return false;
  for (const call of callsOf(graph.viewOf(fn))) if (graph.runBy(call)?.facts.isAsync === true) return false;
  return true;
}

function isBlocking(fn: LinkedFunction, { graph }: RuleContext): boolean {
  const effect = graph.effectOf(fn);
  if (effect.waits === null || fn.decorated !== undefined) return false;
  return effect.blocking(mostBlocking(effect)) >= NOTICEABLE;
}

function mostBlocking(effect: Effect): IoKind {
  return ioKinds.reduce((best, kind) => (effect.blocking(kind) > effect.blocking(best) ? kind : best));
}

