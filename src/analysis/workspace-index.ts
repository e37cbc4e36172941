/**
 * What is known of a workspace: facts of every file, linked, with effects computed on demand. Pure: texts are fed in, analyses come out.
 * An edit costs what it can change: the file's own functions, and those elsewhere whose effects turn out to depend on a difference.
 */
import type { AnalysisReport, FileAnalysis, Language, ScriptProject } from '../model';
import { catalogue } from './catalogue';
import { Consequences } from './consequences';
import { Distiller, type DistilOptions } from './distil';
import { ScriptAliases } from './effects/aliases';
import { CallGraph } from './effects/call-graph';
import { callsThatDiffer } from './effects/calls';
import { changedNames } from './effects/changed-names';
import { dialects, familyOf, type Family } from './effects/dialect';
import { followAnew, NO_PATHS } from './effects/follow-anew';
import { Linker } from './effects/linker';
import type { LinkedModule } from './effects/module';
import { Overrides } from './effects/overrides';
import type { ModuleFacts } from './facts';
import { listFunctions, type FunctionListing } from './functions';
import { analyzeModule, sitesOfModule } from './module-analysis';
import type { RuleSettings } from './rules/table';
import { isStubFile, StubFiles } from './stub-files';

export interface IndexOptions extends DistilOptions {
  rules?: RuleSettings;
}

/** The files of one language family and what is known of them: names of one mean nothing in the other. */
class Space {
  readonly linker: Linker;
  readonly graph: CallGraph;
  readonly overrides: Overrides;

  constructor(family: Family) {
    this.linker = new Linker(catalogue(family), dialects[family]);
    this.graph = new CallGraph(this.linker);
    this.overrides = new Overrides(this.linker);
  }
}

export class WorkspaceIndex {
  private readonly spaces = new Map<Family, Space>();
  private readonly distiller: Distiller;
  private readonly consequences = new Consequences(module => this.spaceOf(module).graph);
  /** Whether every function's calls have been followed once; from then on every change is followed to all that it can change. */
  private linked = false;
  /** Files that came or were edited since the last linking: there may be functions whose calls nobody has followed. */
  private readonly stale = new Set<LinkedModule>();
  /** Whether anything has changed since every call was followed: from then on sites are made for whoever looks at them, as an edit may concern hundreds of files that nobody has open. */
  private edited = false;
  /** Analyses that were handed in stand, unless something changes before the first linking is through. */
  private adopted = false;
  private settings: RuleSettings;
  private readonly stubs = new StubFiles();

  private readonly roots: readonly string[];
  private projects = '';

  constructor(options: IndexOptions = {}) {
    this.roots = options.roots ?? [];
    this.distiller = new Distiller(options);
    this.settings = options.rules ?? {};
  }

  /** Paths of the sources that are in the index. */
  paths(): string[] {
    return [...this.modules()].map(module => module.path).filter(path => !isStubFile(path));
  }

  /** Paths of the stubs that are in the index: they say what sources leave open, and nothing is said of them. */
  stubPaths(): string[] {
    return [...this.stubs.paths];
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
    this.consequences.analyses.clear();
  }

  /** Takes the names under which scripts import one another, as tsconfig.json and package.json say; all of them, in place of those before. */
  setScriptProjects(projects: readonly ScriptProject[]): void {
    const before = this.projects;
    this.projects = projects.length === 0 ? '' : JSON.stringify(projects);
    if (this.projects === before) return;
    const { linker } = this.space('javascript');
    linker.setAliases(projects.length === 0 ? null : new ScriptAliases(projects, this.roots));
    this.outdated();
    for (const module of linker.modules.all()) this.consequences.relinkModule(module, module.path, NO_PATHS);
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
    if (isStubFile(facts.path)) return this.describe(facts);
    const stub = facts.language === 'python' ? this.stubs.of(facts.name) : undefined;
    if (stub !== undefined) this.drop(stub.path, facts.path);
    this.take(facts.path, this.stubs.complete(facts));
  }

  /** Takes a stub: for the sources of its name, or in the place of one that is not there. */
  private describe(stub: ModuleFacts): void {
    this.stubs.add(stub);
    this.describeModule(stub.name, stub.path);
  }

  /** Says anew what a module is like whose stubs have changed: by its sources, else by the stub that counts. */
  private describeModule(name: string, because: string): void {
    const modules = this.space('python').linker.modules.named(name);
    const sources = modules.filter(({ path }) => !isStubFile(path));
    const stub = sources.length === 0 ? this.stubs.of(name) : undefined;
    for (const { path } of modules) if (isStubFile(path) && path !== stub?.path) this.drop(path, because);
    for (const { facts } of sources) this.take(facts.path, this.stubs.complete(this.stubs.source(facts)), because);
    if (stub !== undefined) this.take(stub.path, stub, because);
  }

