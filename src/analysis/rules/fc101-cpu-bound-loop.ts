/**
 * FC101 cpu-bound-loop: a loop whose passes do not depend on one another and compute in Python, where only one thread at a time can.
 *
 *     for n in range(limit):
 *         if is_prime(n):
 *             count += 1
 *
 * Instead: hand the passes to a `ProcessPoolExecutor`, in chunks.
 */
import type { CallGraph } from '../effects/call-graph';
import { Dimension } from '../effects/effect';
import { decisive } from '../effects/evidence';
import type { RegionView } from '../effects/views';
import { computesForEffect, defineRule, onLoop } from './rule';
import { showsScale } from './scale';

/** A run of the loop below this cannot pay for starting processes (10-200 ms) on any estimate. */
const WORTH_PROCESSES = 0.1;
/** The same where counts are not in the text but large arguments are: the estimate then assumes too short loops. */
const WORTH_LOOKING = 1e-3;
/** Computing one thing to be handed back in less than this takes no longer than handing it back. */
const COPIED_AS_FAST = 2e-6;

export const cpuBoundLoop = defineRule('FC101', function* ({ loops, graph }) {
  for (const candidate of loops) {
    const { loop, work } = candidate;
    const { total, fn } = loop;
    if (work !== 'cpu' || total.unknown > total.cpu || fn.facts.isAsync) continue;
    if (total.sureCpu < (shownByCount(loop) ? WORTH_PROCESSES : WORTH_LOOKING) || !showsScale(loop, graph)) continue;
    if (computesForEffect(candidate, Dimension.Cpu, graph) || onlyMoves(loop, graph)) continue;
    yield onLoop(candidate, Dimension.Cpu, graph, decider =>
      `Each pass computes${decider === null ? '' : ` in ${decider}`} while holding the GIL; run the passes in a ProcessPoolExecutor to use every core.`);
  }
});

function shownByCount(loop: RegionView): boolean {
  return loop.facts.trip?.iterable !== 'builtins.range()' || loop.facts.trip.count !== null;
}

/** Whether the innermost loop that decides turns out one value for a few operations: reshaping, copying, filling a table. */
function onlyMoves(loop: RegionView, graph: CallGraph): boolean {
  let innermost = loop;
  for (let found = decisive(loop, Dimension.Cpu, graph); found !== null; found = decisive(innermost, Dimension.Cpu, graph)) {
    if (!('calls' in found)) return false;
    innermost = found;
  }
  const { facts, pass } = innermost;
  const turnsOut = facts.kind === 'comprehension' || facts.kind === 'generator' || facts.gathers.some(({ how }) => how !== 'reduction');
  return turnsOut && pass.sureCpu < COPIED_AS_FAST;
}
