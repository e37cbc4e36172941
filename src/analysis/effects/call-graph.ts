/**
 * Effects of functions over the call graph: each function's own work plus that of what it calls, to a fixed point. Strongly connected
 * components come out of Tarjan's algorithm callees first, so one pass suffices; within a component recursion is weighed by its shape.
 */
import type { CallFacts, Path, RegionFacts } from '../facts';
import { Effect, EffectFlag } from './effect';
import { lineOf } from './ranges';
import { flagsOf } from './hazards';
import { decorationOf, handedOver, mayHandOver, type HandedOver } from './handover';
import type { Linker } from './linker';
import { NO_SIZES, recursionFactor, shapeOf, shownSizes, sizesGiven, sizingParameters, type ShownSizes, type Sizes } from './sizes';
import { tripsOf } from './trips';
import { NO_HAND_OVERS, ValueKind, type LinkedFunction, type Value } from './values';
import { makeView, type CallView, type RegionView } from './views';
import { costOf, iterationCost, keepsGil, movesFileData, OPERATION, PYTHON_CALL, RECURSION, SMALL_HASH, sureCostOf, TRIPS, UNKNOWN_CALL, V8_SPEED } from './weights';

/** A circle of more functions is a visitor or a parser: a loop in it that goes round walks the same input, once altogether. */
export const SMALL_CIRCLE = 2;
export const ONCE = { likely: 1, sure: 1 } as const;

const NO_TARGETS: (Value | null)[] = [];
const NO_FUNCTIONS: readonly LinkedFunction[] = [];
const constructors = /^__(?:init|new|post_init|init_subclass|set_name|enter|aenter)__$/;
/** Views kept at a time. */
const MOST_VIEWS = 2000;
/** Sizes for which a function is evaluated apart: a table of calls with many numbers tells no more than its first rows. */
const MOST_SIZES = 50;
/** Machine code made of Python by numba and its like, against the interpreter. */
const COMPILED_SPEED = 0.02;

export class CallGraph {
  /** Views that still hold: evidence passes through the same helpers again and again, from edit to edit. */
  private readonly views = new Map<LinkedFunction, RegionView>();
  private stack: LinkedFunction[] = [];
  private order = 0;
  /** Functions whose component is being evaluated: calls among them are recursion, weighed apart. */
  private component: Set<LinkedFunction> | null = null;

  /** What an operation costs against CPython. */
  readonly speed: number;

  constructor(readonly linker: Linker) {
    this.speed = linker.dialect.promises ? V8_SPEED : 1;
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
      if (this.views.size >= MOST_VIEWS) this.views.clear();
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
    fn.sizedEffects = null;
    // Until all callers are known it cannot be told what a view rests on.
    if (this.affected === null) this.views.clear();
    else this.views.delete(fn);
  }

  /** Takes a function out of the graph for good. */
  drop(fn: LinkedFunction): void {
    this.invalidate(fn);
    for (const callee of fn.callees) {
      callee.callers?.delete(fn);
      this.affected?.add(callee);
    }
    fn.callees = NO_FUNCTIONS;
    this.noteHandOvers(fn, NO_HAND_OVERS);
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
        if (callee.effect !== null) continue;
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
    if (fn.targets === null) this.link(fn);
    fn.order = fn.low = this.order++;
    fn.onStack = true;
    this.stack.push(fn);
  }

