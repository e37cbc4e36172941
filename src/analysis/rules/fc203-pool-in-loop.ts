/**
 * FC203 pool-in-loop: a pool is made, used and thrown away in every pass of a loop, or by a function that a loop calls or that serves requests.
 *
 *     for batch in batches:
 *         with ProcessPoolExecutor() as pool:
 *             results.extend(pool.map(parse, batch))
 *
 * Instead: one pool around the loop. Starting processes takes 10 to 200 milliseconds each time.
 */
import type { Evidence } from '../../model';
import { rangeOf } from '../effects/ranges';
import type { LinkedFunction } from '../effects/values';
import { callsOf, type RegionView } from '../effects/views';
import type { CallGraph } from '../effects/call-graph';
import { shownName } from '../effects/evidence';
import { linkedCalls } from './calls';
import { defineRule, isTestModule, type Draft, type RuleContext } from './rule';
import { madeIn, makesPool, makesProcessPool, usesOf, usesWorkers, type Made } from './workers';

/** Loops that are known to run only so often may do as they like. */
const FEW = 4;

/** Loops over pieces of a list: threads start in no time beside what hundreds of items take. */
const takesPieces = /\[(\w+): ?\1 ?\+/;

const poolsOfNode = /^(?:piscina|tinypool|workerpool\.pool)$/;

export const poolInLoop = defineRule('FC203', function* (context) {
  if (isTestModule(context.module)) return;
  if (context.family === 'node') yield* nodePools(context);
  else for (const view of context.functions) for (const made of madeIn(view.fn)) yield* pythonPool(made, view, context);
});

function* pythonPool(made: Made, view: RegionView, { graph, module, handlers }: RuleContext): Generator<Draft> {
  const { handle, call, name } = made;
  if (!makesPool.test(name) || handle.conditional || !thrownAway(made)) return;
  const { facts } = call;
  const pool = name.slice(name.lastIndexOf('.') + 1);
  const what = makesProcessPool.test(name) ? 'Its processes are started' : 'Its threads are started';
  const site: Evidence = { range: rangeOf(module.facts, facts.start, facts.end), name, work: 'trivial' };
  if (handle.loop >= 0) {
    const loop = loopAt(view, handle.loop);
    if (loop === null || handle.varies || !isLong(loop) || (!makesProcessPool.test(name) && takesPieces.test(loop.facts.header))) return;
    const head = { range: rangeOf(module.facts, loop.facts.start, loop.facts.headEnd), name: loop.facts.header, work: 'trivial' as const };
    const { swap } = handle;
    yield {
      start: facts.start, end: facts.nameEnd,
      message: `${what} and ended in every pass of this loop; make one ${pool} before the loop and use it in all passes.`,
      evidence: [site, head],
      ...(swap === undefined ? {} : {
        fix: {
          title: `Move the ${pool} out of the loop`,
          edits: [{ start: swap.outer.start, end: swap.outer.end, newText: swap.inner.text }, { start: swap.inner.start, end: swap.inner.end, newText: swap.outer.text }],
        },
      }),
    };
    return;
  }
  // What depends on the function's own arguments cannot be made before.
  if (facts.literalArguments === null) return;
  if (handlers.has(view.fn)) {
    yield { start: facts.start, end: facts.nameEnd, message: `${what} and ended for every request; keep one ${pool} for all of them.`, evidence: [site] };
    return;
  }
  const caller = callingLoop(view.fn, graph);
  if (caller === null) return;
  const { module: home } = caller.fn;
  yield {
    start: facts.start, end: facts.nameEnd,
    message: `${what} and ended for every pass of a loop that calls ${view.fn.facts.name}; make one ${pool} before that loop and pass it on.`,
    evidence: [site, { range: rangeOf(home.facts, caller.facts.start, caller.facts.headEnd), name: caller.facts.header, work: 'trivial', ...(home === module ? {} : { path: home.path }) }],
  };
}

/** Whether a pool ends where it was made: entered by a `with`, or a variable that is used for its methods and closed. */
function thrownAway({ handle }: Made): boolean {
  if (handle.how === 'entered') return true;
  if (handle.how !== 'named') return false;
  const uses = usesOf(handle);
  return uses.every(({ how, loop }) => how === 'method' && loop >= handle.loop) && uses.some(({ member }) => /^(?:shutdown|close|terminate)$/.test(member));
}

function loopAt(view: RegionView, start: number): RegionView | null {
  for (const loop of view.loops) {
    if (loop.facts.start === start) return loop;
    const inner = loopAt(loop, start);
    if (inner !== null) return inner;
  }
  return null;
}

/** Whether a loop may run often, and not only to try again or for ever. */
function isLong({ facts }: RegionView): boolean {
  return !facts.retries && facts.trip?.endless !== true && (facts.trip?.count ?? Infinity) > FEW;
}

/** A loop over items that calls a function in every pass; null where none is known. */
function callingLoop(fn: LinkedFunction, graph: CallGraph): RegionView | null {
  for (const caller of fn.callers ?? []) {
    if (isTestModule(caller.module)) continue;
    for (const { target, region } of callsOf(graph.viewOf(caller))) {
      if (target?.fn === fn && region.parent !== null && region.facts.kind !== 'while' && isLong(region)) return region;
    }
  }
  return null;
}

function* nodePools({ handlers, module }: RuleContext): Generator<Draft> {
  if (!usesWorkers(module)) return;
  for (const fn of module.functions) {
    for (const { facts, target, region } of linkedCalls(fn)) {
      if (!poolsOfNode.test(target?.entry?.name ?? '')) continue;
      const inLoop = (region.kind === 'for' || region.kind === 'async-for') && (region.trip?.count ?? Infinity) > FEW;
      if (!inLoop && !handlers.has(fn)) continue;
      const when = inLoop ? 'in every pass of this loop' : 'for every request';
      yield {
        start: facts.start, end: facts.nameEnd,
        message: `This starts a pool of workers ${when}; make one pool when the program starts and use it for all.`,
        evidence: [{ range: rangeOf(module.facts, facts.start, facts.end), name: shownName(target!.entry!.name), work: 'trivial' }],
      };
    }
  }
}
