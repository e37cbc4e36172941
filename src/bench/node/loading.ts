/** From a file and a qualified name to a callable, the same way in the controller and in every worker. */
import { readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { CallStyle } from '../protocol';
import { describe, errorCode, Failure, userStack } from './failure';
import { configFor, isFile, needsTranspiling } from './resolution';

type Callable = (...values: unknown[]) => unknown;

export interface Target {
  file: string;
  call: Callable;
  style: CallStyle;
  /** How long a task may take; null: as long as it likes. */
  taskSeconds: number | null;
  /** As `Function.length` counts them. */
  parameters: number;
  /** What the module exports, CommonJS and ES modules alike. */
  namespace: Record<string, unknown>;
}

/** Imports the file and finds the function in it. Throws a `Failure`. */
export async function loadTarget(file: string, qualified: string): Promise<Target> {
  if (!isFile(file)) throw new Failure('file-missing', null, { file });
  const namespace = exportsOf(await importFile(file));
  const { value, owner } = find(namespace, qualified, file);
  if (typeof value !== 'function') throw new Failure('not-callable', null, { function: qualified, kind: value === null ? 'null' : typeof value });
  if (isClass(value as Callable)) throw new Failure('not-callable', null, { function: qualified, kind: 'class' });
  const call = value as Callable;
  return { file, call: owner === undefined ? call : call.bind(owner) as Callable, style: callStyle(call), taskSeconds: null, parameters: call.length, namespace };
}

async function importFile(file: string): Promise<Record<string, unknown>> {
  try {
    const { paths, baseUrl } = configFor(dirname(file));
    if (needsTranspiling(file) || baseUrl || Object.keys(paths).length) {
      const { install } = await import('./hooks');
      if (!install() && needsTranspiling(file)) throw new Failure('typescript-needs-newer-node', null, { version: process.versions.node });
    }
    return await import(pathToFileURL(file).href) as Record<string, unknown>;
  } catch (error) {
    if (error instanceof Failure) throw error;
    const missing = /Cannot find (?:module|package) '([^']+)'/.exec(describe(error))?.[1] ?? '';
    const isPackage = missing && !/^[./\\]|^[A-Za-z]:|^file:/.test(missing);
    throw new Failure('import-error', userStack(error), { module: basename(file), error: describe(error), missing: isPackage ? missing : '', code: errorCode(error) });
  }
}

/** The names of `module.exports` beside those that Node could tell beforehand, and `default` as the file's author means it. */
function exportsOf(module: Record<string, unknown>): Record<string, unknown> {
  const whole = module.default;
  if ((typeof whole !== 'object' && typeof whole !== 'function') || whole === null) return { ...module };
  const compiled = '__esModule' in whole;
  const isCommonJs = compiled || 'module.exports' in module || Object.keys(module).every(name => name === 'default' || name in whole);
  if (!isCommonJs) return { ...module };
  const named = typeof whole === 'object' || compiled ? whole : { ...(whole as unknown as object) };
  return { ...module, ...named as object, default: compiled ? (whole as { default?: unknown }).default : whole };
}

/** `name`, `default`, `object.member`, or `Class.method`, which is bound to one default-constructed instance. */
function find(namespace: Record<string, unknown>, qualified: string, file: string): { value: unknown; owner: unknown } {
  const [first, ...rest] = qualified.split('.');
  let value = exported(namespace, first);
  let owner: unknown;
  if (value === undefined) {
    const code = isDefined(first, file) ? 'not-exported' : 'function-missing';
    throw new Failure(code, null, { function: qualified, name: first, file: basename(file), close: closest(first, Object.keys(namespace)) });
  }
  let path = first;
  for (const part of rest) {
    owner = value;
    if (typeof value === 'function' && isConstructor(value as Callable, part)) owner = instance(value as new () => unknown, path);
    if ((typeof owner !== 'object' && typeof owner !== 'function') || owner === null || !(part in owner)) {
      if (typeof value === 'function' && !isClass(value as Callable)) throw new Failure('nested-function', null, { function: qualified, outer: path });
      const members = typeof value === 'function' ? Object.getOwnPropertyNames((value as Callable).prototype ?? {}) : Object.keys(Object(value) as object);
      throw new Failure('function-missing', null, { function: qualified, file: basename(file), close: closest(part, members) });
    }
    value = (owner as Record<string, unknown>)[part];
    path += `.${part}`;
  }
  return { value, owner };
}

/** Under its own name, or as what is exported under another: `export default function name`, `export { name as other }`. */
function exported(namespace: Record<string, unknown>, name: string): unknown {
  if (Object.hasOwn(namespace, name)) return namespace[name];
  return Object.values(namespace).find(value => typeof value === 'function' && value.name === name);
}

function isDefined(name: string, file: string): boolean {
  const escaped = name.replace(/[^\w]/g, '\\$&');
  return new RegExp(`(?:function\\s*\\*?|class|const|let|var|enum)\\s+${escaped}(?![\\w$])`).test(readFileSync(file, 'utf8'));
}

function closest(name: string, candidates: readonly string[]): string {
  const wanted = name.toLowerCase();
  const near = candidates.filter(each => each !== 'constructor' && (each.toLowerCase().includes(wanted) || wanted.includes(each.toLowerCase()) || differ(wanted, each.toLowerCase()) <= 2));
  return near.slice(0, 3).join(', ');
}

/** Levenshtein distance of two short names. */
function differ(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + Number(a[i - 1] !== b[j - 1]));
    row = next;
  }
  return row[b.length];
}

function isClass(value: Callable): boolean {
  return /^class\b/.test(Function.prototype.toString.call(value));
}

/** A class, or a function that serves as one, with such a method or, unless it is static, such a field. */
function isConstructor(value: Callable, member: string): boolean {
  return (typeof value.prototype === 'object' && value.prototype !== null && member in value.prototype && !Object.hasOwn(value, member)) || (isClass(value) && !(member in value));
}

function instance(owner: new () => unknown, name: string): unknown {
  try {
    return new owner();
  } catch (error) {
    throw new Failure('not-constructible', userStack(error), { owner: name, error: describe(error) });
  }
}

const styles: Record<string, CallStyle> = {
  '[object AsyncFunction]': 'coroutine', '[object GeneratorFunction]': 'generator', '[object AsyncGeneratorFunction]': 'async-generator',
};

function callStyle(value: Callable): CallStyle {
  return styles[Object.prototype.toString.call(value)] ?? 'plain';
}

/** The style that a result betrays: an ordinary function may return a promise or a generator, whose work is still to be done. */
export function resultStyle(value: unknown): CallStyle {
  if (typeof value !== 'object' || value === null) return 'plain';
  if (typeof (value as { then?: unknown }).then === 'function') return 'coroutine';
  const kind = Object.prototype.toString.call(value);
  return kind === '[object AsyncGenerator]' ? 'async-generator' : kind === '[object Generator]' ? 'generator' : 'plain';
}

/** One call, with a generator consumed: that is where it does its work. Without a promise where none is needed. */
export function caller(call: Callable, style: CallStyle): Callable {
  if (style === 'generator') return (...values) => [...call(...values) as Iterable<unknown>];
  if (style !== 'async-generator') return call;
  return async (...values) => {
    const all: unknown[] = [];
    for await (const value of call(...values) as AsyncIterable<unknown>) all.push(value);
    return all;
  };
}
