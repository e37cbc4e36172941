/** Whom functions call, and what they hand to others: every call followed, noted with both sides, and from some time on what changes of that. */
import type { CallFacts, RegionFacts } from '../facts';
import { givenFor } from './callbacks';
import { decorationOf, handedOver, handedThrough, mayHandOver, type HandedOver } from './handover';
import type { Linker } from './linker';
import { meantBy, meantByOneOf } from './overrides';
import { sizingParameters } from './sizes';
import { NO_HAND_OVERS, ValueKind, type LinkedFunction, type Value } from './values';

const NO_TARGETS: (Value | null)[] = [];
const NO_FUNCTIONS: readonly LinkedFunction[] = [];

export class Links {
  /** Functions that are called or handed over where they were not, no longer are, or otherwise than before; null: nobody asked to watch. */
  private affected: Set<LinkedFunction> | null = null;
  /** Callees and hand-overs of the function being linked. */
  private callees: LinkedFunction[] | null = null;
  private handOvers: readonly HandedOver[] = NO_HAND_OVERS;
  /** Of the same: what only stands behind calls that may mean one of several, and what is called for sure. */
  private possible: Set<LinkedFunction> | null = null;

  constructor(private readonly linker: Linker) {}

  /** Follows every call of a function and notes whom it calls. */
  link(fn: LinkedFunction): void {
    const { body, decorators } = fn.facts;
    const before = fn.callees;
    this.callees = null;
    this.possible = null;
    this.handOvers = NO_HAND_OVERS;
    if (body.calls.length > 0 || body.loops.length > 0) {
      const targets: (Value | null)[] = [];
      this.linkRegion(fn, body, targets);
      fn.targets = targets;
      const sizing = sizingParameters(body);
      fn.ownSizing = sizing.size === 0 ? null : sizing;
    } else {
      fn.ownSizing = null;
      fn.targets = NO_TARGETS;
    }
    fn.sizing = fn.ownSizing;
    fn.decorated = decorators.length === 0 ? undefined : decorationOf(fn, this.linker);
    fn.callees = this.callees ?? NO_FUNCTIONS;
    fn.possible = this.possible;
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
      if (handed.handedBy!.size === 0) handed.handedBy = null;
      this.affected?.add(handed);
    }
  }

  /** From now on notes whose callers change. Called once everything is linked: before that all of them do. */
  watch(): void {
    this.affected = new Set();
  }

  get watching(): boolean {
    return this.affected !== null;
  }

  /** What was noted since it was last taken. */
  takeAffected(): Set<LinkedFunction> {
    const taken = this.affected ?? new Set<LinkedFunction>();
    if (taken.size > 0) this.affected = new Set();
    return taken;
  }

  /** Notes what a call that has come, gone or changed leads to, the functions among its arguments included. */
  noteCall(call: CallFacts, fn: LinkedFunction): void {
    if (this.affected === null) return;
    for (const path of [call.path, ...call.arguments, ...call.keywords.map(keyword => keyword.value)]) {
      const value = path === null ? null : this.linker.callee(path, fn.module);
      if (value === null) continue;
      const callee = value.kind === ValueKind.Function ? value.fn : constructorOf(value, this.linker);
      if (callee !== null) this.affected.add(callee);
    }
    const entered = enteredBy(call, fn, this.linker);
    if (entered !== null) this.affected.add(entered);
  }

  private meet(callee: LinkedFunction, fn: LinkedFunction): void {
    this.possible?.delete(callee);
    if (callee.metBy === fn) return;
    callee.metBy = fn;
    if (this.callees === null) this.callees = [callee];
    else this.callees.push(callee);
  }

  /** Notes what a call may mean beside what is called for sure. */
  private meetOneOf(all: readonly LinkedFunction[], fn: LinkedFunction): void {
    for (const one of all) {
      if (one.metBy === fn) continue;
      this.meet(one, fn);
      (this.possible ??= new Set()).add(one);
    }
  }

  /** Functions that a call gives to one that calls them. */
  private meetGiven(call: CallFacts, target: Value, callee: LinkedFunction, fn: LinkedFunction): void {
    for (const parameter of callee.facts.callsParameters!) {
      const given = givenFor(parameter, call, target, callee, fn, this.linker);
      if (given === null) continue;
      this.meet(given, fn);
      (given.givenTo ??= new Set()).add(callee);
    }
  }

  private linkRegion(fn: LinkedFunction, region: RegionFacts, targets: (Value | null)[]): void {
    for (const call of region.calls) {
      let value = call.path === null ? null : this.linker.callee(call.path, fn.module);
      if (call.oneOf !== undefined) {
        value = meantByOneOf(call.oneOf, fn, this.linker);
        if (value?.either != null) this.meetOneOf(value.either, fn);
      }
      const callee = value === null ? null : value.kind === ValueKind.Function ? value.fn : constructorOf(value, this.linker);
      if (callee !== null) {
        if (value!.either === null) this.meet(callee, fn);
        if (callee.facts.callsParameters !== undefined) this.meetGiven(call, value!, callee, fn);
        if (callee.facts.handsOn !== undefined && value!.either === null) this.handOvers = [...this.handOvers, ...handedThrough(value!, callee, call, fn, this.linker)];
        if (call.path !== null && callee.overrides !== null && callee === value!.fn) {
          value = meantBy(value!, call.path!, fn, this.linker);
          if (value?.either != null) this.meetOneOf(value.either, fn);
          else if (value !== null && value.fn !== callee) this.meet(value.fn!, fn);
        }
      }
      targets.push(value);
      if (value === null) continue;
      const entered = enteredBy(call, fn, this.linker);
      if (entered !== null) this.meet(entered, fn);
      if (!mayHandOver(value, call)) continue;
      for (const handed of handedOver(value, call, fn, this.linker)) {
        if (handed.inline) this.meet(handed.fn, fn);
        else this.handOvers = [...this.handOvers, handed];
      }
    }
    for (const loop of region.loops) this.linkRegion(fn, loop, targets);
  }

  /** Takes a function out: it calls nobody any more. */
  drop(fn: LinkedFunction): void {
    for (const callee of fn.callees) {
      callee.callers?.delete(fn);
      this.affected?.add(callee);
    }
    fn.callees = NO_FUNCTIONS;
    this.noteHandOvers(fn, NO_HAND_OVERS);
  }
}

/** The constructor of a workspace class, where calling the class runs one. */
export function constructorOf(value: Value, linker: Linker): LinkedFunction | null {
  if (value.kind === ValueKind.Class) return linker.method(value.cls!, linker.dialect.constructor);
  if (value.kind === ValueKind.Instance) return linker.method(value.cls!, '__call__');
  return null;
}

/** What a `with` runs of the workspace as it enters what is called there: `__enter__` of the class, or of what the function gives. */
export function enteredBy({ entered, awaited, path }: CallFacts, from: LinkedFunction, linker: Linker): LinkedFunction | null {
  if (!entered || path === null) return null;
  const manager = linker.resolve(`${path}()`, from.module);
  return manager === null || manager.kind !== ValueKind.Instance ? null : linker.method(manager.cls!, awaited ? '__aenter__' : '__enter__');
}

export function calleeOf(value: Value | null): LinkedFunction | null {
  return value !== null && value.kind === ValueKind.Function ? value.fn : null;
}
