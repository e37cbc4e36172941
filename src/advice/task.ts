/** What a single task was seen to do, in words. */
import type { Awaitable, BenchmarkOutcome, GilUse, LoopUse, TaskObservation } from '../model';
import { capitalized, formatBytes, formatCount, formatPercent, formatSeconds } from './format';

/** Cores that a task by itself must keep busy before a library is said to compute in several threads. */
const SEVERAL_CORES = 1.3;
/** Pickling or waiting below this share of a task's time is not worth a word; computing above the second is all that it does. */
const NOTABLE_SHARE = 0.05;
const NEARLY_ALL = 0.98;
/** Time in the queue for a core is worth a word from this share on: clocks and turns of the scheduler leave less than that unexplained. */
const QUEUED_SHARE = 0.2;

/** The observation where it says something certain of the GIL, else null. */
export function certainTask({ taskProfile }: Pick<BenchmarkOutcome, 'taskProfile'>): TaskObservation | null {
  return taskProfile && taskProfile.gilUse !== 'unknown' ? taskProfile : null;
}

/** `holds the GIL in native calls of up to 120 ms`; null where the observation does not tell. */
export function describeGilUse({ gilUse, longestHoldSeconds, heldShare }: TaskObservation): string | null {
  const longest = longestHoldSeconds ? formatSeconds(longestHoldSeconds) : null;
  const words: Record<GilUse, string | null> = {
    'holds-gil-bytecode': 'holds the GIL in Python code',
    'holds-gil-native': `holds the GIL in native calls${longest ? ` of up to ${longest}` : ''}`,
    'partly-holds-gil': `holds the GIL part of the time${heldShare === null ? '' : ` (${formatPercent(heldShare)})`}`,
    'releases-gil': 'computes without the GIL',
    waits: 'waits',
    unknown: null,
  };
  return words[gilUse];
}

const awaited: Record<Awaitable, string> = {
  file: 'files', 'name-lookup': 'looking up names', network: 'the network', subprocess: 'other programs', timer: 'timers', worker: 'workers',
};

/** What a task does to Node's event loop; null where that is not known. */
export function describeLoopUse({ loopUse, waitsFor = [] }: TaskObservation): string | null {
  const what = waitsFor.length ? ` for ${waitsFor.map(each => awaited[each]).join(' and ')}` : '';
  const words: Record<LoopUse, string | null> = {
    'computes-on-loop': 'holds the event loop while it computes',
    'computes-in-pool': 'computes in libuv\'s thread pool, which leaves the event loop free',
    'computes-in-both': 'computes partly on the event loop, partly in libuv\'s thread pool',
    waits: `waits${what}, which leaves the event loop free`,
    'waits-in-pool': `waits${what} in libuv\'s thread pool, which leaves the event loop free`,
    'holds-loop-waiting': 'holds the event loop while it waits',
    unknown: null,
  };
  return loopUse ? words[loopUse] : null;
}

/** A few sentences on a task: its time, what it does with it, and what passing it costs. Null where it was not observed. */
export function describeTask({ taskProfile: task, interpreter }: Pick<BenchmarkOutcome, 'taskProfile' | 'interpreter'>): string | null {
  if (!task) return null;
  const loop = describeLoopUse(task);
  const waitsOnLoop = loop !== null && !task.loopUse!.startsWith('computes');
  const gil = interpreter.gil === 'enabled' && task.gilUse !== 'waits' ? describeGilUse(task) : null;
  const threads = coresOf(task) >= SEVERAL_CORES && task.libraryThreads ? `uses ${formatCount(task.libraryThreads, 'thread')} of a library` : null;
  const does = [gil, ...(waitsOnLoop ? [] : [loop]), threads].filter(part => part !== null);
  const pickling = isNotable(task) ? describePickling(task) : null;
  const takes = `A task takes ${formatSeconds(task.seconds)} alone`;
  return [
    // What it waits for says all there is to say of its time.
    waitsOnLoop ? `${takes}, nearly all of it waiting: it ${loop}.` : `${takes}${task.gilUse === 'waits' ? ', nearly all of it waiting' : timeOf(task)}.`,
    ...(does.length ? [`It ${does.join(', and ')}.`] : []),
    ...(pickling !== null ? [`${capitalized(pickling)}.`] : []),
  ].join(' ');
}

const coresOf = ({ cpuSeconds, seconds }: TaskObservation) => (seconds > 0 ? cpuSeconds / seconds : 0);

/** What a task that computes does with its time; what it neither computes nor waits for it spends in the queue for a core. */
function timeOf(task: TaskObservation): string {
  const { seconds, cpuSeconds, waitSeconds } = task;
  const busy = coresOf(task);
  // In Node what compiles and collects garbage beside short tasks is not the task's own.
  if (busy >= SEVERAL_CORES && task.loopUse !== 'computes-on-loop') return ` and ${formatSeconds(cpuSeconds)} of processor time`;
  if (busy >= NEARLY_ALL) return ', all of it computing';
  const waits = waitSeconds > NOTABLE_SHARE * seconds ? ` and ${formatSeconds(waitSeconds)} waiting` : '';
  const queued = seconds - cpuSeconds - waitSeconds > QUEUED_SHARE * seconds ? '; the rest of the time other programs had the core' : '';
  return `, ${formatSeconds(cpuSeconds)} of it computing${waits}${queued}`;
}

function isNotable(task: TaskObservation): boolean {
  const seconds = (task.argumentPickleSeconds ?? 0) + (task.resultPickleSeconds ?? 0);
  return seconds > NOTABLE_SHARE * task.seconds;
}

/** `pickling its arguments and result takes 3 ms (1.2 MB)`; null where they do not pickle. Node's workers get copies instead. */
export function describePickling(task: TaskObservation): string | null {
  const { argumentBytes, resultBytes, argumentPickleSeconds, resultPickleSeconds } = task;
  if (argumentBytes === null || resultBytes === null || argumentPickleSeconds === null || resultPickleSeconds === null) return null;
  return `${task.loopUse ? 'copying' : 'pickling'} its arguments and result takes ${formatSeconds(argumentPickleSeconds + resultPickleSeconds)} (${formatBytes(argumentBytes + resultBytes)})`;
}
