/**
 * FC107 blocking-call-in-async: a call in an `async def` that waits without awaiting, itself or in a helper in any file. Until it returns
 * every other task of the event loop stands still.
 *
 *     async def handler(request):
 *         user = load_user(request.id)      # helpers.py: requests.get(...)
 *
 * Instead: the library's async counterpart, or `await asyncio.to_thread(load_user, request.id)`. In Node: what ends in `Sync`, in async code or in
 * a function that serves requests; there files count, too, because every request waits for them.
 */
import { ioKinds, type IoKind } from '../../model';
import { Dimension, Effect } from '../effects/effect';
import { callEvidence, callsDown } from '../effects/evidence';
import { callsOf, type CallView, type RegionView } from '../effects/views';
import type { CallGraph } from '../effects/call-graph';
import type { LinkedFunction } from '../effects/values';
import { IN_MEMORY, isQuick } from '../command-words';
import { linkedCalls } from './calls';
import { blockingWait, callsItself, defineRule, holdsUpLoop, isBenchmark, LONGEST_PROOF, looksUp } from './rule';
import { isNumericLookUp } from './look-ups';
import { isCommandFile, isForOnePlatform, isSeldom, servesOthers } from './serving';
import { asynchronousName } from './wording';

/** Waits shorter than this do not hold anybody up. */
const NOTICEABLE = 1e-3;

/** Databases in the program itself, or the page: made to be asked on the spot, in microseconds, and with no other way to ask them. */
const embedded = /^(?:better-sqlite3|sqlite|libsql|lmdb|Storage)(?:$|\.)/;

/** Calls that look at or change an entry of a directory, which takes microseconds, and is done in passing. */
const inPassing = /^(?:fs|fs-extra|graceful-fs)\.(?:access|exists|lstat|pathExists|readdir|realpath|stat|ensureDir|remove|chmod|chown|close|fchmod|fchown|fsync|ftruncate|futimes|lchmod|lchown|link|lutimes|mkdir|mkdtemp|open|readlink|rename|rm|rmdir|symlink|truncate|unlink|utimes)Sync$/;

/** A program's own version: a small file. */
const ownVersion = /[vV]ersion$/;
/** What a program does once, before it serves anybody. */
const atTheStart = /^_*(?:register|init(?:iali[sz]e)?|set[uU]p|bootstrap|boot|configure)(?![a-z])/;

const joins = /(?:Thread|Process)\.(?:join|start)$|Executor\.shutdown$/;

const rawSocket = /^(?:select\.|psycopg2\.extensions\.connection\.poll$|asyncio\.(?:AbstractEventLoop\.)?run|(?:socket\.socket|ssl\.SSLSocket)\.|ssl\.(?:SSLContext\.)?wrap_socket$)/;
/** Loaded once, late on purpose. */
const modules = /^(?:globalThis\.)?require$/;
/** Helpers through which a program is followed. */
const MOST_HELPERS_OF_PROGRAMS = 2;
/** Clients that helpers make once and give to everybody. */
const keptClients = /^dask\.distributed\.Client$/;
/** Processes that keep values for others: started with the work, and at hand. */
const managers = /^multiprocessing\.(?:Manager$|managers\.)/;
const futures = /^concurrent\.futures\.Future\./;
const makesFuture = /(?:^|\.)(?:submit|run_coroutine_threadsafe)$/;

/** Whoever debugs wants everything to stand still. */
const debuggers = /^(?:pdb|bdb|ipdb)\.|^builtins\.breakpoint$/;

const prompts = /^(?:builtins\.input|getpass\.getpass)$/;

const waitsFor: Record<IoKind, string> = {
  network: 'the network', file: 'files', database: 'the database', subprocess: 'another program', sleep: 'time to pass',
};