  /** A component is complete: everything it calls outside itself is known. */
  private close(first: LinkedFunction): void {
    const { stack } = this;
    if (stack[stack.length - 1] === first && !first.callees.includes(first)) {
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

  /** How a function calls its own component. */
  private recursionOf(fn: LinkedFunction): 'linear' | 'branching' | 'numeric' {
    const targets = fn.targets!;
    let at = 0;
    let calls = 0;
    let lastLine = -1;
    let lastArm: number | undefined;
    let sideBySide = false;
    const walk = (region: RegionFacts, inLoop: boolean): void => {
      for (const call of region.calls) {
        const callee = calleeOf(targets[at++]);
        if (callee !== null && this.component!.has(callee)) {
          calls += inLoop ? 2 : 1;
          if (!call.arithmeticArguments || call.discarded) continue;
          // `fib(n - 1) + fib(n - 2)`: both happen. On lines of their own they may be branches of which one is taken.
          const line = lineOf(fn.module.facts.lineStarts, call.start);
          if (line === lastLine && call.arm === lastArm) sideBySide = true;
          lastLine = line;
          lastArm = call.arm;
        }
      }
      for (const loop of region.loops) walk(loop, true);
    };
    walk(fn.facts.body, false);
    return calls < 2 ? 'linear' : sideBySide && fn.facts.body.loops.length === 0 ? 'numeric' : 'branching';
  }

  /** Follows every call of a function and notes whom it calls. */
  private link(fn: LinkedFunction): void {
    const { body, decorators } = fn.facts;
    const before = fn.callees;
    this.callees = null;
    this.handOvers = NO_HAND_OVERS;
    if (body.calls.length > 0 || body.loops.length > 0) {
      const targets: (Value | null)[] = [];
      this.linkRegion(fn, body, targets);
      fn.targets = targets;
      const sizing = sizingParameters(body);
      fn.sizing = sizing.size === 0 ? null : sizing;
    } else {
      fn.sizing = null;
      fn.targets = NO_TARGETS;
    }
    fn.decorated = decorators.length === 0 ? undefined : decorationOf(fn, this.linker);
    fn.callees = this.callees ?? NO_FUNCTIONS;
    for (const callee of before) {
      if (callee.metBy === fn) continue;
      callee.callers!.delete(fn);
      this.affected?.add(callee);
    }
    for (const callee of fn.callees) {
      callee.metBy = null;
      callee.callers ??= new Set();
      if (this.affected !== null && !callee.callers.has(fn)) this.affected.add(callee);
      callee.callers.add(fn);
    }
    if (fn.handOvers.length > 0 || this.handOvers.length > 0) this.noteHandOvers(fn, this.handOvers);
  }

  /** Remembers what a function hands over, and with those handed that it does. */
  private noteHandOvers(fn: LinkedFunction, handOvers: readonly HandedOver[]): void {
    const before = new Set(fn.handOvers.map(({ fn: handed }) => handed));
    fn.handOvers = handOvers;
    for (const { fn: handed } of handOvers) {
      if (before.delete(handed)) continue;
      (handed.handedBy ??= new Set()).add(fn);
      this.affected?.add(handed);
    }
    for (const handed of before) {
      handed.handedBy!.delete(fn);
      this.affected?.add(handed);
    }
  }

  /** Functions that are called or handed over where they were not, no longer are, or otherwise than before; null: nobody asked to watch. */
  private affected: Set<LinkedFunction> | null = null;

  /** From now on notes whose callers change. Called once everything is linked: before that all of them do. */
  watch(): void {
    this.affected = new Set();
    // Now that all callers are known.
    this.views.clear();
  }

  /** What was noted since it was last taken. */
  takeAffected(): Set<LinkedFunction> {
    const taken = this.affected ?? new Set<LinkedFunction>();
    if (taken.size > 0) this.affected = new Set();
    // How long loops run may be said by callers.
    for (const fn of taken) this.views.delete(fn);
    return taken;
  }

  /** Notes what a call that has come, gone or changed leads to, the functions among its arguments included. */
  noteCall(call: CallFacts, fn: LinkedFunction): void {
    if (this.affected === null) return;
    for (const path of [call.path, ...call.arguments, ...call.keywords.map(keyword => keyword.value)]) {
      const value = path === null ? null : this.linker.callee(path, fn.module);
      if (value === null) continue;
      const callee = value.kind === ValueKind.Function ? value.fn : this.constructorOf(value);
      if (callee !== null) this.affected.add(callee);
    }
  }

  /** Callees and hand-overs of the function being linked. */
  private callees: LinkedFunction[] | null = null;
  private handOvers: readonly HandedOver[] = NO_HAND_OVERS;

  private meet(callee: LinkedFunction, fn: LinkedFunction): void {
    if (callee.metBy === fn) return;
    callee.metBy = fn;
    if (this.callees === null) this.callees = [callee];
    else this.callees.push(callee);
  }

  private linkRegion(fn: LinkedFunction, region: RegionFacts, targets: (Value | null)[]): void {
    for (const call of region.calls) {
      const value = call.path === null ? null : this.linker.callee(call.path, fn.module);
      targets.push(value);
      if (value === null) continue;
      const callee = value.kind === ValueKind.Function ? value.fn : this.constructorOf(value);
      if (callee !== null) this.meet(callee, fn);
      if (!mayHandOver(value, call)) continue;
      for (const handed of handedOver(value, call, fn, this.linker)) {
        if (handed.inline) this.meet(handed.fn, fn);
        else this.handOvers = [...this.handOvers, handed];
      }
    }
    for (const loop of region.loops) this.linkRegion(fn, loop, targets);
  }

  /** The constructor of a workspace class, where calling the class runs one. */
  private constructorOf(value: Value): LinkedFunction | null {
    if (value.kind === ValueKind.Class) return this.linker.method(value.cls!, this.linker.dialect.constructor);
    if (value.kind === ValueKind.Instance) return this.linker.method(value.cls!, '__call__');
    return null;
  }

  private evaluate(fn: LinkedFunction, sizes: Sizes = NO_SIZES): Effect {
    const effect = new Effect();
    if (fn.facts.mutatesShared && !constructors.test(fn.facts.name)) effect.flags |= EffectFlag.Mutates;
    if (fn.decorated === 'deferred') return effect;
    // A function may be evaluated for certain sizes while one that calls it is.
    const { at, whole } = this;
    this.at = 0;
    this.whole = true;
    this.addRegion(effect, fn.facts.body, fn, fn.targets!, 1, 1, sizes);
    this.at = at;
    this.whole = whole;
    if (fn.sizing !== null) effect.shape = shapeOf(fn);
    if (fn.decorated === 'compiled') {
      effect.cpu *= COMPILED_SPEED;
      effect.sureCpu *= COMPILED_SPEED;
    }
    return effect;
  }

  private at = 0;
  /** Whether a function is added up from end to end: what it makes for itself is then no matter of others. A loop in it may well share that. */
  private whole = false;

  /** Adds a region that runs so many times, loops included. */
  private addRegion(
    effect: Effect, region: RegionFacts, fn: LinkedFunction, targets: readonly (Value | null)[], likely: number, sure: number, sizes: Sizes,
  ): void {
    this.addOperations(effect, region, likely, sure);
    if (region.kind === 'async-for') this.addIteration(effect, region, fn, likely);
    for (const call of region.calls) this.addCall(effect, call, targets[this.at++], fn, likely, sure);
    for (const loop of region.loops) {
      const around = this.component !== null && this.component.size > SMALL_CIRCLE && this.leadsInto(loop, targets, this.at, callee => this.component!.has(callee));
      const trips = around ? ONCE : tripsOf(loop, region, path => this.returnedBy(path, fn), sizes);
      this.addRegion(effect, loop, fn, targets, likely * trips.likely, sure * trips.sure, sizes);
    }
  }

  /** Whether a loop, whose calls begin at a place in a function's targets, calls one of some functions. */
  leadsInto(loop: RegionFacts, targets: readonly (Value | null)[], at: number, isOne: (callee: LinkedFunction) => boolean): boolean {
    const walk = (region: RegionFacts): boolean => {
      for (let i = 0; i < region.calls.length; i++) {
        const callee = calleeOf(targets[at++]);
        if (callee !== null && isOne(callee)) return true;
      }
      return region.loops.some(walk);
    };
    return walk(loop);
  }

  /** Adds what the passes of an `async for` wait for their items. */
  addIteration(effect: Effect, { trip }: RegionFacts, fn: LinkedFunction, times: number): void {
    const entry = trip === null || trip.iterable === null ? undefined : this.linker.resolve(`${trip.iterable}.__aiter__`, fn.module)?.entry;
    if (entry !== undefined && entry.work === 'io') effect.addWait(entry.io ?? 'network', iterationCost(entry) * times, true);
  }

  /** What running a function does where its callers give it these sizes. */
  effectAt(fn: LinkedFunction, sizes: Sizes): Effect {
    const usual = this.effectOf(fn);
    if (fn.sizing === null || fn.circle !== null) return usual;
    let key = '';
    for (const parameter of fn.sizing) if (sizes.has(parameter)) key += `${parameter}=${sizes.get(parameter)} `;
    if (key === '') return usual;
    fn.sizedEffects ??= new Map();
    let effect = fn.sizedEffects.get(key);
    if (effect === undefined) {
      effect = fn.sizedEffects.size < MOST_SIZES ? this.evaluate(fn, sizes) : usual;
      fn.sizedEffects.set(key, effect);
    }
    return effect;
  }

  /** The sizes that a function's callers, and a comment above it, give it. */
  shownSizes(fn: LinkedFunction): ShownSizes {
    return shownSizes(fn, RECURSION.numeric.likely, target => calleeOf(target) ?? this.constructorOf(target));
  }

  /** The value path of what a function of the workspace returns; null for everything else. */
  returnedBy(path: Path, from: LinkedFunction): Path | null {
    return calleeOf(this.linker.resolve(path, from.module))?.facts.returns ?? null;
  }

  /** Adds a region's own operations, loops and calls apart. */
  addOperations(effect: Effect, region: RegionFacts, likely = 1, sure = 1): void {
    effect.cpu += region.operations * OPERATION * this.speed * likely;
    effect.sureCpu += region.operations * OPERATION * this.speed * sure;
  }

  /** The workspace function whose body runs in a call: the one called, a class's constructor, or one handed over to run on the spot. */
  runBy({ target, facts, region }: CallView): LinkedFunction | null {
    if (target === null) return null;
    const callee = calleeOf(target) ?? this.constructorOf(target);
    if (callee !== null) return callee;
    return handedOver(target, facts, region.fn, this.linker).find(handed => handed.inline)?.fn ?? null;
  }

  /** Functions that a call hands to a pool, a thread or a process. */
  runBeside({ target, facts, region }: CallView): LinkedFunction[] {
    return target === null ? [] : handedOver(target, facts, region.fn, this.linker).filter(handed => !handed.inline).map(handed => handed.fn);
  }

  /** Adds a call that happens so many times. */
  addCall(effect: Effect, call: CallFacts, target: Value | null, fn: LinkedFunction, likely: number, sure: number): void {
    // Whose result is kept until the program ends: the average call does next to nothing.
    if (call.once === 'program') likely = sure = 0;
    if (target === null) {
      effect.unknown += UNKNOWN_CALL * this.speed * likely;
      return;
    }
    switch (target.kind) {
      case ValueKind.Function:
        this.addFunction(effect, target.fn!, call.awaited, likely, sure, call, target);
        break;
      case ValueKind.Class:
      case ValueKind.Instance: {
        const constructor = this.constructorOf(target);
        if (constructor !== null) this.addFunction(effect, constructor, call.awaited, likely, sure, call, target);
        break;
      }
      case ValueKind.External: {
        const { entry } = target;
        const before = (effect.flags & EffectFlag.NotThreadSafe) !== 0;
        if (entry === undefined) {
          effect.unknown += UNKNOWN_CALL * this.speed * likely;
          return;
        }
        effect.flags |= flagsOf(entry);
        if ((effect.flags & EffectFlag.NotThreadSafe) !== 0 && entry.hazards.includes('not-thread-safe') && this.whole && !before && madeBy(call, fn)) effect.flags &= ~EffectFlag.NotThreadSafe;
        const { work } = entry;
        if (work === 'trivial') effect.cpu += OPERATION * this.speed * likely;
        else {
          const cost = costOf(entry, call);
          if (work === 'io') {
            if (movesFileData(entry, call)) effect.flags |= EffectFlag.MovesFileData;
            if (entry.blocking) effect.addWait(entry.io ?? 'file', cost * likely, false);
            else if (call.awaited) effect.addWait(entry.io ?? 'file', cost * likely, true);
          } else if (work === 'native' && !keepsGil(entry, call)) {
            effect.native += cost * likely;
          } else {
            effect.cpu += (work === 'native' ? SMALL_HASH : cost) * likely;
            effect.sureCpu += (work === 'native' ? SMALL_HASH : sureCostOf(entry)) * sure;
          }
        }
        break;
      }
      default:
        effect.unknown += UNKNOWN_CALL * this.speed * likely;
        return;
    }
    if (target.entry === undefined || (target.entry.runs === undefined && call.keywords.length === 0)) return;
    for (const handed of handedOver(target, call, fn, this.linker)) {
      if (!handed.inline) {
        if (!handed.later) effect.flags |= EffectFlag.Concurrent;
        continue;
      }
      // Each item gets a task of its own: their waits overlap already.
      if (handed.perItem && handed.fn.facts.isAsync) effect.flags |= EffectFlag.Concurrent;
      const { likely: many, sure: few } = handed.perItem ? itemsOf(call, target.entry.name, fn) : TRIPS.container;
      this.addFunction(effect, handed.fn, true, handed.perItem ? likely * many : likely, handed.perItem ? sure * few : sure);
    }
  }

  private addFunction(effect: Effect, callee: LinkedFunction, awaited: boolean, likely: number, sure: number, call?: CallFacts, target?: Value): void {
    effect.cpu += PYTHON_CALL * this.speed * likely;
    effect.sureCpu += PYTHON_CALL * this.speed * sure;
    // A coroutine that is not awaited here runs elsewhere, beside others.
    if (callee.facts.isAsync && !callee.facts.isGenerator && !awaited) return;
    if (callee.decorated === 'deferred' || (this.component !== null && this.component.has(callee))) return;
    if (callee.facts.isStub) {
      effect.unknown += UNKNOWN_CALL * this.speed * likely;
      return;
    }
    if (callee.effect === null) return;
    if (call === undefined || call.numbers === undefined || (callee.sizing === null && callee.recursion !== 'numeric')) {
      effect.add(callee.effect, likely, sure);
      return;
    }
    const runs = recursionFactor(call, callee, RECURSION.numeric.likely);
    if (runs === null) effect.add(this.effectAt(callee, sizesGiven(call, target!, callee)), likely, sure);
    else effect.add(callee.effect, likely * runs, sure * runs);
  }
}

function inTextOrder(a: LinkedFunction, b: LinkedFunction): number {
  if (a.module !== b.module) return a.module.path < b.module.path ? -1 : 1;
  return a.facts.start - b.facts.start;
}

/** Whether a method is called on something that the same function has made: every call of the function has one of its own. */
function madeBy(call: CallFacts, fn: LinkedFunction): boolean {
  const receiver = call.path === null ? '' : call.path.slice(0, Math.max(0, call.path.lastIndexOf('.')));
  return fn.facts.qualifiedName !== '<module>' && receiver.includes('()') && makes(fn.facts.body, receiver);
}

function makes(region: RegionFacts, receiver: string): boolean {
  return region.calls.some(({ path }) => path !== null && receiver.startsWith(`${path}()`)) || region.loops.some(loop => makes(loop, receiver));
}

/** How many items a function is called for. A comparison is made n log n times. */
function itemsOf(call: CallFacts, name: string, fn: LinkedFunction): { likely: number; sure: number } {
  if (call.receiverCount !== undefined) return { likely: call.receiverCount, sure: call.receiverCount };
  if (call.counts === true) return TRIPS.counting;
  if (!sorts.test(name)) return TRIPS.container;
  const receiver = call.path === null ? '' : call.path.slice(0, call.path.lastIndexOf('.'));
  const { likely, sure } = receiver.endsWith('()') && counted(fn.facts.body, receiver.slice(0, -2)) ? TRIPS.counting : TRIPS.container;
  return { likely: likely * Math.log2(likely), sure: sure * Math.log2(sure) };
}

const sorts = /^globalThis\.(?:Array|_TypedArray)\.(?:sort|toSorted)$/;

/** Whether a call by this path goes through the numbers up to one that the text does not tell. */
function counted(region: RegionFacts, path: Path): boolean {
  return region.calls.some(call => call.path === path && call.counts === true) || region.loops.some(loop => counted(loop, path));
}

function calleeOf(value: Value | null): LinkedFunction | null {
  return value !== null && value.kind === ValueKind.Function ? value.fn : null;
}