  /** `because`: the file that was edited. */
  private take(path: string, facts: ModuleFacts, because = path): void {
    const { consequences } = this;
    const module = this.module(path);
    if (module === undefined) {
      const { linker, overrides } = this.space(facts.language);
      const added = linker.add(facts);
      overrides.forget(added.module);
      this.outdated(added.module);
      consequences.noteChange(added.module, because);
      for (const one of added.affected) consequences.relinkModule(one, because, NO_PATHS);
      return;
    }
    if (module.name !== facts.name || familyOf(module.facts.language) !== familyOf(facts.language)) {
      this.drop(path, because);
      this.take(path, facts, because);
      return;
    }
    this.outdated(module);
    consequences.noteChange(module, because);
    const formerly = module.facts;
    const former = new Map(module.functions.map(fn => [fn, fn.facts]));
    for (const fn of module.take(facts)) {
      former.delete(fn);
      consequences.drop(fn, because);
    }
    for (const [fn, before] of former) consequences.relink(fn, because, callsThatDiffer(before, fn.facts));
    const { linker, overrides } = this.spaceOf(module);
    const names = changedNames(formerly, facts);
    if (names === null || names.names.size > 0) overrides.forget(module);
    if (names === null) {
      for (const one of linker.forgetUsers(module)) if (one !== module) consequences.relinkModule(one, because, NO_PATHS);
    } else if (names.names.size > 0) {
      for (const [one, paths] of followAnew(linker, module, names)) consequences.relinkModule(one, because, paths);
    } else if (module.resolved.size > 1000 + 50 * module.functions.length) {
      // Paths met while somebody types pile up; start afresh now and then.
      module.resolved.clear();
    }
  }

  /** Forgets a file. Other files that used it are analysed as if it had never been there. */
  remove(path: string): void {
    const gone = this.stubs.at(path) ?? this.module(path)?.facts;
    this.drop(path, path);
    if (gone === undefined || gone.language !== 'python') return;
    this.stubs.remove(path);
    this.stubs.forgetSource(path);
    this.describeModule(gone.name, path);
  }

  private drop(path: string, because: string): void {
    const module = this.module(path);
    if (module === undefined) return;
    this.outdated();
    this.stale.delete(module);
    this.consequences.noteChange(module, because);
    const { linker, overrides } = this.spaceOf(module);
    overrides.forget(module);
    for (const one of linker.remove(module)) this.consequences.relinkModule(one, because, NO_PATHS);
    for (const fn of module.functions) this.consequences.drop(fn, because);
    this.consequences.analyses.delete(module);
  }

  /** Sites and findings of a file; undefined for files the index does not have. Kept until something it rests on changes. */
  analyze(path: string): FileAnalysis | undefined {
    if (isStubFile(path)) return undefined;
    const module = this.module(path);
    if (module === undefined) return undefined;
    this.follow(path);
    let analysis = this.consequences.analyses.get(module);
    if (analysis === undefined) {
      const { graph } = this.spaceOf(module);
      const plain = analyzeModule(module, graph, this.settings);
      if (this.edited) return this.consequences.keepLate(module, plain, () => sitesOfModule(module, graph));
      this.consequences.keep(module, (analysis = { ...plain, sites: sitesOfModule(module, graph) }));
    }
    return analysis;
  }

  /** Takes analyses that were made of the very files that are in the index, under the same settings: they need not be made again. */
  adopt(analyses: Iterable<FileAnalysis>): void {
    if (this.linked) return;
    for (const analysis of analyses) {
      const module = this.module(analysis.path);
      if (module !== undefined) this.consequences.keep(module, analysis);
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
    return this.consequences.takeChanges(path);
  }

  /** The functions of a file that could be benchmarked, with what is known about running them. */
  functions(path: string): FunctionListing[] {
    const module = this.module(path);
    if (module === undefined || isStubFile(path)) return [];
    this.linkAll();
    return listFunctions(module, this.spaceOf(module).graph);
  }

  /**
   * Follows every call there is, module by module, so that the caller can leave off and go on. Calls anywhere show with which arguments a function is called
   * and what runs it; what was said of a file before all of them were followed may be out of date, and is said anew.
   */
  *link(): Generator<void> {
    if (this.linked) return this.follow('');
    this.refreshOverrides('');
    for (const one of this.modules()) {
      const { graph } = this.spaceOf(one);
      for (const fn of one.functions) graph.effectOf(fn);
      yield;
    }
    this.refreshOverrides('');
    this.consequences.settle();
    if (!this.adopted) this.consequences.analyses.clear();
    for (const one of this.modules()) for (const fn of one.functions) fn.sites = null;
    this.linked = true;
    for (const { graph } of this.spaces.values()) {
      graph.watch();
      graph.generation++;
    }
    this.relink('');
  }

  private linkAll(): void {
    for (const _ of this.link());
  }

  /** Sees to it that what an edit can change is known: its callers' effects, and what it calls with what. */
  private follow(path: string): void {
    this.refreshOverrides(path);
    this.consequences.settle();
    if (this.linked) this.relink(path);
  }

  /** Calls of methods that others override than before may mean others now. */
  private refreshOverrides(because: string): void {
    for (const { overrides } of this.spaces.values()) {
      for (const method of overrides.refresh()) for (const caller of method.callers ?? []) this.consequences.relink(caller, because);
    }
  }

  /** Follows the calls that lead elsewhere since something changed. */
  private relink(because: string): void {
    for (const one of this.stale) {
      const { graph } = this.spaceOf(one);
      for (const fn of one.functions) graph.effectOf(fn);
    }
    this.stale.clear();
    for (const { graph } of this.spaces.values()) this.consequences.touchBelow(graph, because);
  }

  /** Files came, went or were edited: analyses that were handed in no longer stand, unless it can be followed what this changes. */
  private outdated(module?: LinkedModule): void {
    for (const { graph } of this.spaces.values()) graph.generation++;
    if (module !== undefined) this.stale.add(module);
    this.edited ||= this.linked;
    this.adopted &&= this.linked;
  }
}
