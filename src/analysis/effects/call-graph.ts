/**
 * Effects of functions over the call graph: each function's own work plus that of what it calls, to a fixed point. Strongly connected
 * components come out of Tarjan's algorithm callees first, so one pass suffices; within a component recursion is weighed by its shape.
 */
import type { CallFacts, Path, RegionFacts } from '../facts';
import { Effect, EffectFlag } from './effect';
import { flagsOf } from './hazards';
import type { Linker } from './linker';
import { ValueKind, type LinkedFunction, type Value } from './values';
import type { CallView } from './views';
import { costOf, OPERATION, PYTHON_CALL, RECURSION, TRIPS, UNKNOWN_CALL } from './weights';

const NO_TARGETS: (Value | null)[] = [];
const NO_FUNCTIONS: readonly LinkedFunction[] = [];
const constructors = /^__(?:init|new|post_init|init_subclass|set_name|enter|aenter)__$/;
/** Decorators that remember results. */
const caches = /(?:^|\.)(?:lru_cache|cache|cached|memoize|cached_property)$/;
/** Machine code made of Python by numba and its like, against the interpreter. */
const COMPILED_SPEED = 0.02;

/** How often a loop runs for one arrival. */
export interface Trips {
  likely: number;
  sure: number;
}

export class CallGraph {
  /** What each function's calls lead to: those of a region in order, then those of its loops. */
  private readonly targets = new WeakMap<LinkedFunction, (Value | null)[]>();
  private stack: LinkedFunction[] = [];
  private order = 0;
  /** Functions whose component is being evaluated: calls among them are recursion, weighed apart. */
  private component: Set<LinkedFunction> | null = null;

  constructor(readonly linker: Linker) {}

  /** What running a function does. */
  effectOf(fn: LinkedFunction): Effect {
    if (fn.effect === null) this.visit(fn);
    return fn.effect!;
  }

  /** What the calls of a function lead to, in the order described at `targets`. */
  targetsOf(fn: LinkedFunction): readonly (Value | null)[] {
    return this.targets.get(fn) ?? this.link(fn);
  }

  /** Forgets what a function does, because its text or something it depends on has changed. */
  invalidate(fn: LinkedFunction): void {
    if (fn.effect !== null) fn.lastEffect = fn.effect;
    fn.effect = null;
    this.targets.delete(fn);
  }

  /** Takes a function out of the graph for good. */
  drop(fn: LinkedFunction): void {
    this.invalidate(fn);
    for (const callee of fn.callees) callee.callers.delete(fn);
    fn.callees = [];
  }

  /** Tarjan's algorithm from one function, on a stack of its own: call chains can be longer than the engine's. */
  private visit(root: LinkedFunction): void {
    const work: { fn: LinkedFunction; next: number }[] = [{ fn: root, next: 0 }];
    this.enter(root);
    while (work.length > 0) {
      const frame = work[work.length - 1];
      const { fn } = frame;
      if (frame.next < fn.callees.length) {
        const callee = fn.callees[frame.next++];
        if (callee.effect !== null) continue;
        if (callee.order < 0) {
          this.enter(callee);
          work.push({ fn: callee, next: 0 });
        } else if (callee.onStack && callee.order < fn.low) {
          fn.low = callee.order;
        }
        continue;
      }
      work.pop();
      if (work.length > 0) {
        const above = work[work.length - 1].fn;
        if (fn.low < above.low) above.low = fn.low;
      }
      if (fn.low === fn.order) this.close(fn);
    }
  }

  private enter(fn: LinkedFunction): void {
    this.link(fn);
    fn.order = fn.low = this.order++;
    fn.onStack = true;
    this.stack.push(fn);
  }

