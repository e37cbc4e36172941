/**
 * FC103 io-bound-loop: a loop whose independent passes wait for the network, a database or another program, one after the other.
 *
 *     for url in urls:
 *         pages.append(requests.get(url).text)
 *
 * Instead: run the passes in a `ThreadPoolExecutor`, so that the waits overlap. In Node, where only `...Sync` functions wait like that: their
 * asynchronous counterparts, awaited together.
 */
import { ioKinds } from '../../model';
import { Dimension, EffectFlag, type Effect } from '../effects/effect';
import type { CallGraph } from '../effects/call-graph';
import { decisive } from '../effects/evidence';
import type { RegionView } from '../effects/views';
import { blockingWait, defineRule, heaviestWait, onLoop, SLEEP } from './rule';

const DATABASE = Dimension.Blocking + ioKinds.indexOf('database');

/** A pass that waits less than this is not worth a thread's hand-over. */
const WORTH_THREADS = 1e-3;

export const ioBoundLoop = defineRule('FC103', function* ({ family, handlers, loops, graph }) {
  for (const candidate of loops) {
    const { loop, work } = candidate;
    if (work !== 'io' || loop.fn.facts.isAsync || blockingWait(loop.pass) < WORTH_THREADS || sharesConnection(loop.pass)) continue;
    const { pass } = loop;
    const dimension = heaviestWait(pass);
    // In a handler the blocking itself is the trouble; and of libraries that block, those of databases have nothing else to offer.
    if (family === 'node' && (handlers.has(loop.fn) || pass.heaviest() !== dimension || dimension === DATABASE)) continue;
    // The same thing again and again: a measurement, a warm-up, or something to ask once before the loop.
    if (loop.facts.header.startsWith('for _ in ') || asksTheSame(loop, dimension, graph)) continue;
    const session = (pass.flags & EffectFlag.NotThreadSafe) !== 0 ? ', each thread with a client of its own,' : '';
    const finding = onLoop(candidate, dimension, graph, decider => family === 'node'
      ? `Each pass blocks the event loop${decider === null ? '' : ` in ${decider}`}; use its asynchronous counterpart and await the passes together with Promise.all and a limit, such as p-limit.`
      : `Each pass waits${decider === null ? '' : ` for ${decider}`}; run the passes in a ThreadPoolExecutor${session} so that the waits overlap.`);
    // Locks, queues and events are waited for until another thread acts; only a sleep stands for work elsewhere.
    if (pass.heaviest() === SLEEP && !/sleep$/.test(finding.evidence[finding.evidence.length - 1].name)) continue;
    yield finding;
  }
});

/** Whether the call that waits is a plain function without arguments: it cannot depend on the pass. */
function asksTheSame(loop: RegionView, dimension: number, graph: CallGraph): boolean {
  let found = decisive(loop, dimension, graph);
  while (found !== null && 'calls' in found) found = decisive(found, dimension, graph);
  if (found === null || found.facts.arguments.length > 0 || found.facts.keywords.length > 0) return false;
  const fn = found.target?.fn;
  return fn !== null && fn !== undefined && fn.facts.owner < 0;
}

/** Database work on connections that threads must not share, or that do not scale in threads: batching or processes, not this rule's advice. */
export function sharesConnection(pass: Effect): boolean {
  return (pass.flags & (EffectFlag.NotThreadSafe | EffectFlag.Contended)) !== 0 && pass.waitFor('database') * 2 > pass.wait;
}
