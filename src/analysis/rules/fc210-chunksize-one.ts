/**
 * FC210 chunksize-one: a process pool is sent many small tasks one at a time. `ProcessPoolExecutor.map` and `Pool.imap` do so unless they are told otherwise, and
 * each hand-over costs about as much as a hundred microseconds of work.
 *
 *     results = pool.map(normalise, range(1_000_000))
 *
 * Instead: `pool.map(normalise, range(1_000_000), chunksize=1000)`.
 */
import { rangeOf } from '../effects/ranges';
import type { CallFacts } from '../facts';
import { linkedCalls, type LinkedCall } from './calls';
import { defineRule, isTestModule } from './rule';
import { TINY } from './fc108-work-too-small';
import { givenIn } from './workers';

/** Handing one task to another process costs 90-150 microseconds: work of less is mostly hand-over. */
const SMALL = 1e-4;
/** With so many tasks known, work of up to ten times as much still gains. */
const MANY = 1000;
const CHUNK = 100;

const oneByOne = /^(?:concurrent\.futures\.ProcessPoolExecutor\.map|multiprocessing\.pool\.Pool\.imap(?:_unordered)?)$/;

export const chunksizeOne = defineRule('FC210', function* ({ family, functions, graph, module }) {
  if (family !== 'python' || isTestModule(module)) return;
  for (const { fn } of functions) {
    for (const { handed, call } of givenIn(fn)) {
      const { facts } = call;
      if (!oneByOne.test(handed.name)) continue;
      const isExecutor = handed.name.startsWith('concurrent.');
      const given = facts.keywords.find(({ name }) => name === 'chunksize');
      const ownOne = given !== undefined && facts.number === 1;
      if ((given !== undefined && !ownOne) || (!isExecutor && facts.arguments.length > 2)) continue;
      const effect = graph.effectOf(handed.fn);
      const limit = itemsOf(facts, [...linkedCalls(fn)]) >= MANY ? SMALL * 10 : SMALL;
      if (handed.fn.facts.isStub || effect.total > limit || effect.unknown > 0 || hasLongLoop(handed.fn.facts.body)) continue;
      // Work that is next to nothing has a finding of its own.
      if (isExecutor && effect.total <= TINY && handed.fn.facts.body.loops.length === 0) continue;
      const home = handed.fn.module === module ? {} : { path: handed.fn.module.path };
      yield {
        start: facts.start, end: facts.nameEnd,
        message: `Each call of ${handed.fn.facts.name} travels to a process on its own, which takes about as long as the call; pass chunksize= so that many travel together.`,
        evidence: [
          { range: rangeOf(module.facts, facts.start, facts.end), name: `${handed.name}(${handed.fn.fullName})`, work: 'trivial' },
          { range: rangeOf(handed.fn.module.facts, handed.fn.facts.nameStart, handed.fn.facts.nameEnd), name: handed.fn.fullName, work: 'cpu', ...home },
        ],
        ...(given === undefined ? addChunks(facts) : {}),
      };
    }
  }
});

/** The quick fix: one more argument. */
export function addChunks({ room }: CallFacts, size = CHUNK): { fix?: { title: string; edits: { start: number; end: number; newText: string }[] } } {
  return room === undefined ? {} : { fix: { title: `Pass chunksize=${size}`, edits: [{ start: room, end: room, newText: `, chunksize=${size}` }] } };
}

/** How many items a `range(...)` among the arguments has, as far as its first number tells. */
function itemsOf(facts: CallFacts, calls: readonly LinkedCall[]): number {
  const range = calls.find(one => one.facts.path === 'builtins.range' && one.facts.start > facts.start && one.facts.end < facts.end);
  return range?.facts.literalArguments != null && range.facts.arguments.length === 1 ? range.facts.number ?? 0 : 0;
}

/** Whether a function holds a loop whose length the text does not tell: then nobody knows what a call costs. */
function hasLongLoop(region: LinkedCall['region']): boolean {
  return region.loops.some(loop => loop.trip?.count == null || hasLongLoop(loop));
}