export const blockingCallInAsync = defineRule('FC107', function* (context) {
  const { family, functions, graph, handlers } = context;
  for (const view of functions) {
    if (!holdsUpLoop(view.fn, context) || (family === 'python' && (hasLoopOfItsOwn(view.fn) || isBenchmark(context.module)))) continue;
    let serves: boolean | null = null;
    for (const call of callsOf(view)) {
      const kind = family === 'node' ? blocksNode(call, graph, handlers.has(view.fn)) : blocks(call, graph);
      if (kind === null || (family === 'node' && !(serves ??= servesOthers(view.fn, context)))) continue;
      // A few files now and then keep nobody waiting.
      if (family === 'node' && kind === 'file' && (isCommandFile(context.module) || !(handlers.has(view.fn) || (call.region !== view && servesOthers(view.fn, context, { shown: true, computes: true }))))) continue;
      const { facts, target } = call;
      const way = callsDown(call, Dimension.Blocking + ioKinds.indexOf(kind), graph);
      // What an object keeps it asks for once.
      if (way.some(step => step.facts.once !== undefined)) continue;
      const evidence = callEvidence(call, Dimension.Blocking + ioKinds.indexOf(kind), graph);
      const decider = evidence[evidence.length - 1].name;
      if (evidence.length > LONGEST_PROOF || callsItself(evidence)) continue;
      if (family === 'node' && (embedded.test(decider) || inPassing.test(decider) || isSeldom(evidence) || isForOnePlatform(view.fn) || ownVersion.test(evidence[0].name) || (!handlers.has(view.fn) && atTheStart.test(view.fn.facts.name)) || isQuick(way[way.length - 1].facts.words ?? []))) continue;
      // Sending puts bytes into a buffer, and sockets of async code are non-blocking as a rule. Of a loop inside the loop FC230 speaks.
      if (rawSocket.test(decider) || debuggers.test(decider)) continue;
      if (modules.test(decider) || (keptClients.test(decider) && evidence.length > 1)) continue;
      // With flags for it a look-up takes numeric addresses only, or none but this host's.
      if (looksUp.test(decider) && (evidence.length > 1 || isNumericLookUp(call))) continue;
      const instead = family === 'node' ? asynchronousName(way[way.length - 1].target?.entry) : target!.entry?.asyncInstead;
      const remedy = family === 'node' ? (instead === undefined ? 'run it in a worker thread' : `await ${instead} instead`) : instead === undefined || instead === 'asyncio.to_thread' ? 'run it with asyncio.to_thread' : `use ${instead}, or run it with asyncio.to_thread`;
      if (family === 'python' && isOverAtOnce(call, decider, view, way)) continue;
      const sleeps = kind !== 'sleep' || /sleep$/.test(decider);
      // Whether a queue, an event or a lock lets its caller wait is settled by threads that a helper knows of and we do not.
      if (!sleeps && evidence.length > 1) continue;
      const what = sleeps ? `waits for ${waitsFor[kind]}` : prompts.test(decider) ? 'waits for somebody to type' : 'waits for other threads';
      const how = evidence.length === 1 ? `${decider} ${what}` : `${evidence[0].name} ${what} in ${decider}`;
      yield { start: facts.start, end: facts.nameEnd, message: `${how} and blocks the event loop meanwhile; ${remedy}.`, evidence };
    }
  }
});

/** Whether a coroutine is run, and nothing beside it, by a loop that was made for it, such as in a thread: there is nobody to be held up. */
function hasLoopOfItsOwn(fn: LinkedFunction): boolean {
  if (fn.handedBy !== null && fn.handedBy.size > 0) return false;
  const callers = [...fn.callers ?? []].map(linkedCallNames);
  return callers.length > 0 && callers.every(names => names.includes('asyncio.new_event_loop') && names.some(name => name.endsWith('.run_until_complete')))
    && !linkedCallNames(fn).some(name => startsTasks.test(name));
}

const startsTasks = /^asyncio\.(?:\w+\.)?(?:create_task|ensure_future|gather|run_coroutine_threadsafe|as_completed|wait)$/;

function linkedCallNames(fn: LinkedFunction): string[] {
  return [...linkedCalls(fn)].map(({ target }) => target?.entry?.name ?? '');
}

/** Whether a call that may wait does not, by what else the function or the helpers on the way to what decides say; or whether nobody is there to wait. */
function isOverAtOnce(call: CallView, decider: string, view: RegionView, way: readonly CallView[]): boolean {
  // The last thing before the program ends; a debugger's hook, which is to stop everything; somebody who calls it by a name that says so.
  if (way.some(({ facts }) => facts.last === true) || debugging.test(view.fn.facts.qualifiedName) || isAlias(call, decider)) return true;
  const deciding = way[way.length - 1];
  if (managers.test(decider)) return true;
  // Whose work it is, and whether it is done, only the function that handed it over shows.
  if (futures.test(decider) && !before(call, view, true).some(({ facts }) => makesFuture.test((facts.path ?? '').replace(/\(\)$/, '')))) return true;
  // What a chain of helpers starts is any program, and may be over at once.
  if (deciding.target?.entry?.io === 'subprocess' && way.length > MOST_HELPERS_OF_PROGRAMS + 1) return true;
  // A database in memory; the rows of a statement that has its own finding.
  if (decider.startsWith('sqlite3.')) {
    if (speaksOfMemory(deciding.region.fn)) return true;
    return fetches.test(decider) && before(call, view).some(({ facts }) => /\.execute$/.test(facts.path ?? '') && receiverOf(facts.path) === receiverOf(call.facts.path));
  }
  if (!askedBefore.test(decider)) return false;
  if (decider.endsWith('.result') && call.facts.discarded && !before(call, view, true).some(({ facts }) => `${facts.path}()` === receiverOf(call.facts.path))) return true;
  return before(call, view).some(({ facts, region }) => looks.test(facts.path ?? '') && (receiverOf(facts.path) === receiverOf(call.facts.path) || region.facts.kind === 'while'));
}

