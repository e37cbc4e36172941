/**
 * FC206 unpicklable-task: another process is given something that cannot be pickled (Node: a worker something that cannot be cloned), and the call fails.
 *
 *     with ProcessPoolExecutor() as pool:
 *         pool.map(lambda row: parse(row), rows)
 *
 * Instead: a function at the top of a module; paths, names and settings instead of open files, locks and connections, which each process opens for itself.
 */
import type { CallFacts, Path } from '../facts';
import { shownName } from '../effects/evidence';
import type { Linker } from '../effects/linker';
import type { LinkedModule } from '../effects/module';
import { rangeOf } from '../effects/ranges';
import { ValueKind, type LinkedClass, type LinkedFunction, type Value } from '../effects/values';
import { linkedCalls } from './calls';
import { defineRule, isTestModule, type Draft, type RuleContext } from './rule';
import { choosesFork, usesWorkers } from './workers';

/** Tasks go to a process that runs already: they are pickled whatever the start method. */
const sendsTasks = /^(?:concurrent\.futures\.ProcessPoolExecutor\.(?:submit|map)|multiprocessing\.pool\.Pool\.(?:map|imap|imap_unordered|starmap|map_async|starmap_async|apply|apply_async))$/;
/** A process that is forked has everything; one that is spawned, or comes from the fork server, has it pickled. Which of them a context stands for is not looked into. */
const startsProcess = /^multiprocessing\.Process$/;
const clones = /^(?:worker_threads\.Worker|worker_threads\.(?:Worker|MessagePort|BroadcastChannel)\.postMessage|(?:worker_threads\.parentPort|globalThis\.MessagePort)\.postMessage|piscina\.run|tinypool\.run|child_process\.ChildProcess\.send)$/;

/** Classes whose instances pickle refuses, each tried (CPython 3.9 and 3.13); sockets and the ends of pipes are not among them, multiprocessing passes them on. */
const unpicklable = new Map<string, string>([
  ...['Lock', 'RLock', 'Condition', 'Event', 'Semaphore', 'BoundedSemaphore', 'Barrier', 'Thread', 'Timer', 'local'].map(name => [`threading.${name}`, `a threading.${name}`] as const),
  ...['TextIOWrapper', 'BufferedReader', 'BufferedWriter', 'BufferedRandom', '_File'].map(name => [`io.${name}`, 'an open file'] as const),
  ['sqlite3.Connection', 'a database connection'], ['sqlite3.Cursor', 'a database cursor'], ['subprocess.Popen', 'a running program'],
  ['queue.Queue', 'a queue.Queue'], ['queue.LifoQueue', 'a queue.LifoQueue'], ['queue.PriorityQueue', 'a queue.PriorityQueue'], ['queue.SimpleQueue', 'a queue.SimpleQueue'],
  ['concurrent.futures.ThreadPoolExecutor', 'an executor'], ['concurrent.futures.ProcessPoolExecutor', 'an executor'], ['concurrent.futures.Future', 'a future'],
  ['multiprocessing.pool.Pool', 'a pool'], ['types.GeneratorType', 'a generator'], ['ssl.SSLContext', 'an ssl.SSLContext'], ['mmap.mmap', 'a memory map'],
  ['csv.reader', 'a csv.reader'], ['zipfile.ZipFile', 'an open archive'], ['psycopg2.extensions.connection', 'a database connection'],
]);
/** What only a new process can be given, when it is started. */
const inheritedOnly = /^multiprocessing\.(?:context\.BaseContext\.)?(?:Lock|RLock|Semaphore|BoundedSemaphore|Condition|Event|Barrier|Queue|JoinableQueue|SimpleQueue)$/;
/** Pickling says how it is done in a class of its own. */
const hooks = ['__getstate__', '__reduce__', '__reduce_ex__'];

