/** `# forkcast: ignore` and `# forkcast: ignore FC101, FC103` on a finding's line. */
import type { Range } from '../model';
import { rangeOf } from './effects/ranges';
import type { ModuleFacts } from './facts';

/** Whether a directive on one of the lines of a finding (a header may have several) silences its rule. */
export function isSuppressed(facts: ModuleFacts, rule: string, range: Range): boolean {
  for (const { text, start, end } of facts.directives) {
    const match = /^\s*ignore\b\s*(.*)$/.exec(text);
    if (match === null) continue;
    const { line } = rangeOf(facts, start, end).start;
    if (line < range.start.line || line > range.end.line) continue;
    const named = match[1].match(/\bFC\d+\b/g);
    if (named === null || named.includes(rule)) return true;
  }
  return false;
}
