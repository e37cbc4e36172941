/**
 * FC102 cpu-bound-function: a function that computes for long in Python and whose own loops cannot be split, because their passes depend on one
 * another or because it recurses. Several calls of it can still run beside one another.
 *
 *     def fib(n):
 *         return n if n < 2 else fib(n - 1) + fib(n - 2)
 *
 * Instead: when it is called for many inputs, give the calls to a `ProcessPoolExecutor`.
 */
import { copiesAsMuch } from '../effects/copying';
import { Dimension, EffectFlag } from '../effects/effect';
import { decisive, evidenceOf } from '../effects/evidence';
import type { CallGraph } from '../effects/call-graph';
import { obstacleOf } from '../effects/obstacles';
import type { RegionView } from '../effects/views';
import { rangeOf } from '../effects/ranges';
import { workOf } from '../effects/classify';
import { defineRule } from './rule';
import { showsScale } from './scale';
import { wordings } from './wording';

/** Clearly heavy on the cautious estimate: a million operations and more, and the text shows why. */
const HEAVY = 0.2;

/** Loops for no other purpose than to let time pass. */
const passesTime = /sleep|busy_?wait|spin|burn/i;

export const cpuBoundFunction = defineRule('FC102', function* ({ family, functions, loops, handedOver, handlers, graph }) {
  const { whileHolding, inProcesses } = wordings[family];
  for (const view of functions) {
    const { fn, total } = view;
    const { facts } = fn;
    if (facts.qualifiedName === '<module>' || facts.isLambda || facts.isAsync || facts.isGenerator || handedOver.has(fn) || handlers.has(fn) || fn.decorated !== undefined) continue;
    // Without parameters there is nothing to call it with many times.
    if (facts.parameters.length <= (facts.owner >= 0 && !facts.isStatic ? 1 : 0)) continue;
    if (total.sureCpu < HEAVY * graph.speed || workOf(total) !== 'cpu' || total.unknown > total.cpu / 10) continue;
    // What fills tables of the module does it in vain in another process.
    if ((total.flags & (EffectFlag.Concurrent | EffectFlag.Mutates)) !== 0) continue;
    // What a loop finding already says, or a call to a function that has its own finding, need not be said again.
    if (view.loops.some(loop => obstacleOf(loop) === 'ordered-output')) continue;
    if (loops.some(({ loop }) => loop.fn === fn) || passesTime.test(facts.name)) continue;
    if (fn.recursion !== 'numeric' && (fn.circle !== null || !ownLoopsDecide(view, graph) || !showsScale(view, graph))) continue;
    if (copiesAsMuch(view)) continue;
    const reason = fn.recursion === 'numeric' ? 'calls itself again and again' : 'loops over its work many times';
    yield {
      start: facts.nameStart, end: facts.nameEnd,
      message: `${facts.name} ${reason} ${whileHolding}; where you call it for many inputs, run the calls ${inProcesses}.`,
      evidence: [{ range: rangeOf(fn.module.facts, facts.nameStart, facts.nameEnd), name: fn.fullName, work: 'cpu' }, ...evidenceOf(view, Dimension.Cpu, graph)],
    };
  }
});

/** Whether the weight lies in loops of the function's own text; where it lies in a helper, the helper has the finding. */
function ownLoopsDecide(view: RegionView, graph: CallGraph): boolean {
  let depth = 0;
  let found = decisive(view, Dimension.Cpu, graph);
  for (; found !== null && 'calls' in found; found = decisive(found, Dimension.Cpu, graph)) depth++;
  return depth > 0 && (found === null || graph.runBy(found) === null);
}
