/** Calls of functions: those of one by another, and what an edit changed in them. */
import type { CallFacts, FunctionFacts, RegionFacts } from '../facts';
import type { LinkedFunction, Value } from './values';

/** The calls of one version of a function that have no like in the other, both ways: somebody is called, or given something, where it was not before. */
export function callsThatDiffer(before: FunctionFacts, after: FunctionFacts): CallFacts[] {
  if (before === after) return [];
  const former = allCalls(before.body, []);
  const present = allCalls(after.body, []);
  // What is held while others are called makes a difference to them.
  if (heldIn(before) !== heldIn(after)) return [...former, ...present];
  // What stands at the beginning and the end is alike, as a rule.
  let head = 0;
  while (head < former.length && head < present.length && alike(former[head], present[head])) head++;
  let tail = 0;
  while (tail < former.length - head && tail < present.length - head && alike(former[former.length - 1 - tail], present[present.length - 1 - tail])) tail++;
  return [...former.slice(head, former.length - tail), ...present.slice(head, present.length - tail)];
}

/** What a function holds and where, seen from its own start: an edit above it changes nothing. */
function heldIn({ sharing, start }: FunctionFacts): string {
  if (sharing === undefined || sharing.held.length === 0) return '';
  return sharing.held.map(({ path, place, from, until }) => `${path} ${place} ${from - start} ${until - start}`).join();
}

function allCalls(region: RegionFacts, into: CallFacts[]): CallFacts[] {
  for (const call of region.calls) into.push(call);
  for (const loop of region.loops) allCalls(loop, into);
  return into;
}

function alike(a: CallFacts, b: CallFacts): boolean {
  return a.path === b.path && a.parameter === b.parameter && a.oneOf?.join() === b.oneOf?.join() && a.discarded === b.discarded && a.awaited === b.awaited && a.number === b.number && sameNumbers(a.numbers, b.numbers) && a.passes?.join() === b.passes?.join() && a.literalArguments === b.literalArguments && a.arguments.length === b.arguments.length && a.keywords.length === b.keywords.length
    && a.arguments.every((path, i) => path === b.arguments[i]) && a.keywords.every(({ name, value }, i) => name === b.keywords[i].name && value === b.keywords[i].value);
}

function sameNumbers(a: CallFacts['numbers'], b: CallFacts['numbers']): boolean {
  if (a === undefined || b === undefined) return a === b;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every(key => a[key] === b[key]);
}

/** Goes through the calls of a function that has been linked, with what each leads to and the loop or body it stands in: those in loops after those around them. */
export function eachCall({ facts, targets }: LinkedFunction, visit: (call: CallFacts, target: Value | null, region: RegionFacts) => void): void {
  if (targets === null || targets.length === 0) return;
  let at = 0;
  const walk = (region: RegionFacts): void => {
    for (const call of region.calls) visit(call, targets[at++] ?? null, region);
    for (const loop of region.loops) walk(loop);
  };
  walk(facts.body);
}

/** The calls by which one function calls another. */
export function callsBetween(caller: LinkedFunction, callee: LinkedFunction): CallFacts[] {
  const found: CallFacts[] = [];
  eachCall(caller, (call, target) => {
    if (target !== null && target.fn === callee) found.push(call);
  });
  return found;
}
