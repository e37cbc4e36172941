/**
 * How large the numbers are that a function is called with, as far as the text shows: `count_primes(200_000)` somewhere in the workspace, or a
 * `# forkcast: args=` of the file. Loops over `range(limit)` are believed to be long where there is such a number.
 */
import type { CallGraph } from '../effects/call-graph';
import type { LinkedFunction } from '../effects/values';
import { callsOf, type RegionView } from '../effects/views';
import { TRIPS } from '../effects/weights';

/** Callers of callers are asked this far up. */
const FURTHEST = 4;
/** Numbers beyond this say no more than that it is large. */
const LARGEST = 1e6;

/** By how much counting loops of a function run longer than the cautious figure assumes; 1 where nothing shows it. */
export function scaleOf(fn: LinkedFunction, graph: CallGraph): number {
  let largest = 0;
  const asked = new Set([fn]);
  let level: LinkedFunction[] = [fn];
  for (let depth = 0; depth < FURTHEST && level.length > 0; depth++) {
    const above: LinkedFunction[] = [];
    for (const callee of level) {
      for (const caller of callee.callers ?? []) {
        for (const { facts, target } of callsOf(graph.viewOf(caller))) {
          if (target?.fn === callee && facts.number !== null) largest = Math.max(largest, facts.number);
        }
        if (!asked.has(caller)) above.push(caller);
        asked.add(caller);
      }
    }
    level = above;
  }
  for (const { text, start } of fn.module.facts.directives) {
    const near = start >= fn.facts.start - 200 && start < fn.facts.end;
    if (near && /^\s*args\s*=/.test(text)) for (const number of text.matchAll(/\d[\d_]*/g)) largest = Math.max(largest, Number(number[0].replaceAll('_', '')));
  }
  return Math.max(1, Math.min(largest, LARGEST) / TRIPS.counting.sure);
}

/** Whether a loop, or one inside it that weighs on it, counts to something the text does not tell. */
export function countsToUnknown(loop: RegionView): boolean {
  const { trip } = loop.facts;
  return (trip !== null && trip.count === null && trip.iterable === 'builtins.range()') || loop.loops.some(countsToUnknown);
}
