/**
 * What one task does in Node: whether it computes on the event loop or in the thread pool of libuv, waits and for what, or holds the loop up while it
 * waits. Told from the CPU time of the main thread beside that of the process and the wall clock, and from what Node itself says it waits for.
 */
import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { setImmediate as turn } from 'node:timers/promises';
import { serialize } from 'node:v8';
import type { Awaitable } from '../../model';
import type { Target } from './loading';
import { loopUseOf } from './loop-use';
import { failureOfRound, Serial } from './models';
import { difference, usageSoFar } from './usage';
import type { Arguments, Workload } from './workload';

const now = performance.now.bind(performance);
const utilization = performance.eventLoopUtilization.bind(performance);
const { resourceUsage } = process;
/** Node 23.9 and newer. */
const threadCpuUsage = (process as { threadCpuUsage?: () => { user: number; system: number } }).threadCpuUsage;
// Not in Node 18's first versions; there nobody knows what a task waits for.
const activeResources = (process as { getActiveResourcesInfo?: () => string[] }).getActiveResourcesInfo;

/** Tasks that are looked at. */
const mostTasks = 20;
/** Part of the time for all this that tasks may take the first time, and the second, when what they wait for is asked. */
const shareOfEach = 0.35;
/** Between two questions for what a task waits. */
const askMilliseconds = 1;

/** Answers with the fields of `observed`. Throws what fails a round. */
export async function observe(target: Target, workload: Workload, taskSeconds: number, seconds: number): Promise<Record<string, unknown>> {
  const count = Math.max(1, Math.min(workload.items.length, mostTasks, Math.floor(shareOfEach * seconds / Math.max(taskSeconds, 1e-6))));
  const model = new Serial(target);
  const calls = await workload.calls(count);
  const copied = copying(calls);
  await turn();
  const before = { loop: utilization(), main: mainThreadSeconds(), used: usageSoFar(), switches: resourceUsage.call(process) };
  const start = now();
  const round = await model.run(calls, false);
  const elapsed = (now() - start) / 1000;
  const { utilization: loopShare } = utilization(before.loop);
  const [main, switches] = [mainThreadSeconds(), resourceUsage.call(process)];
  const { cpuSeconds, queueSeconds } = difference(usageSoFar(), before.used);
  if (round.errors.length) throw failureOfRound(round);
  const mainSeconds = main === null || before.main === null ? null : main - before.main;
  const waitsFor = await askWhatFor(model, await workload.calls(count));
  const each = (value: number | null) => (value === null ? null : Math.max(0, value) / count);
  return {
    type: 'observed', tasks: count, taskSeconds: round.seconds / count, cpuSeconds: each(cpuSeconds), waitSeconds: each(round.seconds - Math.min(round.seconds, cpuSeconds) - queueSeconds),
    gilUse: 'unknown', windows: 0, agreeing: 0, heldShare: null, longestHoldSeconds: null, libraryThreads: null,
    voluntarySwitches: each(switches.voluntaryContextSwitches - before.switches.voluntaryContextSwitches),
    involuntarySwitches: each(switches.involuntaryContextSwitches - before.switches.involuntaryContextSwitches),
    argumentPickle: copied, resultPickle: copying(round.results),
    loopUse: loopUseOf({ seconds: elapsed, cpuSeconds, queueSeconds, mainSeconds, loopShare, waitsFor }), loopShare, mainThreadCpuSeconds: each(mainSeconds), waitsFor,
  };
}

/** What Node calls the things that keep its loop alive, in plain words; what is not here is not told. */
const kinds: [RegExp, Awaitable][] = [
  [/^(?:FSReq|FSEvent|FileHandle|DirHandle)/, 'file'], [/^(?:GetAddrInfo|GetNameInfo|QueryWrap)/, 'name-lookup'], [/^(?:TCP|TLS|UDP|HTTP|Connect|Write|Shutdown)/, 'network'],
  [/^Process/, 'subprocess'], [/^(?:Timeout|Immediate)$/, 'timer'], [/^(?:MessagePort|Worker)/, 'worker'],
];

/** Runs the tasks again and asks Node every millisecond what they wait for; empty where it cannot tell or nothing was awaited. */
async function askWhatFor(model: Serial, calls: Arguments[]): Promise<Awaitable[]> {
  if (!activeResources) return [];
  const counted = () => {
    const counts = new Map<string, number>();
    for (const resource of activeResources.call(process)) counts.set(resource, (counts.get(resource) ?? 0) + 1);
    return counts;
  };
  const before = counted();
  const found = new Set<Awaitable>();
  const ask = () => {
    for (const [resource, count] of counted()) {
      const kind = count > (before.get(resource) ?? 0) && kinds.find(([pattern]) => pattern.test(resource))?.[1];
      if (kind) found.add(kind);
    }
  };
  // A timer that does not keep the loop alive is not among what is counted.
  const timer = setInterval(ask, askMilliseconds).unref();
  const running = model.run(calls, false);
  ask();
  const { errors } = await running.finally(() => clearInterval(timer));
  return errors.length ? [] : [...found].sort();
}

/** Median bytes and seconds of copying one of `values` to another thread and back out of the message; null where one cannot be copied. */
function copying(values: readonly unknown[]): { bytes: number; seconds: number } | null {
  const bytes: number[] = [];
  const seconds: number[] = [];
  try {
    for (const value of values) {
      const start = now();
      structuredClone(value);
      seconds.push((now() - start) / 1000);
      bytes.push(serialize(value).length);
    }
  } catch {
    return null;
  }
  return { bytes: middle(bytes), seconds: middle(seconds) };
}

function middle(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

/** CPU seconds of the main thread so far; null where neither Node nor the kernel tells. */
function mainThreadSeconds(): number | null {
  if (threadCpuUsage) {
    const { user, system } = threadCpuUsage.call(process);
    return (user + system) / 1e6;
  }
  if (process.platform !== 'linux') return null;
  try {
    return Number(readFileSync(`/proc/self/task/${process.pid}/schedstat`, 'latin1').split(' ')[0]) / 1e9;
  } catch {
    return null;
  }
}
