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
  /** What stands first in what a tuple is unpacked of; the positions behind it count on downwards. */
  First = -7,
}

/** Positions that are told apart. */
export const POSITIONS = 4;

const STEP_TEXT = ['', '()', '[]', '~', '^', '*', '%', '[0]', '[1]', '[2]', '[3]'];
/** Chains longer than this are unknown: nobody can follow them, and bounding them bounds everything built on them. */
const LONGEST = 24;
/** The table is emptied between modules once it holds more than this, so that a long-lived server does not grow with every edit. */
const FULL = 1 << 18;

let capacity = 1 << 12;
let slots = new Int32Array(capacity);
/** Of each path, side by side so that a look-up touches one cache line of it: its parent, its last step, and the path of a call of it, the most frequent step by far (0: not made yet). */
let links = new Int32Array(2 * capacity);
const enum Link { Parent = 0, Step = 1, Call = 2, Width = 4 }
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
    if (links[Link.Width * id] === parent && links[Link.Width * id + Link.Step] === what) return id;
    slot = (slot + 1) & (capacity - 1);
  }
  const length = lengths[parent];
  if (length >= LONGEST) return 0;
  const id = count++;
  slots[slot] = id;
  links[Link.Width * id] = parent;
  links[Link.Width * id + Link.Call] = 0;
  links[Link.Width * id + Link.Step] = what;
  lengths[id] = length + 1;
  texts.push(null);
  singles.push(null);
  if (count >= capacity >> 1) grow();
  return id;
}

function grow(): void {
  capacity *= 2;
  const larger = capacity >> 1;
  const oldLinks = links;
  const oldLengths = lengths;
  slots = new Int32Array(capacity);
  (links = new Int32Array(2 * capacity)).set(oldLinks);
  (lengths = new Uint8Array(larger)).set(oldLengths);
  for (let id = 1; id < count; id++) {
    let slot = ((Math.imul(links[Link.Width * id], 0x9e3779b1) ^ Math.imul(links[Link.Width * id + Link.Step], 0x85ebca6b)) >>> 7) & (capacity - 1);
    while (slots[slot] !== 0) slot = (slot + 1) & (capacity - 1);
    slots[slot] = id;
  }
}

/** `parent` followed by an attribute (a symbol) or a `Step`. */
export function step(parent: PathId, what: number): PathId {
  if (parent === 0) return 0;
  if (what !== Step.Call) return lookUp(parent, what);
  const known = links[Link.Width * parent + Link.Call];
  if (known !== 0) return known;
  const made = lookUp(parent, what);
  // Looking it up may have made the table anew.
  links[Link.Width * parent + Link.Call] = made;
  return made;
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
  return links[Link.Width * id];
}

export function stepOf(id: PathId): number {
  return links[Link.Width * id + Link.Step];
}

/** The first name of a path, as a symbol. */
export function rootOf(id: PathId): number {
  while (links[Link.Width * id] !== 0) id = links[Link.Width * id];
  return links[Link.Width * id + Link.Step];
}

/** A path's text; null for 0. */
export function pathText(id: PathId): Path | null {
  return id === 0 ? null : textOf(id);
}

function textOf(id: PathId): string {
  const known = texts[id];
  if (known !== null) return known;
  const parent = links[Link.Width * id];
  const what = links[Link.Width * id + Link.Step];
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