  /** A component is complete: everything it calls outside itself is known. */
  private close(first: LinkedFunction): void {
    const members: LinkedFunction[] = [];
    let fn: LinkedFunction;
    do {
      fn = this.stack.pop()!;
      fn.onStack = false;
      fn.order = -1;
      members.push(fn);
    } while (fn !== first);
    if (members.length === 1 && !first.callees.includes(first)) {
      first.recursion = 'none';
      first.effect = this.evaluate(first);
      return;
    }
    this.component = new Set(members);
    const sum = new Effect();
    let shape: 'linear' | 'branching' | 'numeric' = 'linear';
    for (const member of members) {
      sum.add(this.evaluate(member), 1, 1);
      // What remembers its results does each piece of work once.
      const own = member.decorated === 'cached' ? 'linear' : this.recursionOf(member);
      if (own === 'numeric' || (own === 'branching' && shape === 'linear')) shape = own;
    }
    this.component = null;
    // A large component is a visitor or a parser: it recurses as deep as its input, whatever its inner calls look like.
    if (members.length > 2 && shape !== 'linear') shape = 'linear';
    const { sure } = RECURSION[shape];
    const waits = RECURSION.linear.likely;
    // Recursion that mostly waits is no computing, however it branches.
    const likely = sum.wait > sum.cpu ? waits : RECURSION[shape].likely;
    const effect = new Effect();
    effect.add(sum, waits, sure);
    effect.cpu = sum.cpu * likely;
    effect.unknown = sum.unknown * likely;
    for (const member of members) {
      member.recursion = shape;
      member.effect = effect;
    }
  }

  /** How a function calls its own component. */
  private recursionOf(fn: LinkedFunction): 'linear' | 'branching' | 'numeric' {
    const targets = this.targetsOf(fn);
    let at = 0;
    let calls = 0;
    let arithmetic = 0;
    const walk = (region: RegionFacts, inLoop: boolean): void => {
      for (const call of region.calls) {
        const callee = calleeOf(targets[at++]);
        if (callee !== null && this.component!.has(callee)) {
          calls += inLoop ? 2 : 1;
          if (call.arithmeticArguments) arithmetic++;
        }
      }
      for (const loop of region.loops) walk(loop, true);
    };
    walk(fn.facts.body, false);
    return calls < 2 ? 'linear' : arithmetic >= 2 ? 'numeric' : 'branching';
  }

  /** Follows every call of a function and notes whom it calls. */
  private link(fn: LinkedFunction): (Value | null)[] {
    const { body } = fn.facts;
    let targets = NO_TARGETS;
    const callees = new Set<LinkedFunction>();
    fn.hands = NO_FUNCTIONS;
    if (body.calls.length > 0 || body.loops.length > 0) {
      targets = [];
      this.linkRegion(fn, body, targets, callees);
    }
    this.targets.set(fn, targets);
    fn.decorated = fn.facts.decorators.length === 0 ? undefined : this.decoration(fn);
    for (const callee of fn.callees) if (!callees.has(callee)) callee.callers.delete(fn);
    fn.callees = [...callees];
    for (const callee of callees) callee.callers.add(fn);
    return targets;
  }

  private linkRegion(fn: LinkedFunction, region: RegionFacts, targets: (Value | null)[], callees: Set<LinkedFunction>): void {
    for (const call of region.calls) {
      const value = call.path === null ? null : this.linker.resolve(call.path, fn.module);
      targets.push(value);
      if (value === null) continue;
      const callee = calleeOf(value) ?? this.constructorOf(value);
      if (callee !== null) callees.add(callee);
      for (const handed of this.handedOver(value, call, fn)) {
        if (handed.inline) callees.add(handed.fn);
        else fn.hands = [...fn.hands, handed.fn];
      }
    }
    for (const loop of region.loops) this.linkRegion(fn, loop, targets, callees);
  }

  /** `__init__` of a workspace class, where calling the class runs one. */
  private constructorOf(value: Value): LinkedFunction | null {
    if (value.kind === ValueKind.Class) return this.linker.method(value.cls!, '__init__');
    if (value.kind === ValueKind.Instance) return this.linker.method(value.cls!, '__call__');
    return null;
  }

  private decoration(fn: LinkedFunction): LinkedFunction['decorated'] {
    for (const path of fn.facts.decorators) {
      if (path === null) continue;
      const value = this.linker.resolve(path.endsWith('()') ? path.slice(0, -2) : path, fn.module);
      if (value === null || value.kind !== ValueKind.External) continue;
      if (value.entry?.decorates !== undefined) return value.entry.decorates;
      if (caches.test(value.name)) return 'cached';
    }
    return undefined;
  }

