/**
 * What is known of a workspace: facts of every file, linked, with effects computed on demand. Pure: texts are fed in, analyses come out.
 * An edit costs what it can change: the file's own functions, and those elsewhere whose effects turn out to depend on a difference.
 */
import type { AnalysisReport, FileAnalysis, Language, ScriptProject } from '../model';
import { catalogue } from './catalogue';
import { Distiller, type DistilOptions } from './distil';
import { ScriptAliases } from './effects/aliases';
import { CallGraph } from './effects/call-graph';
import { callsThatDiffer } from './effects/calls';
import { dialects, familyOf, type Family } from './effects/dialect';
import { Linker } from './effects/linker';
import { sameInterface, type LinkedModule } from './effects/module';
import type { LinkedFunction } from './effects/values';
import type { CallFacts, ModuleFacts } from './facts';
import { listFunctions, type FunctionListing } from './functions';
import { analyzeModule } from './module-analysis';
import type { RuleSettings } from './rules/table';

export interface IndexOptions extends DistilOptions {
  rules?: RuleSettings;
}

/** What a function called before its file was edited. */
interface Before {
  /** Null: somebody that called it, so that what it calls may have led around. */
  callees: readonly LinkedFunction[] | null;
  /** Calls that were there before or are there now, but not alike in both. */
  calls: CallFacts[];
}

/** The files of one language family and what is known of them: names of one mean nothing in the other. */
class Space {
  readonly linker: Linker;
  readonly graph: CallGraph;

  constructor(family: Family) {
    this.linker = new Linker(catalogue(family), dialects[family]);
    this.graph = new CallGraph(this.linker);
  }
}

export class WorkspaceIndex {
  private readonly spaces = new Map<Family, Space>();
  private readonly distiller: Distiller;
  private readonly analyses = new Map<LinkedModule, FileAnalysis>();
  /** Files whose analyses quote lines of a file as evidence, by that file's path. */
  private readonly quotedBy = new Map<string, Set<LinkedModule>>();
  /** Edited modules whose effect on others has not been looked at yet. */
  private readonly unsettled = new Map<LinkedModule, Map<LinkedFunction, Before>>();
  /** Paths whose analyses may have changed, by the edited path they go back to. */
  private readonly changes = new Map<string, Set<string>>();
  /** Whether every function's calls have been followed once; from then on every change is followed to all that it can change. */
  private linked = false;
  /** Files came, went or were edited since the last linking. */
  private stale = true;
  /** Analyses that were handed in stand, unless something changes before the first linking is through. */
  private adopted = false;
  private settings: RuleSettings;

  private readonly roots: readonly string[];
  private projects = '';

  constructor(options: IndexOptions = {}) {
    this.roots = options.roots ?? [];
    this.distiller = new Distiller(options);
    this.settings = options.rules ?? {};
  }

  /** Paths of the files that are in the index. */
  paths(): string[] {
    return [...this.modules()].map(module => module.path);
  }

  has(path: string): boolean {
    return this.module(path) !== undefined;
  }

  /** The facts of a file, as last fed in. */
  facts(path: string): ModuleFacts | undefined {
    return this.module(path)?.facts;
  }

  setRules(settings: RuleSettings): void {
    this.settings = settings;
    this.analyses.clear();
  }

  /** Takes the names under which scripts import one another, as tsconfig.json and package.json say; all of them, in place of those before. */
  setScriptProjects(projects: readonly ScriptProject[]): void {
    const before = this.projects;
    this.projects = projects.length === 0 ? '' : JSON.stringify(projects);
    if (this.projects === before) return;
    const { linker } = this.space('javascript');
    linker.setAliases(projects.length === 0 ? null : new ScriptAliases(projects, this.roots));
    for (const module of linker.modules.all()) {
      this.noteChange(module.path, module);
      this.invalidateModule(module, module.path);
    }
  }

  /** Parses a text and takes its facts. Never throws, whatever the text. */
  updateText(path: string, text: string, language: Language = 'python'): void {
    this.update(this.distiller.facts(path, text, language));
  }

  private space(language: Language): Space {
    const family = familyOf(language);
    let space = this.spaces.get(family);
    if (space === undefined) this.spaces.set(family, (space = new Space(family)));
    return space;
  }

  private spaceOf(module: LinkedModule): Space {
    return this.space(module.facts.language);
  }

