/**
 * FC106 mixed-loop: a loop whose independent passes wait and compute, neither negligibly: which model wins depends on the shares.
 *
 *     for url in urls:
 *         soup = BeautifulSoup(requests.get(url).text, 'html.parser')
 *
 * Instead: measure; threads overlap the waiting, processes spread the computing.
 */
import { Dimension } from '../effects/effect';
import { blockingWait, computesForEffect, defineRule, heaviestWait, onLoop } from './rule';
import { inOrder, sharesConnection, waitsForLong } from './fc103-io-bound-loop';

/** Waiting and computing of one pass below this are not worth a pool's hand-over. */
const WORTH_A_POOL = 1e-3;

export const mixedLoop = defineRule('FC106', function* ({ family, loops, graph }) {
  // What waits in Node without awaiting should await first; then FC104 has its say.
  if (family === 'node') return;
  for (const candidate of loops) {
    const { loop, work } = candidate;
    const { pass } = loop;
    const waiting = blockingWait(pass);
    if (work !== 'mixed' || loop.fn.facts.isAsync || waiting < WORTH_A_POOL || sharesConnection(pass)) continue;
    const dimension = heaviestWait(pass);
    if (!waitsForLong(loop, dimension, graph) || inOrder(loop, dimension, graph)) continue;
    if (computesForEffect(candidate, pass.native > pass.cpu ? Dimension.Native : Dimension.Cpu, graph)) continue;
    yield onLoop(candidate, pass.heaviest(), graph, () =>
      'Each pass both waits and computes; measure before you choose: threads overlap the waiting, processes spread the computing.');
  }
});
