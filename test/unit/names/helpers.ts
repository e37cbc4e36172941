/** Facts of a small Python source, and ways to find one's way in them. */
import { parsePython } from '../../../src/analysis/frontend/python';
import { collectFacts } from '../../../src/analysis/names';
import type { CallFacts, ClassFacts, FunctionFacts, ModuleFacts, Path, RegionFacts } from '../../../src/analysis/facts';

export function factsOf(text: string, moduleName = 'm', isPackage = false): ModuleFacts {
  return collectFacts(parsePython(text), { path: `${moduleName}.py`, moduleName, isPackage, language: 'python' });
}

export function functionNamed(facts: ModuleFacts, qualifiedName: string): FunctionFacts {
  const found = facts.functions.find((fn) => fn.qualifiedName === qualifiedName);
  if (found === undefined) throw new Error(`no function ${qualifiedName} among ${facts.functions.map((fn) => fn.qualifiedName).join(', ')}`);
  return found;
}

export function classNamed(facts: ModuleFacts, qualifiedName: string): ClassFacts {
  const found = facts.classes.find((entry) => entry.qualifiedName === qualifiedName);
  if (found === undefined) throw new Error(`no class ${qualifiedName}`);
  return found;
}

/** Every region of a function, outermost first. */
export function regionsOf(region: RegionFacts): RegionFacts[] {
  return [region, ...region.loops.flatMap(regionsOf)];
}

export function callsOf(fn: FunctionFacts): CallFacts[] {
  return regionsOf(fn.body).flatMap((region) => region.calls);
}

/** Paths of all calls of a module, in the order of the text. */
export function pathsOf(text: string, moduleName = 'm', isPackage = false): (Path | null)[] {
  const facts = factsOf(text, moduleName, isPackage);
  return facts.functions.flatMap(callsOf).sort((a, b) => a.end - b.end || b.start - a.start).map((call) => call.path);
}

/** The path of the last call of the text: what most tests are about. */
export function lastPath(text: string, moduleName = 'm', isPackage = false): Path | null {
  const paths = pathsOf(text, moduleName, isPackage);
  if (paths.length === 0) throw new Error('no call');
  return paths[paths.length - 1];
}

/** The first loop of the first function (or of the module, where there is none). */
export function firstLoop(text: string): RegionFacts {
  const facts = factsOf(text);
  for (const fn of [...facts.functions.slice(1), facts.functions[0]]) if (fn.body.loops.length > 0) return fn.body.loops[0];
  throw new Error('no loop');
}

export function tiesOf(text: string): string[] {
  return firstLoop(text).ties.map((tie) => `${tie.kind} ${tie.name}`);
}

export function gathersOf(text: string): string[] {
  return firstLoop(text).gathers.map((gather) => `${gather.how} ${gather.name}`);
}
