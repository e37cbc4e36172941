/** Bytes written one after the other and read back in the same order: small numbers in one byte, each distinct string once. */

const utf8 = new TextEncoder();
const fromUtf8 = new TextDecoder('utf-8', { ignoreBOM: true });
const doubles = new DataView(new ArrayBuffer(8));

export class ByteWriter {
  private bytes = new Uint8Array(1 << 16);
  private length = 0;
  private lastOffset = 0;
  private readonly strings = new Map<string, number>();

  /** A whole number from 0 to 2 ** 32 - 1. */
  count(value: number): void {
    if (this.length + 5 > this.bytes.length) this.grow(5);
    let rest = value >>> 0;
    while (rest > 127) {
      this.bytes[this.length++] = (rest & 127) | 128;
      rest >>>= 7;
    }
    this.bytes[this.length++] = rest;
  }

  /** An offset into a text: near the one before it, as a rule. */
  offset(value: number): void {
    const step = value - this.lastOffset;
    this.lastOffset = value;
    this.count((step << 1) ^ (step >> 31));
  }

  double(value: number): void {
    if (this.length + 8 > this.bytes.length) this.grow(8);
    doubles.setFloat64(0, value, true);
    for (let i = 0; i < 8; i++) this.bytes[this.length++] = doubles.getUint8(i);
  }

  string(value: string | null): void {
    if (value === null) {
      this.count(0);
      return;
    }
    let id = this.strings.get(value);
    if (id === undefined) this.strings.set(value, (id = this.strings.size + 1));
    this.count(id);
  }

  /** Everything written since the last call, its strings in front; then the writer begins anew. */
  finish(): Uint8Array {
    const body = this.bytes.subarray(0, this.length);
    const head = new ByteHead();
    head.strings([...this.strings.keys()]);
    const result = new Uint8Array(head.length + body.length);
    result.set(head.bytes.subarray(0, head.length));
    result.set(body, head.length);
    this.length = this.lastOffset = 0;
    this.strings.clear();
    return result;
  }

  private grow(by: number): void {
    const larger = new Uint8Array(Math.max(this.bytes.length * 2, this.length + by));
    larger.set(this.bytes);
    this.bytes = larger;
  }
}

/** The strings of a record: their lengths, then all of them as one text, so that reading decodes once and slices. */
class ByteHead {
  bytes = new Uint8Array(0);
  length = 0;

  strings(strings: readonly string[]): void {
    const text = strings.join('');
    // Half of a surrogate pair is valid in a string but not in UTF-8; such a text is kept as it is.
    const plain = utf8.encode(text);
    const wide = plain.length !== text.length && /[\ud800-\udfff]/.test(text);
    const coded = wide ? toUtf16(text) : plain;
    this.bytes = new Uint8Array(coded.length + 5 * strings.length + 16);
    this.count(strings.length);
    for (const one of strings) this.count(one.length);
    this.count(wide ? 1 : 0);
    this.count(coded.length);
    this.bytes.set(coded, this.length);
    this.length += coded.length;
  }

  private count(value: number): void {
    let rest = value;
    while (rest > 127) {
      this.bytes[this.length++] = (rest & 127) | 128;
      rest >>>= 7;
    }
    this.bytes[this.length++] = rest;
  }
}

export class ByteReader {
  private at = 0;
  private lastOffset = 0;
  private readonly strings: string[];

  /** Throws a RangeError where the bytes end too early. */
  constructor(private readonly bytes: Uint8Array) {
    const many = this.count();
    if (many > bytes.length) throw new RangeError('The record is damaged.');
    const lengths = new Array<number>(many);
    for (let i = 0; i < many; i++) lengths[i] = this.count();
    const wide = this.count() === 1;
    const size = this.count();
    const coded = bytes.subarray(this.at, this.at + size);
    this.at += size;
    const text = wide ? fromUtf16(coded) : fromUtf8.decode(coded);
    this.strings = new Array<string>(many);
    let from = 0;
    for (let i = 0; i < many; i++) this.strings[i] = text.slice(from, (from += lengths[i]));
  }

  count(): number {
    const { bytes } = this;
    let byte = bytes[this.at++];
    if (byte < 128) return byte;
    let value = byte & 127;
    let shift = 7;
    do {
      byte = bytes[this.at++];
      if (byte === undefined) throw new RangeError('The record ends too early.');
      value |= (byte & 127) << shift;
      shift += 7;
    } while (byte > 127);
    return value >>> 0;
  }

  offset(): number {
    const step = this.count();
    return (this.lastOffset += (step >>> 1) ^ -(step & 1));
  }

  double(): number {
    for (let i = 0; i < 8; i++) doubles.setUint8(i, this.bytes[this.at++]);
    return doubles.getFloat64(0, true);
  }

  string(): string | null {
    const id = this.count();
    return id === 0 ? null : this.strings[id - 1];
  }

  text(): string {
    return this.strings[this.count() - 1];
  }
}

/** Little-endian code units; TextDecoder would mend halves of pairs. */
function toUtf16(text: string): Uint8Array {
  const bytes = new Uint8Array(2 * text.length);
  for (let i = 0; i < text.length; i++) {
    bytes[2 * i] = text.charCodeAt(i) & 255;
    bytes[2 * i + 1] = text.charCodeAt(i) >> 8;
  }
  return bytes;
}

function fromUtf16(bytes: Uint8Array): string {
  let text = '';
  for (let i = 0; i + 1 < bytes.length; i += 2) text += String.fromCharCode(bytes[i] | (bytes[i + 1] << 8));
  return text;
}
