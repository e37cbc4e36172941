/** From an expression to arguments, one list a task, the same in every process and fresh in every round where need be. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname } from 'node:path';
import { types } from 'node:util';
import { deserialize, serialize } from 'node:v8';
import type { Mutability } from '../protocol';
import { describe, Failure, userStack } from './failure';
import { isTypeScript } from './resolution';
import type { Target } from './loading';

export type Arguments = unknown[];

/** More distinct items than a round can use; what keeps an endless generator finite. */
const mostItems = 10_000;
/** Copies of changed arguments may take this much memory a round. */
const mostCopiedBytes = 64 * 1024 * 1024;
const mostLaps = 100;

export class Workload {
  items: Arguments[] = [];
  capped = false;
  private snapshots: Buffer[] | null = null;
  private reevaluate = false;

  private constructor(private readonly target: Target, private readonly expression: string | null, private readonly recording: string | null) {}

  /** `recording` is a file of recorded calls, which go before the expression. */
  static async of(target: Target, expression: string | null, recording: string | null = null): Promise<Workload> {
    const workload = new Workload(target, expression, recording);
    workload.items = await workload.evaluate();
    return workload;
  }

  /** Indices of the items of a round: repeated when there are too few, spread over all when there are too many. */
  choose(tasks: number): number[] {
    const count = this.items.length;
    return Array.from({ length: tasks }, (_, index) => (tasks >= count ? index % count : Math.floor(index * count / tasks)));
  }

  /** The arguments of a round; made anew when tasks are known to change theirs. */
  async calls(tasks: number): Promise<Arguments[]> {
    const chosen = this.choose(tasks);
    const { snapshots } = this;
    if (snapshots) return chosen.map(index => deserialize(snapshots[index]) as Arguments);
    if (!this.reevaluate || (this.expression === null && this.recording === null)) return chosen.map(index => this.items[index]);
    // What cannot be copied (an iterator, a stream) is evaluated afresh, once for each time it is used up.
    const laps: Arguments[][] = [];
    for (let lap = 0; lap < Math.min(Math.ceil(tasks / this.items.length), mostLaps); lap++) laps.push(await this.evaluate());
    const used = new Map<number, number>();
    return chosen.map(index => {
      const lap = used.get(index) ?? 0;
      used.set(index, lap + 1);
      const items = laps[lap % laps.length];
      return items[index % items.length];
    });
  }

  /** What the first items look like before any task has run; null where they cannot be copied. */
  freeze(): Buffer[] | null {
    const snapshots: Buffer[] = [];
    let size = 0;
    try {
      for (const item of this.items) {
        snapshots.push(serialize(item));
        size += snapshots.at(-1)!.length;
        if (size > mostCopiedBytes) break;
      }
    } catch {
      return null;
    }
    return snapshots;
  }

  /** After the first tasks: whether they changed their arguments, and how those are to be made anew if they did. */
  mutability(before: Buffer[] | null): Mutability {
    if (!before) return this.items.every(item => item.every(isReusable)) ? 'stable' : 'evaluated';
    const after = this.freeze();
    if (after && after.length === before.length && after.every((snapshot, index) => snapshot.equals(before[index]))) return 'stable';
    // A copy of a class' instance would have lost its methods.
    return this.items.every(item => item.every(value => isPlain(value))) ? 'copied' : 'evaluated';
  }

  async refreshBy(mutability: Mutability): Promise<void> {
    this.reevaluate = mutability === 'evaluated';
    if (mutability !== 'copied') return;
    this.items = await this.evaluate();
    const snapshots = this.items.map(item => serialize(item));
    if (snapshots.reduce((sum, { length }) => sum + length, 0) <= mostCopiedBytes) this.snapshots = snapshots;
  }

  private async evaluate(): Promise<Arguments[]> {
    const { target, expression, recording } = this;
    if (recording !== null) return recordedCalls(recording);
    if (expression === null) {
      // In TypeScript the count includes optional parameters.
      if (target.parameters > 0 && !isTypeScript(target.file)) throw new Failure('arguments-needed', null, { parameters: target.parameters });
      return [[]];
    }
    const random = Math.random;
    // Every process draws the same numbers, whatever the expression picks at random.
    Math.random = seededRandom();
    let items: Arguments[];
    try {
      items = await this.itemsOf(await compiled(target, expression)());
    } catch (error) {
      if (error instanceof Failure) throw error;
      throw new Failure('arguments-error', userStack(error), { expression, error: describe(error) });
    } finally {
      Math.random = random;
    }
    if (!items.length) throw new Failure('no-tasks', null, { expression });
    return items;
  }

