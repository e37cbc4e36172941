/**
 * Effects of functions over the call graph: each function's own work plus that of what it calls, to a fixed point. Strongly connected
 * components come out of Tarjan's algorithm callees first, so one pass suffices; within a component recursion is weighed by its shape.
 */
import type { CallFacts } from '../facts';
import { givenByAll } from './callbacks';
import { eachCall } from './calls';
import { Effect, EffectFlag } from './effect';
import { Evaluation, SMALL_CIRCLE } from './evaluation';
import { handedOver } from './handover';
import type { Linker } from './linker';
import { calleeOf, constructorOf, enteredBy, Links } from './links';
import { lineOf } from './ranges';
import { shownSizes, type ShownSizes } from './sizes';
import type { LinkedFunction, Value } from './values';
import { makeView, type CallView, type RegionView } from './views';
import { RECURSION } from './weights';

/** Views kept at a time: while everything is analysed once, and afterwards, when an edit of a much used helper has files by the hundred looked at again and again. */
const MOST_VIEWS = 2000;
const MOST_VIEWS_LATER = 10_000;

export class CallGraph extends Evaluation {
  /** Goes up whenever anything in the index changes. See `UntilNextChange`. */
  generation = 0;
  /** Views that still hold: evidence passes through the same helpers again and again, from edit to edit. */
  private readonly views = new Map<LinkedFunction, RegionView>();
  private stack: LinkedFunction[] = [];
  private order = 0;
  private readonly links: Links;

  constructor(linker: Linker) {
    super(linker);
    this.links = new Links(linker);
  }

  /** What running a function does. */
  effectOf(fn: LinkedFunction): Effect {
    if (fn.effect === null) this.visit(fn);
    return fn.effect!;
  }

  /** The regions of a function with their effects. */
  viewOf(fn: LinkedFunction): RegionView {
    let view = this.views.get(fn);
    if (view === undefined) {
      if (this.views.size >= (this.isComplete ? MOST_VIEWS_LATER : MOST_VIEWS)) this.views.clear();
      this.views.set(fn, (view = makeView(fn, this)));
    }
    return view;
  }

  /** Forgets what a function does and where its calls lead, because its text or what its paths mean has changed. */
  invalidate(fn: LinkedFunction): void {
    this.reweigh(fn);
    fn.targets = null;
  }

  /** Forgets what a function does, because something it calls has changed. */
  reweigh(fn: LinkedFunction): void {
    fn.effect = null;
    fn.tangle = null;
    fn.sizedEffects = null;
    // Until all callers are known it cannot be told what a view rests on.
    if (!this.links.watching) this.views.clear();
    else {
      this.views.delete(fn);
      for (const to of fn.givenTo ?? []) this.views.delete(to);
    }
  }

  /** Takes a function out of the graph for good. */
  drop(fn: LinkedFunction): void {
    this.invalidate(fn);
    this.links.drop(fn);
  }

  /** Whether every call has been followed: from then on nothing is found out late that does not count as a change. */
  get isComplete(): boolean {
    return this.links.watching;
  }

  /** From now on notes whose callers change. Called once everything is linked: before that all of them do. */
  watch(): void {
    this.links.watch();
    // Now that all callers are known.
    this.views.clear();
  }

  /** Functions that are called or handed over where they were not, no longer are, or otherwise than before, since they were last taken. */
  takeAffected(): Set<LinkedFunction> {
    const taken = this.links.takeAffected();
    // How long loops run may be said by callers, and by theirs, where these pass numbers on.
    const resting = new Set(taken);
    for (const fn of resting) {
      this.views.delete(fn);
      if (fn.sizing !== null) for (const callee of fn.callees) if (callee.sizing !== null) resting.add(callee);
    }
    return taken;
  }

  /** Notes what a call that has come, gone or changed leads to, the functions among its arguments included. */
  noteCall(call: CallFacts, fn: LinkedFunction): void {
    this.links.noteCall(call, fn);
  }

  /** Tarjan's algorithm from one function, on a stack of its own: call chains can be longer than the engine's. */
  private visit(root: LinkedFunction): void {
    const path: LinkedFunction[] = [root];
    const next: number[] = [0];
    this.enter(root);
    for (let top = 0; top >= 0; ) {
      const fn = path[top];
      if (next[top] < fn.callees.length) {
        const callee = fn.callees[next[top]++];
        if (callee.effect !== null || (fn.tangle !== null && fn.possible?.has(callee) === true)) continue;
        if (callee.order < 0) {
          this.enter(callee);
          top++;
          path[top] = callee;
          next[top] = 0;
        } else if (callee.onStack && callee.order < fn.low) {
          fn.low = callee.order;
        }
        continue;
      }
      top--;
      if (top >= 0 && fn.low < path[top].low) path[top].low = fn.low;
      if (fn.low === fn.order) this.close(fn);
    }
  }

  private enter(fn: LinkedFunction): void {
    if (fn.targets === null) this.links.link(fn);
    fn.order = fn.low = this.order++;
    fn.onStack = true;
    this.stack.push(fn);
  }

