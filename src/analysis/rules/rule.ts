/** What a rule is given and what it returns. */
import { ioKinds, type Evidence, type WorkKind } from '../../model';
import type { CallGraph } from '../effects/call-graph';
import type { Family } from '../effects/dialect';
import { Dimension, type Effect } from '../effects/effect';
import { decisive, evidenceOf } from '../effects/evidence';
import { rangeOf } from '../effects/ranges';
import { workOf } from '../effects/classify';
import { obstacleOf } from '../effects/obstacles';
import { isTestModule, type LinkedModule } from '../effects/module';
import type { LinkedFunction } from '../effects/values';
import type { RegionView } from '../effects/views';
import { ruleInfo, type RuleId, type RuleInfo } from './table';

export { isTestModule };

/** One file, linked. */
export interface RuleContext {
  module: LinkedModule;
  family: Family;
  graph: CallGraph;
  /** Functions that do more than next to nothing, the module's own body included. */
  functions: readonly RegionView[];
  /** Functions that this file hands to a pool, a thread or a process: they already run beside others. */
  handedOver: ReadonlySet<LinkedFunction>;
  /** Functions that this file registers to serve requests: in them, too, the event loop must not be held up. */
  handlers: ReadonlySet<LinkedFunction>;
  /** Loops whose passes could run beside one another and do something, outermost only; not in code that already runs in a pool. */
  loops: readonly ParallelLoop[];
}

export interface ParallelLoop {
  loop: RegionView;
  work: WorkKind;
}

/** A finding before its severity is known. `start` and `end` are offsets. */
export interface Draft {
  start: number;
  end: number;
  message: string;
  evidence: Evidence[];
  /** One safe way to mend it, if there is one. */
  fix?: DraftFix;
}

/** A fix with offsets for places; edits in any order, not overlapping. `start` equal to `end` inserts. */
export interface DraftFix {
  title: string;
  edits: { start: number; end: number; newText: string }[];
}

export interface Rule extends RuleInfo {
  check(context: RuleContext): Iterable<Draft>;
}

/** A rule: its row of the table and its check. */
export function defineRule(id: RuleId, check: (context: RuleContext) => Iterable<Draft>): Rule {
  return { ...ruleInfo(id), check };
}

const benchmarks = /(?:^|[\/_])(?:micro)?bench(?:mark|marks|marking)?(?:_\w+)?(?:\/|\.(?:py|[cm]?[jt]s)$)/i;

/** Whether a file, going by its path, measures: then it waits and computes on purpose, and one thing at a time. */
export function isBenchmark({ facts }: LinkedModule): boolean {
  return benchmarks.test(facts.path);
}

/** The loops of functions worth a rule's look, outermost that qualify first; loops inside one that qualifies are left out. */
export function parallelLoops(functions: readonly RegionView[], handedOver: ReadonlySet<LinkedFunction>): ParallelLoop[] {
  const found: ParallelLoop[] = [];
  const visit = (loop: RegionView): void => {
    const work = workOf(loop.total);
    if (work === 'trivial') return;
    if (work !== 'unknown' && obstacleOf(loop) === null && !attempts.test(loop.facts.header)) found.push({ loop, work });
    else for (const inner of loop.loops) visit(inner);
  };
  for (const view of functions) if (!handedOver.has(view.fn) && view.fn.decorated !== 'compiled') for (const loop of view.loops) visit(loop);
  return found;
}

/** Through more helpers than this it takes too many conditions to get to what decides. */
export const LONGEST_PROOF = 5;

/** Whether a proof ends at a loop instead of a call: a function that calls itself for what it holds (a tree's children) shows nothing that waits or computes. */
export function callsItself(evidence: readonly Evidence[]): boolean {
  return evidence.length > 1 && isLoopHeader.test(evidence[evidence.length - 1].name);
}

const isLoopHeader = /^(?:async )?(?:for|while|do) /;

