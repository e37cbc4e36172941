/**
 * Names: what one module says on its own. Two passes over the tree: the first finds scopes and what their names are bound to (bind.ts), the second
 * walks every expression once and writes down regions, calls and what ties iterations (collect.ts). Values are followed on demand (values.ts).
 */
import type { Language } from '../../model';
import { FACTS_VERSION, type ModuleFacts, type Path } from '../facts';
import type { ParsedModule } from '../ir/node';
import { symbolText } from '../ir/symbols';
import { Binder } from './bind';
import { classFacts } from './classes';
import { Collector } from './collect';
import { importsProcesses, moduleStatements } from './module-statements';
import { moduleVariables } from './module-variables';
import { nextGeneration, pathText } from './paths';
import { javascript } from './javascript/binding';
import { python } from './python/binding';
import { sharingOf, speaksOfSharing } from './sharing';
import { Values } from './values';

export { isPath } from './path-grammar';

export interface ModuleFile {
  /** As the caller knows it; copied into the facts. */
  path: string;
  /** Dotted name under which the workspace imports it; for a package's `__init__` the package's. */
  moduleName: string;
  /** Whether it is a package's `__init__`: relative imports begin in the package itself then. */
  isPackage: boolean;
  language: Language;
}

/** Distils a parsed module into facts. Never throws, whatever the tree; what cannot be followed is null. */
export function collectFacts(parsed: ParsedModule, file: ModuleFile): ModuleFacts {
  const language = file.language === 'python' ? python : javascript;
  language.prepare(nextGeneration());
  const binder = new Binder(parsed.root, parsed.text, file.moduleName, file.isPackage, language, parsed.inner);
  const values = new Values(binder, language);
  const collector = new Collector(binder, values);
  const functions = [];
  // Lambdas are added while others are walked.
  const speaks = speaksOfSharing(parsed.text, language === python);
  for (let i = 0; i < binder.functions.length; i++) {
    const one = collector.collect(binder.functions[i]);
    const sharing = sharingOf(binder.functions[i], values, speaks);
    if (sharing !== null) one.sharing = sharing;
    functions.push(one);
  }
  const classes = binder.classes.map((entry) => classFacts(entry, values));
  const exports = new Map<string, Path>();
  const nothing = pathText(values.literals.none);
  for (const symbol of binder.module.names) {
    const path = pathText(values.name(binder.module, symbol));
    if (path !== null && path !== nothing) exports.set(symbolText(symbol), path);
  }
  // What is exported under a name counts before what only goes by it inside.
  for (const symbol of binder.exported.names) {
    const path = pathText(values.resolve(binder.table.find(binder.exported.index, symbol)!));
    if (path !== null && path !== nothing) exports.set(symbolText(symbol), path);
  }
  if (collector.messageHandler !== 0) exports.set('<message>', pathText(collector.messageHandler)!);
  const facts: ModuleFacts = {
    version: FACTS_VERSION,
    path: file.path,
    language: file.language,
    name: file.moduleName,
    lineStarts: parsed.lineStarts,
    functions,
    classes,
    exports,
    starImports: binder.starImports,
    alternatives: values.alternatives,
    mainGuards: collector.mainGuards,
    errors: parsed.errors,
    directives: parsed.directives,
  };
  if (importsProcesses(exports)) {
    facts.statements = moduleStatements(parsed.root, parsed.text, language);
    const variables = language === python ? moduleVariables(binder, values) : [];
    if (variables.length > 0) facts.variables = variables;
  }
  return facts;
}