export const unpicklableTask = defineRule('FC206', function* (context) {
  const { family, functions, module } = context;
  if (isTestModule(module)) return;
  if (family === 'node') {
    if (!usesWorkers(module)) return;
    for (const fn of module.functions) for (const { facts, target } of linkedCalls(fn)) if (clones.test(target?.entry?.name ?? '')) yield* cloned(facts, fn, context);
    return;
  }
  for (const { fn } of functions) {
    if (fn.facts.handles === undefined && fn.handOvers.length === 0) continue;
    for (const { facts, target } of linkedCalls(fn)) {
      const name = target?.entry?.name;
      if (name === undefined) continue;
      if (sendsTasks.test(name)) yield* pickled(facts, name, true, context);
      else if (startsProcess.test(name)) yield* pickled(facts, name, false, context);
    }
  }
});

function* pickled(facts: CallFacts, name: string, always: boolean, { module, graph: { linker } }: RuleContext): Generator<Draft> {
  // dill and cloudpickle take nearly everything.
  if (facts.path === null || /^(?:multiprocess|pathos|loky|billiard|joblib)\b/.test(facts.path) || usesOtherPickle(module) || !always && choosesFork(module)) return;
  const found = firstRefused(facts, name, module, linker, always);
  if (found === null) return;
  const when = always ? 'so it cannot be sent to another process' : 'and starting a process needs that on Windows, on macOS, and on Linux from Python 3.14 on';
  yield {
    start: facts.start, end: facts.nameEnd,
    message: `${sentence(found.what)} cannot be pickled, ${when}; ${found.remedy}.`,
    evidence: [
      { range: rangeOf(module.facts, facts.start, facts.end), name, work: 'trivial' },
      ...(found.at === null || found.at.module !== module ? [] : [{ range: rangeOf(module.facts, found.at.facts.nameStart, found.at.facts.nameEnd), name: found.at.fullName, work: 'trivial' as const }]),
    ],
  };
}

interface Refused {
  what: string;
  remedy: string;
  /** The function that it is, where it is one. */
  at: LinkedFunction | null;
}

/** The first of what a call sends that pickle refuses. */
function firstRefused(facts: CallFacts, name: string, module: LinkedModule, linker: Linker, always: boolean): Refused | null {
  const isSubmit = name.endsWith('.submit');
  const isStart = startsProcess.test(name);
  const named = (...names: string[]): Path | null => facts.keywords.find(keyword => names.includes(keyword.name))?.value ?? null;
  const callable = isStart ? facts.arguments[1] ?? named('target') : facts.arguments[0] ?? named('func', 'fn');
  const sent: (Path | null)[] = [callable ?? null];
  if (isSubmit) sent.push(...facts.arguments.slice(1), ...facts.keywords.map(({ value }) => value));
  if (isStart || /\.apply(?:_async)?$/.test(name)) sent.push(...(facts.packed ?? []));
  for (const path of sent) {
    const refused = path === null ? null : refusal(path, module, linker, always);
    if (refused !== null) return refused;
  }
  return null;
}

const A_LIST = 'send a list, or what makes the items';
const TO_THE_TOP = 'use a function defined at the top of a module';

function refusal(path: Path, module: LinkedModule, linker: Linker, always: boolean): Refused | null {
  const value = linker.resolve(path, module);
  if (value !== null && value.kind === ValueKind.Function) {
    const fn = value.fn!;
    if (fn.facts.isLambda) return { what: 'a lambda', remedy: TO_THE_TOP, at: fn };
    const { qualifiedName, owner } = fn.facts;
    if (owner < 0) return qualifiedName.includes('<locals>') && fn.facts.decorators.length === 0 ? { what: `the inner function ${fn.facts.name}`, remedy: TO_THE_TOP, at: fn } : null;
    if (fn.facts.isStatic || fn.facts.decorators.length > 0) return null;
    // A method goes with its object.
    const object = linker.resolve(path.slice(0, path.lastIndexOf('.')), module);
    const held = object !== null && object.kind === ValueKind.Instance && path.endsWith(`.${fn.facts.name}`) ? heldRefusal(object.cls!, linker) : null;
    return held === null ? null : { what: `the object of the method ${fn.facts.name}, which holds ${held},`, remedy: 'use a function and give it only the data it needs', at: fn };
  }
  const instance = value === null ? null : instanceRefusal(value, always);
  if (instance !== null) return { what: instance, remedy: instance === 'a generator' ? A_LIST : 'let each process make its own', at: null };
  if (value !== null && value.kind === ValueKind.Instance) {
    const held = heldRefusal(value.cls!, linker);
    return held === null ? null : { what: `the ${value.cls!.facts.name}, which holds ${held},`, remedy: 'send only the data that is needed', at: null };
  }
  if (!path.endsWith('()')) return null;
  const made = linker.resolve(path.slice(0, -2), module);
  const isGenerator = made !== null && made.kind === ValueKind.Function && made.fn!.facts.isGenerator && !made.fn!.facts.isAsync && made.fn!.facts.decorators.length === 0;
  return isGenerator ? { what: 'a generator', remedy: A_LIST, at: made.fn } : null;
}

