/**
 * What is known of a workspace: facts of every file, linked, with effects computed on demand. Pure: texts are fed in, analyses come out.
 * An edit costs what it can change: the file's own functions, and those elsewhere whose effects turn out to depend on a difference.
 */
import type { AnalysisReport, FileAnalysis, Finding, Fix, Language, Severity } from '../model';
import { catalogue } from './catalogue';
import { CallGraph } from './effects/call-graph';
import { dialects, familyOf, type Family } from './effects/dialect';
import { EffectFlag } from './effects/effect';
import { Linker } from './effects/linker';
import { sameInterface, type LinkedModule } from './effects/module';
import { rangeOf } from './effects/ranges';
import { sitesOf } from './effects/sites';
import type { LinkedFunction } from './effects/values';
import type { RegionView } from './effects/views';
import { TRIVIAL } from './effects/weights';
import type { ModuleFacts } from './facts';
import { parseScript, type ScriptParser } from './frontend/estree';
import { parsePython } from './frontend/python';
import { listFunctions, type FunctionListing } from './functions';
import { moduleNameOf, pathBelowRoot } from './module-names';
import { collectFacts } from './names';
import { scriptModuleName } from './names/javascript/modules';
import { rules, type RuleSettings } from './rules';
import { parallelLoops, type DraftFix, type RuleContext } from './rules/rule';
import { isSuppressed } from './suppression';

export interface IndexOptions {
  /** Folders from which modules are imported; names are made relative to them. */
  roots?: readonly string[];
  /** Whether a folder holds an `__init__.py`; asked only for roots and the folders above them. */
  hasInit?: (folder: string) => boolean;
  rules?: RuleSettings;
  /** Loads the parser of JavaScript and TypeScript; called when the first such file comes. Without it their files are empty, with an error that says so. */
  scriptParser?: () => ScriptParser;
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
  private scriptParser: ScriptParser | undefined;
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

  /** Parses a text and takes its facts. Never throws, whatever the text. */
  updateText(path: string, text: string, language: Language = 'python'): void {
    const roots = this.options.roots ?? [];
    if (language === 'python') {
      const { name, isPackage } = moduleNameOf(path, roots, this.options.hasInit);
      this.update(collectFacts(parsePython(text), { path, moduleName: name, isPackage, language }));
    } else {
      const { name, isIndex } = scriptModuleName(pathBelowRoot(path, roots));
      this.update(collectFacts(parseScript(this.parserOfScripts(), text, { path }), { path, moduleName: name, isPackage: isIndex, language }));
    }
  }

  private parserOfScripts(): ScriptParser {
    if (this.scriptParser === undefined) {
      const load = this.options.scriptParser;
      try {
        if (load !== undefined) this.scriptParser = load();
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        this.scriptParser = () => ({ body: [], problems: [{ message: `JavaScript and TypeScript cannot be read: ${reason}`, start: 0, end: 0 }] });
      }
      this.scriptParser ??= () => ({ body: [], problems: [{ message: 'JavaScript and TypeScript are not read here.', start: 0, end: 0 }] });
    }
    return this.scriptParser;
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
    const before = this.unsettled.get(module) ?? new Map<LinkedFunction, readonly LinkedFunction[] | null>();
    for (const fn of module.functions) {
      if (fn.effect === null) continue;
      before.set(fn, fn.recursion === 'none' ? fn.callees : null);
      graph.invalidate(fn);
    }
    this.unsettled.set(module, before);
    const same = sameInterface(module.facts, facts);
    const gone = module.take(facts);
    for (const fn of gone) {
      this.invalidateCallers(fn, facts.path);
      graph.drop(fn);
    }
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
    this.settle();
    const changed = this.changes.get(path);
    this.changes.delete(path);
    return changed === undefined ? [] : [...changed];
  }

  /** The functions of a file that could be benchmarked, with what is known about running them. */
  functions(path: string): FunctionListing[] {
    const module = this.module(path);
    if (module === undefined) return [];
    this.settle();
    this.linkAll();
    return listFunctions(module, this.spaceOf(module).graph);
  }

  /** Calls anywhere show with which arguments a function is called; what was said of a file before all of them were linked may be out of date. */
  private linkAll(): void {
    if (this.allLinked) return;
    this.settle();
    for (const one of this.modules()) for (const fn of one.functions) this.spaceOf(one).graph.effectOf(fn);
    for (const { graph } of this.spaces.values()) graph.handedAnew.clear();
    this.analyses.clear();
    this.allLinked = true;
  }

  private analyzeModule(module: LinkedModule): FileAnalysis {
    const { facts, path } = module;
    const { graph } = this.spaceOf(module);
    const analysis: FileAnalysis = {
      path, language: facts.language, sites: [], findings: [],
      errors: facts.errors.map(error => ({ message: error.message, range: rangeOf(facts, error.start, error.end) })),
    };
    const functions: RegionView[] = [];
    const handedOver = new Set<LinkedFunction>();
    const handlers = new Set<LinkedFunction>();
    for (const fn of module.functions) {
      const effect = graph.effectOf(fn);
      for (const handed of fn.hands) handedOver.add(handed);
      for (const handler of fn.serves) handlers.add(handler);
      if (effect.total >= TRIVIAL || (effect.flags & EffectFlag.Concurrent) !== 0) functions.push(graph.viewOf(fn));
    }
    this.noteHandOvers(module.path, module);
    // What other files hand over.
    for (const fn of module.functions) if (fn.handedBy !== null && [...fn.handedBy].some(by => by.hands.includes(fn))) handedOver.add(fn);
    if (functions.length > 0) {
      for (const view of functions) analysis.sites.push(...sitesOf(view, graph));
      const context: RuleContext = {
        module, family: familyOf(facts.language), graph, functions, handedOver, handlers, loops: parallelLoops(functions, handedOver),
      };
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
      for (const { start, end, message, evidence, fix } of rule.check(context)) {
        const range = rangeOf(facts, start, end);
        if (isSuppressed(facts, rule.id, range)) continue;
        findings.push({ rule: rule.id, severity, message, range, evidence, ...(fix === undefined ? {} : { fixes: [placeFix(fix, facts)] }) });
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
      for (const [fn, callees] of before) {
        if (module.fn(fn.facts.qualifiedName) !== fn) continue;
        const effect = graph.effectOf(fn);
        const sameCallees = callees !== null && callees.length === fn.callees.length && callees.every(callee => fn.callees.includes(callee));
        if (sameCallees && fn.recursion === 'none' && fn.lastEffect !== null && fn.lastEffect.equals(effect)) continue;
        this.invalidateCallers(fn, module.path);
        // A recursion through other functions shows only once all of them are seen afresh.
        if (fn.callers !== null && fn.callers.size > 0) graph.invalidate(fn);
      }
      this.noteHandOvers(module.path, null);
    }
    this.unsettled.clear();
  }

  /** What is said of functions depends on where they are handed over: files whose functions now are, or no longer, are out of date. */
  private noteHandOvers(because: string, except: LinkedModule | null): void {
    for (const { graph } of this.spaces.values()) {
      for (const module of graph.handedAnew) if (module !== except) this.touch(module, because);
      graph.handedAnew.clear();
    }
  }
}

function placeFix({ title, edits }: DraftFix, facts: ModuleFacts): Fix {
  const inOrder = [...edits].sort((a, b) => a.start - b.start);
  return { title, edits: inOrder.map(({ start, end, newText }) => ({ range: rangeOf(facts, start, end), newText })) };
}