/** Attempts at the same thing: `for attempt in attempts():`, whose `with attempt:` catches what fails. */
const attempts = /^(?:async )?for (?:attempt|retry|retries|_?try)\w* in |^(?:async )?for \w+ in (?:\w+\.)*\w*retr(?:y|ies|ying)\w*\(/i;

/** A finding on a loop's header, with the proof from there down to what decides in one dimension. */
export function onLoop({ loop }: ParallelLoop, dimension: number, graph: CallGraph, message: (decider: string | null) => string): Draft {
  const { facts, fn } = loop;
  const steps = evidenceOf(loop, dimension, graph);
  // The last thing that has a name: a loop that decides is named by the function it stands in.
  const decider = [...steps].reverse().find(step => !isLoopHeader.test(step.name))?.name ?? null;
  const site: Evidence = { range: rangeOf(fn.module.facts, facts.start, facts.headEnd), name: facts.header, work: workOf(loop.total) };
  return { start: facts.start, end: facts.headEnd, message: message(decider), evidence: [site, ...steps.filter(step => step.name !== facts.header || step.path !== undefined)] };
}

/**
 * Whether the call that does most of a pass's computing drops its result: then it computes for its effect on something that passes share, or
 * checks and raises, and other processes would do it in vain.
 */
export function computesForEffect({ loop }: ParallelLoop, dimension: number, graph: CallGraph): boolean {
  let found = decisive(loop, dimension, graph);
  while (found !== null && 'calls' in found) found = decisive(found, dimension, graph);
  return found !== null && found.facts.discarded;
}

/** Whether a function runs on the event loop while others wait for their turn. */
export function holdsUpLoop(fn: LinkedFunction, { family, handlers, module }: RuleContext): boolean {
  return handlers.has(fn) || (fn.facts.isAsync && !isTestModule(module) && !(family === 'node' && runsInWorker(fn, 0)));
}

const MOST_CALLERS = 4;

/** Whether a function runs in Node's workers only, as far as is known: their event loops keep nobody waiting. */
function runsInWorker({ facts, module, handedBy, callers }: LinkedFunction, depth: number): boolean {
  if (module.facts.exports.get('<message>') === `${module.name}.${facts.qualifiedName}`) return true;
  if (depth > MOST_CALLERS || (handedBy === null && callers === null)) return false;
  let found = false;
  for (const by of handedBy ?? []) {
    for (const { fn, as } of by.handOvers) {
      if (fn.facts !== facts) continue;
      if (as !== 'worker-threads' && as !== 'child-processes') return false;
      found = true;
    }
  }
  for (const caller of callers ?? []) {
    if (!runsInWorker(caller, depth + 1)) return false;
    found = true;
  }
  return found;
}

/** Blocking waits of one execution that are worth overlapping: files apart, which a warm cache serves at once. */
export function blockingWait(effect: Effect): number {
  return effect.blocking('network') + effect.blocking('database') + effect.blocking('subprocess') + effect.blocking('sleep');
}

/**
 * Looking up a name: hosts ask for their own name and programs for numeric addresses far more often than for names that another machine has to
 * tell, so that a look-up counts only where it is in plain view.
 */
export const looksUp = /^socket\.get(?:addrinfo|nameinfo|fqdn|host\w+)$/;

/** Whether a catalogued name belongs to the library that the file itself is part of. */
export function isOwnLibrary(name: string, module: LinkedModule): boolean {
  const top = (path: string): string => path.slice(0, path.indexOf('.') >>> 0);
  return top(name) === top(module.name);
}

/** The dimension of blocking on sleeps. */
export const SLEEP = Dimension.Blocking + ioKinds.indexOf('sleep');

/** The dimension of the heaviest blocking wait, files apart, and sleeps apart where asked. */
export function heaviestWait(effect: Effect, sleeps = true): number {
  let best = Dimension.Blocking;
  ioKinds.forEach((kind, i) => {
    if (kind !== 'file' && (sleeps || kind !== 'sleep') && effect.blocking(kind) > effect.get(best)) best = Dimension.Blocking + i;
  });
  return best;
}

export function awaitedWait(effect: Effect): number {
  return effect.awaited('network') + effect.awaited('database') + effect.awaited('subprocess') + effect.awaited('sleep');
}
