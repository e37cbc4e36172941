/**
 * FC224 lock-held-over-io: a lock of threads is held while something else is waited for, so that everybody who wants the lock waits for it, too.
 *
 *     with cache_lock:
 *         page = requests.get(url)       # every thread that only wants to look into the cache waits for the network
 *         cache[url] = page
 *
 *     with lock:
 *         await save(row)                # whoever wants the lock in the event loop's thread stops the loop, this task included
 *
 * Instead: wait first, and take the lock for the few lines that need it; in async code an `asyncio.Lock`. Silent about connections and files that a lock
 * is there to guard, and about things that are made under it once.
 */
import { ioKinds } from '../../model';
import { Dimension, Effect } from '../effects/effect';
import { callEvidence } from '../effects/evidence';
import { lockKind } from '../effects/locks';
import { rangeOf } from '../effects/ranges';
import { callsOf, type CallView } from '../effects/views';
import type { CallGraph } from '../effects/call-graph';
import type { HeldFacts } from '../facts';
import type { LinkedFunction } from '../effects/values';
import { linkedCalls } from './calls';
import { blockingWait, defineRule, type Draft } from './rule';

/** Waits shorter than this keep nobody. */
const NOTICEABLE = 1e-3;
/** The call under the lock, and one helper between it and the wait: further away it is a part of what the lock is for. */
const FURTHEST = 2;
/** What waits for something of its own, not for an object that the lock may be there to guard. */
const onItsOwn = new RegExp('^(?:time\\.sleep|requests\\.(?:get|post|put|patch|delete|head|options|request)|httpx\\.(?:get|post|put|patch|delete|head|options|request|stream)'
  + '|urllib\\.request\\.(?:urlopen|urlretrieve)|urllib3\\.request|subprocess\\.(?:run|call|check_call|check_output|getoutput|getstatusoutput)|os\\.system)$');

/** What all who want the lock have to wait for, and one of them should ask for: a token, a login. */
const renews = /(?:^|_)(?:token|credentials?|log_?in|sign_?in|auth|authenticate|authorize)(?:_|$)/i;

export const lockHeldOverIo = defineRule('FC224', function* ({ family, graph, module }) {
  if (family === 'node') return;
  for (const fn of module.functions) {
    for (const held of fn.facts.sharing?.held ?? []) {
      if (held.awaited === true || held.acquired === true || held.until - held.from < 3 || lockKind(held, fn, graph.linker) !== 'thread') continue;
      const draft = fn.facts.isAsync ? overAwait(fn, held) : overWait(fn, held, graph);
      if (draft !== null) yield draft;
    }
  }
});

/** Evidence begins where the lock is taken. */
function overAwait(fn: LinkedFunction, held: HeldFacts): Draft | null {
  for (const { facts } of linkedCalls(fn)) {
    if (!facts.awaited || facts.start < held.from || facts.start >= held.until) continue;
    const { module } = fn;
    return {
      start: held.start, end: held.end,
      message: `${held.name} is a lock of threads and held over an await: a task that wants it meanwhile stops the whole event loop, and with it the task that holds it; use an asyncio.Lock.`,
      evidence: [
        { range: rangeOf(module.facts, held.start, held.end), name: held.name, work: 'trivial' },
        { range: rangeOf(module.facts, facts.start, facts.end), name: 'await', work: 'io' },
      ],
    };
  }
  return null;
}

function overWait(fn: LinkedFunction, held: HeldFacts, graph: CallGraph): Draft | null {
  if (graph.effectOf(fn).waits === null && fn.decorated !== 'deferred') return null;
  // What is made once, when it is missing, is waited for by all who want it.
  const { absent = [], changes } = fn.facts.sharing!;
  const made = changes.filter(({ kind }) => kind === 'create');
  const once = (at: number): boolean => made.some(change => change.from <= at && at < change.end) || absent.some((start, i) => i % 2 === 0 && start <= at && at < absent[i + 1]);
  for (const call of callsOf(graph.viewOf(fn))) {
    const { start } = call.facts;
    if (start < held.from || start >= held.until || once(start)) continue;
    const dimension = waits(call, graph);
    if (dimension < 0 || renews.test(fn.facts.name) || renews.test(call.target?.fn?.facts.name ?? '')) continue;
    const evidence = callEvidence(call, dimension, graph);
    const decider = evidence[evidence.length - 1].name;
    if (!onItsOwn.test(decider) || evidence.length > FURTHEST) continue;
    // A pause of so many seconds is a pause; a computed one is how rates are limited.
    if (decider === 'time.sleep' && (evidence.length > 1 || call.facts.number === null)) continue;
    const how = evidence.length === 1 ? decider : `${evidence[0].name}, which calls ${decider},`;
    return {
      start: held.start, end: held.end,
      message: `${held.name} is held while ${how} waits, and every thread that wants the lock waits as long; wait first, and take the lock for what needs it.`,
      evidence: [{ range: rangeOf(fn.module.facts, held.start, held.end), name: held.name, work: 'trivial' }, ...evidence],
    };
  }
  return null;
}

/** The dimension in which a call waits for long; -1 where it does not. */
function waits({ facts, target, region }: CallView, graph: CallGraph): number {
  if (target === null) return -1;
  const effect = new Effect();
  graph.addCall(effect, facts, target, region.fn, 1, 1);
  if (effect.waits === null || blockingWait(effect) < NOTICEABLE) return -1;
  const kind = ioKinds.filter(one => one !== 'file').reduce((best, one) => (effect.blocking(one) > effect.blocking(best) ? one : best));
  return Dimension.Blocking + ioKinds.indexOf(kind);
}
