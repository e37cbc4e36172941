/**
 * Names as small integers: comparing, hashing and looking them up costs one array access. One table a process; it only grows.
 *
 * A scanner hashes a name while it reads it and asks with `internCodes`, so a name seen before costs no substring and no string hash.
 */

/**
 * The names with the lowest ids, in this order: Python's keywords (1 to 35), so that a scanner tells a keyword from a name by
 * `id <= LAST_PYTHON_KEYWORD`, then the words that are keywords in some places only.
 */
const RESERVED = (
  'False None True and as assert async await break class continue def del elif else except finally for from global if import in is ' +
  'lambda nonlocal not or pass raise return try while with yield ' +
  'match case type _ lazy *'
).split(' ');
export const LAST_PYTHON_KEYWORD = 35;
export const SYMBOL_MATCH = 36;
export const SYMBOL_CASE = 37;
export const SYMBOL_TYPE = 38;
export const SYMBOL_UNDERSCORE = 39;
export const SYMBOL_LAZY = 40;
export const SYMBOL_STAR = 41;

/** Open addressing with linear probing; at most half full. The characters of all names lie one behind the other in `codes`. */
class SymbolTable {
  texts: string[] = [''];
  slots = new Int32Array(1 << 15);
  hashes = new Int32Array(1 << 14);
  offsets = new Int32Array((1 << 14) + 1);
  codes = new Uint16Array(1 << 18);
  /** The shift that leaves as many bits of a hash as `slots` has. */
  shift = 32 - 15;

  add(id: number, slot: number, hash: number, text: string): number {
    if (id + 1 >= this.offsets.length) {
      this.offsets = grown(this.offsets, new Int32Array(this.offsets.length * 2));
      this.hashes = grown(this.hashes, new Int32Array(this.hashes.length * 2));
    }
    const from = this.offsets[id];
    const to = from + text.length;
    if (to > this.codes.length) this.codes = grown(this.codes, new Uint16Array(Math.max(this.codes.length * 2, to)));
    for (let i = 0; i < text.length; i++) this.codes[from + i] = text.charCodeAt(i);
    this.offsets[id + 1] = to;
    this.hashes[id] = hash;
    this.texts.push(text);
    this.slots[slot] = id;
    if (id * 2 > this.slots.length) this.rehash();
    return id;
  }

  private rehash(): void {
    this.slots = new Int32Array(this.slots.length * 2);
    this.shift--;
    for (let id = 1; id < this.texts.length; id++) {
      let slot = Math.imul(this.hashes[id], SPREAD) >>> this.shift;
      while (this.slots[slot] !== 0) slot = (slot + 1) & (this.slots.length - 1);
      this.slots[slot] = id;
    }
  }
}

/** 2^32 divided by the golden ratio: multiplying by it spreads the bits of a weak hash upwards (Knuth, TAOCP 3, 6.4). */
const SPREAD = 0x9e3779b1 | 0;

function grown<T extends Int32Array | Uint16Array>(from: T, to: T): T {
  to.set(from);
  return to;
}

const table = new SymbolTable();

/** One step of the hash that `internCodes` wants: start with the first code, then step with each further one. */
export function hashStep(hash: number, code: number): number {
  return (Math.imul(hash, 31) + code) | 0;
}

/** The id of the ASCII name `codes[start..end)`, whose hash (by `hashStep`) the caller has at hand; never empty. */
export function internCodes(codes: Uint8Array, start: number, end: number, hash: number): number {
  const { slots, hashes, offsets, codes: known } = table;
  const last = slots.length - 1;
  let slot = Math.imul(hash, SPREAD) >>> table.shift;
  for (let id = slots[slot]; id !== 0; id = slots[slot]) {
    if (hashes[id] === hash) {
      let at = offsets[id];
      if (offsets[id + 1] - at === end - start) {
        let i = start;
        while (i < end && codes[i] === known[at]) {
          i++;
          at++;
        }
        if (i === end) return id;
      }
    }
    slot = (slot + 1) & last;
  }
  // Built from the codes: a slice of the source would keep the whole source alive.
  let text = '';
  for (let i = start; i < end; i += 4096) text += String.fromCharCode(...codes.subarray(i, Math.min(end, i + 4096)));
  return table.add(table.texts.length, slot, hash, text);
}

/** The id of a name; the same text always gets the same id; 0 for the empty text. */
export function intern(text: string): number {
  if (text.length === 0) return 0;
  let hash = text.charCodeAt(0);
  for (let i = 1; i < text.length; i++) hash = hashStep(hash, text.charCodeAt(i));
  const last = table.slots.length - 1;
  let slot = Math.imul(hash, SPREAD) >>> table.shift;
  for (let id = table.slots[slot]; id !== 0; id = table.slots[slot]) {
    if (table.hashes[id] === hash && table.texts[id] === text) return id;
    slot = (slot + 1) & last;
  }
  return table.add(table.texts.length, slot, hash, text);
}

/** The text of an id from `intern`; empty for 0. */
export function symbolText(id: number): string {
  return table.texts[id];
}

for (const name of RESERVED) intern(name);
