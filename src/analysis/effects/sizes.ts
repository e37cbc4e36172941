/**
 * Sizes that stand outside a function's own text: the numbers that it is called with, in any file, and those of a `# forkcast: args=` comment. They say how often
 * its loops run, and how deep a recursion over numbers goes.
 */
import type { CallFacts, RegionFacts, TripFacts } from '../facts';
import { eachCall } from './calls';
import { familyOf } from './dialect';
import { directiveOf } from './directives';
import { isTestModule } from './module';
import { ValueKind, type LinkedFunction, type Value } from './values';

/** Numbers by parameter name. */
export type Sizes = ReadonlyMap<string, number>;

export const NO_SIZES: Sizes = new Map();

/** Names of the parameters that say how often loops of a function run. */
export function sizingParameters(region: RegionFacts, into: Set<string> = new Set()): Set<string> {
  if (region.trip?.sizedBy !== undefined) into.add(region.trip.sizedBy.parameter);
  for (const loop of region.loops) sizingParameters(loop, into);
  return into;
}

/** What callers' numbers meet in a function: parameters in order, and what stands in which loop. */
export function shapeOf(fn: LinkedFunction): string {
  const { facts } = fn;
  const shape = (region: RegionFacts): string => {
    const sized = region.trip?.sizedBy;
    const own = sized === undefined ? '' : `${sized.parameter}*${sized.factor}+${sized.offset}`;
    return `${own} ${region.operations} ${region.calls.map(({ path }) => path).join()}(${region.loops.map(shape).join(';')})`;
  };
  return `${facts.parameters.map(({ name }) => name).join()} ${shape(facts.body)}${fn.sizing === fn.ownSizing ? '' : passedShape(fn)}`;
}

/** What numbers meet that are passed on, in short: texts of texts would grow without end. */
function passedShape(fn: LinkedFunction): string {
  let found = '';
  eachCall(fn, (call, target) => {
    if (call.passes === undefined || target === null) return;
    const { shape } = (target.fn ?? null)?.effect ?? { shape: '' };
    found += ` ${call.passes.join()}:${shape.length > 40 ? digest(shape) : shape}`;
  });
  return found;
}

function digest(text: string): number {
  let hash = 0;
  for (let i = 0; i < text.length; i++) hash = (Math.imul(hash, 31) + text.charCodeAt(i)) | 0;
  return hash;
}

/**
 * What one call gives for parameters of the function that it runs, as far as they are numbers that the text states; `sizes` are those of the function that calls, which
 * may pass its own on.
 */
export function sizesGiven({ numbers, passes }: CallFacts, target: Value, callee: LinkedFunction, sizes: Sizes = NO_SIZES): Sizes {
  if (numbers === undefined && (passes === undefined || sizes.size === 0)) return NO_SIZES;
  const given = new Map<string, number>();
  const take = (key: string, size: number | undefined): void => {
    const name = size === undefined ? undefined : parameterAt(callee, target, key);
    if (name !== undefined) given.set(name, size!);
  };
  for (const key in numbers) take(key, numbers[key]);
  if (passes !== undefined && sizes.size > 0) for (let i = 0; i < passes.length; i += 2) take(passes[i], sizes.get(passes[i + 1]));
  return given;
}

/** Parameters of a calling function that say how often loops of the function that it calls run: `def outer(n): return inner(n)`. */
export function sizesPassedOn({ passes }: CallFacts, target: Value, callee: LinkedFunction): string[] {
  const found: string[] = [];
  if (passes === undefined || callee.sizing === null) return found;
  for (let i = 0; i < passes.length; i += 2) {
    const name = parameterAt(callee, target, passes[i]);
    if (name !== undefined && callee.sizing.has(name)) found.push(passes[i + 1]);
  }
  return found;
}

/** The name of the parameter that takes an argument, by its position or keyword. */
function parameterAt(callee: LinkedFunction, target: Value, key: string): string | undefined {
  const { parameters } = callee.facts;
  const position = Number(key);
  const parameter = Number.isNaN(position) ? parameters.find(({ name }) => name === key) : parameters[position + receiverOf(callee, target)];
  return parameter === undefined || parameter.kind === 'rest' || parameter.kind === 'keyword-rest' ? undefined : parameter.name;
}