  /** A component is complete: everything it calls outside itself is known. */
  private close(first: LinkedFunction): void {
    const { stack } = this;
    if (stack[stack.length - 1] === first && !(first.callees.includes(first) && (first.tangle === null || first.possible?.has(first) !== true))) {
      stack.pop();
      first.onStack = false;
      first.order = -1;
      first.recursion = 'none';
      first.circle = null;
      first.effect = this.evaluate(first);
      return;
    }
    const members: LinkedFunction[] = [];
    let fn: LinkedFunction;
    do {
      fn = stack.pop()!;
      fn.onStack = false;
      fn.order = -1;
      members.push(fn);
    } while (fn !== first);
    if (members.some(({ tangle, callees, possible }) => tangle === null && possible !== null && callees.some(callee => possible.has(callee) && callee.effect === null))) {
      this.untangle(members);
      return;
    }
    // Sums of the same in another order differ in their last digits, and whoever calls any of them would seem to have changed.
    members.sort(inTextOrder);
    this.component = new Set(members);
    const sum = new Effect();
    let shape: 'linear' | 'branching' | 'numeric' = 'linear';
    for (const member of members) {
      member.circle = members;
      member.effect = this.evaluate(member);
      sum.add(member.effect, 1, 1);
      // What remembers its results does each piece of work once.
      const own = member.decorated === 'cached' ? 'linear' : this.recursionOf(member);
      if (own === 'numeric' || (own === 'branching' && shape === 'linear')) shape = own;
    }
    this.component = null;
    // It recurses as deep as its input, whatever its inner calls look like.
    if (members.length > SMALL_CIRCLE && shape !== 'linear') shape = 'linear';
    const waits = RECURSION.linear.likely;
    // Recursion that mostly waits is no computing, however it branches.
    const likely = sum.wait > sum.cpu ? waits : RECURSION[shape].likely;
    for (const member of members) {
      // All of them may come to run, but only a member's own work is sure to.
      const own = member.effect!.sureCpu;
      const effect = new Effect();
      effect.add(sum, waits, 0);
      effect.cpu = sum.cpu * likely;
      effect.unknown = sum.unknown * likely;
      effect.sureCpu = own * RECURSION[shape].sure;
      if (shape !== 'numeric') effect.flags |= EffectFlag.Recurses;
      member.recursion = shape;
      member.effect = effect;
    }
  }

  /** Weighs functions whose circle goes through calls that may mean one of several, as if these led out of it to nobody knows where: one of its members would seem to do what any other does. */
  private untangle(members: LinkedFunction[]): void {
    members.sort(inTextOrder);
    const tangle = new Set(members);
    for (const member of members) member.tangle = tangle;
    for (const member of members) if (member.effect === null) this.visit(member);
  }

  /** How a function calls its own component. */
  private recursionOf(fn: LinkedFunction): 'linear' | 'branching' | 'numeric' {
    let calls = 0;
    let lastLine = -1;
    let lastArm: number | undefined;
    let sideBySide = false;
    eachCall(fn, (call, target, region) => {
      const callee = calleeOf(target);
      if (callee === null || !this.component!.has(callee)) return;
      calls += region.kind === 'body' ? 1 : 2;
      if (!call.arithmeticArguments || call.discarded) return;
      // `fib(n - 1) + fib(n - 2)`: both happen. On lines of their own they may be branches of which one is taken.
      const line = lineOf(fn.module.facts.lineStarts, call.start);
      if (line === lastLine && call.arm === lastArm) sideBySide = true;
      lastLine = line;
      lastArm = call.arm;
    });
    return calls < 2 ? 'linear' : sideBySide && fn.facts.body.loops.length === 0 ? 'numeric' : 'branching';
  }

  /** The sizes that a function's callers, and a comment above it, give it. */
  shownSizes(fn: LinkedFunction): ShownSizes {
    return shownSizes(fn, RECURSION.numeric.likely, target => calleeOf(target) ?? constructorOf(target, this.linker));
  }

  /** What a function calls by one of its parameters, as far as its callers say. */
  givenByAll(fn: LinkedFunction, parameter: string): Value | null {
    return givenByAll(fn, parameter, this.linker, target => calleeOf(target) ?? constructorOf(target, this.linker));
  }

  /** The workspace function whose body runs in a call: the one called, a class's constructor, what a `with` enters, or one handed over to run on the spot. */
  runBy({ target, facts, region }: CallView): LinkedFunction | null {
    if (target === null) return null;
    const callee = calleeOf(target) ?? constructorOf(target, this.linker);
    const entered = enteredBy(facts, region.fn, this.linker);
    if (entered !== null && (entered.effect?.total ?? 0) > (callee?.effect?.total ?? 0)) return entered;
    if (callee !== null) return this.heaviestGiven(facts, target, callee, region.fn) ?? callee;
    return handedOver(target, facts, region.fn, this.linker).find(handed => handed.inline)?.fn ?? null;
  }

  /** Functions that a call surely hands to a pool, a thread or a process. */
  runBeside({ target, facts, region }: CallView): LinkedFunction[] {
    return target === null ? [] : handedOver(target, facts, region.fn, this.linker).filter(handed => !handed.inline && !handed.possible).map(handed => handed.fn);
  }

}

function inTextOrder(a: LinkedFunction, b: LinkedFunction): number {
  if (a.module !== b.module) return a.module.path < b.module.path ? -1 : 1;
  return a.facts.start - b.facts.start;
}