function instanceRefusal(value: Value, tasks: boolean): string | null {
  if (value.kind !== ValueKind.ExternalInstance) return null;
  if (tasks && inheritedOnly.test(value.name)) return `a ${value.name.replace('context.BaseContext.', '')}`;
  return unpicklable.get(value.name) ?? null;
}

/** What an instance of a workspace class holds that cannot be pickled; null where it holds none, or pickles in its own way. */
function heldRefusal(cls: LinkedClass, linker: Linker): string | null {
  if (hooks.some(hook => linker.method(cls, hook) !== null)) return null;
  for (const base of linker.lineage(cls)) {
    if (base.kind !== ValueKind.Class) continue;
    const { facts, module } = base.cls!;
    for (const [name, path] of facts.attributes) {
      // What calling yields; classes and functions are pickled by name.
      if (!path.endsWith('()')) continue;
      const held = linker.resolve(path, module);
      const what = held === null ? null : instanceRefusal(held, false);
      if (what !== null) return `${what} in ${name}`;
    }
  }
  return null;
}

function usesOtherPickle({ facts }: LinkedModule): boolean {
  for (const path of facts.exports.values()) if (/^(?:dill|cloudpickle|multiprocess|pathos)\b/.test(path)) return true;
  return false;
}

/** Node: what structured clone throws on or makes an empty object of, and what is wrong with the list of what is handed over. */
function* cloned(facts: CallFacts, fn: LinkedFunction, context: RuleContext): Generator<Draft> {
  const { module, graph: { linker } } = context;
  const name = shownName(facts.path ?? '');
  for (const path of facts.packed ?? []) {
    const value = path === null ? null : linker.resolve(path, module);
    const refused = path !== null && isGeneratorCall(path, module, linker) ? 'A generator cannot be cloned, so sending it to a worker throws; send an array of what it yields.'
      : value === null ? null : refusedByClone(value, context, (facts.transfers ?? []).some(one => one.path === path || one.path === null));
    if (refused === null) continue;
    yield { start: facts.start, end: facts.nameEnd, message: refused, evidence: [{ range: rangeOf(fn.module.facts, facts.start, facts.end), name, work: 'trivial' }] };
    break;
  }
  for (const item of facts.transfers ?? []) {
    const value = linker.resolve(item.path, module);
    const what = value === null ? '' : value.kind === ValueKind.ExternalInstance ? value.name.slice(value.name.lastIndexOf('.') + 1) : value.kind === ValueKind.Instance ? value.cls!.facts.name : '';
    const evidence = (start: number, end: number) => [{ range: rangeOf(fn.module.facts, start, end), name, work: 'trivial' as const }];
    const isView = views.test(what);
    if (isView || (value !== null && (value.kind === ValueKind.Instance || notTransferable.has(value.name)))) {
      yield {
        start: item.start, end: item.end,
        message: isView
          ? `A ${what} cannot be transferred, only the buffer behind it, so sending this throws; name its buffer.`
          : what === 'SharedArrayBuffer' ? 'A SharedArrayBuffer is shared and not transferred, so sending this throws; leave it out of the list.' : `A ${what} cannot be transferred, so sending this throws; leave it out of the list.`,
        evidence: evidence(item.start, item.end),
        // What a Buffer stands on may be a piece of memory that it shares with others.
        ...(isView && what !== 'Buffer' ? { fix: { title: 'Transfer its buffer', edits: [{ start: item.end, end: item.end, newText: '.buffer' }] } } : {}),
      };
    } else if (item.used !== undefined) {
      const { name: variable, start, end } = item.used;
      yield {
        start, end,
        message: `${/^[a-z_]/i.test(variable) ? variable : `The ${variable}`} was handed over to the worker and is empty here; use it before, or send a copy.`,
        evidence: [...evidence(start, end), ...evidence(item.start, item.end)],
      };
    }
  }
}

