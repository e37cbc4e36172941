/**
 * What is known of a workspace: facts of every file, linked, with effects computed on demand. Pure: texts are fed in, analyses come out.
 * An edit costs what it can change: the file's own functions, and those elsewhere whose effects turn out to depend on a difference.
 */
import type { AnalysisReport, FileAnalysis, Finding, Language, Severity } from '../model';
import { catalogue } from './catalogue';
import { CallGraph } from './effects/call-graph';
import { EffectFlag } from './effects/effect';
import { Linker } from './effects/linker';
import { sameInterface, type LinkedModule } from './effects/module';
import { rangeOf } from './effects/ranges';
import { sitesOf } from './effects/sites';
import type { LinkedFunction } from './effects/values';
import type { RegionView } from './effects/views';
import { TRIVIAL } from './effects/weights';
import type { ModuleFacts } from './facts';
import { parsePython } from './frontend/python';
import { listFunctions, type FunctionListing } from './functions';
import { moduleNameOf } from './module-names';
import { collectFacts } from './names';
import { rules, type RuleSettings } from './rules';
import { parallelLoops, type RuleContext } from './rules/rule';
import { isSuppressed } from './suppression';

export interface IndexOptions {
  /** Folders from which modules are imported; names are made relative to them. */
  roots?: readonly string[];
  /** Whether a folder holds an `__init__.py`; asked only for roots and the folders above them. */
  hasInit?: (folder: string) => boolean;
  rules?: RuleSettings;
}

export class WorkspaceIndex {
  private readonly linker = new Linker(catalogue('python'));
  private readonly graph = new CallGraph(this.linker);
  private readonly analyses = new Map<LinkedModule, FileAnalysis>();
  /** Files whose analyses quote lines of a file as evidence, by that file's path. */
  private readonly quotedBy = new Map<string, Set<LinkedModule>>();
  /** Edited modules whose effect on others has not been looked at yet, with what their functions called before; null: somebody that called them. */
  private readonly unsettled = new Map<LinkedModule, Map<LinkedFunction, readonly LinkedFunction[] | null>>();
  /** Paths whose analyses may have changed, by the edited path they go back to. */
  private readonly changes = new Map<string, Set<string>>();
  /** Whether every function's calls have been followed since the last change. */
  private allLinked = false;
  private settings: RuleSettings;

  constructor(private readonly options: IndexOptions = {}) {
    this.settings = options.rules ?? {};
  }

  /** Paths of the files that are in the index. */
  paths(): string[] {
    return [...this.linker.modules.all()].map(module => module.path);
  }

  has(path: string): boolean {
    return this.linker.modules.get(path) !== undefined;
  }

  /** The facts of a file, as last fed in. */
  facts(path: string): ModuleFacts | undefined {
    return this.linker.modules.get(path)?.facts;
  }

  setRules(settings: RuleSettings): void {
    this.settings = settings;
    this.analyses.clear();
  }

  /** Parses a text and takes its facts. Never throws, whatever the text. */
  updateText(path: string, text: string, language: Language = 'python'): void {
    const { name, isPackage } = moduleNameOf(path, this.options.roots ?? [], this.options.hasInit);
    this.update(collectFacts(parsePython(text), { path, moduleName: name, isPackage, language }));
  }

  /** Takes the facts of a new or edited file. */
  update(facts: ModuleFacts): void {
    const module = this.linker.modules.get(facts.path);
    if (module === undefined) {
      const added = this.linker.add(facts);
      this.noteChange(facts.path, added.module);
      for (const one of added.affected) this.invalidateModule(one, facts.path);
      return;
    }
    if (module.name !== facts.name) {
      this.remove(facts.path);
      this.update(facts);
      return;
    }
    this.noteChange(facts.path, module);
    const before = this.unsettled.get(module) ?? new Map<LinkedFunction, readonly LinkedFunction[] | null>();
    for (const fn of module.functions) {
      if (fn.effect === null) continue;
      before.set(fn, fn.recursion === 'none' ? fn.callees : null);
      this.graph.invalidate(fn);
    }
    this.unsettled.set(module, before);
    const same = sameInterface(module.facts, facts);
    const gone = module.take(facts);
    for (const fn of gone) {
      this.invalidateCallers(fn, facts.path);
      this.graph.drop(fn);
    }
    if (!same) for (const one of this.linker.forgetUsers(module)) this.invalidateModule(one, facts.path);
    // Paths met while somebody types pile up; start afresh now and then.
    else if (module.resolved.size > 1000 + 50 * module.functions.length) module.resolved.clear();
  }

