/**
 * Whether the text shows that work is large, on the way down to what decides: an exact count, a large number that a function is called with
 * (`count_primes(200_000)` anywhere in the workspace, or a `# forkcast: args=`), a call that is heavy by design, recursion over numbers. Without
 * such a sign a nest of loops may run over three rows and four columns, and nobody wants to hear about it: loops that count three deep are a tree of a few things, components of a mixture or axes far more often than large matrices.
 */
import { Dimension } from '../effects/effect';
import type { CallGraph } from '../effects/call-graph';
import { callsBetween } from '../effects/calls';
import { decisive } from '../effects/evidence';
import type { LinkedFunction } from '../effects/values';
import type { CallView, RegionView } from '../effects/views';
import { isSurelyHeavy } from '../effects/weights';
import { isTestModule } from './rule';

/** Exactly known passes, multiplied along the way, that make a loop long. */
const MANY_PASSES = 10_000;
/** A number passed to a function that makes its counting loops long. */
const LARGE_ARGUMENT = 1000;
/** Through more helpers than this an estimate is a guess. */
const MOST_HELPERS = 4;
/** Callers of callers are asked this far up. */
const FURTHEST = 4;

/** Follows what weighs most on the processor, from a region (and from a call in it, where one is given). */
export function showsScale(start: RegionView, graph: CallGraph, call: CallView | null = null): boolean {
  let region = start;
  let next: CallView | RegionView | null = call ?? decisive(region, Dimension.Cpu, graph);
  let passes = call === null ? passesOf(region) : 1;
  let counted = countsFar(region) && call === null;
  for (let helpers = 0; next !== null; next = decisive(region, Dimension.Cpu, graph)) {
    if ('calls' in next) {
      region = next;
      passes *= passesOf(region);
      counted ||= countsFar(region);
      continue;
    }
    const callee = graph.runBy(next);
    if (callee === null) {
      const entry = next.target?.entry;
      if (entry !== undefined && isSurelyHeavy(entry)) return true;
      break;
    }
    if (callee.recursion === 'numeric') return true;
    // How deep a recursion over a structure goes nobody can tell.
    if (callee.circle !== null || ++helpers > MOST_HELPERS) return false;
    region = graph.viewOf(callee);
  }
  return counted || passes >= MANY_PASSES;
}

function passesOf({ facts, sized, trips }: RegionView): number {
  return sized ? trips : facts.trip?.count ?? facts.trip?.usual ?? 1;
}

function countsToUnknown({ facts, sized }: RegionView): boolean {
  return !sized && facts.trip !== null && facts.trip.count === null && facts.trip.usual === undefined && facts.trip.iterable === 'builtins.range()';
}

/** Whether a counting loop is given a large number, for itself or somewhere on the way to it. */
function countsFar(region: RegionView): boolean {
  if (region.sized) return region.trips >= LARGE_ARGUMENT;
  return countsToUnknown(region) && largestArgument(region.fn) >= LARGE_ARGUMENT;
}

/** The largest number that a function, or one that calls it, is called with in the text. */
function largestArgument(fn: LinkedFunction): number {
  let largest = 0;
  const asked = new Set([fn]);
  let level: LinkedFunction[] = [fn];
  for (let depth = 0; depth < FURTHEST && level.length > 0; depth++) {
    const above: LinkedFunction[] = [];
    for (const callee of level) {
      for (const caller of callee.callers ?? []) {
        // What a test makes up says nothing of what programs bring.
        if (caller.module !== fn.module && isTestModule(caller.module)) continue;
        for (const { number } of callsBetween(caller, callee)) if (number !== null) largest = Math.max(largest, number);
        if (!asked.has(caller)) above.push(caller);
        asked.add(caller);
      }
    }
    level = above;
  }
  for (const { text, start } of fn.module.facts.directives) {
    const near = start >= fn.facts.start - DIRECTIVE_ABOVE && start < fn.facts.end;
    if (near && /^\s*args\s*=/.test(text)) for (const number of text.matchAll(/\d[\d_]*/g)) largest = Math.max(largest, Number(number[0].replaceAll('_', '')));
  }
  return largest;
}

/** A directive stands in the function or on the line above it; lines are rarely longer than this. */
const DIRECTIVE_ABOVE = 150;
