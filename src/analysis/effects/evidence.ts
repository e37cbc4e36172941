/** The lines that prove a verdict: from the site through helpers in any file to the call or loop that decided. */
import type { Evidence, Range, WorkKind } from '../../model';
import type { CallGraph } from './call-graph';
import { Dimension, Effect } from './effect';
import { MADE_FOR } from './path-steps';
import { rangeOf } from './ranges';
import type { LinkedModule } from './module';
import type { LinkedFunction } from './values';
import type { CallView, RegionView } from './views';
import { oftenness, OPERATION } from './weights';

/** Longer chains of helpers are cut: nobody reads further, and recursion has no end. */
const LONGEST = 12;

/** The steps from a region down to what weighs most in one dimension, the region itself left out. */
export function evidenceOf(site: RegionView, dimension: number, graph: CallGraph): Evidence[] {
  return walk(site, null, dimension, graph);
}

/** The same from a call: the call first. */
export function callEvidence(call: CallView, dimension: number, graph: CallGraph): Evidence[] {
  return walk(call.region, call, dimension, graph);
}

function walk(site: RegionView, first: CallView | null, dimension: number, graph: CallGraph): Evidence[] {
  const steps: Evidence[] = [];
  const home = site.fn.module;
  const work = workOfDimension(dimension);
  const push = (module: LinkedModule, start: number, end: number, name: string): void => {
    const range: Range = rangeOf(module.facts, start, end);
    const last = steps[steps.length - 1];
    if (last !== undefined && last.name === name && last.path === (module === home ? undefined : module.path)) return;
    steps.push(module === home ? { range, name, work } : { range, name, work, path: module.path });
  };
  let region: RegionView = site;
  const seen = new Set<LinkedFunction>([site.fn]);
  while (steps.length < LONGEST) {
    const found = steps.length === 0 && first !== null ? first : decisive(region, dimension, graph, seen);
    if (found === null) {
      // The region's own operations decide: name the innermost loop, or the function where there is none.
      const { facts, fn } = region;
      if (facts.kind === 'body') {
        if (fn !== site.fn || region !== site) push(fn.module, fn.facts.nameStart, fn.facts.nameEnd, fn.fullName);
      } else {
        push(fn.module, facts.start, facts.headEnd, facts.header);
      }
      break;
    }
    if ('calls' in found) {
      region = found;
      continue;
    }
    const { facts, target } = found;
    const callee = graph.runBy(found);
    push(region.fn.module, facts.start, facts.end, callee === null ? shownName(target!.entry?.name ?? target!.name) : callee.fullName);
    if (callee === null || seen.has(callee)) break;
    seen.add(callee);
    region = graph.viewOf(callee);
  }
  return steps;
}

/** The calls from one down to the catalogued function that it leads to by what weighs most. */
export function callsDown(call: CallView, dimension: number, graph: CallGraph): CallView[] {
  const way: CallView[] = [];
  let found: CallView | RegionView | null = call;
  for (let depth = 0; found !== null && depth < 2 * LONGEST; depth++) {
    if ('calls' in found) {
      found = decisive(found, dimension, graph);
      continue;
    }
    way.push(found);
    const callee = graph.runBy(found);
    if (callee === null) break;
    found = decisive(graph.viewOf(callee), dimension, graph);
  }
  return way;
}

/** The calls on the way from a region down to the one that decides. */
export function callsOnTheWay(site: RegionView, dimension: number, graph: CallGraph): CallView[] {
  let found: CallView | RegionView | null = site;
  while (found !== null && 'calls' in found) found = decisive(found, dimension, graph);
  return found === null ? [] : callsDown(found, dimension, graph);
}

/** Globals of JavaScript go by the name that people write: `fetch`, `Promise.all`. */
export function shownName(name: string): string {
  // `/src/job.<worker>.worker_threads.Worker`: which file a worker is made for is told by the step after.
  const at = name.indexOf(MADE_FOR);
  const plain = at < 0 ? name : name.slice(at + MADE_FOR.length);
  return plain.startsWith('globalThis.') ? plain.slice('globalThis.'.length) : plain;
}

const NONE: ReadonlySet<LinkedFunction> = new Set();

/**
 * The call or inner loop that weighs most in a dimension; null where the region's own operations weigh more than each of them. Calls back
 * into a recursion decide only where nothing else does, and then one that has not been `seen`: what such a call does is done somewhere in the circle.
 */
export function decisive(region: RegionView, dimension: number, graph: CallGraph, seen = NONE): CallView | RegionView | null {
  // Within a recursion it depends on the way there.
  if (region.fn.circle !== null) return heaviest(region, dimension, graph, seen);
  const known = (region.deciders ??= [])[dimension];
  return known === undefined ? (region.deciders[dimension] = heaviest(region, dimension, graph, seen)) : known;
}

function heaviest(region: RegionView, dimension: number, graph: CallGraph, seen: ReadonlySet<LinkedFunction>): CallView | RegionView | null {
  let best: CallView | RegionView | null = null;
  let around: CallView | null = null;
  let weight = dimension === Dimension.Cpu ? region.facts.operations * OPERATION * graph.speed : 0;
  for (const loop of region.loops) {
    const own = loop.total.get(dimension);
    if (own > weight) {
      weight = own;
      best = loop;
    }
  }
  for (const call of region.calls) {
    if (call.target === null) continue;
    const callee = graph.runBy(call);
    if (callee !== null && region.fn.circle !== null && region.fn.circle === callee.circle) {
      if (!seen.has(callee)) around ??= call;
      continue;
    }
    scratch.clear();
    graph.addCall(scratch, call.facts, call.target, region.fn, 1, 1);
    const own = scratch.get(dimension) * oftenness(call.facts);
    if (own > weight) {
      weight = own;
      best = call;
    }
  }
  return best ?? (weight === 0 ? around : null);
}

const scratch = new Effect();

/** Computing one thing to be handed back in less than this takes no longer than handing it back. */
const COPIED_AS_FAST = 2e-6;

/** Whether the innermost loop that decides turns out one value for a few operations: reshaping, copying, filling a table. */
export function onlyMoves(region: RegionView, graph: CallGraph): boolean {
  let innermost = region;
  for (let found = decisive(region, Dimension.Cpu, graph); found !== null && 'calls' in found; found = decisive(innermost, Dimension.Cpu, graph)) innermost = found;
  const { facts, pass } = innermost;
  const turnsOut = facts.kind === 'comprehension' || facts.kind === 'generator' || facts.gathers.some(({ how }) => how !== 'reduction');
  return turnsOut && pass.sureCpu < COPIED_AS_FAST;
}

function workOfDimension(dimension: number): WorkKind {
  return dimension === Dimension.Cpu ? 'cpu' : dimension === Dimension.Native ? 'native' : 'io';
}
