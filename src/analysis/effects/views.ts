/**
 * A function of the file at hand as sites and rules look at it: a tree of its regions, each with the effect of one pass and of one run
 * from start to end. Made on demand for functions that do something, then dropped.
 */
import type { CallFacts, RegionFacts } from '../facts';
import type { CallGraph } from './call-graph';
import { Effect } from './effect';
import { ONCE, SMALL_CIRCLE } from './evaluation';
import type { ShownSizes, Sizes } from './sizes';
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
  return new FunctionView(fn, graph);
}

const NO_LOOPS: RegionView[] = [];

/** A whole function. Its calls and loops are looked at when somebody asks for them: of most functions rules need no more than what they do altogether. */
class FunctionView implements RegionView {
  readonly facts: RegionFacts;
  readonly parent = null;
  readonly trips = ONCE.likely;
  readonly sized = false;
  deciders: RegionView['deciders'] = null;
  private inside: { calls: CallView[]; loops: RegionView[]; pass: Effect } | null = null;
  private altogether: Effect | null = null;
  private shown: ShownSizes | null = null;

  constructor(readonly fn: LinkedFunction, private readonly graph: CallGraph) {
    this.facts = fn.facts.body;
  }

  get calls(): CallView[] {
    return this.look().calls;
  }

  get loops(): RegionView[] {
    return this.facts.loops.length === 0 ? NO_LOOPS : this.look().loops;
  }

  get pass(): Effect {
    return this.look().pass;
  }

  /** Recursion and decorators weigh on the function as a whole. */
  get total(): Effect {
    if (this.altogether === null) {
      const { fn, graph } = this;
      const { sizes, runs } = this.sizes();
      this.altogether = graph.effectAt(fn, sizes);
      if (runs !== 1) {
        this.altogether = new Effect();
        this.altogether.add(graph.effectOf(fn), runs, runs);
      }
    }
    return this.altogether;
  }

  private look(): { calls: CallView[]; loops: RegionView[]; pass: Effect } {
    if (this.inside === null) {
      this.inside = { calls: [], loops: [], pass: new Effect() };
      fill(this, this.inside, this.sizes().sizes, this.graph);
    }
    return this.inside;
  }

  private sizes(): ShownSizes {
    return (this.shown ??= this.graph.shownSizes(this.fn));
  }
}

/** Makes the views of what is in a function. */
function fill(whole: RegionView, { calls, loops, pass }: Pick<RegionView, 'calls' | 'loops' | 'pass'>, sizes: Sizes, graph: CallGraph): void {
  const { fn } = whole;
  const targets = fn.targets!;
  let at = 0;
  const add = (view: RegionView, facts: RegionFacts, own: CallView[], inner: RegionView[], effect: Effect): void => {
    graph.addOperations(effect, facts);
    if (facts.kind === 'async-for') graph.addIteration(effect, facts, fn, 1);
    for (const call of facts.calls) {
      let target = targets[at++];
      if (target === null && call.parameter !== undefined) target = graph.givenByAll(fn, call.parameter);
      own.push({ facts: call, target, region: view });
      const often = oftenness(call);
      graph.addCall(effect, call, target, fn, often, often, sizes);
    }
    for (const loop of facts.loops) {
      const one = inLoop(loop, view);
      inner.push(one);
      effect.add(one.total, 1, 1);
    }
  };
  const inLoop = (facts: RegionFacts, parent: RegionView): RegionView => {
    const around = fn.circle !== null && fn.circle.length > SMALL_CIRCLE && graph.leadsInto(facts, targets, at, callee => callee.circle === fn.circle);
    const trips = around ? ONCE : tripsOf(facts, parent.facts, path => graph.returnedBy(path, fn), sizes);
    const sized = facts.trip?.sizedBy !== undefined && sizes.has(facts.trip.sizedBy.parameter);
    const view: RegionView = { facts, fn, parent, calls: [], loops: [], trips: trips.likely, sized, pass: new Effect(), total: new Effect(), deciders: null };
    add(view, facts, view.calls, view.loops, view.pass);
    view.total.add(view.pass, trips.likely, trips.sure);
    return view;
  };
  add(whole, whole.facts, calls, loops, pass);
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