  /** An array item is the positional arguments, anything else the single one. Text, bytes and maps are one argument, not many. */
  private async itemsOf(value: unknown): Promise<Arguments[]> {
    if (!isSequence(value)) return [[value]];
    const items: Arguments[] = [];
    for await (const item of value) {
      this.capped = items.length === mostItems;
      if (this.capped) break;
      items.push(Array.isArray(item) ? item : [item]);
    }
    return items;
  }
}

function isSequence(value: unknown): value is Iterable<unknown> | AsyncIterable<unknown> {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value) || types.isMap(value)) return false;
  return Symbol.iterator in value || Symbol.asyncIterator in value;
}

/** The arguments of the recorded calls. */
function recordedCalls(path: string): Arguments[] {
  const calls: Arguments[] = [];
  let about = { function: '', entry: '', limit: mostItems };
  try {
    for (const line of readFileSync(path, 'utf8').split('\n')) {
      if (!line.startsWith('{"type":"call"')) {
        if (line.startsWith('{"type":"recording"')) about = JSON.parse(line) as typeof about;
      } else if (calls.length < about.limit && line.endsWith('}')) {
        calls.push(deserialize(Buffer.from((JSON.parse(line) as { arguments: string }).arguments, 'base64')) as Arguments);
      }
    }
  } catch (error) {
    throw new Failure('recording-unreadable', userStack(error), { file: path, error: describe(error) });
  }
  if (!calls.length) throw new Failure('recording-empty', null, { function: about.function, entry: about.entry });
  return calls;
}

type Evaluation = () => Promise<unknown>;
const AsyncFunction = (async () => undefined).constructor as new (...parameters: string[]) => (...values: unknown[]) => Promise<unknown>;

/** The expression with what the module exports in scope, `require` as in the file, and `await`. */
function compiled({ file, namespace }: Target, expression: string): Evaluation {
  const scope = new Map<string, unknown>([['require', createRequire(file)], ['__dirname', dirname(file)], ['__filename', file]]);
  for (const [name, value] of Object.entries(namespace)) if (/^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(name)) scope.set(name, value);
  // A name that is a reserved word (`default`) cannot be a parameter.
  for (const name of scope.keys()) if (!isParameter(name)) scope.delete(name);
  try {
    const evaluate = new AsyncFunction(...scope.keys(), `return (${expression.trim()}\n);`);
    return () => evaluate(...scope.values());
  } catch (error) {
    throw new Failure('arguments-syntax', describe(error), { expression, error: describe(error), file: basename(file) });
  }
}

function isParameter(name: string): boolean {
  try {
    new AsyncFunction(name, '');
    return true;
  } catch {
    return false;
  }
}

/** Mulberry32, by Tommy Ettinger (public domain algorithm). */
function seededRandom(): () => number {
  let state = 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Whether an argument that cannot be copied can at least be used twice: a one-way iterator or a stream cannot. */
function isReusable(value: unknown): boolean {
  return !(typeof value === 'object' && value !== null && ('next' in value || 'pipe' in value || 'getReader' in value));
}

function isPlain(value: unknown, depth = 0): boolean {
  if (typeof value !== 'object' || value === null) return typeof value !== 'function';
  if (depth > 20) return false;
  if (Array.isArray(value)) return value.every(part => isPlain(part, depth + 1));
  if (types.isMap(value)) return [...value].flat().every(part => isPlain(part, depth + 1));
  if (types.isSet(value)) return [...value].every(part => isPlain(part, depth + 1));
  if (types.isDate(value) || types.isRegExp(value) || types.isAnyArrayBuffer(value) || ArrayBuffer.isView(value)) return true;
  const prototype = Object.getPrototypeOf(value) as object | null;
  return (prototype === null || Object.getPrototypeOf(prototype) === null) && Object.values(value).every(part => isPlain(part, depth + 1));
}
