/**
 * FC112 worker-per-item: a worker thread or a Node process is started for each item of a list or for each request, and ends with it.
 *
 *     for (const file of files) new Worker('./resize.js', { workerData: file });
 *
 * Instead: a pool that starts as many as there are cores once and gives them one task after the other, such as Piscina, Tinypool or workerpool.
 */
import type { Evidence } from '../../model';
import { EffectFlag } from '../effects/effect';
import { shownName } from '../effects/evidence';
import { startsWorker } from '../effects/hazards';
import { rangeOf } from '../effects/ranges';
import type { LinkedFunction } from '../effects/values';
import { callsOf, type CallView, type RegionView } from '../effects/views';
import type { CallGraph } from '../effects/call-graph';
import { bounded, isCalledOn } from './calls';
import { defineRule } from './rule';

/** Helpers followed on the way to what starts the worker. */
const MOST_HELPERS = 4;
/** Literal lists up to this many items make a pool of their own. */
const FEW = 8;

const eachOf = /^globalThis\.(?:Array|Map|Set|Iterator|Generator)\.(?:map|flatMap|forEach)$/;
/** One for each core, or one for each of so many numbers: that is how a pool is made. */
const perCore = /(?:^|\W)(?:os\.(?:cpus|availableParallelism)|range|Array\.keys)\(\)/;

export const workerPerItem = defineRule('FC112', function* ({ family, functions, handlers, graph }) {
  if (family !== 'node') return;
  for (const view of functions) {
    if ((view.total.flags & EffectFlag.StartsWorker) === 0) continue;
    const served = handlers.has(view.fn);
    for (const call of callsOf(view)) {
      const often = served ? 'request' : (inLoopOverItems(call.region) && isGivenItem(call)) || isEach(call, graph) ? 'item' : null;
      if (often === null) continue;
      const steps = wayToWorker(call, graph, 0, new Set([view.fn]));
      if (steps === null || (often === 'item' && !isForTheItem(steps, graph))) continue;
      const { module } = view.fn;
      const evidence: Evidence[] = steps.map(({ region, facts, target }) => ({
        range: rangeOf(region.fn.module.facts, facts.start, facts.end), name: target!.entry !== undefined ? shownName(target!.entry.name) : graph.runBy({ region, facts, target })!.fullName, work: 'cpu',
        ...(region.fn.module === module ? {} : { path: region.fn.module.path }),
      }));
      const last = evidence[evidence.length - 1].name;
      const what = last.endsWith('fork') ? 'Node process' : 'worker thread';
      yield {
        start: call.facts.start, end: call.facts.nameEnd,
        message: `This starts a ${what} for every ${often}, which takes tens of milliseconds and megabytes each; keep a pool of as many as there are cores, for instance with Piscina.`,
        evidence,
      };
    }
  }
});

/** `for (const worker of this.workers)`: a list of what is to be started, as long as somebody asked for. */
const ofWorkers = /\b(?:of|in) (?:\w+\.)*\w*(?:workers?|threads|processes|workerScripts)\b/i;

function inLoopOverItems(region: RegionView): boolean {
  for (let at: RegionView | null = region; at !== null; at = at.parent) {
    const { kind, trip } = at.facts;
    if (ofWorkers.test(at.facts.header)) return false;
    if (kind === 'async-for') return true;
    if (kind === 'for' && trip !== null && !perCore.test(trip.iterable ?? '') && (trip.count ?? Infinity) > FEW) return true;
  }
  return false;
}

/** Whether a call is given something that the text does not spell: what is told nothing of the item is one of a pool. */
function isGivenItem({ facts }: CallView): boolean {
  return facts.literalArguments === null;
}

/** `files.map(file => ...)`; a callback that does not look at its item makes a pool. Properties of an object are a handful: one worker for each is a set of services. */
function isEach(call: CallView, graph: CallGraph): boolean {
  const { facts, target } = call;
  if (isCalledOn(bounded, call)) return false;
  if (!eachOf.test(target?.entry?.name ?? '') || (facts.receiverCount ?? Infinity) <= FEW || perCore.test(facts.path ?? '')) return false;
  const parameters = graph.runBy(call)?.facts.parameters ?? [];
  return parameters.length > 0 && !parameters[0].name.startsWith('_');
}

/**
 * Whether a worker is there for the item alone: one helper at most lies in between, and is told of it. Behind more of them stands a job with a worker in it, of
 * which there are few, and each takes long.
 */
function isForTheItem(steps: readonly CallView[], graph: CallGraph): boolean {
  // Processes are services and commands, each for itself.
  if (/fork$/.test(steps[steps.length - 1].target?.entry?.name ?? '')) return false;
  const helpers = steps.filter(step => step.target?.entry === undefined && graph.runBy(step) !== null);
  return helpers.length <= 1 && helpers.every(({ facts }) => facts.arguments.length > 0);
}

/** The calls that lead to what starts a worker; null where none does. */
function wayToWorker(call: CallView, graph: CallGraph, depth: number, seen: Set<LinkedFunction>): CallView[] | null {
  if (startsWorker.test(call.target?.entry?.name ?? '')) return [call];
  const callee = graph.runBy(call);
  if (callee === null || seen.has(callee) || depth >= MOST_HELPERS || (graph.effectOf(callee).flags & EffectFlag.StartsWorker) === 0) return null;
  seen.add(callee);
  for (const inner of callsOf(graph.viewOf(callee))) {
    const rest = wayToWorker(inner, graph, depth + 1, seen);
    if (rest !== null) return [call, ...rest];
  }
  return null;
}
