/**
 * FC206 unpicklable-task: another process is given something that cannot be pickled (Node: a worker something that cannot be cloned), and the call fails.
 *
 *     with ProcessPoolExecutor() as pool:
 *         pool.map(lambda row: parse(row), rows)
 *
 * Instead: a function at the top of a module; paths, names and settings instead of open files, locks and connections, which each process opens for itself.
 */
import type { CallFacts, Path } from '../facts';
import type { Linker } from '../effects/linker';
import type { LinkedModule } from '../effects/module';
import { rangeOf } from '../effects/ranges';
import { ValueKind, type LinkedClass, type LinkedFunction, type Value } from '../effects/values';
import { linkedCalls } from './calls';
import { defineRule, isTestModule, type Draft, type RuleContext } from './rule';
import { cloned, isCloning } from './structured-clone';
import { choosesFork, usesWorkers } from './workers';

/** Tasks go to a process that runs already: they are pickled whatever the start method. */
const sendsTasks = /^(?:concurrent\.futures\.ProcessPoolExecutor\.(?:submit|map)|multiprocessing\.pool\.Pool\.(?:map|imap|imap_unordered|starmap|map_async|starmap_async|apply|apply_async))$/;
/** A process that is forked has everything; one that is spawned, or comes from the fork server, has it pickled. Which of them a context stands for is not looked into. */
const startsProcess = /^multiprocessing\.Process$/;

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
    for (const fn of module.functions) for (const { facts, target } of linkedCalls(fn)) if (isCloning(target?.entry?.name)) yield* cloned(facts, fn, context);
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

function sentence(what: string): string {
  return `${what[0].toUpperCase()}${what.slice(1)}`;
}