  /** Functions of the workspace that a call is given to run: here (`inline`), or beside it in a pool or thread. */
  private handedOver(value: Value, call: CallFacts, fn: LinkedFunction): { fn: LinkedFunction; inline: boolean; perItem: boolean }[] {
    const runs = value.entry?.runs;
    if (runs === undefined && call.keywords.length === 0) return NOTHING_HANDED;
    const found: { fn: LinkedFunction; inline: boolean; perItem: boolean }[] = [];
    const take = (path: Path | null | undefined, inline: boolean, perItem: boolean): void => {
      const handed = path == null ? null : this.functionAt(path, fn);
      if (handed !== null) found.push({ fn: handed, inline, perItem });
    };
    if (runs !== undefined) take(call.arguments[runs.argument], runs.as === 'inline' || runs.as === 'asyncio', runs.perItem === true);
    if (value.kind === ValueKind.External && value.entry !== undefined) {
      for (const keyword of call.keywords) {
        if (keyword.name === 'key') take(keyword.value, true, true);
        else if (keyword.name === 'target') take(keyword.value, false, false);
        else if (runs !== undefined && (keyword.name === 'func' || keyword.name === 'fn' || keyword.name === 'function')) {
          take(keyword.value, runs.as === 'inline' || runs.as === 'asyncio', runs.perItem === true);
        }
      }
    }
    return found;
  }

  /** The function a path names, or whose call it is (`asyncio.run(main())`). */
  functionAt(path: Path, from: LinkedFunction): LinkedFunction | null {
    const value = this.linker.resolve(path, from.module);
    if (value !== null && value.kind === ValueKind.Function) return value.fn;
    if (!path.endsWith('()')) return null;
    const called = this.linker.resolve(path.slice(0, -2), from.module);
    return called !== null && called.kind === ValueKind.Function && called.fn!.facts.isAsync ? called.fn : null;
  }

  private evaluate(fn: LinkedFunction): Effect {
    const effect = new Effect();
    if (fn.facts.mutatesShared && !constructors.test(fn.facts.name)) effect.flags |= EffectFlag.Mutates;
    if (fn.decorated === 'deferred') return effect;
    const targets = this.targets.get(fn)!;
    this.at = 0;
    this.addRegion(effect, fn.facts.body, fn, targets, 1, 1);
    if (fn.decorated === 'compiled') {
      effect.cpu *= COMPILED_SPEED;
      effect.sureCpu *= COMPILED_SPEED;
    }
    return effect;
  }

  private at = 0;

  /** Adds a region that runs so many times, loops included. */
  private addRegion(
    effect: Effect, region: RegionFacts, fn: LinkedFunction, targets: readonly (Value | null)[], likely: number, sure: number,
  ): void {
    this.addOperations(effect, region, likely, sure);
    for (const call of region.calls) this.addCall(effect, call, targets[this.at++], fn, likely, sure);
    for (const loop of region.loops) {
      const trips = tripsOf(loop, region);
      this.addRegion(effect, loop, fn, targets, likely * trips.likely, sure * trips.sure);
    }
  }

  /** Adds a region's own operations, loops and calls apart. */
  addOperations(effect: Effect, region: RegionFacts, likely = 1, sure = 1): void {
    effect.cpu += region.operations * OPERATION * likely;
    effect.sureCpu += region.operations * OPERATION * sure;
  }

  /** The workspace function whose body runs in a call: the one called, a class's constructor, or one handed over to run on the spot. */
  runBy({ target, facts, region }: CallView): LinkedFunction | null {
    if (target === null) return null;
    const callee = calleeOf(target) ?? this.constructorOf(target);
    if (callee !== null) return callee;
    return this.handedOver(target, facts, region.fn).find(handed => handed.inline)?.fn ?? null;
  }

  /** Functions that a call hands to a pool, a thread or a process. */
  runBeside({ target, facts, region }: CallView): LinkedFunction[] {
    return target === null ? [] : this.handedOver(target, facts, region.fn).filter(handed => !handed.inline).map(handed => handed.fn);
  }

