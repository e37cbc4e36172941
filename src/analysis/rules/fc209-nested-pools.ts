/**
 * FC209 nested-pools: what a process pool runs starts a pool of processes of its own, or computes in a library that already uses every core. As many workers as there are cores, each
 * with as many again, compete for the same cores; the workers of a multiprocessing.Pool may not have children at all.
 *
 *     with ProcessPoolExecutor() as pool:
 *         scores = list(pool.map(cross_validate, models))     # cross_validate: RandomForestClassifier(...).fit(...)
 *
 * In Node: a task of a pool of workers that starts workers or uses a pool itself.
 *
 * Instead: one level of parallelism, or one thread for each worker's library (OMP_NUM_THREADS=1, n_jobs=1).
 */
import type { Evidence } from '../../model';
import { EffectFlag } from '../effects/effect';
import { startsProcess } from '../effects/hazards';
import { rangeOf } from '../effects/ranges';
import type { LinkedFunction } from '../effects/values';
import { callsOf, type CallView } from '../effects/views';
import type { CallGraph } from '../effects/call-graph';
import { shownName } from '../effects/evidence';
import type { HandedOver } from '../effects/handover';
import type { LinkedModule } from '../effects/module';
import type { LinkedCall } from './calls';
import { defineRule, isTestModule, type Draft } from './rule';
import { calledTask, givenIn, poolRuns } from './workers';

const MOST_HELPERS = 4;
const many = /^(?:concurrent\.futures\.ProcessPoolExecutor\.(?:submit|map)|multiprocessing\.pool\.Pool\.)/;
/** Starting one process from a worker is no pool. */
const inner = /Pool(?:Executor\.(?:submit|map))?$/;

export const nestedPools = defineRule('FC209', function* ({ family, functions, graph, module }) {
  if (isTestModule(module)) return;
  if (family === 'node') {
    for (const { fn } of functions) for (const { handed, call } of givenIn(fn)) yield* nestedInNode(handed, call, graph, module);
    return;
  }
  for (const { fn } of functions) {
    for (const { handed, call } of givenIn(fn)) {
      if (handed.as !== 'processes' || !many.test(handed.name) || (!handed.perItem && call.region.kind === 'body')) continue;
      const { flags } = graph.effectOf(handed.fn);
      if ((flags & (EffectFlag.StartsProcess | EffectFlag.UsesAllCores)) === 0) continue;
      const steps = wayDown(handed.fn, graph, 0, new Set(), takesCores);
      if (steps === null) continue;
      const last = steps[steps.length - 1].target!.entry!.name;
      const startsPool = startsProcess.test(last);
      const refuses = startsPool && handed.name.startsWith('multiprocessing.');
      const evidence: Evidence[] = [
        { range: rangeOf(module.facts, call.facts.start, call.facts.end), name: `${handed.name}(${handed.fn.fullName})`, work: 'trivial' },
        ...stepsDown(steps, graph, module),
      ];
      yield {
        start: call.facts.start, end: call.facts.nameEnd,
        message: refuses
          ? `Each worker of this pool makes a pool of its own in ${handed.fn.facts.name}, which multiprocessing refuses; keep one of the two.`
          : startsPool
            ? `Each worker of this pool makes a pool of its own in ${handed.fn.facts.name}, far more processes than there are cores; keep one of the two.`
            : `${handed.fn.facts.name} runs ${last}, which already uses every core, in as many processes as there are cores; give each process one thread, or call it without the pool.`,
        evidence,
      };
    }
  }
});

/** What starts workers in Node, or hands a task to a pool of them. */
const workersOfNode = /^(?:worker_threads\.Worker|child_process\.fork|(?:piscina|tinypool)(?:\.run)?|workerpool\.(?:pool|Pool\.exec)|jest-worker\.Worker)$/;

/** Node: what a pool's workers run starts workers of its own. */
function* nestedInNode(handed: HandedOver, { facts, target }: LinkedCall, graph: CallGraph, module: LinkedModule): Generator<Draft> {
  if (poolRuns(target?.entry) === undefined || (graph.effectOf(handed.fn).flags & (EffectFlag.StartsWorker | EffectFlag.Joins)) === 0) return;
  const steps = wayDown(handed.fn, graph, 0, new Set(), ({ target: inside }) => workersOfNode.test(inside?.entry?.name ?? ''));
  if (steps === null) return;
  yield {
    start: facts.start, end: facts.nameEnd,
    message: `${calledTask(handed.fn)} runs in a worker of this pool and starts workers of its own, far more than there are cores; keep one of the two.`,
    evidence: [{ range: rangeOf(module.facts, facts.start, facts.end), name: `${shownName(handed.name)}(${handed.fn.fullName})`, work: 'trivial' }, ...stepsDown(steps, graph, module)],
  };
}

function stepsDown(steps: readonly CallView[], graph: CallGraph, module: LinkedModule): Evidence[] {
  return steps.map(({ region, facts, target }) => ({
    range: rangeOf(region.fn.module.facts, facts.start, facts.end), name: target!.entry?.name ?? graph.runBy({ region, facts, target })?.fullName ?? target!.name, work: 'native' as const,
    ...(region.fn.module === module ? {} : { path: region.fn.module.path }),
  }));
}

/** Whether a call makes a pool of processes or uses every core. */
function takesCores(call: CallView): boolean {
  const entry = call.target?.entry;
  return entry !== undefined && (startsProcess.test(entry.name) ? inner.test(entry.name) : entry.growth === 'heavy' && entry.hazards.includes('uses-all-cores') && !limitsThreads(call));
}

/** The calls from a function's body down to what is looked for. */
function wayDown(fn: LinkedFunction, graph: CallGraph, depth: number, seen: Set<LinkedFunction>, isIt: (call: CallView) => boolean): CallView[] | null {
  seen.add(fn);
  for (const call of callsOf(graph.viewOf(fn))) {
    if (isIt(call)) return [call];
    const callee = graph.runBy(call);
    if (callee === null || seen.has(callee) || depth >= MOST_HELPERS) continue;
    const rest = wayDown(callee, graph, depth + 1, seen, isIt);
    if (rest !== null) return [call, ...rest];
  }
  return null;
}

/** Being told how many to use, by whatever name. */
function limitsThreads({ facts }: CallView): boolean {
  return facts.keywords.some(({ name }) => /^(?:n_jobs|n_threads|num_threads|nthread|workers|threads)$/.test(name));
}
