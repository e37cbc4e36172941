/** Facts of a small script, and ways to find one's way in them. */
import type { CallFacts, ModuleFacts, Path, RegionFacts } from '../../../../src/analysis/facts';
import { parseScript } from '../../../../src/analysis/frontend/estree';
import { parse } from '../../../../src/analysis/frontend/estree/parser';
import { collectFacts } from '../../../../src/analysis/names';
import { callsOf } from '../helpers';

export function factsOf(text: string, moduleName = '/src/m', isPackage = false): ModuleFacts {
  const path = `${moduleName.slice(1)}.ts`;
  return collectFacts(parseScript(parse, text, { path }), { path, moduleName, isPackage, language: 'typescript' });
}

export function callNamed(facts: ModuleFacts, path: Path): CallFacts {
  const calls = facts.functions.flatMap(callsOf);
  const found = calls.find((call) => call.path === path);
  if (found === undefined) throw new Error(`no call of ${path} among ${calls.map((call) => call.path).join(', ')}`);
  return found;
}

/** The path of the last call of the text. */
export function lastPath(text: string, moduleName?: string, isPackage?: boolean): Path | null {
  const calls = factsOf(text, moduleName, isPackage).functions.flatMap(callsOf).sort((a, b) => a.end - b.end || b.start - a.start);
  if (calls.length === 0) throw new Error('no call');
  return calls[calls.length - 1].path;
}

/** The first loop of the first function that has one, else of the module. */
export function firstLoop(text: string): RegionFacts {
  const facts = factsOf(text);
  for (const fn of [...facts.functions.slice(1), facts.functions[0]]) if (fn.body.loops.length > 0) return fn.body.loops[0];
  throw new Error('no loop');
}

/** A loop over parameters `xs` in an async function. */
export function loop(body: string): RegionFacts {
  return firstLoop(`async function f(xs, out, m, a, g, h) { let n = 0, y, total = 0; for (const x of xs) { ${body} } use(n, y, total); }`);
}

export function tiesOf(body: string): string[] {
  return loop(body).ties.map((tie) => `${tie.kind} ${tie.name}`);
}

export function gathersOf(body: string): string[] {
  return loop(body).gathers.map((gather) => `${gather.how} ${gather.name}`);
}
