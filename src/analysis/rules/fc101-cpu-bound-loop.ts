/**
 * FC101 cpu-bound-loop: a loop whose passes do not depend on one another and compute in Python, where only one thread at a time can.
 *
 *     for n in range(limit):
 *         if is_prime(n):
 *             count += 1
 *
 * Instead: hand the passes to a `ProcessPoolExecutor`, in chunks.
 */
import { Dimension } from '../effects/effect';
import { computesForEffect, defineRule, onLoop } from './rule';

/** A run of the loop below this cannot pay for starting processes (10-200 ms) on any estimate. */
const WORTH_PROCESSES = 0.1;

export const cpuBoundLoop = defineRule('FC101', function* ({ loops, graph }) {
  for (const candidate of loops) {
    const { loop, work } = candidate;
    const { total } = loop;
    if (work !== 'cpu' || total.sureCpu < WORTH_PROCESSES || total.unknown > total.cpu || loop.fn.facts.isAsync) continue;
    if (computesForEffect(candidate, Dimension.Cpu, graph)) continue;
    yield onLoop(candidate, Dimension.Cpu, graph, decider =>
      `Each pass computes${decider === null ? '' : ` in ${decider}`} while holding the GIL; run the passes in a ProcessPoolExecutor to use every core.`);
  }
});
