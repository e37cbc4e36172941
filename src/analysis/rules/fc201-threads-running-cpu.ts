/**
 * FC201 threads-running-cpu: several threads compute in Python. The GIL lets one of them compute at a time, so they take as long as a plain loop, or longer.
 *
 *     with ThreadPoolExecutor() as pool:
 *         counts = list(pool.map(count_primes, limits))
 *
 * Instead: a ProcessPoolExecutor; or a free-threaded build of Python.
 */
import { workOf } from '../effects/classify';
import type { CallGraph } from '../effects/call-graph';
import { Dimension } from '../effects/effect';
import { evidenceOf } from '../effects/evidence';
import { rangeOf } from '../effects/ranges';
import type { LinkedFunction } from '../effects/values';
import { defineRule, isTestModule } from './rule';
import { givenIn } from './workers';

/** Computing that is worth a thought, on the cautious estimate. */
const NOTICEABLE = 1e-4;

const threads = /^(?:threading\.Thread|concurrent\.futures\.ThreadPoolExecutor\.|multiprocessing\.pool\.ThreadPool\.)/;

export const threadsRunningCpu = defineRule('FC201', function* ({ family, functions, graph, module }) {
  if (family !== 'python' || isTestModule(module)) return;
  for (const { fn } of functions) {
    const computing = givenIn(fn).filter(({ handed }) => handed.as === 'threads' && threads.test(handed.name) && computes(handed.fn, graph));
    for (const { handed, call } of computing) {
      // One thread beside the main one keeps a window or a prompt alive.
      if (!handed.perItem && call.region.kind === 'body' && computing.length < 2) continue;
      const { facts } = call;
      const body = graph.viewOf(handed.fn);
      const home = handed.fn.module === module ? {} : { path: handed.fn.module.path };
      yield {
        start: facts.start, end: facts.nameEnd,
        message: `${handed.fn.facts.name} computes while holding the GIL, so its threads take turns and gain nothing; run it in a ProcessPoolExecutor.`,
        evidence: [
          { range: rangeOf(module.facts, facts.start, facts.end), name: `${handed.name}(${handed.fn.fullName})`, work: 'cpu' },
          { range: rangeOf(handed.fn.module.facts, handed.fn.facts.nameStart, handed.fn.facts.nameEnd), name: handed.fn.fullName, work: 'cpu', ...home },
          ...(handed.fn.module === module ? evidenceOf(body, Dimension.Cpu, graph) : []),
        ],
      };
    }
  }
});

/** Whether a function does nothing but compute with the GIL held, as far as all of it can be seen. */
function computes(fn: LinkedFunction, graph: CallGraph): boolean {
  const effect = graph.effectOf(fn);
  return workOf(effect) === 'cpu' && effect.sureCpu >= NOTICEABLE && effect.wait === 0 && effect.native === 0 && effect.unknown <= effect.cpu * 0.1 && fn.decorated === undefined;
}
