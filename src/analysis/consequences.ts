/**
 * What an edit changes elsewhere. Functions of the edited file, and those of which paths now lead elsewhere, are linked anew; only where that makes a difference are those that call
 * them weighed anew; and only what rests on a function that turns out to differ is said anew.
 */
import { withLateSites, type FileAnalysis, type Site } from '../model';
import type { CallGraph } from './effects/call-graph';
import { callsBetween } from './effects/calls';
import { familyOf } from './effects/dialect';
import type { Effect } from './effects/effect';
import type { LinkedModule } from './effects/module';
import type { LinkedFunction } from './effects/values';
import type { CallFacts, FunctionFacts, Path, RegionFacts } from './facts';
import { FormerModule, requoted } from './quotes';

const NO_SITES: readonly Site[] = [];

/** What was known of a function before something changed that it rests on. */
interface Before {
  effect: Effect | null;
  recursion: LinkedFunction['recursion'];
  tangled: boolean;
  callees: readonly LinkedFunction[];
  /** Whether it made calls that may mean one of several. */
  chose: boolean;
  /** Calls that were there before or are there now, but not alike in both. */
  calls: CallFacts[];
  /** Whether its calls may lead elsewhere; else only what they do has changed. */
  relinked: boolean;
  /** The edited path this goes back to. */
  because: string;
}

export class Consequences {
  /** What was said of files and still stands. */
  readonly analyses = new Map<LinkedModule, FileAnalysis>();
  /** Analyses whose sites nobody has asked for. */
  private readonly withoutSites = new WeakSet<FileAnalysis>();
  /** Files whose analyses quote lines of a file as evidence, by that file's path. */
  private readonly quotedBy = new Map<string, Set<LinkedModule>>();
  /** Functions that may do something else than before, which has not been looked at yet. */
  private readonly unsettled = new Map<LinkedFunction, Before>();
  /** Modules that others quote, in which something has changed that has not been looked at yet. */
  private readonly disturbed = new Map<LinkedModule, FormerModule>();
  /** Paths whose analyses may have changed, by the edited path they go back to. */
  private readonly changes = new Map<string, Set<string>>();

  constructor(private readonly graphOf: (module: LinkedModule) => CallGraph) {}

  keep(module: LinkedModule, analysis: FileAnalysis): void {
    this.analyses.set(module, analysis);
    this.noteQuotes(module, analysis.findings);
    this.noteQuotes(module, analysis.sites);
  }

  /** Keeps what was found in a file; its sites are made when somebody asks for them. */
  keepLate(module: LinkedModule, plain: Omit<FileAnalysis, 'sites'>, makeSites: () => Site[]): FileAnalysis {
    const analysis = withLateSites(plain, null, () => {
      const sites = makeSites();
      this.withoutSites.delete(analysis);
      this.noteQuotes(module, sites);
      return sites;
    });
    this.withoutSites.add(analysis);
    this.analyses.set(module, analysis);
    this.noteQuotes(module, analysis.findings);
    return analysis;
  }

  private noteQuotes(module: LinkedModule, from: readonly Pick<Site, 'evidence'>[]): void {
    for (const { evidence } of from) {
      for (const { path } of evidence) {
        if (path === undefined) continue;
        let quoting = this.quotedBy.get(path);
        if (quoting === undefined) this.quotedBy.set(path, (quoting = new Set()));
        quoting.add(module);
      }
    }
  }

  /** Something in a file is about to change: its own analysis is out of date, and those that quote its lines may be. */
  noteChange(module: LinkedModule, because: string): void {
    this.touchAll(module, because);
    if (this.quotedBy.has(module.path) && !this.disturbed.has(module)) this.disturbed.set(module, new FormerModule(module, because));
  }

  /** Paths whose analyses may have changed since the last call, on account of a file. */
  takeChanges(because: string): string[] {
    const changed = this.changes.get(because);
    this.changes.delete(because);
    return changed === undefined ? [] : [...changed];
  }

  /** The calls of a function, some of which may be other ones than before, are to be followed anew. */
  relink(fn: LinkedFunction, because: string, calls: readonly CallFacts[] = []): void {
    // What was never linked has nothing to be compared with.
    if (fn.effect === null && fn.targets === null && !this.unsettled.has(fn)) return;
    const before = this.suspend(fn, because);
    before.relinked = true;
    before.calls.push(...calls);
    this.graphOf(fn.module).invalidate(fn);
  }

  /** Paths of a module lead elsewhere now: these, or, where none are named, any. */
  relinkModule(module: LinkedModule, because: string, paths: ReadonlySet<Path>): void {
    this.noteChange(module, because);
    for (const fn of module.functions) this.relink(fn, because, callsThatMention(fn.facts, paths));
  }

