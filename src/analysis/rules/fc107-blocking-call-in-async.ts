/**
 * FC107 blocking-call-in-async: a call in an `async def` that waits without awaiting, itself or in a helper in any file. Until it returns
 * every other task of the event loop stands still.
 *
 *     async def handler(request):
 *         user = load_user(request.id)      # helpers.py: requests.get(...)
 *
 * Instead: the library's async counterpart, or `await asyncio.to_thread(load_user, request.id)`.
 */
import { ioKinds, type IoKind } from '../../model';
import { Dimension, Effect } from '../effects/effect';
import { callEvidence } from '../effects/evidence';
import { callsOf, type CallView } from '../effects/views';
import type { CallGraph } from '../effects/call-graph';
import { blockingWait, defineRule } from './rule';

/** Waits shorter than this do not hold anybody up. */
const NOTICEABLE = 1e-3;

const joins = /(?:Thread|Process)\.(?:join|start)$|Executor\.shutdown$/;

const rawSocket = /^(?:socket\.socket|ssl\.SSLSocket)\./;

const waitsFor: Record<IoKind, string> = {
  network: 'the network', file: 'files', database: 'the database', subprocess: 'another program', sleep: 'time to pass',
};

export const blockingCallInAsync = defineRule('FC107', function* ({ functions, graph }) {
  for (const view of functions) {
    if (!view.fn.facts.isAsync) continue;
    for (const call of callsOf(view)) {
      const kind = blocks(call, graph);
      if (kind === null) continue;
      const { facts, target } = call;
      const evidence = callEvidence(call, Dimension.Blocking + ioKinds.indexOf(kind), graph);
      const decider = evidence[evidence.length - 1].name;
      // Sending puts bytes into a buffer, and sockets of async code are non-blocking as a rule.
      if (rawSocket.test(decider)) continue;
      const instead = target!.entry?.asyncInstead;
      const remedy = instead === undefined || instead === 'asyncio.to_thread' ? 'run it with asyncio.to_thread' : `use ${instead}, or run it with asyncio.to_thread`;
      const sleeps = kind !== 'sleep' || /sleep$/.test(decider);
      // Whether a queue, an event or a lock lets its caller wait is settled by threads that a helper knows of and we do not.
      if (!sleeps && evidence.length > 1) continue;
      const what = sleeps ? `waits for ${waitsFor[kind]}` : 'waits for other threads';
      const how = evidence.length === 1 ? `${decider} ${what}` : `${evidence[0].name} ${what} in ${decider}`;
      yield { start: facts.start, end: facts.nameEnd, message: `${how} and blocks the event loop meanwhile; ${remedy}.`, evidence };
    }
  }
});

/** What a call blocks on; null where it does not, or hardly. */
function blocks(call: CallView, graph: CallGraph): IoKind | null {
  const { target, facts } = call;
  // Threads and processes are joined when they have been told to end, and started in passing.
  if (target === null || joins.test(target.entry?.name ?? '')) return null;
  const callee = graph.runBy(call);
  // A coroutine has its own finding where it blocks.
  if (callee !== null && callee.facts.isAsync) return null;
  const effect = new Effect();
  graph.addCall(effect, facts, target, call.region.fn, 1, 1);
  if (effect.waits === null || blockingWait(effect) < NOTICEABLE) return null;
  return ioKinds.filter(kind => kind !== 'file').reduce((best, kind) => (effect.blocking(kind) > effect.blocking(best) ? kind : best));
}
