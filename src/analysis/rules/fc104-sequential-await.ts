/**
 * FC104 sequential-await: async code that awaits independent pieces of work one after the other, although the event loop could overlap them.
 *
 *     for url in urls:
 *         pages.append(await client.get(url))
 *
 * Instead: start them together, with `asyncio.TaskGroup` or `asyncio.gather`, and a semaphore that limits how many run at once.
 */
import { EffectFlag } from '../effects/effect';
import { awaitedWait, defineRule, onLoop } from './rule';
import { sharesConnection } from './fc103-io-bound-loop';

const WORTH_TASKS = 1e-3;

export const sequentialAwait = defineRule('FC104', function* ({ loops, graph }) {
  for (const candidate of loops) {
    const { pass, fn } = candidate.loop;
    if (!fn.facts.isAsync || awaitedWait(pass) < WORTH_TASKS || awaitedWait(pass) < pass.wait / 2) continue;
    // Pauses are there to be kept; a handed-over task is already concurrent; one connection takes one statement at a time.
    if (pass.awaited('sleep') > pass.wait / 2 || (pass.flags & EffectFlag.Concurrent) !== 0 || sharesConnection(pass)) continue;
    yield onLoop(candidate, pass.heaviest(), graph, decider =>
      `Each pass awaits${decider === null ? '' : ` ${decider}`} before the next begins; start them together with asyncio.TaskGroup or asyncio.gather, and a semaphore to limit how many run at once.`);
  }
});