  private module(path: string): LinkedModule | undefined {
    for (const { linker } of this.spaces.values()) {
      const module = linker.modules.get(path);
      if (module !== undefined) return module;
    }
    return undefined;
  }

  private *modules(): Generator<LinkedModule> {
    for (const { linker } of this.spaces.values()) yield* linker.modules.all();
  }

  /** Takes the facts of a new or edited file. */
  update(facts: ModuleFacts): void {
    const module = this.module(facts.path);
    if (module === undefined) {
      const added = this.space(facts.language).linker.add(facts);
      this.noteChange(facts.path, added.module);
      for (const one of added.affected) this.invalidateModule(one, facts.path);
      return;
    }
    if (module.name !== facts.name || familyOf(module.facts.language) !== familyOf(facts.language)) {
      this.remove(facts.path);
      this.update(facts);
      return;
    }
    this.noteChange(facts.path, module);
    const { linker, graph } = this.spaceOf(module);
    const before = this.unsettled.get(module) ?? new Map<LinkedFunction, Before>();
    const formerly = new Map(module.functions.map(fn => [fn, fn.facts]));
    for (const fn of module.functions) {
      if (fn.effect === null) continue;
      before.set(fn, { callees: fn.recursion === 'none' ? fn.callees : null, calls: before.get(fn)?.calls ?? [] });
      graph.invalidate(fn);
    }
    this.unsettled.set(module, before);
    const same = sameInterface(module.facts, facts);
    const gone = module.take(facts);
    for (const fn of gone) {
      this.invalidateCallers(fn, facts.path);
      graph.drop(fn);
    }
    for (const [fn, former] of formerly) if (fn.facts !== former) before.get(fn)?.calls.push(...callsThatDiffer(former, fn.facts));
    if (!same) for (const one of linker.forgetUsers(module)) this.invalidateModule(one, facts.path);
    // Paths met while somebody types pile up; start afresh now and then.
    else if (module.resolved.size > 1000 + 50 * module.functions.length) module.resolved.clear();
  }

  /** Forgets a file. Other files that used it are analysed as if it had never been there. */
  remove(path: string): void {
    const module = this.module(path);
    if (module === undefined) return;
    this.noteChange(path, module);
    this.unsettled.delete(module);
    const { linker, graph } = this.spaceOf(module);
    for (const one of linker.remove(module)) this.invalidateModule(one, path);
    for (const fn of module.functions) {
      this.invalidateCallers(fn, path);
      graph.drop(fn);
    }
    this.analyses.delete(module);
  }

  /** Sites and findings of a file; undefined for files the index does not have. Kept until something it rests on changes. */
  analyze(path: string): FileAnalysis | undefined {
    const module = this.module(path);
    if (module === undefined) return undefined;
    this.follow(path);
    let analysis = this.analyses.get(module);
    if (analysis === undefined) {
      analysis = analyzeModule(module, this.spaceOf(module).graph, this.settings);
      this.noteQuotes(module, analysis);
      this.analyses.set(module, analysis);
    }
    return analysis;
  }

  /** Takes analyses that were made of the very files that are in the index, under the same settings: they need not be made again. */
  adopt(analyses: Iterable<FileAnalysis>): void {
    if (this.linked) return;
    for (const analysis of analyses) {
      const module = this.module(analysis.path);
      if (module === undefined) continue;
      this.analyses.set(module, analysis);
      this.noteQuotes(module, analysis);
    }
    this.adopted = true;
  }

  /** Analyses file by file, so that the caller can show progress or leave off. */
  *analyzeAll(): Generator<FileAnalysis> {
    this.linkAll();
    for (const path of this.paths().sort()) {
      const analysis = this.analyze(path);
      if (analysis !== undefined) yield analysis;
    }
  }

  report(): AnalysisReport {
    return { version: 1, files: [...this.analyzeAll()], skipped: [] };
  }

  /** Paths (its own included) whose findings may differ since a file was last asked about here: its last edits and their consequences. */
  changedBy(path: string): string[] {
    this.follow(path);
    const changed = this.changes.get(path);
    this.changes.delete(path);
    return changed === undefined ? [] : [...changed];
  }

  /** The functions of a file that could be benchmarked, with what is known about running them. */
  functions(path: string): FunctionListing[] {
    const module = this.module(path);
    if (module === undefined) return [];
    this.linkAll();
    return listFunctions(module, this.spaceOf(module).graph);
  }

