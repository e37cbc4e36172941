/**
 * FC105 native-loop: a loop whose independent passes compute in native code that lets go of the GIL.
 *
 *     for path in paths:
 *         digests[path] = hashlib.pbkdf2_hmac('sha256', passwords[path], salt, 600_000)
 *
 * Instead: run the passes in a `ThreadPoolExecutor`; threads compute in parallel here and copy nothing. In Node such work runs on libuv's pool
 * already, if only the loop would not await one piece before it starts the next.
 */
import { Dimension, EffectFlag } from '../effects/effect';
import type { CallGraph } from '../effects/call-graph';
import { decisive } from '../effects/evidence';
import type { RegionView } from '../effects/views';
import { costOf } from '../effects/weights';
import { computesForEffect, defineRule, isOwnLibrary, LONGEST_PROOF, onLoop } from './rule';

/** A pass needs this much native work for two threads to overlap noticeably. */
const WORTH_THREADS = 2e-4;
/** And the loop this much in all. */
const WORTH_A_POOL = 1e-2;
/** Helpers and loops followed on the way to the call that decides. */
const DEEPEST = 20;

export const nativeLoop = defineRule('FC105', function* ({ family, loops, graph }) {
  for (const candidate of loops) {
    const { loop, work } = candidate;
    if (work !== 'native' || loop.fn.facts.isAsync !== (family === 'node') || loop.pass.native < WORTH_THREADS || loop.total.native < WORTH_A_POOL) continue;
    if ((loop.pass.flags & EffectFlag.UsesAllCores) !== 0) continue;
    // Many small native calls with Python between them: the GIL is taken too often for threads to get ahead.
    if (!decidedByLongCall(loop, graph)) continue;
    // Files are written as well from another thread.
    if ((loop.pass.flags & EffectFlag.Writes) === 0 && computesForEffect(candidate, Dimension.Native, graph)) continue;
    if (family === 'node') {
      // Callbacks overlap by themselves; awaits in order do not.
      if (!loop.facts.awaits || (loop.pass.flags & EffectFlag.Concurrent) !== 0) continue;
      yield onLoop(candidate, Dimension.Native, graph, decider =>
        `Each pass awaits${decider === null ? '' : ` ${decider}`} before the next begins; start them together with Promise.all: libuv's pool runs UV_THREADPOOL_SIZE of them at once (4 unless set).`);
      continue;
    }
    const finding = onLoop(candidate, Dimension.Native, graph, decider =>
      `Each pass computes${decider === null ? '' : ` in ${decider}`} with the GIL released; run the passes in a ThreadPoolExecutor, which uses every core without copying data.`);
    if (finding.evidence.length < LONGEST_PROOF) yield finding;
  }
});

/** An archive is one file: its members are read and written one after the other. */
const archives = /(?:^|\.)(?:zipfile|tarfile|shutil)\./;

/**
 * Small as a rule: columns of a table, which take microseconds; points and outlines; records; the cost of a few pairs; parameters that get their first values.
 */
const small = new RegExp('^(?:pyarrow\\.(?:compute|Table)\\.|polars\\.from_|pyproj\\.|lz4\\.|cv2\\.(?:arcLength|contourArea|boundingRect|approxPolyDP)$'
  + '|scipy\\.optimize\\.linear_sum_assignment$|torch\\.nn\\.init\\.|torch\\.nn\\.Module\\.to$|PIL\\.ImageOps\\.exif_transpose$)');

/** A device copies one array at a time; cross-validation computes as the estimator does, and has n_jobs. */
const otherwise = /^(?:numba\.cuda|cupy|pycuda|sklearn\.model_selection)\./;

function decidedByLongCall(loop: RegionView, graph: CallGraph): boolean {
  let region = loop;
  for (let depth = 0; depth < DEEPEST; depth++) {
    const found = decisive(region, Dimension.Native, graph);
    if (found === null) return false;
    if ('calls' in found) {
      region = found;
      continue;
    }
    const callee = graph.runBy(found);
    if (callee === null) return found.target?.entry !== undefined && !isOwnLibrary(found.target.entry.name, region.fn.module) && !archives.test(found.facts.path ?? '') && !otherwise.test(found.target.entry.name) && !small.test(found.target.entry.name) && costOf(found.target.entry, found.facts) >= WORTH_THREADS;
    region = graph.viewOf(callee);
  }
  return false;
}
