/** Which functions of a file can be benchmarked, with which arguments, and what running them would do outside the process. */
import { basename } from 'node:path';
import { parsePython } from '../analysis/frontend/python';
import type { FunctionListing, RepeatedEffect } from '../analysis/functions';
import type { ModuleFacts } from '../analysis/facts';
import type { Range } from '../model';
import type { OfferedWorkload } from './protocol';

/** Whether a function can be reached by name from outside: not nested, and if a method, one of a class that `C()` makes. */
export function canBenchmark(facts: ModuleFacts, qualifiedName: string): boolean {
  const found = facts.functions.find(one => one.qualifiedName === qualifiedName);
  if (!found || found.isLambda || found.isProperty || qualifiedName.includes('<')) return false;
  return found.owner < 0 || found.isStatic || facts.classes[found.owner].defaultConstructible;
}

export function isTarget(listing: FunctionListing): boolean {
  return !listing.isNested && listing.ownerConstructible;
}

/** The arguments that the source offers: what its author wrote for the purpose, then those of calls, then none at all. */
export function workloadsOf(listing: FunctionListing): OfferedWorkload[] {
  const offered: OfferedWorkload[] = [];
  if (listing.directiveArguments !== null) offered.push({ expression: listing.directiveArguments, origin: 'comment' });
  const fromCalls = callSiteExpression(listing);
  if (fromCalls !== null) offered.push({ expression: fromCalls, origin: 'call-site' });
  // An empty expression: called without arguments.
  if (listing.callable) offered.push({ expression: '', origin: 'no-arguments' });
  return offered;
}

/** `[(10, 'x'), (20, 'y')]` from the literal calls found; null where there are none. Calls with keywords cannot be written as a tuple. */
function callSiteExpression({ callSiteArguments }: FunctionListing): string | null {
  const calls = callSiteArguments.map(({ text }) => text.trim().replace(/,$/, '')).filter(text => text !== '' && isPositional(text));
  return calls.length ? `[${calls.map(text => `(${text},)`).join(', ')}]` : null;
}

function isPositional(literals: string): boolean {
  return !/\b\w+\s*=(?!=)/.test(literals.replace(/"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'/g, "''"));
}

/** What is wrong with a text as a Python expression, as a sentence; null where nothing is. */
export function expressionProblem(text: string): string | null {
  if (!text.trim()) return 'There is no expression.';
  const { errors } = parsePython(`_ = (${text}\n)\n`);
  return errors.length ? `Not a Python expression: ${errors[0].message}` : null;
}

const verbs: Record<RepeatedEffect['code'], string> = { writes: 'writes', deletes: 'deletes', sends: 'sends', spawns: 'starts programs' };

/** `deletes: os.remove (store.py, line 12)` */
export function describeRepeat({ code, name, path, range }: RepeatedEffect): string {
  return `${verbs[code]}: ${name} (${basename(path)}, line ${range.start.line})`;
}

/** The smallest of the functions around a place (from 1). */
export function innermost<T extends { range: Range }>(functions: readonly T[], line: number): T | null {
  let found: T | null = null;
  for (const one of functions) {
    const { start, end } = one.range;
    if (line < start.line || line > end.line) continue;
    if (found === null || end.line - start.line < found.range.end.line - found.range.start.line) found = one;
  }
  return found;
}