/** Parameters that the caller does not write: Python's `self` and `cls`. */
export function receiverOf({ facts, module }: LinkedFunction, target: Value): number {
  return facts.owner >= 0 && !facts.isStatic && familyOf(module.facts.language) === 'python' && (target.kind !== ValueKind.Function || !facts.isLambda) ? 1 : 0;
}

/** Calls per step of a recursion over numbers: the golden ratio, as in Fibonacci's. */
const GROWTH = 1.618;

/**
 * How often a function that counts a number down in two calls of its own comes to run (`fib(30)`: some two million times), against the usual assumption; null where
 * the call does not give it a number.
 */
export function recursionFactor(call: CallFacts, callee: LinkedFunction, usual: number): number | null {
  if (callee.recursion !== 'numeric' || call.numbers === undefined || !countsDown(callee.facts.body, callee)) return null;
  const given = Object.values(call.numbers);
  return given.length === 1 && given[0] >= 0 ? Math.min(MOST_RUNS, GROWTH ** Math.min(given[0], MOST_STEPS)) / usual : null;
}

/** Nobody waits for more. */
const MOST_RUNS = 1e10;
const MOST_STEPS = 60;

function countsDown(region: RegionFacts, fn: LinkedFunction): boolean {
  const own = region.calls.filter(({ path }) => path !== null && path.endsWith(fn.facts.name));
  return own.length > 0 && own.every(call => call.countsDown === true);
}

/** Of a function's own text: what its callers and comments say of its sizes, wherever they are. */
export interface ShownSizes {
  sizes: Sizes;
  /** Times as many runs of a recursion over numbers as usual. */
  runs: number;
}

const NOTHING_SHOWN: ShownSizes = { sizes: NO_SIZES, runs: 1 };

/** A number that makes loops longer than is assumed anyway; below it a call says little while others are called with nobody knows what. */
const TELLING = 2000;
/** Callers looked at. */
const MOST_CALLERS = 200;
/** So far a number is followed up through functions that pass it on, and through no more callers of these. */
const MOST_STEPS_UP = 3;
const MOST_CALLERS_ABOVE = 20;

/**
 * The largest numbers that a function is called with. Where some call gives what nobody knows, only large ones count: the other may be larger than a small one.
 * Complete once the whole workspace has been linked.
 */
export function shownSizes(fn: LinkedFunction, usualRuns: number, calledBy: (target: Value) => LinkedFunction | null, steps = 0): ShownSizes {
  const recurses = fn.recursion === 'numeric';
  if (fn.sizing === null && !recurses) return NOTHING_SHOWN;
  const largest = new Map<string, number>();
  const open = new Set<string>();
  let runs = 0;
  let allRuns = fn.handedBy === null;
  for (const parameter of fn.sizing ?? []) if (fn.handedBy !== null) open.add(parameter);
  let asked = 0;
  /** What a caller is called with counts where it passes that on. */
  const sizesOf = (caller: LinkedFunction, call: CallFacts, target: Value): Sizes =>
    steps < MOST_STEPS_UP && (caller.callers?.size ?? 0) <= MOST_CALLERS_ABOVE && sizesPassedOn(call, target, fn).length > 0 ? shownSizes(caller, usualRuns, calledBy, steps + 1).sizes : NO_SIZES;
  const meet = (call: CallFacts, target: Value, caller: LinkedFunction): void => {
    const given = sizesGiven(call, target, fn, sizesOf(caller, call, target));
    for (const parameter of fn.sizing ?? []) {
      const size = given.get(parameter) ?? defaultOf(fn, parameter, call, target);
      if (size === null) open.add(parameter);
      else largest.set(parameter, Math.max(size, largest.get(parameter) ?? 0));
    }
    const own = recurses ? recursionFactor(call, fn, usualRuns) : null;
    if (own === null) allRuns = false;
    else runs = Math.max(runs, own);
  };
  for (const caller of fn.callers ?? []) {
    if (caller === fn || (fn.circle !== null && fn.circle === caller.circle)) continue;
    if (++asked > MOST_CALLERS || isTestModule(caller.module)) {
      for (const parameter of fn.sizing ?? []) open.add(parameter);
      allRuns = false;
      continue;
    }
    eachCall(caller, (call, target) => {
      if (target !== null && calledBy(target) === fn) meet(call, target, caller);
    });
  }
  const said = directiveOf(fn);
  // Whoever writes it says what is usual.
  if (said !== null) {
    for (const [parameter, size] of sizesSaid(said, fn)) {
      largest.set(parameter, size);
      open.delete(parameter);
    }
  }
  for (const parameter of open) if ((largest.get(parameter) ?? 0) < TELLING) largest.delete(parameter);
  return { sizes: largest, runs: runs > 0 && (allRuns || runs > 1) ? runs : 1 };
}

