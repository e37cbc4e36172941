/** What running a function does, added up from its own operations, what the catalogue says of what it calls, and the effects of the functions that it calls. */
import type { CallFacts, Path, RegionFacts } from '../facts';
import { givenFor, usesOfParameters } from './callbacks';
import { Effect, EffectFlag } from './effect';
import { handedOver } from './handover';
import { flagsOf } from './hazards';
import type { Linker } from './linker';
import { calleeOf, constructorOf, enteredBy } from './links';
import { NO_SIZES, recursionFactor, shapeOf, sizesGiven, sizesPassedOn, type Sizes } from './sizes';
import { tripsOf } from './trips';
import { ValueKind, type LinkedFunction, type Value } from './values';
import { costOf, iterationCost, keepsGil, movesFileData, oftenness, OPERATION, PYTHON_CALL, RECURSION, SMALL_HASH, sureCostOf, TRIPS, UNKNOWN_CALL, V8_SPEED } from './weights';

/** A circle of more functions is a visitor or a parser: a loop in it that goes round walks the same input, once altogether. */
export const SMALL_CIRCLE = 2;
export const ONCE = { likely: 1, sure: 1 } as const;

const constructors = /^__(?:init|new|post_init|init_subclass|set_name|enter|aenter)__$/;
/** Sizes for which a function is evaluated apart: a table of calls with many numbers tells no more than its first rows. */
const MOST_SIZES = 50;
/** Machine code made of Python by numba and its like, against the interpreter. */
const COMPILED_SPEED = 0.02;

export abstract class Evaluation {
  /** Functions whose component is being evaluated: calls among them are recursion, weighed apart. */
  protected component: Set<LinkedFunction> | null = null;

  /** What an operation costs against CPython. */
  readonly speed: number;

  constructor(readonly linker: Linker) {
    this.speed = linker.dialect.promises ? V8_SPEED : 1;
  }

  /** What running a function does. */
  abstract effectOf(fn: LinkedFunction): Effect;

  protected evaluate(fn: LinkedFunction, sizes: Sizes = NO_SIZES): Effect {
    const effect = new Effect();
    if (fn.facts.mutatesShared && !constructors.test(fn.facts.name)) effect.flags |= EffectFlag.Mutates;
    if (fn.decorated === 'deferred') return effect;
    // A function may be evaluated for certain sizes while one that calls it is.
    const { at, whole, passedOn } = this;
    this.at = 0;
    this.whole = true;
    this.passedOn = null;
    this.addRegion(effect, fn.facts.body, fn, fn.targets!, 1, 1, sizes);
    if (sizes === NO_SIZES) fn.sizing = this.passedOn === null ? fn.ownSizing : new Set([...fn.ownSizing ?? [], ...this.passedOn]);
    this.at = at;
    this.whole = whole;
    this.passedOn = passedOn;
    if (fn.sizing !== null) effect.shape = shapeOf(fn);
    if (fn.facts.callsParameters !== undefined) effect.shape += JSON.stringify(usesOfParameters(fn, path => this.returnedBy(path, fn)));
    if (fn.decorated === 'compiled') {
      effect.cpu *= COMPILED_SPEED;
      effect.sureCpu *= COMPILED_SPEED;
    }
    return effect;
  }

  private at = 0;
  /** Whether a function is added up from end to end: what it makes for itself is then no matter of others. A loop in it may well share that. */
  private whole = false;
  /** Parameters that it was seen to pass on to where they say how often loops run. */
  private passedOn: Set<string> | null = null;

