/**
 * FC105 native-loop: a loop whose independent passes compute in native code that lets go of the GIL.
 *
 *     for path in paths:
 *         digests[path] = hashlib.pbkdf2_hmac('sha256', passwords[path], salt, 600_000)
 *
 * Instead: run the passes in a `ThreadPoolExecutor`; threads compute in parallel here and copy nothing.
 */
import { Dimension, EffectFlag } from '../effects/effect';
import { computesForEffect, defineRule, onLoop } from './rule';

/** A pass needs this much native work for two threads to overlap noticeably. */
const WORTH_THREADS = 2e-4;
/** And the loop this much in all. */
const WORTH_A_POOL = 1e-2;

export const nativeLoop = defineRule('FC105', function* ({ loops, graph }) {
  for (const candidate of loops) {
    const { loop, work } = candidate;
    if (work !== 'native' || loop.fn.facts.isAsync || loop.pass.native < WORTH_THREADS || loop.total.native < WORTH_A_POOL) continue;
    if ((loop.pass.flags & EffectFlag.UsesAllCores) !== 0) continue;
    if (computesForEffect(candidate, Dimension.Native, graph)) continue;
    yield onLoop(candidate, Dimension.Native, graph, decider =>
      `Each pass computes${decider === null ? '' : ` in ${decider}`} with the GIL released; run the passes in a ThreadPoolExecutor, which uses every core without copying data.`);
  }
});
