/** A digest of any result by its structure, so that equal results of two processes have equal digests without being shipped. */
import { createHash } from 'node:crypto';
import { types } from 'node:util';

/** A result with more parts than this is not compared, nor are those that come after as many in a round: telling would take longer than the benchmark. */
const mostParts = 300_000;
const mostDepth = 200;

class CannotTell extends Error {}

class Digester {
  parts = 0;
  private readonly open = new Map<object, number>();

  /** A text that two values share exactly if they have the same structure; long parts are digested on the way. */
  text(value: unknown, depth = 0): string {
    if (++this.parts > mostParts || depth > mostDepth) throw new CannotTell();
    switch (typeof value) {
      case 'string': return JSON.stringify(value);
      // NaN equals NaN here; 0 and -0 are equal.
      case 'number': return String(value + 0);
      case 'bigint': return `${value}n`;
      case 'function': return `function ${value.name}`;
      case 'object': return value === null ? 'null' : this.object(value, depth + 1);
      default: return String(value);
    }
  }

  private object(value: object, depth: number): string {
    const above = this.open.get(value);
    if (above !== undefined) return `cycle ${depth - above}`;
    if (types.isPromise(value) || types.isProxy(value) || types.isWeakMap(value) || types.isWeakSet(value)) throw new CannotTell();
    this.open.set(value, depth);
    try {
      return this.compound(value, depth);
    } finally {
      this.open.delete(value);
    }
  }

  private compound(value: object, depth: number): string {
    if (Array.isArray(value)) return `[${value.map(part => this.text(part, depth)).join()}]`;
    if (types.isDate(value)) return `date ${value.getTime()}`;
    if (types.isRegExp(value)) return String(value);
    if (types.isNativeError(value)) return `${value.name} ${JSON.stringify(value.message)}`;
    if (types.isMap(value)) return `map ${[...value].map(([key, part]) => `${this.text(key, depth)}:${this.text(part, depth)}`).sort().join()}`;
    if (types.isSet(value)) return `set ${[...value].map(part => this.text(part, depth)).sort().join()}`;
    if (types.isAnyArrayBuffer(value)) return `buffer ${bytesDigest(new Uint8Array(value))}`;
    if (ArrayBuffer.isView(value)) return `${kindOf(value)} ${bytesDigest(new Uint8Array(value.buffer, value.byteOffset, value.byteLength))}`;
    const fields = Object.keys(value).sort().map(key => `${JSON.stringify(key)}:${this.text((value as Record<string, unknown>)[key], depth)}`);
    return `${className(value)}{${fields.join()}}`;
  }
}

/** A `Buffer` arrives from another thread as a `Uint8Array`, which holds the same. */
function kindOf(view: ArrayBufferView): string {
  return Object.prototype.toString.call(view);
}

/** Part of the value: a class' instance that comes back from a worker as a plain object has lost its methods. */
function className(value: object): string {
  const prototype = Object.getPrototypeOf(value) as object | null;
  const name = prototype === null || Object.getPrototypeOf(prototype) === null ? '' : (prototype.constructor as { name?: unknown } | undefined)?.name;
  return typeof name === 'string' && name ? `${name} ` : '';
}

function bytesDigest(bytes: Uint8Array): string {
  return createHash('sha1').update(bytes).digest('hex');
}

/** 16 hexadecimal digits, or null where equality cannot be told. */
export function digest(value: unknown): string | null {
  return digestBy(new Digester(), value);
}

function digestBy(digester: Digester, value: unknown): string | null {
  try {
    return createHash('sha1').update(digester.text(value)).digest('hex').slice(0, 16);
  } catch {
    return null; // too large, or an accessor of the result threw
  }
}

/** Of the first values, as many as are compared: equal values take equally many parts, so that they are as many in every process. */
export function digests(values: readonly unknown[]): (string | null)[] {
  const found: (string | null)[] = [];
  for (let parts = 0; found.length < values.length && parts <= mostParts;) {
    const digester = new Digester();
    found.push(digestBy(digester, values[found.length]));
    parts += digester.parts;
  }
  return found;
}

export function combined(digests: readonly (string | null)[]): string | null {
  return digests.includes(null) ? null : digest(digests);
}
