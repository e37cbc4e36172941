/** Calls of a function with what they lead to, for rules that ask for no effects: no view need be made. */
import type { CallFacts, ModuleFacts, RegionFacts } from '../facts';
import { eachCall } from '../effects/calls';
import type { LinkedModule } from '../effects/module';
import type { LinkedFunction, Value } from '../effects/values';
import type { CallView } from '../effects/views';

export interface LinkedCall {
  facts: CallFacts;
  target: Value | null;
  /** The loop or body it stands in. */
  region: RegionFacts;
}

/** Every call of a function that has been linked, those in loops after those around them. */
export function linkedCalls(fn: LinkedFunction): LinkedCall[] {
  const found: LinkedCall[] = [];
  eachCall(fn, (facts, target, region) => found.push({ facts, target, region }));
  return found;
}

/** The same in the order of the text. */
export function callsInOrder(fn: LinkedFunction): LinkedCall[] {
  return linkedCalls(fn).sort((a, b) => a.facts.start - b.facts.start);
}

/** Whether a function calls anything of the catalogue by such a name: few do, and only theirs need be looked at one by one. */
export function callsAny({ targets }: LinkedFunction, names: RegExp): boolean {
  if (targets === null) return false;
  for (const target of targets) if (target !== null && target.entry !== undefined && names.test(target.entry.name)) return true;
  return false;
}

/** Whether a file has anything to do with an event loop: most have not, and need not be searched. */
export function usesEventLoop({ facts }: LinkedModule): boolean {
  let uses = usesEventLoopOf.get(facts);
  if (uses === undefined) usesEventLoopOf.set(facts, (uses = mentionsEventLoop(facts)));
  return uses;
}

const usesEventLoopOf = new WeakMap<ModuleFacts, boolean>();

function mentionsEventLoop(facts: ModuleFacts): boolean {
  if (facts.functions.some(fn => fn.isAsync)) return true;
  for (const path of facts.exports.values()) if (path === 'asyncio' || path.startsWith('asyncio.')) return true;
  return false;
}

/** Whether a file imports something of the modules that a pattern names: calls of others need not be searched. */
export function imports({ facts }: LinkedModule, modules: RegExp): boolean {
  for (const path of facts.exports.values()) if (modules.test(path)) return true;
  return facts.starImports.length > 0;
}

/** A piece of a list, and the properties of an object, of which programs have a handful. */
export const bounded = /^globalThis\.(?:Array\.slice|Object\.(?:keys|values|entries))$/;

/** Whether a method is called on what a call by such a name has just yielded: `Object.keys(services).map(...)`. */
export function isCalledOn(names: RegExp, { facts: { start, nameStart }, region }: CallView): boolean {
  // The last of the calls in front of its dot.
  const receiver = region.calls.filter(({ facts }) => facts.start === start && facts.end < nameStart).pop();
  return names.test(receiver?.target?.entry?.name ?? '');
}
