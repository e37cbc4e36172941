/**
 * Which threads meet in a piece of state: from a change upwards through those who call it without a lock, to where a function is given to threads. An
 * attribute of `self` is shared only where one object's method is what the threads run.
 */
import type { ChangeFacts, RegionFacts } from '../facts';
import type { HandedOver } from './handover';
import { guardsAt } from './locks';
import { UntilNextChange } from './until-next-change';
import type { CallGraph } from './call-graph';
import { ValueKind, type LinkedFunction, type Value } from './values';

export interface Meeting {
  /** Where the threads that run it are started. */
  ways: HandedOver[];
  /** Whether more than one of them can be at it at a time. */
  many: boolean;
}

const MOST_FUNCTIONS = 60;
const NOBODY: Meeting = { ways: [], many: false };
const joins = /^threading\.Thread\.join$/;
const pools = /^(?:concurrent\.futures\.(?:ThreadPool)?Executor|multiprocessing\.(?:pool\.ThreadPool|dummy\.Pool))$/;
const local = 'threading.local';

const meetings = new UntilNextChange(() => new Map<ChangeFacts, Meeting>());

/** The threads that come to a change with no lock on the way. */
export function meetingAt(fn: LinkedFunction, change: ChangeFacts, graph: CallGraph): Meeting {
  const known = meetings.of(graph);
  let meeting = known.get(change);
  if (meeting === undefined) known.set(change, (meeting = findMeeting(fn, change, graph)));
  return meeting;
}

function findMeeting(fn: LinkedFunction, change: ChangeFacts, graph: CallGraph): Meeting {
  const { linker } = graph;
  if (guardsAt(fn, change.start, linker).length > 0 || guardsAt(fn, change.from, linker).length > 0) return NOBODY;
  const own = change.own === true;
  if (own && (ownerOf(fn) < 0 || isThreadLocal(fn, graph))) return NOBODY;
  const ways: HandedOver[] = [];
  const seen = new Set([fn]);
  for (const one of seen) {
    if (own && linker.dialect.constructor === one.facts.name) continue;
    // A decorator that is not known may lock.
    if (one.facts.decorators.length > 0 && one.decorated !== undefined) continue;
    for (const by of one.handedBy ?? []) {
      for (const handed of by.handOvers) {
        if (handed.fn !== one || handed.as !== 'threads') continue;
        if (own && !givesOwn(handed, one)) continue;
        ways.push(handed);
      }
    }
    if (seen.size > MOST_FUNCTIONS) return NOBODY;
    for (const caller of one.callers ?? []) if (!seen.has(caller) && callsUnguarded(caller, one, own, graph)) seen.add(caller);
  }
  return { ways, many: ways.some(way => startsMany(way, change, graph)) || startedTwice(ways) };
}

/** The index of the class that a method, or a function nested in one, belongs to. */
function ownerOf(fn: LinkedFunction): number {
  for (let at = fn.facts; ; at = fn.module.facts.functions[at.parent]) {
    if (at.owner >= 0) return at.owner;
    if (at.parent < 0) return -1;
  }
}

function isThreadLocal(fn: LinkedFunction, graph: CallGraph): boolean {
  const cls = fn.module.cls(fn.module.facts.classes[ownerOf(fn)].qualifiedName);
  return cls !== undefined && graph.linker.lineage(cls).some(base => base.name === local);
}

/** Whether the object whose method is given to a thread is the giver's own, so that all threads given it share it. */
function givesOwn({ by, call, fn, name }: HandedOver, handed: LinkedFunction): boolean {
  if (name === 'threading.Thread.start') return false;
  // A function made in the method sees the method's `self`.
  if (fn.facts.owner < 0) return fn.module === by.module && ownerOf(by) >= 0 && ownerOf(handed) === ownerOf(by);
  return by.facts.sharing?.own.includes(call.start) === true;
}

/** Whether a function calls another where it holds no lock; for state of `self`, a method of the same object. */
function callsUnguarded(caller: LinkedFunction, callee: LinkedFunction, own: boolean, graph: CallGraph): boolean {
  const { linker } = graph;
  if (own && (ownerOf(caller) < 0 || caller.facts.name === linker.dialect.constructor)) return false;
  const prefix = own ? `${caller.module.name}.${caller.module.facts.classes[ownerOf(caller)].qualifiedName}().` : '';
  graph.effectOf(caller);
  let found = false;
  eachCall(caller, (call, target) => {
    if (found || target === null || target.kind !== ValueKind.Function || target.fn !== callee) return;
    if (own && callee.facts.owner >= 0 && call.path !== prefix + callee.facts.name) return;
    if (guardsAt(caller, call.start, linker).length === 0) found = true;
  });
  return found;
}

function eachCall(fn: LinkedFunction, visit: (call: RegionFacts['calls'][number], target: Value | null) => void): void {
  let at = 0;
  const targets = fn.targets ?? [];
  const walk = (region: RegionFacts): void => {
    for (const call of region.calls) visit(call, targets[at++] ?? null);
    for (const loop of region.loops) walk(loop);
  };
  walk(fn.facts.body);
}

/** Whether one hand-over makes several threads run the function at a time. */
function startsMany(way: HandedOver, change: ChangeFacts, graph: CallGraph): boolean {
  const { by, call, perItem } = way;
  if (hasOneWorker(by)) return false;
  // What belongs to a call of a function is shared by the threads that this call starts.
  if (perItem) return !isLocalTo(change.place, way.fn);
  const loop = loopAround(by.facts.body, call.start);
  if (loop === null || isLocalTo(change.place, way.fn)) return false;
  let joined = false;
  graph.effectOf(by);
  eachCall(by, (one, target) => {
    if (joins.test(target?.entry?.name ?? '') && one.start >= loop.start && one.end <= loop.end) joined = true;
  });
  return !joined;
}

/** Whether the function started twice in the same function, say by two `Thread(target=f)`. */
function startedTwice(ways: readonly HandedOver[]): boolean {
  return ways.some(({ by, call }, i) => ways.some((other, j) => j > i && other.by === by && other.call !== call && !hasOneWorker(by)));
}

/** `app.main.<locals>.n` is made anew by each call of `main`. */
function isLocalTo(place: string, fn: LinkedFunction): boolean {
  return place.startsWith(`${fn.module.name}.${fn.facts.qualifiedName}.<locals>.`);
}

/** Whether the pools that a file makes have one worker each. */
function hasOneWorker(by: LinkedFunction): boolean {
  let made = 0;
  let single = 0;
  for (const fn of by.module.functions) {
    if (fn.targets === null) continue;
    eachCall(fn, (call, target) => {
      const name = target?.entry?.name ?? '';
      if (!pools.test(name) && !/ThreadPoolExecutor$/.test(name)) return;
      made++;
      if (call.number === 1) single++;
    });
  }
  return made > 0 && made === single;
}

function loopAround(region: RegionFacts, offset: number): RegionFacts | null {
  for (const loop of region.loops) if (loop.start <= offset && offset < loop.end) return loop.trip?.count === 1 ? null : loop;
  return null;
}
