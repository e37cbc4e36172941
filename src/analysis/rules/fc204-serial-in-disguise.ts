/**
 * FC204 serial-in-disguise: work is handed to a thread, a process or a pool, and its end is waited for before the next piece is handed over.
 *
 *     for path in paths:
 *         result = pool.submit(parse, path).result()
 *
 * Instead: `pool.map(parse, paths)`; or start all first, and wait in a second loop.
 */
import { rangeOf } from '../effects/ranges';
import { obstacleOf } from '../effects/obstacles';
import { loopsOf, type RegionView } from '../effects/views';
import { shownName } from '../effects/evidence';
import type { HandleUse } from '../facts';
import { defineRule, isTestModule, type Draft, type RuleContext } from './rule';
import { callsInOrder, type LinkedCall } from './calls';
import { madeIn, submits, usesOf, usesWorkers, type Made } from './workers';

const startsOne = /^(?:threading\.(?:Thread|Timer)|multiprocessing\.(?:context\.BaseContext\.)?Process)$/;
const gets = new Set(['result', 'get', 'exception']);
const FEW = 2;

export const serialInDisguise = defineRule('FC204', function* (context) {
  if (isTestModule(context.module)) return;
  if (context.family === 'node' && !usesWorkers(context.module)) return;
  for (const view of context.functions) {
    if (context.family === 'node') yield* awaitedRuns(view);
    else if (view.fn.facts.handles !== undefined) yield* oneByOne(view, context);
  }
});

function* oneByOne({ fn }: RegionView, { module }: RuleContext): Generator<Draft> {
  const all = madeIn(fn);
  const calls = all.length === 0 ? [] : callsInOrder(fn);
  for (const made of all) {
    const { handle, call, name } = made;
    const { region } = call;
    if (handle.loop < 0 || handle.conditional || region.kind === 'while' && region.trip?.endless === true || region.retries || (region.trip?.count ?? Infinity) <= FEW) continue;
    // Two that run beside one another are two at a time.
    if (all.some(other => other !== made && other.handle.loop === handle.loop && (submits.test(other.name) || startsOne.test(other.name)))) continue;
    const waits = submits.test(name) ? resultOf(made, calls) : startsOne.test(name) ? joinOf(made, calls) : null;
    if (waits === null) continue;
    const [first, what, instead] = submits.test(name)
      ? [call.facts, `${shortName(name)} hands over one piece of work`, 'submit all first and read the results afterwards, or use the pool\'s map']
      : [call.facts, `This ${name.endsWith('Process') ? 'process' : 'thread'} is started`, 'start all first and join them in a second loop, or use a pool'];
    yield {
      start: first.start, end: first.nameEnd,
      message: `${what} and each pass waits until it is done, so nothing runs at the same time; ${instead}.`,
      evidence: [
        { range: rangeOf(module.facts, first.start, first.end), name, work: 'trivial' },
        { range: rangeOf(module.facts, waits.start, waits.end), name: waits.member, work: 'io' },
      ],
    };
  }
}

/** Where the result of a submission is waited for in the same pass with nothing done meanwhile; a time limit has a purpose of its own. */
function resultOf({ handle, call }: Made, calls: readonly LinkedCall[]): Pick<HandleUse, 'member' | 'start' | 'end'> | null {
  if (handle.how === 'chained') {
    if (!gets.has(handle.name ?? '')) return null;
    const around = calls.find(({ facts }) => facts.start === handle.start && facts.end > handle.end && facts.nameStart >= handle.end);
    return around === undefined || hasArguments(around) ? null : { member: handle.name!, start: around.facts.start, end: around.facts.end };
  }
  if (handle.how !== 'named') return null;
  const [first] = usesOf(handle).filter(({ start }) => start > handle.end);
  if (first === undefined || first.how !== 'method' || !gets.has(first.member) || first.loop !== handle.loop || first.conditional) return null;
  const waiting = calls.find(({ facts }) => facts.start === first.start && facts.end === first.end);
  return waiting === undefined || hasArguments(waiting) || !adjoin(call.facts.end, first.start, calls) ? null : first;
}

/** Where a thread or process that a pass has made and started is joined, with nothing done meanwhile. */
function joinOf({ handle }: Made, calls: readonly LinkedCall[]): HandleUse | null {
  if (handle.how !== 'named') return null;
  const uses = usesOf(handle).filter(({ start }) => start > handle.end);
  const start = uses.find(({ how, member }) => how === 'method' && member === 'start');
  const join = uses.find(({ how, member }) => how === 'method' && member === 'join');
  if (start === undefined || join === undefined || start.loop !== handle.loop || join.loop !== handle.loop || start.conditional || join.conditional) return null;
  const waiting = calls.find(({ facts }) => facts.start === join.start && facts.end === join.end);
  return waiting === undefined || hasArguments(waiting) || !adjoin(start.end, join.start, calls) ? null : join;
}

function hasArguments({ facts }: LinkedCall): boolean {
  return facts.arguments.length > 0 || facts.keywords.length > 0;
}

/** Whether no call is made between two places; one around the second is made after it. */
function adjoin(from: number, to: number, calls: readonly LinkedCall[]): boolean {
  return !calls.some(({ facts }) => facts.start >= from && facts.end <= to);
}

const runsInPool = /^(?:piscina\.(?:run|runTask)|tinypool\.run|workerpool\.Pool\.exec)$/;

/** Node: a pool's work awaited in every pass of a loop whose passes do not need one another. */
function* awaitedRuns(view: RegionView): Generator<Draft> {
  for (const loop of loopsOf(view)) {
    const runs = loop.calls.filter(({ facts, target }) => facts.awaited && runsInPool.test(target?.entry?.name ?? ''));
    if (runs.length !== 1 || loop.facts.kind !== 'for' || loop.facts.ties.length > 0) continue;
    // Waiting for the worker is what this is about.
    const obstacle = obstacleOf(loop);
    if (obstacle !== null && obstacle !== 'joins-workers') continue;
    const [{ facts, target }] = runs;
    const { module } = view.fn;
    yield {
      start: facts.start, end: facts.nameEnd,
      message: 'Each pass waits until its worker is done, so one works at a time; start all and await them together with Promise.all, the pool limits how many run.',
      evidence: [
        { range: rangeOf(module.facts, facts.start, facts.end), name: shownName(target!.entry!.name), work: 'trivial' },
        { range: rangeOf(module.facts, loop.facts.start, loop.facts.headEnd), name: loop.facts.header, work: 'trivial' },
      ],
    };
  }
}

function shortName(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}
