/** What comments for Forkcast say of a function. */
import { rangeOf } from './ranges';
import type { LinkedFunction } from './values';

/** The text behind `# forkcast: args=` of a function; null where it has none: of the directive in the function itself (not in one nested in it) or on the line right above it. */
export function directiveOf(fn: LinkedFunction): string | null {
  const { facts } = fn.module;
  if (facts.directives.length === 0) return null;
  const { start, end } = fn.facts;
  const top = rangeOf(facts, start, end).start.line;
  for (const directive of facts.directives) {
    const match = /^\s*args\s*=\s*(.+?)\s*$/.exec(directive.text);
    if (match === null) continue;
    const { line } = rangeOf(facts, directive.start, directive.end).start;
    const inside = directive.start >= start && directive.start < end;
    const nested = inside && facts.functions.some(other => other !== fn.facts && other.start > start && other.end <= end && directive.start >= other.start && directive.start < other.end);
    // A directive above a nested function is that function's, unless it has no name to be called by (`done => ...`).
    const aboveNested = inside && facts.functions.some(other => !other.qualifiedName.endsWith('>') && other.start > start && other.end <= end && rangeOf(facts, other.start, other.end).start.line === line + 1);
    if ((inside && !nested && !aboveNested) || line === top - 1) return match[1];
  }
  return null;
}