  /**
   * Follows every call there is, module by module, so that the caller can leave off and go on. Calls anywhere show with which arguments a function is called
   * and what runs it; what was said of a file before all of them were followed may be out of date, and is said anew.
   */
  *link(): Generator<void> {
    if (this.linked) return this.follow('');
    for (const one of this.modules()) {
      const { graph } = this.spaceOf(one);
      for (const fn of one.functions) graph.effectOf(fn);
      yield;
    }
    this.settle();
    if (!this.adopted) this.analyses.clear();
    this.linked = true;
    for (const { graph } of this.spaces.values()) graph.watch();
    this.relink('');
  }

  private linkAll(): void {
    for (const _ of this.link());
  }

  /** Sees to it that what an edit can change is known: its callers' effects, and what it calls with what. */
  private follow(path: string): void {
    this.settle();
    if (this.linked) this.relink(path);
  }

  /** Follows the calls that lead elsewhere since something changed. */
  private relink(because: string): void {
    if (!this.stale) return;
    this.stale = false;
    for (const one of this.modules()) {
      const { graph } = this.spaceOf(one);
      for (const fn of one.functions) if (fn.effect === null) graph.effectOf(fn);
    }
    this.touchBelow(because);
  }

  /** What is said of a function may rest on who calls it with what, and on what runs it, directly or around: all below a call that differs is out of date. */
  private touchBelow(because: string): void {
    for (const { graph } of this.spaces.values()) {
      const reached = graph.takeAffected();
      for (const fn of reached) {
        this.touch(fn.module, because);
        for (const callee of fn.callees) reached.add(callee);
        for (const handed of fn.handOvers) reached.add(handed.fn);
      }
    }
  }

  private noteQuotes(module: LinkedModule, analysis: FileAnalysis): void {
    for (const { evidence } of [...analysis.sites, ...analysis.findings]) {
      for (const { path } of evidence) {
        if (path === undefined) continue;
        let quoting = this.quotedBy.get(path);
        if (quoting === undefined) this.quotedBy.set(path, (quoting = new Set()));
        quoting.add(module);
      }
    }
  }

  /** A file has changed: its own analysis and those that quote its lines are out of date. */
  private noteChange(path: string, module: LinkedModule): void {
    this.stale = true;
    this.adopted &&= this.linked;
    this.touch(module, path);
    for (const quoting of this.quotedBy.get(path) ?? []) this.touch(quoting, path);
    this.quotedBy.delete(path);
  }

  private touch(module: LinkedModule, because: string): void {
    this.analyses.delete(module);
    let changed = this.changes.get(because);
    if (changed === undefined) this.changes.set(because, (changed = new Set()));
    changed.add(module.path);
  }

  /** Everything a module's paths lead to may have changed. */
  private invalidateModule(module: LinkedModule, because: string): void {
    this.touch(module, because);
    const { graph } = this.spaceOf(module);
    for (const fn of module.functions) {
      if (fn.effect === null) continue;
      graph.invalidate(fn);
      this.invalidateCallers(fn, because);
    }
  }

  /** Forgets the effects of all that call a function, however indirectly. */
  private invalidateCallers(fn: LinkedFunction, because: string): void {
    const reached = new Set<LinkedFunction>([fn]);
    for (const one of reached) {
      for (const caller of one.callers ?? []) {
        if (reached.has(caller)) continue;
        reached.add(caller);
        if (caller.effect !== null) {
          this.spaceOf(caller.module).graph.invalidate(caller);
          this.touch(caller.module, because);
        }
      }
    }
  }

  /** Looks whether edited functions do anything else than before; only then are their callers' effects out of date. */
  private settle(): void {
    for (const [module, before] of this.unsettled) {
      const { graph } = this.spaceOf(module);
      for (const [fn, { callees, calls }] of before) {
        if (module.fn(fn.facts.qualifiedName) !== fn) continue;
        const effect = graph.effectOf(fn);
        for (const call of calls) graph.noteCall(call, fn);
        const sameCallees = callees !== null && callees.length === fn.callees.length && callees.every(callee => fn.callees.includes(callee));
        if (sameCallees && fn.recursion === 'none' && fn.lastEffect !== null && fn.lastEffect.equals(effect)) continue;
        this.invalidateCallers(fn, module.path);
        // A recursion through other functions shows only once all of them are seen afresh.
        if (fn.callers !== null && fn.callers.size > 0) graph.invalidate(fn);
      }
      if (this.linked) this.touchBelow(module.path);
    }
    this.unsettled.clear();
  }
}
