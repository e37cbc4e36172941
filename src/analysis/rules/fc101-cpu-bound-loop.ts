/**
 * FC101 cpu-bound-loop: a loop whose passes do not depend on one another and compute in Python or JavaScript, where only one thread at a time can.
 *
 *     for n in range(limit):
 *         if is_prime(n):
 *             count += 1
 *
 * Instead: hand the passes to a `ProcessPoolExecutor`, in chunks; in Node to a pool of worker threads.
 */
import { copiesAsMuch } from '../effects/copying';
import { Dimension } from '../effects/effect';
import type { CallGraph } from '../effects/call-graph';
import { callsOnTheWay, onlyMoves } from '../effects/evidence';
import type { RegionView } from '../effects/views';
import { computesForEffect, defineRule, isBenchmark, onLoop } from './rule';
import { showsScale } from './scale';
import { wordings } from './wording';

/** A run of the loop below this cannot pay for starting processes (10-200 ms) on any estimate. */
const WORTH_PROCESSES = 0.1;
/** The same where counts are not in the text but large arguments are: the estimate then assumes too short loops. */
const WORTH_LOOKING = 1e-3;

export const cpuBoundLoop = defineRule('FC101', function* ({ family, handlers, loops, graph, module }) {
  if (isBenchmark(module)) return;
  const { whileHolding, inProcesses } = wordings[family];
  for (const candidate of loops) {
    const { loop, work } = candidate;
    const { total, fn } = loop;
    if (work !== 'cpu' || total.unknown > total.cpu || fn.facts.isAsync || handlers.has(fn)) continue;
    if (cautious(loop) < (shownByCount(loop) ? WORTH_PROCESSES : WORTH_LOOKING * graph.speed) || !showsScale(loop, graph)) continue;
    if (computesForEffect(candidate, Dimension.Cpu, graph) || onlyMoves(loop, graph) || copiesAsMuch(loop) || makesUpData(loop, graph)) continue;
    yield onLoop(candidate, Dimension.Cpu, graph, decider =>
      `Each pass computes${decider === null ? '' : ` in ${decider}`} ${whileHolding}; run the passes ${inProcesses} to use every core.`);
  }
});

/** Computing in one pass that is worth a task of its own, whatever the number of passes. */
const LONG_PASS = 5e-3;
/** Passes that even a short list makes. */
const SHORT_LIST = 20;

/** The cautious estimate. Where every single pass is long, and the text shows it, a list that is gone through for that need not be long. */
function cautious({ total, pass, facts, sized }: RegionView): number {
  const counted = facts.trip !== null && (facts.trip.count !== null || facts.trip.usual !== undefined || sized);
  return counted || pass.sureCpu < LONG_PASS ? total.sureCpu : Math.max(total.sureCpu, pass.sureCpu * SHORT_LIST);
}

/** Drawing from a collection, over and over, makes up names and texts to try something out with. */
const draws = /^random\.(?:choice|choices|sample)$/;

function makesUpData(loop: RegionView, graph: CallGraph): boolean {
  const draw = (region: RegionView): boolean => region.calls.some(({ target }) => draws.test(target?.entry?.name ?? '')) || region.loops.some(draw);
  return draw(loop) || callsOnTheWay(loop, Dimension.Cpu, graph).some(call => {
    const callee = graph.runBy(call);
    return callee !== null && draw(graph.viewOf(callee));
  });
}

function shownByCount(loop: RegionView): boolean {
  return loop.facts.trip?.iterable !== 'builtins.range()' || loop.facts.trip.count !== null;
}
