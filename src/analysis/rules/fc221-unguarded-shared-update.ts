/**
 * FC221 unguarded-shared-update: state that several threads share is changed in steps, and no lock keeps one thread from coming in between those of another.
 *
 *     def worker(job):
 *         global done
 *         done += 1            # reads, adds, writes: two threads may read the same
 *
 *     for job in jobs: threading.Thread(target=worker, args=(job,)).start()
 *
 * Instead: a lock around it; a `queue.Queue`; results that are returned and added up by whoever collects them. Silent about single steps that Python's own
 * containers make whole, such as `list.append` and `d[key] = value`.
 */
import type { Evidence } from '../../model';
import { guardsAt, homeOf } from '../effects/locks';
import { rangeOf } from '../effects/ranges';
import { meetingAt } from '../effects/threads';
import type { HandedOver } from '../effects/handover';
import type { ChangeFacts } from '../facts';
import type { LinkedFunction } from '../effects/values';
import { defineRule, type RuleContext } from './rule';

type Kind = Exclude<ChangeFacts['kind'], 'create'>;

const steps: Record<Kind, string> = {
  'update': 'is read, changed and written back',
  'item-update': 'has an item that is read, changed and written back',
  'test-and-set': 'is tested and then set',
  'test-and-remove': 'is tested and then taken from',
};
const harm: Record<Kind, string> = {
  'update': 'so that changes get lost',
  'item-update': 'so that changes get lost',
  'test-and-set': 'so that two of them may find it unset',
  'test-and-remove': 'so that two of them may try to take the same',
};

export const unguardedSharedUpdate = defineRule('FC221', function* (context) {
  const { family, graph, module } = context;
  if (family === 'node') return;
  for (const fn of module.functions) {
    const changes = fn.facts.sharing?.changes;
    if (changes === undefined || changes.length === 0) continue;
    for (const change of changes) {
      if (change.kind === 'create' || (fn.facts.owner >= 0 && change.own && fn.facts.name === '__init__')) continue;
      const { ways, many } = meetingAt(fn, change, graph);
      if (ways.length === 0) continue;
      const other = many ? null : changedOutside(fn, change, ways, context);
      if (!many && other === null) continue;
      const who = many ? `by several threads at a time (started in ${ways[0].by.fullName})` : `by a thread (started in ${ways[0].by.fullName}) and by ${other!.fn.fullName}`;
      yield {
        start: change.start, end: change.end,
        message: `${change.name} ${steps[change.kind]} ${who} without a lock, ${harm[change.kind]}; hold a lock around it.`,
        evidence: [
          { range: rangeOf(module.facts, change.start, change.end), name: change.name, work: 'trivial' },
          ...(other === null ? [] : [stepOf(other.fn, other.change.start, other.change.end, other.change.name, fn)]),
          stepOf(ways[0].by, ways[0].call.start, ways[0].call.end, ways[0].name, fn),
        ],
      };
    }
  }
});

function stepOf({ module }: LinkedFunction, start: number, end: number, name: string, home: LinkedFunction): Evidence {
  return { range: rangeOf(module.facts, start, end), name, work: 'trivial', ...(module === home.module ? {} : { path: module.path }) };
}

/** The same state changed in the same way, without a lock, by code of the same file that no such thread runs. */
function changedOutside(fn: LinkedFunction, change: ChangeFacts, ways: readonly HandedOver[], { graph, module }: RuleContext): { fn: LinkedFunction; change: ChangeFacts } | null {
  if (change.kind !== 'update') return null;
  const place = homeOf(change.place, fn, graph.linker);
  for (const other of module.functions) {
    if (other === fn || other.facts.name === '__init__' || other.facts.qualifiedName === '<module>') continue;
    for (const one of other.facts.sharing?.changes ?? []) {
      if (one.kind !== 'update' || homeOf(one.place, other, graph.linker) !== place || guardsAt(other, one.start, graph.linker).length > 0) continue;
      // Called from the thread only, or before the thread is there.
      if (meetingAt(other, one, graph).ways.length > 0 || calledBy(other, fn) || ways.some(({ by, call }) => by === other && one.start < call.start)) continue;
      return { fn: other, change: one };
    }
  }
  return null;
}

function calledBy(callee: LinkedFunction, caller: LinkedFunction): boolean {
  return callee.callers?.has(caller) === true;
}
