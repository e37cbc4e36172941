/**
 * Paths as small integers. A path (see ../facts.ts) is a chain of steps; every distinct chain gets one id, so that comparing two values is
 * comparing two integers, and text is built once, only for paths that end up in facts.
 */
import { intern, symbolText } from '../ir/symbols';
import type { Path } from '../facts';

/** A path's id; 0 stands for "unknown" and absorbs every step. */
export type PathId = number;

/** Steps other than attributes, which are symbols (positive). */
export const enum Step {
  Call = -1,
  Element = -2,
  Await = -3,
  Enter = -4,
  /** A container of such values. */
  Container = -5,
  /** A mapping to such values. */
  Mapping = -6,
}

const STEP_TEXT = ['', '()', '[]', '~', '^', '*', '%'];
/** Chains longer than this are unknown: nobody can follow them, and bounding them bounds everything built on them. */
const LONGEST = 24;
/** The table is emptied between modules once it holds more than this, so that a long-lived server does not grow with every edit. */
const FULL = 1 << 18;

let capacity = 1 << 12;
let slots = new Int32Array(capacity);
let parents = new Int32Array(capacity >> 1);
let steps = new Int32Array(capacity >> 1);
let lengths = new Uint8Array(capacity >> 1);
let texts: (string | null)[] = [''];
let singles: ((Path | null)[] | null)[] = [null];
let count = 1;
/** Changes whenever ids become invalid: those who keep ids across modules compare it. */
let generation = 0;

/** The path `parent` followed by one step; unknown stays unknown. A parent of 0 with `root` begins a path. */
function lookUp(parent: PathId, what: number): PathId {
  let slot = ((Math.imul(parent, 0x9e3779b1) ^ Math.imul(what, 0x85ebca6b)) >>> 7) & (capacity - 1);
  for (;;) {
    const id = slots[slot];
    if (id === 0) break;
    if (parents[id] === parent && steps[id] === what) return id;
    slot = (slot + 1) & (capacity - 1);
  }
  const length = lengths[parent];
  if (length >= LONGEST) return 0;
  const id = count++;
  slots[slot] = id;
  parents[id] = parent;
  steps[id] = what;
  lengths[id] = length + 1;
  texts.push(null);
  singles.push(null);
  if (count >= capacity >> 1) grow();
  return id;
}

function grow(): void {
  capacity *= 2;
  const larger = capacity >> 1;
  const oldParents = parents;
  const oldSteps = steps;
  const oldLengths = lengths;
  slots = new Int32Array(capacity);
  (parents = new Int32Array(larger)).set(oldParents);
  (steps = new Int32Array(larger)).set(oldSteps);
  (lengths = new Uint8Array(larger)).set(oldLengths);
  for (let id = 1; id < count; id++) {
    let slot = ((Math.imul(parents[id], 0x9e3779b1) ^ Math.imul(steps[id], 0x85ebca6b)) >>> 7) & (capacity - 1);
    while (slots[slot] !== 0) slot = (slot + 1) & (capacity - 1);
    slots[slot] = id;
  }
}

/** `parent` followed by an attribute (a symbol) or a `Step`. */
export function step(parent: PathId, what: number): PathId {
  return parent === 0 ? 0 : lookUp(parent, what);
}

/** A path of one name. */
export function root(symbol: number): PathId {
  return lookUp(0, symbol);
}

/** A path of dotted names; 0 for the empty text. */
export function dotted(name: string): PathId {
  let id = 0;
  if (name !== '') for (const part of name.split('.')) id = lookUp(id, intern(part));
  return id;
}

export function parentOf(id: PathId): PathId {
  return parents[id];
}

export function stepOf(id: PathId): number {
  return steps[id];
}

/** The first name of a path, as a symbol. */
export function rootOf(id: PathId): number {
  while (parents[id] !== 0) id = parents[id];
  return steps[id];
}

/** A path's text; null for 0. */
export function pathText(id: PathId): Path | null {
  return id === 0 ? null : textOf(id);
}

function textOf(id: PathId): string {
  const known = texts[id];
  if (known !== null) return known;
  const what = steps[id];
  const parent = parents[id];
  const own = what > 0 ? symbolText(what) : STEP_TEXT[-what];
  const text = parent === 0 ? own : what > 0 ? `${textOf(parent)}.${own}` : textOf(parent) + own;
  texts[id] = text;
  return text;
}

/** A shared list of just this path: most calls have one argument. Never to be changed. */
export function singleton(id: PathId): (Path | null)[] {
  let list = singles[id];
  if (list === null) singles[id] = list = [pathText(id)];
  return list;
}

/** To be called between modules: ids from before the call may be invalid if the answer differs from the last one. */
export function nextGeneration(): number {
  if (count > FULL) {
    slots.fill(0);
    texts = [''];
    singles = [null];
    count = 1;
    generation++;
  }
  return generation;
}
