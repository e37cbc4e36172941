/** Whom functions call, and what they hand to others: every call followed, noted with both sides, and from some time on what changes of that. */
import type { CallFacts, RegionFacts } from '../facts';
import { decorationOf, handedOver, mayHandOver, type HandedOver } from './handover';
import type { Linker } from './linker';
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

  constructor(private readonly linker: Linker) {}

  /** Follows every call of a function and notes whom it calls. */
  link(fn: LinkedFunction): void {
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
  }

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
      const callee = value.kind === ValueKind.Function ? value.fn : constructorOf(value, this.linker);
      if (callee !== null) this.meet(callee, fn);
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

export function calleeOf(value: Value | null): LinkedFunction | null {
  return value !== null && value.kind === ValueKind.Function ? value.fn : null;
}