const debugging = /breakpoint|debugger|(?:^|[._])pdb(?:$|[._])/i;
const fetches = /\.fetch(?:one|many|all)$/;
/** What returns at once if it has been asked for, and what asks. */
const askedBefore = /(?:Future\.(?:result|exception)|Queue\.get|(?:Popen|Process)\.wait|Event\.wait)$/;
const looks = /\.(?:done|empty|qsize|poll|is_alive|is_set)$/;

/** The calls of a function in front of one, and those in it (`pool.submit(work)` of `pool.submit(work).result()`) where asked. */
function before(call: CallView, view: RegionView, within = false): CallView[] {
  return [...callsOf(view)].filter(({ facts }) => facts.start < call.facts.start || (within && facts.start === call.facts.start && facts.end < call.facts.end));
}

function receiverOf(path: string | null): string {
  return path === null ? '' : path.slice(0, Math.max(0, path.lastIndexOf('.')));
}

/** `from time import sleep as sync_sleep`: whoever gives it that name means it. */
function isAlias({ facts, region }: CallView, decider: string): boolean {
  for (const [name, path] of region.fn.module.facts.exports) {
    if (path === decider && name.length === facts.nameEnd - facts.nameStart && /sync|block/i.test(name) && !decider.endsWith(`.${name}`)) return true;
  }
  return false;
}

function speaksOfMemory({ module }: LinkedFunction): boolean {
  return module.functions.some(fn => [...linkedCalls(fn)].some(({ facts }) => facts.words?.[0] === IN_MEMORY));
}

/** What a call blocks on; null where it does not, or hardly. */
function blocks(call: CallView, graph: CallGraph): IoKind | null {
  const { target, facts } = call;
  // Threads and processes are joined when they have been told to end, and started in passing.
  if (target === null || joins.test(target.entry?.name ?? '')) return null;
  // FC230 says that it never ends.
  if (facts.path !== null && facts.path.startsWith('asyncio.run_coroutine_threadsafe()')) return null;
  const callee = graph.runBy(call);
  // Told that it is called from async code, it takes the way that does not block.
  if (callee !== null && facts.keywords.some(({ name }) => /async/i.test(name))) return null;
  // A coroutine has its own finding where it blocks.
  if (callee !== null && callee.facts.isAsync) return null;
  // Whatever is awaited is awaitable: a decorator hands the function to somebody else, or what blocks is started by it and waited for without blocking.
  if (callee !== null && facts.awaited) return null;
  const effect = new Effect();
  graph.addCall(effect, facts, target, call.region.fn, 1, 1);
  if (effect.waits === null || blockingWait(effect) < NOTICEABLE) return null;
  return ioKinds.filter(kind => kind !== 'file').reduce((best, kind) => (effect.blocking(kind) > effect.blocking(best) ? kind : best));
}

/** One read of a file that others wait for in every request; below this it is a look into the directory cache. */
const NOTICEABLE_IN_HANDLER = 1e-4;

/** The same for Node, where file calls that block have a counterpart that does not; loops around the call count. */
function blocksNode(call: CallView, graph: CallGraph, serves: boolean): IoKind | null {
  const { target, facts } = call;
  if (target === null) return null;
  const callee = graph.runBy(call);
  if (callee !== null && callee.facts.isAsync) return null;
  const effect = new Effect();
  let times = 1;
  // What is tried again and again works at the first attempt as a rule.
  for (let region = call.region; region.parent !== null; region = region.parent) if (region.facts.kind !== 'while' && !region.facts.retries) times *= region.trips;
  graph.addCall(effect, facts, target, call.region.fn, times, times);
  const most = ioKinds.reduce((best, kind) => (effect.blocking(kind) > effect.blocking(best) ? kind : best));
  // A look into the directory cache is no read, however often.
  if (most === 'file' && effect.blocking(most) / times < NOTICEABLE_IN_HANDLER) return null;
  // A helper that looks for a file or two is no loop over many of them.
  if (most === 'file' && !serves && callee !== null) return null;
  return effect.blocking(most) < (serves ? NOTICEABLE_IN_HANDLER : NOTICEABLE) ? null : most;
}