  /** A function is no longer there. */
  drop(fn: LinkedFunction, because: string): void {
    for (const caller of [...fn.callers ?? [], ...fn.handedBy ?? []]) if (caller.module !== fn.module) this.relink(caller, because);
    this.unsettled.delete(fn);
    this.graphOf(fn.module).drop(fn);
  }

  /** Looks which functions do anything else than before; only what rests on those is out of date. */
  settle(): void {
    const differing = new Map<LinkedFunction, string>();
    for (const [fn, before] of this.unsettled) {
      if (!before.relinked) continue;
      const graph = this.graphOf(fn.module);
      const effect = graph.effectOf(fn);
      for (const call of before.calls) graph.noteCall(call, fn);
      const sameCalls = sameCallees(before, fn) && before.recursion === 'none' && fn.recursion === 'none' && !before.tangled && fn.tangle === null;
      if (sameCalls && before.effect !== null && before.effect.equals(effect)) continue;
      // Where the same is called, nothing has come into a circle of calls or left one.
      if (sameCalls && !before.chose && fn.possible === null) differing.set(fn, before.because);
      else this.suspendCallers(fn, before.because);
    }
    this.spread(differing);
    for (const [fn, before] of this.unsettled) {
      const effect = this.graphOf(fn.module).effectOf(fn);
      if (actsAlike(before, effect, fn)) continue;
      this.touchFunction(fn, before.because);
      for (const caller of fn.callers ?? []) this.touchFunction(caller, before.because);
      for (const to of fn.givenTo ?? []) this.touchFunction(to, before.because);
      for (const handing of fn.handedBy ?? []) this.touchFunction(handing, before.because);
    }
    for (const [module, former] of this.disturbed) this.requote(module, former);
    this.disturbed.clear();
    this.unsettled.clear();
  }

  /** Has all that call a function, directly or around, weighed anew. */
  private suspendCallers(fn: LinkedFunction, because: string): void {
    for (const one of withCallers([fn])) if (one !== fn) this.suspend(one, because);
    // A recursion through other functions shows only once all of them are seen afresh.
    if (fn.callers !== null && fn.callers.size > 0) this.graphOf(fn.module).reweigh(fn);
  }

  /** Weighs those anew that call what differs, and in turn those that call them, as far as any of them comes out different. */
  private spread(differing: ReadonlyMap<LinkedFunction, string>): void {
    if (differing.size === 0) return;
    const waiting = new Map<LinkedFunction, string>();
    for (const [fn, because] of differing) for (const caller of fn.callers ?? []) waiting.set(caller, because);
    const weigh = (fn: LinkedFunction): void => {
      const because = waiting.get(fn);
      if (because === undefined || !waiting.delete(fn)) return;
      // What is suspended already is weighed when somebody asks, and so is all that calls it.
      if (fn.effect === null) return;
      const circle = inCircleWith(fn);
      const former = new Map([...circle].map(one => [one, one.effect]));
      for (const one of circle) this.suspend(one, because);
      for (const [one, before] of former) {
        waiting.delete(one);
        const effect = this.graphOf(one.module).effectOf(one);
        // Some sizes may tell apart what is usually the same.
        if (before !== null && before.equals(effect) && one.sizing === null) continue;
        for (const caller of one.callers ?? []) if (!circle.has(caller)) waiting.set(caller, because);
      }
    };
    const order = withCallers(differing.keys());
    while (waiting.size > 0) {
      // Callees first, so that hardly any is weighed twice.
      for (let i = order.length - 1; i >= 0 && waiting.size > 0; i--) weigh(order[i]);
      for (const fn of [...waiting.keys()]) weigh(fn);
    }
  }

  /** Analyses that quote lines of a module are told where these are now; those that rest on what has changed are out of date. */
  private requote({ path }: LinkedModule, former: FormerModule): void {
    const alike = (fn: LinkedFunction): boolean => {
      const before = this.unsettled.get(fn);
      return before !== undefined && fn.effect !== null && actsAlike(before, fn.effect, fn);
    };
    const quoting = this.quotedBy.get(path);
    for (const one of quoting ?? []) {
      const analysis = this.analyses.get(one);
      const isLate = analysis !== undefined && this.withoutSites.has(analysis);
      const now = analysis === undefined ? null : requoted(analysis, isLate ? NO_SITES : analysis.sites, path, range => former.whereNow(range, alike));
      if (now !== analysis) this.touch(one, former.because);
      else if (!isLate) continue;
      for (const fn of one.functions) if (fn.sites?.some(({ evidence }) => evidence.some(step => step.path === path))) fn.sites = null;
      if (now === null) quoting!.delete(one);
      else this.analyses.set(one, now);
    }
  }

