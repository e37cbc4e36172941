/**
 * FC211 too-many-workers: a process pool of far more processes than machines have cores, which Windows refuses above 61, or a thread pool far larger than the cores for work that
 * computes in native code.
 *
 *     pool = ProcessPoolExecutor(max_workers=200)
 *
 * Instead: leave the number out; the pool then has one worker for each core.
 */
import { workOf } from '../effects/classify';
import { rangeOf } from '../effects/ranges';
import { linkedCalls } from './calls';
import { defineRule, isTestModule } from './rule';
import { givenIn, makesProcessPool } from './workers';

/** `concurrent.futures` on Windows; `multiprocessing.Pool` waits for 63 handles at most there. */
const MOST_ON_WINDOWS = 61;
/** The default of a ThreadPoolExecutor never exceeds it. */
const MANY_THREADS = 32;

const makesThreadPool = /^(?:concurrent\.futures\.ThreadPoolExecutor|multiprocessing\.pool\.ThreadPool|multiprocessing\.dummy\.Pool)$/;

export const tooManyWorkers = defineRule('FC211', function* ({ family, functions, graph, module }) {
  if (family !== 'python' || isTestModule(module)) return;
  for (const { fn } of functions) {
    if (fn.facts.handles === undefined) continue;
    for (const { facts, target } of linkedCalls(fn)) {
      const name = target?.entry?.name ?? '';
      const isProcesses = makesProcessPool.test(name);
      if (!isProcesses && !makesThreadPool.test(name)) continue;
      const workers = workersOf(facts.literalArguments);
      if (workers <= (isProcesses ? MOST_ON_WINDOWS : MANY_THREADS)) continue;
      const pool = name.slice(name.lastIndexOf('.') + 1);
      if (isProcesses) {
        yield {
          start: facts.start, end: facts.nameEnd,
          message: `A ${pool} of ${workers} processes fails on Windows, which allows ${MOST_ON_WINDOWS}, and has them compete for the cores elsewhere; leave the number out to get one for each core.`,
          evidence: [{ range: rangeOf(module.facts, facts.start, facts.end), name, work: 'trivial' }],
        };
        continue;
      }
      const given = givenIn(fn).filter(({ handed }) => handed.as === 'threads');
      if (given.length === 0 || !given.every(({ handed }) => workOf(graph.effectOf(handed.fn)) === 'native')) continue;
      yield {
        start: facts.start, end: facts.nameEnd,
        message: `${given[0].handed.fn.facts.name} computes in native code, of which as many run at once as there are cores, not ${workers}; use os.cpu_count() workers.`,
        evidence: [{ range: rangeOf(module.facts, facts.start, facts.end), name, work: 'native' }],
      };
    }
  }
});

/** The number of workers in the text of a call's arguments; 0 where there is none. */
function workersOf(text: string | null): number {
  const match = text === null ? null : /^(?:.*\b(?:max_workers|processes)\s*=\s*)?(\d[\d_]*)\s*(?:,|$)/s.exec(text);
  return match === null ? 0 : Number(match[1].replaceAll('_', ''));
}
