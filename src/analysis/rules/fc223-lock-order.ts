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
import { UntilNextChange } from '../effects/until-next-change';
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
  if (family === 'node' || !holdsAny(module)) return;
  const asked = new Set<string>();
  const search = searches.of(graph);
  for (const nesting of module.functions.flatMap(fn => [...search.nestingsIn(fn, null)])) {
    const key = `${nesting.outer} ${nesting.inner}`;
    if (asked.has(key)) continue;
    const other = search.reversed(nesting);
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

const holds = new WeakMap<LinkedModule['facts'], boolean>();

/** Whether anything is held anywhere in a file. */
function holdsAny({ facts }: LinkedModule): boolean {
  let any = holds.get(facts);
  if (any === undefined) holds.set(facts, (any = facts.functions.some(({ sharing }) => sharing !== undefined && sharing.held.length > 0)));
  return any;
}

/** Looks for nestings, and remembers what it asks again and again, file after file, until something is edited. */
class Search {
  private readonly locks = new Map<LinkedFunction, { held: HeldFacts; place: string }[]>();
  /** Functions from which no lock was found, and within how many calls. */
  private readonly barren = new Map<LinkedFunction, number>();

  /** The functions of the workspace that take a lock, by lock. */
  private takers: Map<string, Set<LinkedFunction>> | null = null;

  constructor(private readonly graph: CallGraph) {}

  /** Where the same two are taken the other way round, anywhere in the workspace. */
  reversed({ outer, inner, besides }: Nesting): Nesting | null {
    for (const fn of (this.takers ??= this.allTakers()).get(inner) ?? []) {
      for (const other of this.nestingsIn(fn, inner)) {
        if (other.inner === outer && !other.besides.some(place => besides.includes(place))) return other;
      }
    }
    return null;
  }

  private allTakers(): Map<string, Set<LinkedFunction>> {
    const takers = new Map<string, Set<LinkedFunction>>();
    for (const module of this.graph.linker.modules.all()) {
      if (!holdsAny(module)) continue;
      for (const fn of module.functions) {
        for (const { place } of this.locksOf(fn)) {
          const known = takers.get(place);
          if (known === undefined) takers.set(place, new Set([fn]));
          else known.add(fn);
        }
      }
    }
    return takers;
  }

  /** What is taken under the locks of a function; `wanted`: only under this one. */
  *nestingsIn(fn: LinkedFunction, wanted: string | null): Generator<Nesting> {
    const locks = this.locksOf(fn);
    for (const { held, place: outer } of locks) {
      if (wanted !== null && outer !== wanted) continue;
      const around = locks.filter(one => one.held !== held && one.held.from <= held.start && held.start < one.held.until).map(one => one.place);
      for (const one of locks) {
        if (one.held === held || one.held.start < held.from || one.held.start >= held.until || one.place === outer) continue;
        const between = locks.filter(other => other !== one && other.held !== held && other.held.from <= one.held.start && one.held.start < other.held.until).map(other => other.place);
        yield { outer, inner: one.place, besides: [...around, ...between], fn, held, way: [{ fn, start: one.held.start, end: one.held.end, name: one.held.name }] };
      }
      this.graph.effectOf(fn);
      if (!fn.callees.some(callee => this.leadsToLock(callee, MOST_HELPERS))) continue;
      for (const call of linkedCalls(fn)) {
        if (call.facts.start < held.from || call.facts.start >= held.until) continue;
        const between = locks.filter(other => other.held !== held && other.held.from <= call.facts.start && call.facts.start < other.held.until).map(other => other.place);
        for (const { place, way } of this.takenBy(call, fn, 0, new Set([fn]))) {
          if (place !== outer && !between.includes(place)) yield { outer, inner: place, besides: [...around, ...between], fn, held, way };
        }
      }
    }
  }

  /** The locks that a function itself takes and waits for. */
  private locksOf(fn: LinkedFunction): { held: HeldFacts; place: string }[] {
    const all = fn.facts.sharing?.held ?? [];
    if (all.length === 0) return NO_LOCKS;
    let found = this.locks.get(fn);
    if (found !== undefined) return found;
    found = [];
    const { linker } = this.graph;
    for (const held of all) {
      if (held.place === null || held.tries === true || lockKind(held, fn, linker) !== 'thread' || isCounting(held, fn, this.graph)) continue;
      found.push({ held, place: homeOf(held.place, fn, linker) });
    }
    this.locks.set(fn, found);
    return found;
  }

  /** Whether a function, or what it calls within so many steps, takes a lock: most do not, and their calls need not be looked at. */
  private leadsToLock(fn: LinkedFunction, steps: number): boolean {
    if (this.locksOf(fn).length > 0) return true;
    if (steps === 0 || (this.barren.get(fn) ?? -1) >= steps) return false;
    this.graph.effectOf(fn);
    if (fn.callees.some(callee => this.leadsToLock(callee, steps - 1))) return true;
    this.barren.set(fn, steps);
    return false;
  }

  /** The locks that a call leads to in functions of the workspace, with the way there. */
  private *takenBy({ facts, target }: LinkedCall, by: LinkedFunction, depth: number, seen: Set<LinkedFunction>): Generator<{ place: string; way: Step[] }> {
    const callee = target?.fn ?? null;
    if (callee === null || seen.has(callee) || depth >= MOST_HELPERS || callee.facts.isAsync || callee.facts.isGenerator || !this.leadsToLock(callee, MOST_HELPERS - depth)) return;
    seen.add(callee);
    const step: Step = { fn: by, start: facts.start, end: facts.end, name: callee.fullName };
    for (const { held, place } of this.locksOf(callee)) yield { place, way: [step, { fn: callee, start: held.start, end: held.end, name: held.name }] };
    for (const call of linkedCalls(callee)) for (const { place, way } of this.takenBy(call, callee, depth + 1, seen)) yield { place, way: [step, ...way] };
  }
}

const searches = new UntilNextChange(graph => new Search(graph));

const NO_LOCKS: { held: HeldFacts; place: string }[] = [];

/** A semaphore lets several in: holding one keeps nobody from it as long as there is room. */
function isCounting({ path }: HeldFacts, fn: LinkedFunction, { linker }: CallGraph): boolean {
  return linker.resolve(path, fn.module)?.name.endsWith('Semaphore') === true;
}