const views = /^(?:Buffer|DataView|(?:Big)?(?:Int|Uint|Float)\d+(?:Clamped)?Array)$/;
const notTransferable = new Set(['Array', 'Map', 'Number', 'Object', 'Set', 'SharedArrayBuffer', 'String'].map(name => `globalThis.${name}`));
/** What goes over only in the list of what is transferred. */
const mustTransfer = /^(?:globalThis\.(?:MessagePort|MessageChannel\.port[12]|ReadableStream|WritableStream|TransformStream)|fs\.promises\.FileHandle)$/;
/** What is cloned without an error to an object without anything in it, each tried with Node 20. */
const arrivesEmpty = /^(?:(?:globalThis|url)\.(?:URL|URLSearchParams)|globalThis\.(?:AbortController|AbortSignal|FormData|Headers|Request|Response))$/;

/** Why a value cannot be sent, as a sentence; null where it can, as far as is known. */
function refusedByClone(value: Value, { module, graph: { linker } }: RuleContext, transferred: boolean): string | null {
  const what = value.name.slice(value.name.lastIndexOf('.') + 1);
  switch (value.kind) {
    case ValueKind.Function:
      return 'A function cannot be cloned, so sending it to a worker throws; send data, and let the worker import its code.';
    case ValueKind.Class:
      return 'A class cannot be cloned, so sending it to a worker throws; send data, and let the worker import its code.';
    case ValueKind.Awaitable:
      return 'A promise cannot be cloned, so sending it to a worker throws; await it first.';
    case ValueKind.Container:
      return value.inner?.kind === ValueKind.Awaitable ? 'Promises cannot be cloned, so sending them to a worker throws; await Promise.all of them first.' : null;
    case ValueKind.Instance: {
      const held = heldFunction(value.cls!, linker);
      return held === null ? null : `The ${value.cls!.facts.name} holds a function in ${held}, which cannot be cloned, so sending it to a worker throws; send only the data that is needed.`;
    }
    case ValueKind.ExternalInstance:
      if (mustTransfer.test(value.name)) return transferred ? null : `A ${what.startsWith('port') ? 'MessagePort' : what} cannot be cloned, so sending it throws unless it is handed over: name it in the list of what is transferred, the second argument.`;
      if (arrivesEmpty.test(value.name)) return `A ${what} arrives in a worker as an empty object; send what it holds as text or plain data.`;
      return value.name !== '' && linker.resolve(value.name, module)?.entry?.hazards.includes('unpicklable') === true
        ? `A ${what} cannot be cloned, so sending it to a worker throws or leaves nothing of it; let the worker make its own, and send plain data.` : null;
    default:
      return null;
  }
}

function isGeneratorCall(path: Path, module: LinkedModule, linker: Linker): boolean {
  const made = path.endsWith('()') ? linker.resolve(path.slice(0, -2), module) : null;
  return made !== null && made.kind === ValueKind.Function && made.fn!.facts.isGenerator;
}

/** A field of a class that is a function: methods stay behind, functions in fields are cloned with the rest. */
function heldFunction(cls: LinkedClass, linker: Linker): string | null {
  for (const [name, path] of cls.facts.attributes) {
    if (!name.startsWith('#') && !path.endsWith('()') && linker.resolve(path, cls.module)?.kind === ValueKind.Function) return name;
  }
  return null;
}

function sentence(what: string): string {
  return `${what[0].toUpperCase()}${what.slice(1)}`;
}