  /** What is said of a function may rest on who calls it with what, and on what runs it, directly or around: all below a call that differs is out of date. */
  touchBelow(graph: CallGraph, because: string): void {
    const reached = graph.takeAffected();
    // Whoever drops the promise of a function is told so where others do not.
    for (const fn of reached) {
      if (familyOf(fn.module.facts.language) === 'node') for (const caller of fn.callers ?? []) if (callsBetween(caller, fn).some(({ awaited, discarded }) => discarded && !awaited)) this.touch(caller.module, because);
    }
    const modules = new Set<LinkedModule>();
    for (const fn of reached) {
      modules.add(fn.module);
      for (const callee of fn.callees) reached.add(callee);
      for (const handed of fn.handOvers) reached.add(handed.fn);
    }
    for (const module of modules) this.touchAll(module, because);
  }

  /** Forgets what a function does; what it was seen to do is remembered, to be compared. */
  private suspend(fn: LinkedFunction, because: string): Before {
    let before = this.unsettled.get(fn);
    if (before === undefined) {
      before = { effect: fn.effect, recursion: fn.recursion, tangled: fn.tangle !== null, callees: fn.callees, chose: fn.possible !== null, calls: [], relinked: false, because };
      this.unsettled.set(fn, before);
    }
    this.graphOf(fn.module).reweigh(fn);
    return before;
  }

  /** What is said of a function is out of date; of the others in its file only what rules find, which look at all of it. */
  private touchFunction(fn: LinkedFunction, because: string): void {
    fn.sites = null;
    this.touch(fn.module, because);
  }

  private touchAll(module: LinkedModule, because: string): void {
    this.touch(module, because);
    for (const fn of module.functions) fn.sites = null;
  }

  private touch(module: LinkedModule, because: string): void {
    this.analyses.delete(module);
    let changed = this.changes.get(because);
    if (changed === undefined) this.changes.set(because, (changed = new Set()));
    changed.add(module.path);
  }
}

/** Whether a function does what it did, to those that it did it to. */
function actsAlike(before: Before, effect: Effect, fn: LinkedFunction): boolean {
  return before.effect !== null && before.effect.equals(effect) && before.recursion === fn.recursion && (!before.relinked || sameCallees(before, fn));
}

/** Functions, and all that call them, directly or around: each behind those that call it, but for circles. */
function withCallers(functions: Iterable<LinkedFunction>): LinkedFunction[] {
  const order: LinkedFunction[] = [];
  const seen = new Set<LinkedFunction>();
  const path: { fn: LinkedFunction; next: Iterator<LinkedFunction> }[] = [];
  const enter = (fn: LinkedFunction): void => {
    if (seen.has(fn)) return;
    seen.add(fn);
    path.push({ fn, next: (fn.callers ?? NO_CALLERS).values() });
  };
  for (const fn of functions) {
    enter(fn);
    while (path.length > 0) {
      const top = path[path.length - 1];
      const { done, value } = top.next.next();
      if (done !== true) {
        enter(value);
        continue;
      }
      order.push(top.fn);
      path.pop();
    }
  }
  return order;
}

const NO_CALLERS: ReadonlySet<LinkedFunction> = new Set();

/** Functions that can only be weighed together, for they call one another; most stand alone. */
function inCircleWith(fn: LinkedFunction): Set<LinkedFunction> {
  const all = new Set([fn]);
  for (const one of all) {
    for (const other of one.circle ?? []) all.add(other);
    for (const other of one.tangle ?? []) all.add(other);
  }
  return all;
}

function sameCallees({ callees }: Before, fn: LinkedFunction): boolean {
  return callees.length === fn.callees.length && callees.every(callee => fn.callees.includes(callee));
}

/** The calls of a function that call or pass on what one of the paths names; without paths, all. */
function callsThatMention({ body }: FunctionFacts, paths: ReadonlySet<Path>): CallFacts[] {
  const found: CallFacts[] = [];
  const mentions = (path: Path | null) => path !== null && (paths.has(path) || (path.endsWith('()') && paths.has(path.slice(0, -2))));
  const walk = (region: RegionFacts): void => {
    for (const call of region.calls) {
      if (paths.size === 0 || mentions(call.path) || call.arguments.some(mentions) || call.keywords.some(({ value }) => mentions(value)) || call.oneOf?.some(mentions) || call.packed?.some(mentions) || call.transfers?.some(({ path }) => mentions(path))) found.push(call);
    }
    region.loops.forEach(walk);
  };
  walk(body);
  return found;
}
