/**
 * FC108 work-too-small: a process pool, or a pool of worker threads in Node, is given a function that is done sooner than its arguments are pickled or cloned.
 *
 *     with ProcessPoolExecutor() as pool:
 *         squares = list(pool.map(square, numbers))
 *
 * Instead: a plain loop, or `chunksize=` so that one hand-over carries many of them. The same for `submit`, `apply_async` and `Process` in a loop.
 */
import { EffectFlag } from '../effects/effect';
import { rangeOf } from '../effects/ranges';
import { callsOf } from '../effects/views';
import { defineRule, isTestModule } from './rule';
import { calledTask, poolRuns } from './workers';

/** Handing one task to another process costs 90-150 microseconds; work a tenth of that is lost in it. */
export const TINY = 1e-5;
/** Starting a process costs milliseconds. */
const TINY_FOR_A_PROCESS = 1e-4;

const startsProcess = /^multiprocessing\.(?:context\.BaseContext\.)?Process$/;
const inChunks = /^multiprocessing\.pool\.Pool\.(?:map|starmap|imap|imap_unordered)(?:_async)?$/;

export const workTooSmall = defineRule('FC108', function* ({ functions, graph, module }) {
  if (isTestModule(module)) return;
  for (const view of functions) {
    if (view.fn.handOvers.length === 0) continue;
    for (const call of callsOf(view)) {
      const runs = call.target?.entry?.runs;
      const toWorkers = poolRuns(call.target?.entry) !== undefined;
      if (runs === undefined && !toWorkers) continue;
      const { name } = call.target!.entry!;
      // One task by itself may have its reasons; in a loop they are many.
      if (!toWorkers && (runs!.as !== 'processes' || (runs!.perItem !== true && call.region.parent === null))) continue;
      // multiprocessing's own map makes chunks by itself; with a chunk size the author has thought of it.
      if (inChunks.test(name) || call.facts.keywords.some(keyword => keyword.name === 'chunksize')) continue;
      const [handed] = graph.runBeside(call);
      if (handed === undefined || handed.facts.isStub) continue;
      const effect = graph.effectOf(handed);
      if (effect.total > (startsProcess.test(name) ? TINY_FOR_A_PROCESS : TINY) || effect.unknown > 0 || (effect.flags & (EffectFlag.Joins | EffectFlag.StartsWorker)) !== 0 || handed.facts.body.loops.length > 0) continue;
      const { facts, region } = call;
      yield {
        start: facts.start, end: facts.nameEnd,
        message: toWorkers
          ? `${calledTask(handed)} is done sooner than its arguments reach a worker; call it directly, or send many tasks at a time.`
          : runs!.perItem === true
            ? `${handed.facts.name} is done sooner than its arguments reach another process; use a plain loop, or pass chunksize= so that tasks travel together.`
            : `${handed.facts.name} is done sooner than ${startsProcess.test(name) ? 'a process starts' : 'its arguments reach another process'}; call it directly, or give each process many of them at a time.`,
        evidence: [
          { range: rangeOf(region.fn.module.facts, facts.start, facts.end), name: `${call.target!.entry!.name}(${handed.fullName})`, work: 'trivial' },
          {
            range: rangeOf(handed.module.facts, handed.facts.nameStart, handed.facts.nameEnd), name: handed.fullName, work: 'trivial',
            ...(handed.module === region.fn.module ? {} : { path: handed.module.path }),
          },
        ],
      };
    }
  }
});
