/** Why the passes of a loop are not offered to run beside one another. */
import { familyOf } from './dialect';
import { EffectFlag } from './effect';
import type { RegionView } from './views';

export const obstacles = {
  'waits-for-condition': 'each pass decides whether there is another',
  'too-few': 'it runs only a handful of times',
  'stops-early': 'it may stop before the end, and later passes would have run for nothing',
  'depends-on-earlier': 'a pass uses what an earlier one left behind',
  'ordered-output': 'its passes write in an order that others see',
  'shares-exclusive': 'every pass uses one object that cannot be shared',
  'yields': 'it hands out results one at a time, when they are asked for',
  'retries': 'it tries the same thing again until it works',
  'polls': 'it pauses between passes on purpose',
  'asynchronous-source': 'each item has to be awaited before the next',
  'joins-workers': 'it starts or collects work that runs beside it',
  'asserts': 'it checks results, and the first that is wrong ends it',
  'changes-state': 'its passes change state that they share',
} as const;
export type Obstacle = keyof typeof obstacles;

/** Exactly known counts up to this are not worth a pool. */
const FEW = 4;

/** The first reason found, null where passes look independent. */
export function obstacleOf(loop: RegionView): Obstacle | null {
  const { facts } = loop;
  if (facts.kind === 'while') return 'waits-for-condition';
  if (facts.kind === 'async-for') return 'asynchronous-source';
  if (facts.trip !== null) {
    if (facts.trip.endless) return 'waits-for-condition';
    if (facts.trip.count !== null && facts.trip.count <= FEW) return 'too-few';
  }
  if (facts.retries) return 'retries';
  if (pauses(loop)) return 'polls';
  if (inTransaction(loop)) return 'shares-exclusive';
  if (facts.exits.break || facts.exits.return) return 'stops-early';
  if (yieldsInside(loop)) return 'yields';
  if ((loop.pass.flags & EffectFlag.Joins) !== 0 || startsWorkers(loop)) return 'joins-workers';
  if (usesStateful(loop, loop) || staysInThread(loop)) return 'shares-exclusive';
  for (const tie of facts.ties) return tie.kind === 'carried' ? 'depends-on-earlier' : tie.kind === 'order' ? 'ordered-output' : 'shares-exclusive';
  for (const inner of loop.loops) if (returnsInside(inner)) return 'stops-early';
  if ((loop.pass.flags & EffectFlag.Asserts) !== 0) return 'asserts';
  if ((loop.pass.flags & (EffectFlag.Mutates | EffectFlag.ChangesProcess)) !== 0) return 'changes-state';
  return null;
}

/** A sleep in the loop itself: pacing, polling or backing off, never work. */
function pauses(loop: RegionView): boolean {
  const inNode = familyOf(loop.fn.module.facts.language) === 'node';
  return loop.calls.some(({ target, facts }) => target !== null && ((target.entry !== undefined && target.entry.io === 'sleep')
    || (inNode && facts.awaited && facts.discarded && paces.test(facts.path ?? ''))))
    || (!inNode && pausesByName(loop));
}

function pausesByName(loop: RegionView): boolean {
  return loop.calls.some(({ facts }) => pausing.test(facts.path ?? '')) || loop.loops.some(pausesByName);
}

/** Helpers that say by their name that they only pause. */
const pausing = /(?:_sleep|[._](?:pause|throttle))$/;

/** Starting processes and threads, or waiting for those that were started before the loop. */
function startsWorkers(loop: RegionView): boolean {
  return loop.calls.some(({ facts, target }) => {
    const name = target?.entry?.name;
    if (name === undefined || facts.path === null) return false;
    return starting.test(name) || (awaitingProcess.test(name) && !madeInside(facts.path.slice(0, facts.path.lastIndexOf('.')), loop));
  });
}

/** Names of functions that make others keep to a pace. */
const paces = /(?:^|[._])(?:sleep|delay|throttle|rateLimit|removeTokens|backoff|pause|waitFor\w*|wait)$/i;

