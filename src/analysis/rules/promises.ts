/** What the rules about promises have in common. */
import type { RegionFacts } from '../facts';
import type { LinkedFunction } from '../effects/values';

const MOST_HELPERS = 2;

/** Whether what a function of the workspace does can fail without anybody in it hearing of that: it waits for something, and catches neither all errors nor those of its promises. */
export function mayReject({ facts, callees }: LinkedFunction, depth = 0): boolean {
  const { isAsync, isGenerator, isStub, catchesAll, body } = facts;
  if (isGenerator || isStub || catchesAll === true || handlesErrors(body)) return false;
  return isAsync ? waits(body) : depth < MOST_HELPERS && callees.some(callee => mayReject(callee, depth + 1));
}

/** Whether a promise in it is followed by `.catch(...)`, or `.then` with two functions: then it hears of errors by itself. */
export function handlesErrors({ calls, loops }: RegionFacts): boolean {
  return calls.some(({ path, arguments: given }) => path !== null && (path.endsWith('.catch') || (path.endsWith('.then') && given.length > 1))) || loops.some(handlesErrors);
}

/** What waits in a `while` loop is there to go on beside everything else. */
export function goesOn({ loops }: RegionFacts): boolean {
  return loops.some(loop => (loop.kind === 'while' && waits(loop)) || goesOn(loop));
}

/** Whether anything is awaited. */
export function waits({ awaits, loops }: RegionFacts): boolean {
  return awaits || loops.some(waits);
}
