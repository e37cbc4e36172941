/**
 * FC226 fork-with-threads: a process is forked while other threads run. The child has only the thread that forked: a lock that any of the others held, in
 * this program, in a library or in `malloc`, is held in the child for good.
 *
 *     threading.Thread(target=watch, daemon=True).start()
 *     pid = os.fork()                           # or multiprocessing.get_context('fork').Process(...)
 *
 * Instead: fork first and start threads then, or start processes by `spawn` or `forkserver` (the default from Python 3.14 on, outside Windows and macOS).
 */
import type { Evidence } from '../../model';
import type { CallGraph } from '../effects/call-graph';
import { rangeOf } from '../effects/ranges';
import type { LinkedFunction } from '../effects/values';
import { callsAny, callsInOrder, imports, linkedCalls, type LinkedCall } from './calls';
import { defineRule } from './rule';

const forksAtAll = /^(?:os|multiprocessing)\b/;
const startsThread = /^(?:threading\.Thread\.start|_thread\.start_new(?:_thread)?)$/;
const submits = /^concurrent\.futures\.ThreadPoolExecutor\.(?:submit|map)$/;
const endsThreads = /^(?:threading\.Thread\.join|concurrent\.futures\.(?:ThreadPool)?Executor\.shutdown)$/;
const forks = /^os\.(?:fork|forkpty)$/;
/** With the start method of the platform: `fork` on Linux up to Python 3.13. */
const forksByDefault = /^(?:multiprocessing\.(?:Process\.start|Pool|pool\.Pool))$/;
/** Somebody has thought of the start method. */
const choosesMethod = /(?:^|\.)(?:set_start_method|get_context|set_forkserver_preload|register_at_fork)$/;
/** The child becomes another program at once. */
const becomesAnother = /^os\.(?:exec\w*|_exit|posix_spawn\w*)$/;

export const forkWithThreads = defineRule('FC226', function* ({ family, functions, module, graph }) {
  if (family === 'node' || !imports(module, forksAtAll)) return;
  let chosen: boolean | null = null;
  for (const { fn } of functions) {
    if (!mayFork(fn)) continue;
    const calls = callsInOrder(fn);
    if (calls.some(({ target }) => becomesAnother.test(target?.entry?.name ?? ''))) continue;
    let thread: Evidence[] | null = null;
    for (const call of calls) {
      const name = call.target?.entry?.name ?? '';
      if (endsThreads.test(name)) thread = null;
      else if (startsThread.test(name) || submits.test(name)) {
        // Threads of a `with` block have ended behind it.
        if (!insideEntered(fn, call)) thread = [stepOf(fn, call, name)];
      } else if (thread !== null && forks.test(name)) yield draftOf(fn, call, name, thread, false);
      else if (thread !== null && forksByDefault.test(name)) {
        chosen ??= module.functions.some(other => [...linkedCalls(other)].some(({ facts, target }) => choosesMethod.test(target?.entry?.name ?? facts.path ?? '')));
        if (!chosen) yield draftOf(fn, call, name, thread, true);
      } else if (call.target?.fn != null && thread === null) thread = startedBy(call, fn, graph);
    }
  }
});

function draftOf(fn: LinkedFunction, call: LinkedCall, name: string, thread: Evidence[], byDefault: boolean): { start: number; end: number; message: string; evidence: Evidence[] } {
  const how = byDefault ? `With the start method fork, the default on Linux up to Python 3.13, ${name} copies` : `${name} copies`;
  const instead = byDefault ? 'start processes before threads, or use the start method spawn or forkserver' : 'fork before threads are started, or use subprocess';
  return {
    start: call.facts.start, end: call.facts.nameEnd,
    message: `${how} a process in which a thread is running: whatever lock that thread holds stays locked in the child for good; ${instead}.`,
    evidence: [stepOf(fn, call, name), ...thread],
  };
}

/** Whether a function forks itself. */
function mayFork(fn: LinkedFunction): boolean {
  return callsAny(fn, forks) || callsAny(fn, forksByDefault);
}

/** The start of a thread that a helper makes and leaves running. */
function startedBy(call: LinkedCall, by: LinkedFunction, graph: CallGraph): Evidence[] | null {
  const callee = call.target!.fn!;
  if (callee.facts.isAsync || callee.facts.isGenerator) return null;
  graph.effectOf(callee);
  let started: LinkedCall | null = null;
  for (const one of callsInOrder(callee)) {
    const name = one.target?.entry?.name ?? '';
    if (endsThreads.test(name)) started = null;
    else if (startsThread.test(name)) started = one;
  }
  if (started === null) return null;
  const inner: Evidence = { ...stepOf(callee, started, started.target!.entry!.name), ...(callee.module === by.module ? {} : { path: callee.module.path }) };
  return [stepOf(by, call, callee.fullName), inner];
}

function insideEntered(fn: LinkedFunction, call: LinkedCall): boolean {
  return fn.facts.sharing?.held.some(({ from, until }) => from <= call.facts.start && call.facts.start < until) === true;
}

function stepOf(fn: LinkedFunction, { facts }: LinkedCall, name: string): Evidence {
  return { range: rangeOf(fn.module.facts, facts.start, facts.end), name, work: 'trivial' };
}
