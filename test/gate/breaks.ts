/** Breaks a valid Python file in one place, as a person in the middle of typing would, and counts which calls are still found. */
import { Kind, forEachChild, type Node } from '../../src/analysis/ir/node';
import { parsePython } from '../../src/analysis/frontend/python/index';
import type { Random } from '../support/random';

export const BREAKS = ['deleted )', 'deleted (', 'inserted call', 'inserted self.', 'deleted quote', 'deleted :', 'inserted for'] as const;
export type Break = (typeof BREAKS)[number];

const DELETED: Partial<Record<Break, RegExp>> = { 'deleted )': /\)/g, 'deleted (': /\(/g, 'deleted quote': /['"]/g, 'deleted :': /:/g };
const INSERTED: Partial<Record<Break, string>> = {
  'inserted call': 'result = foo(bar[1],', 'inserted self.': 'self.', 'inserted for': 'for item in',
};

export interface Edit {
  text: string;
  /** Where the texts begin to differ, and by how much what follows is moved. */
  at: number;
  shift: number;
}

/** One break of the kind, in a place where it makes the file invalid; null where ten random places do not. */
export function breakFile(text: string, kind: Break, random: Random): Edit | null {
  const wanted = DELETED[kind];
  const places = wanted ? [...text.matchAll(wanted)].map(match => match.index) : [...text.matchAll(/^[ \t]*(?=\S)/gm)].map(match => match.index);
  for (let attempt = 0; attempt < 10 && places.length > 0; attempt++) {
    const at = places[random.below(places.length)];
    let edit: Edit;
    if (wanted) {
      edit = { text: text.slice(0, at) + text.slice(at + 1), at, shift: -1 };
    } else {
      const line = `${/^[ \t]*/.exec(text.slice(at))![0]}${INSERTED[kind]}\n`;
      edit = { text: text.slice(0, at) + line + text.slice(at), at, shift: line.length };
    }
    if (parsePython(edit.text).errors.length > 0) return edit;
  }
  return null;
}

/** The ends of the callees of all calls: a call is the same call if its callee ends in the same place. */
export function callees(root: Node): Set<number> {
  const found = new Set<number>();
  const waiting = [root];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (node.kind === Kind.Call) found.add(node.a!.end);
    forEachChild(node, child => waiting.push(child));
  }
  return found;
}

/** The share of the calls of the unbroken file that are found in the broken one. */
export function surviving(before: Set<number>, edit: Edit): number {
  if (before.size === 0) return 1;
  const after = callees(parsePython(edit.text).root);
  let count = 0;
  for (const place of before) {
    if (after.has(place <= edit.at ? place : place + edit.shift)) count++;
  }
  return count / before.size;
}
