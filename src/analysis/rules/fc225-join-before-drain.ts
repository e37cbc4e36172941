/**
 * FC225 join-before-drain: a process is waited for while what it writes is still to be read. A pipe holds some 64 KB; behind that the process waits for a
 * reader, and the reader for the process.
 *
 *     queue = multiprocessing.Queue()
 *     worker = multiprocessing.Process(target=work, args=(queue,))
 *     worker.start()
 *     worker.join()                                # never returns once the results are large
 *     results = queue.get()
 *
 *     child = subprocess.Popen(command, stdout=subprocess.PIPE)
 *     child.wait()
 *     text = child.stdout.read()
 *
 * Instead: read first, wait then; `child.communicate()` does both at once.
 */
import type { Evidence } from '../../model';
import { saysLittle } from '../command-words';
import { rangeOf } from '../effects/ranges';
import type { LinkedFunction } from '../effects/values';
import { callsAny, callsInOrder, imports, type LinkedCall } from './calls';
import type { RegionFacts } from '../facts';
import { defineRule, type Draft } from './rule';

const startsProcesses = /^(?:multiprocessing|subprocess)\b/;
const waits = /^(?:multiprocessing\.Process\.join|subprocess\.Popen\.wait)$/;
const reads = /^multiprocessing\._Queue\.(?:get|get_nowait)$/;
const makesQueue = /^multiprocessing\.(?:context\.BaseContext\.)?(?:Queue|JoinableQueue|SimpleQueue)$/;
const makesProcess = /^multiprocessing\.(?:context\.BaseContext\.)?Process$/;
/** What the output of a child goes through: `subprocess.Popen().stdout`, `subprocess.Popen()^.stderr`. */
const output = /^subprocess\.Popen\(\)\^?\.std(?:out|err)\b/;
/** A child as a whole, given to somebody who may read from it. */
const child = /^subprocess\.Popen\(\)\^?$/;

export const joinBeforeDrain = defineRule('FC225', function* ({ family, functions, module }) {
  if (family === 'node' || !imports(module, startsProcesses)) return;
  for (const { fn } of functions) {
    if (!callsAny(fn, waits)) continue;
    const calls = callsInOrder(fn);
    const found = queueAfterJoin(fn, calls) ?? outputAfterWait(fn, calls);
    if (found !== null) yield found;
  }
});

/** `process.join()` without a timeout, the queue made and the process started here, read only behind. */
function queueAfterJoin(fn: LinkedFunction, calls: LinkedCall[]): Draft | null {
  const join = calls.find(({ facts, target }) => target?.entry?.name === 'multiprocessing.Process.join' && facts.arguments.length + facts.keywords.length === 0);
  if (join === undefined) return null;
  const names = calls.map(({ target }) => target?.entry?.name ?? '');
  const at = calls.indexOf(join);
  // Of several kinds of processes nobody can tell which one is waited for.
  if (!names.slice(0, at).some(name => makesQueue.test(name)) || names.slice(0, at).filter(name => makesProcess.test(name)).length !== 1) return null;
  const read = names.findIndex(name => reads.test(name));
  if (read < at || calls.some(({ facts }) => facts.path?.endsWith('.cancel_join_thread') === true)) return null;
  return {
    start: join.facts.start, end: join.facts.nameEnd,
    message: 'This waits for a process whose queue is read only afterwards: with more in it than a pipe holds, the process cannot end and neither returns; read the queue first.',
    evidence: [step(fn, join, 'multiprocessing.Process.join'), step(fn, calls[read], 'multiprocessing.Queue.get')],
  };
}

/** `child.wait()` without a timeout where the child's output goes into a pipe that nothing has read before. Errors alone seldom fill one. */
function outputAfterWait(fn: LinkedFunction, calls: LinkedCall[]): Draft | null {
  const made = calls.find(({ facts, target }) => target?.entry?.name === 'subprocess.Popen' && facts.keywords.some(({ name, value }) => name === 'stdout' && value === 'subprocess.PIPE'));
  if (made === undefined || calls.filter(({ target }) => target?.entry?.name === 'subprocess.Popen').length > 1) return null;
  const wait = calls.find(({ facts, target }) => target?.entry?.name === 'subprocess.Popen.wait' && facts.start > made.facts.end && facts.arguments.length + facts.keywords.length === 0);
  if (wait === undefined || made.facts.words !== undefined && saysLittle(made.facts.words)) return null;
  const before = calls.filter(({ facts }) => facts.start < wait.facts.start && facts !== made.facts);
  if (before.some(({ facts, target }) => target?.entry?.name === 'subprocess.Popen.communicate' || touches(facts.path) || facts.arguments.some(touches) || facts.keywords.some(({ value }) => touches(value)))) return null;
  // Somebody else may read: a thread, a loop over the lines, a function made here.
  if (fn.handOvers.length > 0 || loopsOver(fn.facts.body) || fn.module.functions.some(({ facts }) => facts.parent >= 0 && fn.module.functions[facts.parent] === fn)) return null;
  // Told to end, it no longer writes.
  if (before.some(({ target }) => /^subprocess\.Popen\.(?:kill|terminate|send_signal)$/.test(target?.entry?.name ?? ''))) return null;
  const later = calls.some(({ facts }) => facts.start > wait.facts.end && (touches(facts.path) || facts.arguments.some(touches)));
  return {
    start: wait.facts.start, end: wait.facts.nameEnd,
    message: 'The output of this process goes into a pipe that is not being read: once the pipe is full, the process waits for a reader and this call for the process; use communicate().',
    evidence: [step(fn, wait, 'subprocess.Popen.wait'), step(fn, made, 'subprocess.Popen')],
    ...(wait.facts.discarded && !later ? { fix: { title: 'Read the output while waiting: communicate()', edits: [{ start: wait.facts.nameStart, end: wait.facts.nameEnd, newText: 'communicate' }] } } : {}),
  };
}

function touches(path: string | null): boolean {
  return path !== null && (output.test(path) || child.test(path));
}

function loopsOver(region: RegionFacts): boolean {
  return touches(region.trip?.iterable ?? null) || region.loops.some(loopsOver);
}

function step(fn: LinkedFunction, { facts }: LinkedCall, name: string): Evidence {
  return { range: rangeOf(fn.module.facts, facts.start, facts.end), name, work: 'io' };
}