const starting = /^(?:multiprocessing|threading)\..*(?:\.start|Pool)$/;
const awaitingProcess = /^(?:(?:subprocess|psutil)\.Popen\.(?:wait|communicate)|psutil\.Process\.wait|os\.wait(?:pid|id|3|4)?)$/;

/** A function that is run as a transaction: its statements share one connection, one after the other. */
function inTransaction({ fn }: RegionView): boolean {
  if (familyOf(fn.module.facts.language) !== 'node') return false;
  const { parameters, body } = fn.facts;
  return parameters.some(({ name }) => transaction.test(name)) || body.calls.some(({ path }) => path !== null && begins.test(path));
}

const begins = /\.(?:start|begin)Transaction$/;

const transaction = /^(?:t|tx|trx|txn|transaction|session|queryRunner|(?:transactional)?[eE]ntityManager|conn|connection)$/;

function yieldsInside(loop: RegionView): boolean {
  return loop.facts.yields || loop.loops.some(yieldsInside);
}

function returnsInside(loop: RegionView): boolean {
  return loop.facts.exits.return || loop.loops.some(returnsInside);
}

/** Classes whose instances remember what they were last asked: a stream being compressed, a hash being fed, a sequence of random numbers. */
const stateful = /(?:Compress|Decompress|Compressor|Decompressor|Hash|HMAC|Cursor|Random|RandomState|random\.Generator)$/;

/**
 * Whether passes work on one stateful object that was made before the loop: a cursor, a connection that threads must not share, a stream, or
 * anything on which a method is called for nothing but its effect on the object (its result is dropped, and it sends nothing anywhere).
 */
function usesStateful(loop: RegionView, region: RegionView): boolean {
  for (const { facts, target } of region.calls) {
    const entry = target?.entry;
    if (entry === undefined || facts.path === null) continue;
    const receiver = facts.path.slice(0, Math.max(0, facts.path.lastIndexOf('.')));
    if (!madeByCall.test(receiver)) continue;
    const isStateful = stateful.test(entry.name.slice(0, entry.name.lastIndexOf('.')))
      || entry.hazards.includes('not-task-safe')
      || (entry.io === 'database' && (entry.gil === 'contended' || entry.hazards.includes('not-thread-safe')))
      || (facts.discarded && (entry.work === 'native' || entry.work === 'cpu' || entry.work === 'trivial') && !unaffected.test(entry.name));
    if (isStateful && !madeInside(receiver, loop) && !isItem(receiver, loop)) return true;
  }
  return region.loops.some(inner => usesStateful(loop, inner));
}

/** Everything that comes out of one synchronous Playwright belongs to the thread that started it (playwright.dev/python/docs/library#threading). */
function staysInThread(loop: RegionView): boolean {
  const names = (region: RegionView): string[] => [...region.calls.map(({ target }) => target?.entry?.name ?? ''), ...region.loops.flatMap(names)];
  const all = names(loop);
  return all.some(name => name.startsWith('playwright.sync_api.')) && !all.includes('playwright.sync_api.sync_playwright');
}

/** Builtin containers have ties of their own, and loggers take turns by themselves (logging's documentation on thread safety). */
const unaffected = /^(?:builtins|globalThis|collections|logging)\./;

/** Whether a path leads to what the loop goes through: each pass has one of its own. */
function isItem(path: string, { facts }: RegionView): boolean {
  const iterable = facts.trip?.iterable ?? null;
  return iterable !== null && (path.startsWith(`${iterable}[]`) || (iterable.endsWith('*') && path.startsWith(iterable.slice(0, -1))));
}

/** A path that leads through an object somebody made. */
const madeByCall = /[()^~\]*%]$|\(\)\./;

/** Whether a call in the loop makes the object at this path, or something that it comes from. */
function madeInside(path: string, region: RegionView): boolean {
  return region.calls.some(({ facts }) => facts.path !== null && path.startsWith(`${facts.path}()`)) || region.loops.some(inner => madeInside(path, inner));
}
