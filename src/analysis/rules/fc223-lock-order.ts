/**
 * FC223 lock-order: two locks are taken one inside the other, here in one order and elsewhere in the other. Two threads that each hold one of them wait for
 * the other for good.
 *
 *     def pay():                          def refund():
 *         with accounts_lock:                 with journal_lock:
 *             with journal_lock: ...              with accounts_lock: ...
 *
 * Instead: the same order everywhere, one lock for both, or the second one taken after the first is let go. Calls made under a lock count with the locks
 * that they take.
 */
import type { Evidence } from '../../model';
import type { CallGraph } from '../effects/call-graph';
import { homeOf, lockKind } from '../effects/locks';
import { rangeOf } from '../effects/ranges';
import type { LinkedModule } from '../effects/module';
import type { HeldFacts } from '../facts';
import type { LinkedFunction } from '../effects/values';
import { linkedCalls, type LinkedCall } from './calls';
import { defineRule } from './rule';

/** One lock taken while another is held. */
interface Nesting {
  outer: string;
  inner: string;
  /** Other locks held at that point. */
  besides: readonly string[];
  fn: LinkedFunction;
  held: HeldFacts;
  /** The way from there to where the inner one is taken: calls, then the lock. */
  way: Step[];
}
interface Step { fn: LinkedFunction; start: number; end: number; name: string }

const MOST_HELPERS = 4;

export const lockOrder = defineRule('FC223', function* ({ family, graph, module }) {
  if (family === 'node') return;
  const asked = new Set<string>();
  for (const nesting of nestingsIn(module, graph)) {
    const key = `${nesting.outer} ${nesting.inner}`;
    if (asked.has(key)) continue;
    const other = reversed(nesting, graph);
    // Other locks held there may make all the difference: without any, the answer is the same for every place of this order.
    if (other !== null || nesting.besides.length === 0) asked.add(key);
    if (other === null) continue;
    const [first] = nesting.way;
    const evidence = [...nesting.way, { fn: other.fn, start: other.held.start, end: other.held.end, name: other.held.name }, ...other.way];
    yield {
      start: first.start, end: first.end,
      message: `Here ${shown(nesting.inner)} is taken while ${shown(nesting.outer)} is held, and ${other.fn.fullName} takes them the other way round: two threads can each hold one and wait for the other for good.`,
      evidence: evidence.map(step => stepOf(step, module)),
    };
  }
});

function stepOf({ fn, start, end, name }: Step, home: LinkedModule): Evidence {
  return { range: rangeOf(fn.module.facts, start, end), name, work: 'trivial', ...(fn.module === home ? {} : { path: fn.module.path }) };
}

/** `app.Bank._lock` -> `Bank._lock` */
function shown(place: string): string {
  return place.split('.').slice(-2).join('.');
}

/** Where the same two are taken the other way round, anywhere in the workspace. */
function reversed({ outer, inner, besides }: Nesting, graph: CallGraph): Nesting | null {
  for (const module of graph.linker.modules.all()) {
    if (!module.functions.some(({ facts }) => facts.sharing !== undefined && facts.sharing.held.length > 0)) continue;
    for (const other of nestingsIn(module, graph)) {
      if (other.outer === inner && other.inner === outer && !other.besides.some(place => besides.includes(place))) return other;
    }
  }
  return null;
}

function* nestingsIn(module: LinkedModule, graph: CallGraph): Generator<Nesting> {
  for (const fn of module.functions) {
    const locks = locksOf(fn, graph);
    for (const { held, place: outer } of locks) {
      const around = locks.filter(one => one.held !== held && one.held.from <= held.start && held.start < one.held.until).map(one => one.place);
      for (const one of locks) {
        if (one.held === held || one.held.start < held.from || one.held.start >= held.until || one.place === outer) continue;
        const between = locks.filter(other => other !== one && other.held !== held && other.held.from <= one.held.start && one.held.start < other.held.until).map(other => other.place);
        yield { outer, inner: one.place, besides: [...around, ...between], fn, held, way: [{ fn, start: one.held.start, end: one.held.end, name: one.held.name }] };
      }
      graph.effectOf(fn);
      for (const call of linkedCalls(fn)) {
        if (call.facts.start < held.from || call.facts.start >= held.until) continue;
        const between = locks.filter(other => other.held !== held && other.held.from <= call.facts.start && call.facts.start < other.held.until).map(other => other.place);
        for (const { place, way } of takenBy(call, fn, graph, 0, new Set([fn]))) {
          if (place !== outer && !between.includes(place)) yield { outer, inner: place, besides: [...around, ...between], fn, held, way };
        }
      }
    }
  }
}

/** The locks that a function itself takes and waits for. */
function locksOf(fn: LinkedFunction, graph: CallGraph): { held: HeldFacts; place: string }[] {
  const found: { held: HeldFacts; place: string }[] = [];
  for (const held of fn.facts.sharing?.held ?? []) {
    if (held.place === null || held.tries === true || lockKind(held, fn, graph.linker) !== 'thread' || isCounting(held, fn, graph)) continue;
    found.push({ held, place: homeOf(held.place, fn, graph.linker) });
  }
  return found;
}

/** A semaphore lets several in: holding one keeps nobody from it as long as there is room. */
function isCounting({ path }: HeldFacts, fn: LinkedFunction, { linker }: CallGraph): boolean {
  return linker.resolve(path, fn.module)?.name.endsWith('Semaphore') === true;
}

/** The locks that a call leads to in functions of the workspace, with the way there. */
function* takenBy({ facts, target }: LinkedCall, by: LinkedFunction, graph: CallGraph, depth: number, seen: Set<LinkedFunction>): Generator<{ place: string; way: Step[] }> {
  const callee = target?.fn ?? null;
  if (callee === null || seen.has(callee) || depth >= MOST_HELPERS || callee.facts.isAsync || callee.facts.isGenerator) return;
  seen.add(callee);
  const step: Step = { fn: by, start: facts.start, end: facts.end, name: callee.fullName };
  for (const { held, place } of locksOf(callee, graph)) yield { place, way: [step, { fn: callee, start: held.start, end: held.end, name: held.name }] };
  graph.effectOf(callee);
  for (const call of linkedCalls(callee)) for (const { place, way } of takenBy(call, callee, graph, depth + 1, seen)) yield { place, way: [step, ...way] };
}
