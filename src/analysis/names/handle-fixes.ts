/** What quick fixes about pools need to know of the text around the call that makes one. */
import type { Node } from '../ir/node';
import type { HandleFacts, HandleUse } from '../facts';
import { indentableLines } from './indentation';
import { copyExactly } from './text';

/** Longer headers are not swapped. */
const LONGEST_HEADER = 400;
const TAB = 9;

/** The headers of a loop and of the `with` that is all it does, see HandleFacts.swap; undefined where one of them is anything else than plain. */
export function swapOf(text: string, loop: Node, within: Node): HandleFacts['swap'] {
  const outer = header(text, loop.start, loop.b);
  const inner = header(text, within.start, within.list[0].b ?? within.list[0].a);
  return outer === null || inner === null ? undefined : { outer, inner };
}

/** A compound statement's header without its colon. */
function header(text: string, start: number, last: Node | null): { start: number; end: number; text: string } | null {
  if (last === null) return null;
  const colon = text.indexOf(':', last.end);
  if (colon < 0 || colon - start > LONGEST_HEADER || !/^[\s)]*$/.test(text.slice(last.end, colon))) return null;
  const line = copyExactly(text, start, colon);
  return line.includes('\n') ? null : { start, end: colon, text: line };
}

/** See HandleFacts.suite; `after`: the statements that follow the one that assigns what the call makes. Undefined where that statement does not have its lines to itself. */
export function suiteOf(text: string, call: Node, uses: readonly HandleUse[], after: readonly Node[]): HandleFacts['suite'] {
  const last = uses.reduce((end, use) => Math.max(end, use.end), call.end);
  const count = after.findIndex((statement) => statement.end >= last) + 1;
  const lineStart = text.lastIndexOf('\n', call.start - 1) + 1;
  const start = lineStart + /^[ \t]*/.exec(text.slice(lineStart, call.start))![0].length;
  if (count === 0 || !/^\w+ *= *$/.test(text.slice(start, call.start)) || !/^[ \t]*\r?\n/.test(text.slice(call.end, after[0].start))) return undefined;
  return { start, end: after[count - 1].end, lines: indentableLines(text, after.slice(0, count)), tabs: text.charCodeAt(start - 1) === TAB };
}
