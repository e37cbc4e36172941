/**
 * FC109 computation-in-async: an `async def` computes for long between two awaits. It waits for nothing, yet every other task does.
 *
 *     async def register(form):
 *         digest = bcrypt.hashpw(form.password, bcrypt.gensalt())
 *
 * Instead: `loop.run_in_executor` with a process pool; `asyncio.to_thread` where the computing lets go of the GIL.
 */
import { Dimension, Effect } from '../effects/effect';
import { callEvidence, callsDown, evidenceOf } from '../effects/evidence';
import { rangeOf } from '../effects/ranges';
import { callsOf, type CallView, type RegionView } from '../effects/views';
import type { CallGraph } from '../effects/call-graph';
import type { Family } from '../effects/dialect';
import { defineRule, holdsUpLoop } from './rule';
import { showsScale } from './scale';
import { servesOthers } from './serving';
import { asynchronousName, wordings } from './wording';

/** The event loop's own debug mode calls a step of 100 ms slow; half of that is felt by every client. */
const SLOW_STEP = 0.05;

/** Through more helpers than this it takes too many conditions to get to what computes. */
const LONGEST_PROOF = 5;

export const computationInAsync = defineRule('FC109', function* (context) {
  const { family, functions, graph } = context;
  const { elsewhere } = wordings[family];
  for (const view of functions) {
    if (!holdsUpLoop(view.fn, context)) continue;
    let serves: boolean | null = family === 'python' ? true : null;
    const { module } = view.fn;
    const others = view.fn.facts.isAsync ? 'no other task runs' : 'no other request is served';
    for (const call of callsOf(view)) {
      if (call.target === null || call.facts.awaited) continue;
      const callee = graph.runBy(call);
      if (callee !== null && callee.facts.isAsync) continue;
      const effect = new Effect();
      graph.addCall(effect, call.facts, call.target, view.fn, 1, 1);
      const native = effect.native > effect.sureCpu;
      // On libuv's pool nobody is held up by it.
      if (native && family === 'node') continue;
      if (Math.max(effect.native, effect.sureCpu) < SLOW_STEP || effect.unknown > effect.cpu + effect.native) continue;
      if (!native && !showsScale(view, graph, call)) continue;
      if (isQuickKey(call, graph) || (native && !isSlowByItself(call, graph))) continue;
      const dimension = native ? Dimension.Native : Dimension.Cpu;
      // What is kept is computed once, or once for each of a few keys.
      if (callsDown(call, dimension, graph).some(step => step.facts.once !== undefined)) continue;
      if (!(serves ??= servesOthers(view.fn, context, { computes: true }))) continue;
      const evidence = callEvidence(call, dimension, graph);
      if (evidence.length > LONGEST_PROOF) continue;
      const where = evidence.length === 1 ? `${evidence[0].name} computes` : `${evidence[0].name} computes in ${evidence[evidence.length - 1].name}`;
      const remedy = native ? 'run it with asyncio.to_thread, as it lets go of the GIL' : instead(call, family, elsewhere);
      yield { start: call.facts.start, end: call.facts.nameEnd, message: `${where} for long and ${others} meanwhile; ${remedy}.`, evidence };
    }
    for (const loop of view.loops) {
      if (!computesThroughout(loop) || loop.total.sureCpu < SLOW_STEP || loop.total.unknown > loop.total.cpu) continue;
      if (!showsScale(loop, graph)) continue;
      // Where one call of a pass is slow by itself, the call has the finding.
      if (loop.pass.sureCpu >= SLOW_STEP && loop.loops.length === 0) continue;
      if (!(serves ??= servesOthers(view.fn, context, { computes: true }))) continue;
      const { facts } = loop;
      yield {
        start: facts.start, end: facts.headEnd,
        message: `This loop computes for long without an await and ${others} meanwhile; move it to a function and ${elsewhere.replace('run it', 'run that')}.`,
        evidence: [{ range: rangeOf(module.facts, facts.start, facts.headEnd), name: facts.header, work: 'cpu' }, ...evidenceOf(loop, Dimension.Cpu, graph)],
      };
    }
  }
});

/** Keys on elliptic curves are made in microseconds; it is those of RSA that take long. */
function isQuickKey(call: CallView, graph: CallGraph): boolean {
  const deciding = callsDown(call, Dimension.Cpu, graph).pop() ?? call;
  return /^crypto\.generateKeyPairSync$/.test(deciding.target?.entry?.name ?? '') && deciding.facts.words?.[0] !== 'rsa';
}

/** Statements of a database in the program, most of which look for one entry, and waiting for a device, which those who have one do where it must be. */
const seldomLong = /^(?:duckdb|chdb)\.|^jax\.block_until_ready$/;

/** Whether the native call that decides is slow whatever it is given. Loops of unknown length over quick ones may as well run twice. */
function isSlowByItself(call: CallView, graph: CallGraph): boolean {
  const entry = (callsDown(call, Dimension.Native, graph).pop() ?? call).target?.entry;
  return entry?.growth === 'heavy' && !seldomLong.test(entry.name);
}

/** Of what Node computes on the spot some can be had on libuv's pool. */
function instead({ target }: CallView, family: Family, elsewhere: string): string {
  const other = family === 'node' ? asynchronousName(target?.entry) : undefined;
  return other === undefined ? elsewhere : `await ${other} instead, which computes on libuv's pool, or ${elsewhere}`;
}

function computesThroughout(loop: RegionView): boolean {
  return !loop.facts.awaits && loop.facts.kind !== 'async-for' && loop.loops.every(computesThroughout);
}
