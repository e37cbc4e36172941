/**
 * FC111 io-in-workers: worker threads, or in Python processes, that only wait. The event loop of one thread, or in Python threads, overlap as many waits without starting, cloning and
 * keeping workers.
 *
 *     parentPort.on('message', async url => parentPort.postMessage(await (await fetch(url)).text()));
 *
 * Instead: await in the main thread, several together with `Promise.all` and a limit. In Python: a ThreadPoolExecutor.
 */
import { workOf } from '../effects/classify';
import { EffectFlag, type Effect } from '../effects/effect';
import { evidenceOf, shownName } from '../effects/evidence';
import { rangeOf } from '../effects/ranges';
import { ValueKind, type LinkedFunction } from '../effects/values';
import { callsOf, type CallView, type RegionView } from '../effects/views';
import type { CallGraph } from '../effects/call-graph';
import { awaitedWait, blockingWait, defineRule, heaviestWait, isTestModule, type Draft, type RuleContext } from './rule';
import { givenIn, poolRuns } from './workers';

/** Waits shorter than this may be on the way to something else. */
const NOTICEABLE = 1e-3;

const listens = /^worker_threads\.parentPort\.(?:on|once|addListener|addEventListener)$/;

export const ioInWorkers = defineRule('FC111', function* (context) {
  const { family, functions, module, graph } = context;
  if (family === 'python') {
    yield* waitingProcesses(context);
    return;
  }
  const bodies = functions.some(view => view.fn === module.functions[0]) ? functions : [graph.viewOf(module.functions[0]), ...functions];
  for (const view of bodies) {
    for (const call of callsOf(view)) {
      const handed = givenToWorker(call, graph);
      if (handed === null || !onlyWaits(graph.effectOf(handed)) || wakes(graph.viewOf(handed))) continue;
      const { facts, region } = call;
      const body = graph.viewOf(handed);
      const home = handed.module === module ? {} : { path: handed.module.path };
      const steps = handed.module === module ? evidenceOf(body, body.total.heaviest(), graph) : [];
      const decider = steps[steps.length - 1]?.name;
      yield {
        start: facts.start, end: facts.nameEnd,
        message: `The worker only waits${decider === undefined ? '' : ` for ${decider}`}, which needs no thread of its own; await it in the main thread, several together with Promise.all and a limit.`,
        evidence: [
          { range: rangeOf(region.fn.module.facts, facts.start, facts.end), name: shownName(facts.path ?? call.target!.entry!.name), work: 'io' },
          { range: rangeOf(handed.module.facts, handed.facts.nameStart, handed.facts.nameEnd), name: handed.fullName, work: 'io', ...home },
          ...steps,
        ],
      };
    }
  }
});

/** Python: several processes for work that waits with the GIL released. One process may be there to be killed, or to keep its memory apart. */
function* waitingProcesses({ functions, module, graph }: RuleContext): Generator<Draft> {
  if (isTestModule(module)) return;
  for (const { fn } of functions) {
    for (const { handed, call } of givenIn(fn)) {
      if (handed.as !== 'processes' || (!handed.perItem && call.region.kind === 'body')) continue;
      const effect = graph.effectOf(handed.fn);
      if (workOf(effect) !== 'io' || blockingWait(effect) - effect.blocking('sleep') < Math.max(NOTICEABLE, effect.blocking('sleep')) || effect.unknown > 0 || (effect.flags & unlikeThreads) !== 0) continue;
      const steps = evidenceOf(graph.viewOf(handed.fn), heaviestWait(effect), graph);
      if (steps.length === 0) continue;
      const { facts } = call;
      const home = handed.fn.module === module ? {} : { path: handed.fn.module.path };
      yield {
        start: facts.start, end: facts.nameEnd,
        message: `The processes only wait for ${steps[steps.length - 1].name}, which threads overlap as well without starting processes and pickling; use a ThreadPoolExecutor.`,
        evidence: [
          { range: rangeOf(module.facts, facts.start, facts.end), name: `${handed.name}(${handed.fn.fullName})`, work: 'io' },
          { range: rangeOf(handed.fn.module.facts, handed.fn.facts.nameStart, handed.fn.facts.nameEnd), name: handed.fn.fullName, work: 'io', ...home },
          ...(handed.fn.module === module ? steps : []),
        ],
      };
    }
  }
}

/** What threads would get in each other's way with, and what waits for workers of its own. */
const unlikeThreads = EffectFlag.Contended | EffectFlag.NotThreadSafe | EffectFlag.ChangesProcess | EffectFlag.Joins | EffectFlag.StartsProcess;

/** The function that a call gives to a pool of workers, or by which a worker answers messages. */
function givenToWorker(call: CallView, graph: CallGraph): LinkedFunction | null {
  const entry = call.target?.entry;
  if (poolRuns(entry) !== undefined) return graph.runBeside(call)[0] ?? null;
  if (entry?.name === 'worker_threads.Worker') {
    // A file that answers messages has its finding there.
    const [handed] = graph.runBeside(call);
    return handed !== undefined && handed.facts.qualifiedName === '<module>' ? handed : null;
  }
  const { path, arguments: given } = call.facts;
  if (path === null || !listens.test(path)) return null;
  const value = graph.linker.resolve(given[1] ?? null, call.region.fn.module);
  return value !== null && value.kind === ValueKind.Function ? value.fn : null;
}

/** Whether it tells by shared memory that it is done: somebody waits for it who must not let go of the main thread meanwhile. */
function wakes({ calls, loops }: RegionView): boolean {
  return calls.some(({ facts }) => facts.path !== null && signals.test(facts.path)) || loops.some(wakes);
}

const signals = /^globalThis\.Atomics\.(?:store|notify)$/;

function onlyWaits(effect: Effect): boolean {
  return workOf(effect) === 'io' && awaitedWait(effect) >= NOTICEABLE && blockingWait(effect) < NOTICEABLE && effect.unknown === 0;
}