  /** Adds a region that runs so many times, loops included. */
  private addRegion(
    effect: Effect, region: RegionFacts, fn: LinkedFunction, targets: readonly (Value | null)[], likely: number, sure: number, sizes: Sizes,
  ): void {
    this.addOperations(effect, region, likely, sure);
    if (region.kind === 'async-for') this.addIteration(effect, region, fn, likely);
    for (const call of region.calls) {
      const often = oftenness(call);
      this.addCall(effect, call, targets[this.at++], fn, likely * often, sure * often, sizes);
    }
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

  /** The value path of what a function of the workspace returns; null for everything else. */
  returnedBy(path: Path, from: LinkedFunction): Path | null {
    return calleeOf(this.linker.resolve(path, from.module))?.facts.returns ?? null;
  }

  /** Adds a region's own operations, loops and calls apart. */
  addOperations(effect: Effect, region: RegionFacts, likely = 1, sure = 1): void {
    effect.cpu += region.operations * OPERATION * this.speed * likely;
    effect.sureCpu += region.operations * OPERATION * this.speed * sure;
  }

  /** Adds a call that happens so many times. */
  addCall(effect: Effect, call: CallFacts, target: Value | null, fn: LinkedFunction, likely: number, sure: number, sizes: Sizes = NO_SIZES): void {
    // Whose result is kept until the program ends: the average call does next to nothing.
    if (call.once === 'program') likely = sure = 0;
    if (target === null) {
      effect.unknown += UNKNOWN_CALL * this.speed * likely;
      return;
    }
    const entered = enteredBy(call, fn, this.linker);
    if (entered !== null) this.addFunction(effect, entered, call.awaited, likely, sure);
    switch (target.kind) {
      case ValueKind.Function:
        if (target.fn!.facts.callsParameters !== undefined) this.addGiven(effect, call, target, target.fn!, fn, likely, sure);
        if (target.either !== null) this.addEither(effect, target.either, fn, call, likely, sure);
        else this.addFunction(effect, target.fn!, call.awaited, likely, sure, call, target, sizes);
        break;
      case ValueKind.Class:
      case ValueKind.Instance: {
        const constructor = constructorOf(target, this.linker);
        if (constructor === null) break;
        if (constructor.facts.callsParameters !== undefined) this.addGiven(effect, call, target, constructor, fn, likely, sure);
        this.addFunction(effect, constructor, call.awaited, likely, sure, call, target, sizes);
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

  /** Adds what functions do that a call gives to one that calls them. */
  private addGiven(effect: Effect, call: CallFacts, target: Value, callee: LinkedFunction, fn: LinkedFunction, likely: number, sure: number): void {
    // A coroutine that is not awaited here, or a generator, calls them elsewhere.
    if (callee.facts.isGenerator || (callee.facts.isAsync && !call.awaited) || target.either !== null) return;
    for (const use of usesOfParameters(callee, path => this.returnedBy(path, callee))) {
      const given = givenFor(use.parameter, call, target, callee, fn, this.linker);
      if (given !== null) this.addFunction(effect, given, use.awaited, likely * use.likely, sure * use.sure);
    }
  }

  /** Of the functions that a call gives to one that calls them, the one that does more than that does itself; null: none. */
  protected heaviestGiven(call: CallFacts, target: Value, callee: LinkedFunction, fn: LinkedFunction): LinkedFunction | null {
    let best: LinkedFunction | null = null;
    let most = callee.effect?.total ?? 0;
    for (const { parameter, likely } of callee.facts.callsParameters === undefined ? [] : usesOfParameters(callee, path => this.returnedBy(path, callee))) {
      const given = givenFor(parameter, call, target, callee, fn, this.linker);
      const own = (given?.effect?.total ?? 0) * likely;
      if (own <= most) continue;
      most = own;
      best = given;
    }
    return best;
  }

  /** Adds what holds whichever of several functions a call means. */
  private addEither(effect: Effect, either: readonly LinkedFunction[], fn: LinkedFunction, call: CallFacts, likely: number, sure: number): void {
    if (this.component?.has(either[0]) === true && fn.possible?.has(either[0]) !== true) return;
    if (either.some(one => fn.tangle?.has(one) === true)) {
      effect.unknown += UNKNOWN_CALL * this.speed * likely;
      return;
    }
    let common: Effect | null = null;
    for (const one of either) {
      const own = new Effect();
      this.addFunction(own, one, call.awaited, 1, 1);
      if (common === null) common = own;
      else common.keepCommon(own);
    }
    effect.add(common!, likely, sure);
  }

  private addFunction(effect: Effect, callee: LinkedFunction, awaited: boolean, likely: number, sure: number, call?: CallFacts, target?: Value, sizes: Sizes = NO_SIZES): void {
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
    if (call !== undefined && call.passes !== undefined && callee.sizing !== null) for (const name of sizesPassedOn(call, target!, callee)) (this.passedOn ??= new Set()).add(name);
    if (call === undefined || (call.numbers === undefined && (call.passes === undefined || sizes.size === 0)) || (callee.sizing === null && callee.recursion !== 'numeric')) {
      effect.add(callee.effect, likely, sure);
      return;
    }
    const runs = recursionFactor(call, callee, RECURSION.numeric.likely);
    if (runs === null) effect.add(this.effectAt(callee, sizesGiven(call, target!, callee, sizes)), likely, sure);
    else effect.add(callee.effect, likely * runs, sure * runs);
  }
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
