/**
 * Loaded in front of a program (`node --import`): writes down with which arguments it calls one function. The function's text gets the statement that
 * hands them over when its file is loaded, so it makes no difference who imports it or how. Worker threads and child processes that inherit Node's
 * options append to the same file.
 */
import { appendFileSync, readFileSync } from 'node:fs';
import { threadId } from 'node:worker_threads';
import { types } from 'node:util';
import { serialize } from 'node:v8';
import { describe } from './failure';
import { recordedEdits } from './recorder-orders';
import { install, installEdits } from './hooks';
import { needsTranspiling } from './resolution';

/** All recorded arguments of a process together. */
const mostBytes = 64 * 1024 * 1024;

interface Surface {
  __forkcastRecord__?: (values: ArrayLike<unknown>) => void;
  __forkcastWatch__?: (call: (...values: unknown[]) => unknown) => unknown;
}

const orders = recordedEdits();
if (orders) {
  const write = (line: object) => appendFileSync(orders.output, `${JSON.stringify(line)}\n`);
  let seen = 0;
  let recorded = 0;
  let bytes = 0;
  const record = (values: ArrayLike<unknown>): void => {
    seen++;
    if (recorded >= orders.calls) return;
    const given = Array.from(values);
    const problem = given.findIndex(value => !survivesCopy(value));
    try {
      if (problem >= 0) return write({ type: 'left-out', argument: `argument ${problem + 1}`, kind: kindOf(given[problem]), error: 'a copy would lose its class or cannot be made' });
      const data = serialize(given);
      bytes += data.length;
      if (bytes > mostBytes) return write({ type: 'left-out', argument: '', kind: '', error: `all recorded arguments would take more than ${mostBytes >> 20} MB` });
      recorded++;
      write({ type: 'call', arguments: data.toString('base64'), bytes: data.length });
    } catch (error) {
      write({ type: 'left-out', argument: '', kind: '', error: describe(error) });
    }
  };
  const surface = globalThis as Surface;
  surface.__forkcastRecord__ = record;
  surface.__forkcastWatch__ = call => {
    const watched = function (this: unknown, ...values: unknown[]) {
      record(values);
      return call.apply(this, values);
    };
    for (const name of ['name', 'length']) Object.defineProperty(watched, name, { value: (call as unknown as Record<string, unknown>)[name], configurable: true });
    return watched;
  };
  const text = readFileSync(orders.file, 'utf8').replace(/^\ufeff/, '');
  if (text.length !== orders.instrumentation?.textLength) write({ type: 'refused', error: 'the file has changed since it was analysed' });
  else {
    if (needsTranspiling(orders.file) || (process.argv[1] !== undefined && needsTranspiling(process.argv[1]))) install();
    installEdits();
  }
  // Of several processes and threads each tells its own.
  process.on('exit', () => { if (seen || threadId === 0) write({ type: 'end', seen }); });
}

/** Whether a value read back is as good as the one that was written: classes of the program's own lose their methods. */
function survivesCopy(value: unknown, depth = 0): boolean {
  if (typeof value !== 'object' || value === null) return typeof value !== 'function' && typeof value !== 'symbol';
  if (depth > 20 || types.isProxy(value)) return false;
  if (types.isDate(value) || types.isRegExp(value) || types.isAnyArrayBuffer(value) || ArrayBuffer.isView(value)) return true;
  const every = (parts: Iterable<unknown>) => [...parts].every(part => survivesCopy(part, depth + 1));
  if (Array.isArray(value) || types.isSet(value)) return every(value);
  if (types.isMap(value)) return every([...value].flat());
  const prototype = Object.getPrototypeOf(value) as object | null;
  // An object of another realm has another Object.prototype.
  return (prototype === null || Object.getPrototypeOf(prototype) === null) && every(Object.values(value));
}

function kindOf(value: unknown): string {
  if (typeof value !== 'object' || value === null) return typeof value;
  return types.isProxy(value) ? 'Proxy' : value.constructor?.name ?? 'object';
}