  /** Forgets a file. Other files that used it are analysed as if it had never been there. */
  remove(path: string): void {
    const module = this.linker.modules.get(path);
    if (module === undefined) return;
    this.noteChange(path, module);
    this.unsettled.delete(module);
    for (const one of this.linker.remove(module)) this.invalidateModule(one, path);
    for (const fn of module.functions) {
      this.invalidateCallers(fn, path);
      this.graph.drop(fn);
    }
    this.analyses.delete(module);
  }

  /** Sites and findings of a file; undefined for files the index does not have. Kept until something it rests on changes. */
  analyze(path: string): FileAnalysis | undefined {
    const module = this.linker.modules.get(path);
    if (module === undefined) return undefined;
    this.settle();
    let analysis = this.analyses.get(module);
    if (analysis === undefined) {
      analysis = this.analyzeModule(module);
      this.analyses.set(module, analysis);
    }
    return analysis;
  }

  /** Analyses file by file, so that the caller can show progress or leave off. */
  *analyzeAll(): Generator<FileAnalysis> {
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
    this.settle();
    const changed = this.changes.get(path);
    this.changes.delete(path);
    return changed === undefined ? [] : [...changed];
  }

  /** The functions of a file that could be benchmarked, with what is known about running them. */
  functions(path: string): FunctionListing[] {
    const module = this.linker.modules.get(path);
    if (module === undefined) return [];
    this.settle();
    // Call sites anywhere may offer arguments, so every function has to be linked.
    if (!this.allLinked) for (const one of this.linker.modules.all()) for (const fn of one.functions) this.graph.effectOf(fn);
    this.allLinked = true;
    return listFunctions(module, this.graph);
  }

  private analyzeModule(module: LinkedModule): FileAnalysis {
    const { facts, path } = module;
    const analysis: FileAnalysis = {
      path, language: facts.language, sites: [], findings: [],
      errors: facts.errors.map(error => ({ message: error.message, range: rangeOf(facts, error.start, error.end) })),
    };
    const functions: RegionView[] = [];
    const handedOver = new Set<LinkedFunction>();
    for (const fn of module.functions) {
      const effect = this.graph.effectOf(fn);
      for (const handed of fn.hands) handedOver.add(handed);
      if (effect.total >= TRIVIAL || (effect.flags & EffectFlag.Concurrent) !== 0) functions.push(this.graph.viewOf(fn));
    }
    if (functions.length > 0) {
      for (const view of functions) analysis.sites.push(...sitesOf(view, this.graph));
      const context: RuleContext = { module, graph: this.graph, functions, handedOver, loops: parallelLoops(functions, handedOver) };
      this.checkRules(context, analysis.findings);
      this.noteQuotes(module, analysis);
    }
    return analysis;
  }

  private checkRules(context: RuleContext, findings: Finding[]): void {
    const { facts } = context.module;
    for (const rule of rules) {
      const severity: Severity | 'off' = this.settings[rule.id] ?? rule.defaultSeverity;
      if (severity === 'off') continue;
      for (const { start, end, message, evidence } of rule.check(context)) {
        const range = rangeOf(facts, start, end);
        if (!isSuppressed(facts, rule.id, range)) findings.push({ rule: rule.id, severity, message, range, evidence });
      }
    }
    findings.sort((a, b) => a.range.start.line - b.range.start.line || a.range.start.column - b.range.start.column);
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
    this.allLinked = false;
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
    for (const fn of module.functions) {
      if (fn.effect === null) continue;
      this.graph.invalidate(fn);
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
          this.graph.invalidate(caller);
          this.touch(caller.module, because);
        }
      }
    }
  }

  /** Looks whether edited functions do anything else than before; only then are their callers' effects out of date. */
  private settle(): void {
    for (const [module, before] of this.unsettled) {
      for (const [fn, callees] of before) {
        if (module.fn(fn.facts.qualifiedName) !== fn) continue;
        const effect = this.graph.effectOf(fn);
        const sameCallees = callees !== null && callees.length === fn.callees.length && callees.every(callee => fn.callees.includes(callee));
        if (sameCallees && fn.recursion === 'none' && fn.lastEffect !== null && fn.lastEffect.equals(effect)) continue;
        this.invalidateCallers(fn, module.path);
        // A recursion through other functions shows only once all of them are seen afresh.
        if (fn.callers !== null && fn.callers.size > 0) this.graph.invalidate(fn);
      }
    }
    this.unsettled.clear();
  }
}
