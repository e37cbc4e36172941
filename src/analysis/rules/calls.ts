/** Calls of a function with what they lead to, for rules that ask for no effects: no view need be made. */
import type { CallFacts, RegionFacts } from '../facts';
import type { LinkedModule } from '../effects/module';
import type { LinkedFunction, Value } from '../effects/values';

export interface LinkedCall {
  facts: CallFacts;
  target: Value | null;
  /** The loop or body it stands in. */
  region: RegionFacts;
}

/** Every call of a function that has been linked, those in loops after those around them. */
export function* linkedCalls(fn: LinkedFunction): Generator<LinkedCall> {
  const targets = fn.targets;
  if (targets === null || targets.length === 0) return;
  let at = 0;
  const visit = function* (region: RegionFacts): Generator<LinkedCall> {
    for (const facts of region.calls) yield { facts, target: targets[at++] ?? null, region };
    for (const loop of region.loops) yield* visit(loop);
  };
  yield* visit(fn.facts.body);
}

/** The same in the order of the text. */
export function callsInOrder(fn: LinkedFunction): LinkedCall[] {
  return [...linkedCalls(fn)].sort((a, b) => a.facts.start - b.facts.start);
}

/** Whether a file has anything to do with an event loop: most have not, and need not be searched. */
export function usesEventLoop({ facts }: LinkedModule): boolean {
  if (facts.functions.some(fn => fn.isAsync)) return true;
  for (const path of facts.exports.values()) if (path === 'asyncio' || path.startsWith('asyncio.')) return true;
  return false;
}

/** Whether a file imports something of the modules that a pattern names: calls of others need not be searched. */
export function imports({ facts }: LinkedModule, modules: RegExp): boolean {
  for (const path of facts.exports.values()) if (modules.test(path)) return true;
  return facts.starImports.length > 0;
}
