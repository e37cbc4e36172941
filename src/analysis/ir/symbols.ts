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

/** A slot of the table: four numbers side by side, so that a look-up touches one cache line. */
const enum Slot { Hash = 0, Id, Offset, Length, Width }

/** Open addressing with linear probing; at most half full. The characters of all names lie one behind the other in `codes`. */
class SymbolTable {
  texts: string[] = [''];
  lengths = new Int32Array(1 << 14);
  slots = new Int32Array((1 << 15) * Slot.Width);
  /** The shift that leaves as many bits of a hash as the number of slots has. */
  shift = 32 - 15;
  codes = new Uint16Array(1 << 18);
  used = 0;

  /** Adds a name at the free `slot`, which a search for it has found. */
  add(slot: number, hash: number, text: string): number {
    const id = this.texts.push(text) - 1;
    if (id >= this.lengths.length) {
      const { lengths } = this;
      (this.lengths = new Int32Array(lengths.length * 2)).set(lengths);
    }
    this.lengths[id] = text.length;
    const from = this.used;
    this.used += text.length;
    if (this.used > this.codes.length) this.codes = grown(this.codes, new Uint16Array(Math.max(this.codes.length * 2, this.used)));
    for (let i = 0; i < text.length; i++) this.codes[from + i] = text.charCodeAt(i);
    this.fill(slot, hash, id, from, text.length);
    if (id * 2 * Slot.Width > this.slots.length) this.rehash();
    return id;
  }

  private fill(slot: number, hash: number, id: number, offset: number, length: number): void {
    const { slots } = this;
    slots[slot + Slot.Hash] = hash;
    slots[slot + Slot.Id] = id;
    slots[slot + Slot.Offset] = offset;
    slots[slot + Slot.Length] = length;
  }

  private rehash(): void {
    const old = this.slots;
    this.slots = new Int32Array(old.length * 2);
    this.shift--;
    const last = this.slots.length - Slot.Width;
    for (let from = 0; from < old.length; from += Slot.Width) {
      if (old[from + Slot.Id] === 0) continue;
      let slot = (Math.imul(old[from + Slot.Hash], SPREAD) >>> this.shift) * Slot.Width;
      while (this.slots[slot + Slot.Id] !== 0) slot = (slot + Slot.Width) & last;
      this.fill(slot, old[from + Slot.Hash], old[from + Slot.Id], old[from + Slot.Offset], old[from + Slot.Length]);
    }
  }
}

/** 2^32 divided by the golden ratio: multiplying by it spreads the bits of a weak hash upwards (Knuth, TAOCP 3, 6.4). */
const SPREAD = 0x9e3779b1 | 0;

function grown(from: Uint16Array<ArrayBuffer>, to: Uint16Array<ArrayBuffer>): Uint16Array<ArrayBuffer> {
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
  const { slots, codes: known } = table;
  const last = slots.length - Slot.Width;
  let slot = (Math.imul(hash, SPREAD) >>> table.shift) * Slot.Width;
  for (let id = slots[slot + Slot.Id]; id !== 0; id = slots[slot + Slot.Id]) {
    if (slots[slot + Slot.Hash] === hash && slots[slot + Slot.Length] === end - start) {
      const shift = slots[slot + Slot.Offset] - start;
      let i = start;
      while (i < end && codes[i] === known[i + shift]) i++;
      if (i === end) return id;
    }
    slot = (slot + Slot.Width) & last;
  }
  // Built from the codes: a slice of the source would keep the whole source alive.
  let text = '';
  for (let i = start; i < end; i += 4096) text += String.fromCharCode(...codes.subarray(i, Math.min(end, i + 4096)));
  return table.add(slot, hash, text);
}

/** The id of a name; the same text always gets the same id; 0 for the empty text. */
export function intern(text: string): number {
  if (text.length === 0) return 0;
  let hash = text.charCodeAt(0);
  for (let i = 1; i < text.length; i++) hash = hashStep(hash, text.charCodeAt(i));
  const last = table.slots.length - Slot.Width;
  let slot = (Math.imul(hash, SPREAD) >>> table.shift) * Slot.Width;
  for (let id = table.slots[slot + Slot.Id]; id !== 0; id = table.slots[slot + Slot.Id]) {
    if (table.slots[slot + Slot.Hash] === hash && table.texts[id] === text) return id;
    slot = (slot + Slot.Width) & last;
  }
  return table.add(slot, hash, text);
}

/** The length of that text, which costs less than asking for the text. */
export function symbolLength(id: number): number {
  return table.lengths[id];
}

/** The text of an id from `intern`; empty for 0. */
export function symbolText(id: number): string {
  return table.texts[id];
}

for (const name of RESERVED) intern(name);
