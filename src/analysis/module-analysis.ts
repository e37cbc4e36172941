/** What is said of one file once its workspace is linked: its sites, and what the rules find. */
import type { FileAnalysis, Finding, Fix, Site } from '../model';
import type { CallGraph } from './effects/call-graph';
import { familyOf } from './effects/dialect';
import { EffectFlag } from './effects/effect';
import type { LinkedModule } from './effects/module';
import { rangeOf } from './effects/ranges';
import { sitesOf } from './effects/sites';
import type { LinkedFunction } from './effects/values';
import type { RegionView } from './effects/views';
import { TRIVIAL } from './effects/weights';
import type { ModuleFacts } from './facts';
import { rules, type RuleSettings } from './rules';
import { severityIn } from './rules/table';
import { parallelLoops, type DraftFix, type RuleContext } from './rules/rule';
import { isSuppressed } from './suppression';

/** The sites of a file. */
export function sitesOfModule(module: LinkedModule, graph: CallGraph): Site[] {
  const found: Site[] = [];
  for (const fn of module.functions) {
    if (!isWorthALook(fn, graph)) continue;
    const sites = (fn.sites ??= sitesOf(graph.viewOf(fn), graph));
    for (let i = 0; i < sites.length; i++) found.push(sites[i]);
  }
  return found;
}

/** What is said of a file but for its sites. Functions that were not linked yet are linked on the way. */
export function analyzeModule(module: LinkedModule, graph: CallGraph, settings: RuleSettings): Omit<FileAnalysis, 'sites'> {
  const { facts, path } = module;
  const analysis: Omit<FileAnalysis, 'sites'> = {
    path, language: facts.language, findings: [],
    errors: facts.errors.map(error => ({ message: error.message, range: rangeOf(facts, error.start, error.end) })),
  };
  const functions: RegionView[] = [];
  const handedOver = new Set<LinkedFunction>();
  const handlers = new Set<LinkedFunction>();
  for (const fn of module.functions) {
    const isWorth = isWorthALook(fn, graph);
    for (const handed of fn.hands) handedOver.add(handed);
    for (const handler of fn.serves) handlers.add(handler);
    if (isWorth) functions.push(graph.viewOf(fn));
  }
  // What other files hand over, or register.
  for (const fn of module.functions) {
    for (const by of fn.handedBy ?? []) {
      if (by.hands.includes(fn)) handedOver.add(fn);
      if (by.serves.includes(fn)) handlers.add(fn);
    }
  }
  if (functions.length === 0 && !module.functions.some(coordinates)) return analysis;
  const context: RuleContext = {
    module, family: familyOf(facts.language), graph, functions, handedOver, handlers, loops: parallelLoops(functions, handedOver),
  };
  checkRules(context, settings, analysis.findings);
  return analysis;
}

/** Whether sites or rules may have anything to say of a function. */
function isWorthALook(fn: LinkedFunction, graph: CallGraph): boolean {
  const { total, flags } = graph.effectOf(fn);
  return total >= TRIVIAL || fn.sizing !== null || (flags & EffectFlag.Concurrent) !== 0 || fn.hands.length > 0 || fn.facts.callsParameters?.some(parameter => graph.givenByAll(fn, parameter) !== null) === true;
}

/** Whether a function has to do with concurrency, however little it does itself. */
function coordinates({ facts, callees, handOvers, handedBy }: LinkedFunction): boolean {
  return facts.isAsync || facts.sharing !== undefined || handOvers.length > 0 || handedBy !== null || callees.some(callee => callee.facts.isAsync);
}

function checkRules(context: RuleContext, settings: RuleSettings, findings: Finding[]): void {
  const { facts } = context.module;
  for (const rule of rules) {
    const severity = severityIn(context.family, rule, settings);
    if (severity === 'off') continue;
    for (const { start, end, message, evidence, fix } of rule.check(context)) {
      const range = rangeOf(facts, start, end);
      if (isSuppressed(facts, rule.id, range)) continue;
      findings.push({ rule: rule.id, severity, message, range, evidence, ...(fix === undefined ? {} : { fixes: [placeFix(fix, facts)] }) });
    }
  }
  findings.sort((a, b) => a.range.start.line - b.range.start.line || a.range.start.column - b.range.start.column);
}

function placeFix({ title, edits }: DraftFix, facts: ModuleFacts): Fix {
  const inOrder = [...edits].sort((a, b) => a.start - b.start);
  return { title, edits: inOrder.map(({ start, end, newText }) => ({ range: rangeOf(facts, start, end), newText })) };
}
