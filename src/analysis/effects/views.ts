/**
 * A function of the file at hand as sites and rules look at it: a tree of its regions, each with the effect of one pass and of one run
 * from start to end. Made on demand for functions that do something, then dropped.
 */
import type { CallFacts, RegionFacts } from '../facts';
import type { CallGraph } from './call-graph';
import { Effect } from './effect';
import { ONCE, SMALL_CIRCLE } from './evaluation';
import { tripsOf } from './trips';
import type { LinkedFunction, Value } from './values';
import { oftenness } from './weights';

export interface CallView {
  facts: CallFacts;
  target: Value | null;
  region: RegionView;
}

export interface RegionView {
  facts: RegionFacts;
  fn: LinkedFunction;
  parent: RegionView | null;
  calls: CallView[];
  loops: RegionView[];
  /** Passes for one arrival at the loop; 1 for bodies. */
  trips: number;
  /** Whether the number of passes follows from what callers give. */
  sized: boolean;
  /** What one pass does, loops inside included. */
  pass: Effect;
  /** What one run of the whole region does. */
  total: Effect;
  /** What decides in which dimension, once somebody has asked (see `decisive`): evidence of many callers leads through the same helpers. */
  deciders: (CallView | RegionView | null | undefined)[] | null;
}

/** Makes the view of a function. Ask `CallGraph.viewOf`, which remembers them. */
export function makeView(fn: LinkedFunction, graph: CallGraph): RegionView {
  graph.effectOf(fn);
  const targets = fn.targets!;
  const { sizes, runs } = graph.shownSizes(fn);
  let at = 0;
  const build = (facts: RegionFacts, parent: RegionView | null): RegionView => {
    const around = parent !== null && fn.circle !== null && fn.circle.length > SMALL_CIRCLE && graph.leadsInto(facts, targets, at, callee => callee.circle === fn.circle);
    const trips = parent === null || around ? ONCE : tripsOf(facts, parent.facts, path => graph.returnedBy(path, fn), sizes);
    const sized = facts.trip?.sizedBy !== undefined && sizes.has(facts.trip.sizedBy.parameter);
    const pass = new Effect();
    const view: RegionView = { facts, fn, parent, calls: [], loops: [], trips: trips.likely, sized, pass, total: new Effect(), deciders: null };
    graph.addOperations(pass, facts);
    if (facts.kind === 'async-for') graph.addIteration(pass, facts, fn, 1);
    for (const call of facts.calls) {
      let target = targets[at++];
      if (target === null && call.parameter !== undefined) target = graph.givenByAll(fn, call.parameter);
      view.calls.push({ facts: call, target, region: view });
      const often = oftenness(call);
      graph.addCall(pass, call, target, fn, often, often);
    }
    for (const loop of facts.loops) {
      const inner = build(loop, view);
      view.loops.push(inner);
      pass.add(inner.total, 1, 1);
    }
    view.total.add(pass, trips.likely, trips.sure);
    return view;
  };
  const view = build(fn.facts.body, null);
  // Recursion and decorators weigh on the function as a whole.
  view.total = graph.effectAt(fn, sizes);
  if (runs !== 1) {
    view.total = new Effect();
    view.total.add(fn.effect!, runs, runs);
  }
  return view;
}

/** Every loop of a view, outer ones first. */
export function* loopsOf(view: RegionView): Generator<RegionView> {
  for (const loop of view.loops) {
    yield loop;
    yield* loopsOf(loop);
  }
}

/** Every call of a view, those of its loops included. */
export function* callsOf(view: RegionView): Generator<CallView> {
  yield* view.calls;
  for (const loop of view.loops) yield* callsOf(loop);
}