/** What a parameter is where a call leaves it out; null where the call gives it, or where the default is no number. */
function defaultOf(fn: LinkedFunction, name: string, call: CallFacts, target: Value): number | null {
  const at = fn.facts.parameters.findIndex(parameter => parameter.name === name);
  if (at < 0 || !fn.facts.parameters[at].hasDefault) return null;
  if (call.arguments.length > at - receiverOf(fn, target) || call.keywords.some(keyword => keyword.name === name || keyword.name === '')) return null;
  const sized = loopSizedBy(fn.facts.body, name);
  return sized === null ? null : (sized.usual! - sized.sizedBy!.offset) / sized.sizedBy!.factor;
}

function loopSizedBy(region: RegionFacts, name: string): TripFacts | null {
  if (region.trip?.sizedBy?.parameter === name && region.trip.usual !== undefined) return region.trip;
  for (const loop of region.loops) {
    const found = loopSizedBy(loop, name);
    if (found !== null) return found;
  }
  return null;
}

/** The numbers that a `# forkcast: args=` comment gives: `[(1, 60_000), (2, 60_000)]`, `[(seed, 60_000) for seed in range(8)]`, `range(1_000, 1_040)`, in JavaScript also `Array.from(..., (_, i) => [i, 60_000])`. */
function sizesSaid(text: string, fn: LinkedFunction): Map<string, number> {
  const sizes = new Map<string, number>();
  const parameters = fn.facts.parameters.slice(fn.facts.owner >= 0 && !fn.facts.isStatic && familyOf(fn.module.facts.language) === 'python' ? 1 : 0);
  const take = (item: string): void => {
    const inner = /^[([](.*)[)\]]$/s.exec(item)?.[1];
    (inner === undefined ? [item] : topLevel(inner)).forEach((part, at) => {
      const number = /^(?:\w+\s*\+\s*)?(\d[\d_]*)(?:\s*\+\s*\w+)?$/.exec(part)?.[1];
      if (number === undefined || at >= parameters.length) return;
      const { name } = parameters[at];
      sizes.set(name, Math.max(sizes.get(name) ?? 0, Number(number.replaceAll('_', ''))));
    });
  };
  const each = /=>\s*(.+)\)$/s.exec(text)?.[1] ?? /^\[(.+?)\s+for\s.+\]$/s.exec(text)?.[1] ?? /^\[(.+)\]\s*\*\s*\d+$/s.exec(text)?.[1];
  const range = /^range\((?:.*,)?\s*(\d[\d_]*)\)$/.exec(text)?.[1];
  if (each !== undefined) take(each.trim());
  else if (range !== undefined) take(range);
  else for (const item of topLevel(/^\[(.*)\]$/s.exec(text)?.[1] ?? text)) take(item);
  return sizes;
}

/** The arguments of a text, commas in brackets left alone. */
function topLevel(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (let i = 0; i <= text.length; i++) {
    const one = text[i];
    if (i === text.length || (one === ',' && depth === 0)) {
      parts.push(text.slice(from, i).trim());
      from = i + 1;
    } else if (one === '(' || one === '[' || one === '{') depth++;
    else if (one === ')' || one === ']' || one === '}') depth--;
  }
  return parts;
}