  /** Adds a call that happens so many times. */
  addCall(effect: Effect, call: CallFacts, target: Value | null, fn: LinkedFunction, likely: number, sure: number): void {
    if (target === null) {
      effect.unknown += UNKNOWN_CALL * likely;
      return;
    }
    switch (target.kind) {
      case ValueKind.Function:
        this.addFunction(effect, target.fn!, call.awaited, likely, sure);
        break;
      case ValueKind.Class:
      case ValueKind.Instance: {
        const constructor = this.constructorOf(target);
        if (constructor !== null) this.addFunction(effect, constructor, call.awaited, likely, sure);
        break;
      }
      case ValueKind.External: {
        const { entry } = target;
        if (entry === undefined) {
          effect.unknown += UNKNOWN_CALL * likely;
          return;
        }
        effect.flags |= flagsOf(entry);
        const { work } = entry;
        if (work === 'trivial') effect.cpu += OPERATION * likely;
        else {
          const cost = costOf(entry, call);
          if (work === 'io') {
            if (entry.blocking) effect.addWait(entry.io ?? 'file', cost * likely, false);
            else if (call.awaited) effect.addWait(entry.io ?? 'file', cost * likely, true);
          } else if (work === 'native' && !runsSmall(call)) {
            effect.native += cost * likely;
          } else {
            effect.cpu += cost * likely;
            effect.sureCpu += cost * sure;
          }
        }
        break;
      }
      default:
        effect.unknown += UNKNOWN_CALL * likely;
        return;
    }
    if (target.entry?.runs === undefined && call.keywords.length === 0) return;
    for (const handed of this.handedOver(target, call, fn)) {
      if (!handed.inline) {
        effect.flags |= EffectFlag.Concurrent;
        continue;
      }
      const { likely: many, sure: few } = TRIPS.container;
      this.addFunction(effect, handed.fn, true, handed.perItem ? likely * many : likely, handed.perItem ? sure * few : sure);
    }
  }

  private addFunction(effect: Effect, callee: LinkedFunction, awaited: boolean, likely: number, sure: number): void {
    effect.cpu += PYTHON_CALL * likely;
    effect.sureCpu += PYTHON_CALL * sure;
    // A coroutine that is not awaited here runs elsewhere, beside others.
    if (callee.facts.isAsync && !callee.facts.isGenerator && !awaited) return;
    if (callee.decorated === 'deferred' || (this.component !== null && this.component.has(callee))) return;
    if (callee.facts.isStub) {
      effect.unknown += UNKNOWN_CALL * likely;
      return;
    }
    if (callee.effect !== null) effect.add(callee.effect, likely, sure);
  }
}

const NOTHING_HANDED: { fn: LinkedFunction; inline: boolean; perItem: boolean }[] = [];

/** Hashing or compressing a few bytes keeps the GIL: text encoded on the spot is a few bytes. */
function runsSmall(call: CallFacts): boolean {
  return call.arguments.length > 0 && call.arguments[0] !== null && call.arguments[0].endsWith('.encode()');
}

function calleeOf(value: Value | null): LinkedFunction | null {
  return value !== null && value.kind === ValueKind.Function ? value.fn : null;
}

/** How often a loop in a region runs for each of the region's own passes. */
export function tripsOf(loop: RegionFacts, parent: RegionFacts): Trips {
  const { trip } = loop;
  let { likely, sure }: Trips = TRIPS.container;
  if (trip !== null && trip.count !== null) {
    likely = sure = trip.count;
  } else if (loop.kind === 'while') {
    ({ likely, sure } = TRIPS.while);
  } else if (trip !== null && trip.iterable === 'builtins.range()') {
    ({ likely, sure } = overLength(trip.start, parent) || overLength(trip.start, loop) ? TRIPS.indexing : TRIPS.counting);
  }
  // A search ends half-way on average.
  return loop.exits.break || loop.exits.return ? { likely: likely / 2, sure: sure / 2 } : { likely, sure };
}

/** Whether the call of `range` at this place is given a `len(...)`. */
function overLength(start: number, region: RegionFacts): boolean {
  for (const call of region.calls) if (call.start === start) return call.arguments.some(path => path === 'builtins.len()');
  return false;
}
