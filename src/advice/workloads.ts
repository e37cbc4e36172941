/** Where a benchmark's arguments can come from, as the source itself offers them. */
import type { FunctionListing } from '../analysis/functions';
import type { WorkloadOrigin } from '../model';

export interface OfferedWorkload {
  /** Expression in the function's own language that yields one item a task; null where the function is called without arguments. */
  expression: string | null;
  origin: WorkloadOrigin;
  /** A file of recorded calls, whose arguments are used; the expression then says in words where they come from. */
  recording?: string;
}

/** A keyword argument cannot stand in a tuple of positional ones. What strings hold does not count. */
function isPositional(literals: string): boolean {
  return !/[^\W\d]\w*\s*=(?!=)/u.test(literals.replace(/"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'/g, "''"));
}

/** Best first: what a `# forkcast: args=...` comment says, literal calls in the workspace, no arguments where none are needed. */
export function offeredWorkloads(listing: FunctionListing): OfferedWorkload[] {
  const offered: OfferedWorkload[] = [];
  if (listing.directiveArguments !== null) offered.push({ expression: listing.directiveArguments, origin: 'comment' });
  const calls = listing.callSiteArguments.map(({ text }) => text.trim()).filter(text => text !== '' && isPositional(text));
  // The positional arguments of one task are a tuple in Python, an array in JavaScript.
  const item = listing.language === 'python' ? (text: string) => `(${text},)` : (text: string) => `[${text}]`;
  if (calls.length) offered.push({ expression: `[${calls.map(text => item(text.replace(/,$/, ''))).join(', ')}]`, origin: 'call-site' });
  if (listing.callable) offered.push({ expression: null, origin: 'no-arguments' });
  return offered;
}

/** Why a function cannot be benchmarked at all, in a sentence; null where it can. `recorded`: on recorded calls, which bring their own instances in Python. */
export function cannotBenchmark(listing: FunctionListing, recorded = false): string | null {
  if (listing.isStub) return `${listing.qualifiedName} does nothing that takes time: it only passes or raises an exception. Name the function that does the work.`;
  if (listing.isNested) return `${listing.qualifiedName} is defined inside another function; move it to the top level of the module to benchmark it.`;
  const bringsInstance = recorded && listing.language === 'python';
  if (!listing.ownerConstructible && !bringsInstance) return `${listing.qualifiedName} belongs to a class that cannot be made without arguments; add a function that makes one and calls it.`;
  return null;
}
