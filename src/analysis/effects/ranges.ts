/** From offsets in a text to lines and columns. */
import type { Position, Range } from '../../model';
import type { ModuleFacts } from '../facts';

export function rangeOf(facts: ModuleFacts, start: number, end: number): Range {
  return { start: positionOf(facts.lineStarts, start), end: positionOf(facts.lineStarts, end) };
}

function positionOf(lineStarts: Uint32Array, offset: number): Position {
  const line = lineOf(lineStarts, offset);
  return { line: line + 1, column: offset - (lineStarts[line] ?? 0) + 1 };
}

/** The line, from 0, that an offset lies in. */
export function lineOf(lineStarts: Uint32Array, offset: number): number {
  let low = 0;
  let high = lineStarts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (lineStarts[middle] <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
