/** Scripts in the middle of an edit: brackets that are missing are put back before the text is parsed again, and what is made of it is moved to where it stands in the file. */
import { Brackets } from './brackets';
import type { EsNode } from './es-node';
import { ScriptTokens } from './tokens';

export interface Repaired {
  text: string;
  /** The offset in the file of an offset in `text`. */
  original(offset: number): number;
}

/** The text with the brackets that it lacks, as far as can be told; null if it lacks none. */
export function repair(text: string, jsx: boolean): Repaired | null {
  const tokens = new ScriptTokens(text, jsx);
  const { insertions } = new Brackets(tokens);
  if (insertions.length === 0 && tokens.holeEnds.length === 0) return null;
  let repaired = '';
  let from = 0;
  for (const { at, text: bracket } of insertions) {
    repaired += tokens.text.slice(from, at) + bracket;
    from = at;
  }
  repaired += tokens.text.slice(from);
  const places = insertions.map(({ at }) => at);
  const holes = tokens.holeEnds;
  return { text: repaired, original: offset => before(holes, before(places, offset)) };
}

/** The offset before single characters were put in at `places`, each an offset of the text before. */
function before(places: readonly number[], offset: number): number {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (places[middle] + middle < offset) low = middle + 1;
    else high = middle;
  }
  return offset - low;
}

/** Moves a whole tree to where it stands in the file. Nodes may share their ranges. */
export function moveBack(body: EsNode[], original: Repaired['original']): void {
  const seen = new Set<object>();
  const pending: object[] = [...body];
  while (pending.length > 0) {
    const node = pending.pop()!;
    if (seen.has(node)) continue;
    seen.add(node);
    const { range } = node as Partial<EsNode>;
    if (Array.isArray(range) && !seen.has(range)) {
      seen.add(range);
      range[0] = original(range[0]);
      range[1] = original(range[1]);
    }
    for (const field of Object.values(node)) {
      if (field !== range && typeof field === 'object' && field !== null) pending.push(field as object);
    }
  }
}
