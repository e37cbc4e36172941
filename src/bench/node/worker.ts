/** What the pool's workers run, threads and child processes alike: they import the user's module themselves and call its function. */
import { setTimeout as delay } from 'node:timers/promises';
import { getHeapStatistics, serialize } from 'node:v8';
import { isMainThread, threadId } from 'node:worker_threads';
import { describe, errorCode, Failure, userStack } from './failure';
import { limited } from './limits';
import { caller, loadTarget } from './loading';
import { stray, tellBeforeDying, watchStrays } from './strays';
import { peakMemoryBytes, usageSoFar } from './usage';
import { taskVariable, uncloneableResult, type RollCall, type Task } from './worker-contract';

watchStrays(false);
if (isMainThread && process.send) tellBeforeDying((words, sent) => process.send!(words, sent));
const task = JSON.parse(process.env[taskVariable] ?? '{}') as Task;
const loading = loadTarget(task.file, task.function).then(({ call }) => limited(caller(call, task.style), task.taskSeconds));
loading.catch(() => undefined);
let ready: ((...values: unknown[]) => unknown) | null = null;
let proven = false;

/** One task. Loaded by a roll call before the first. */
export async function call(values: unknown[]): Promise<unknown> {
  ready ??= await loading;
  const result = await ready(...values);
  if (!proven) prove(result);
  return result;
}

/** Several tasks in one message; one that throws ends its chunk. */
export async function callChunk(chunk: unknown[][]): Promise<unknown[]> {
  const results: unknown[] = [];
  for (const values of chunk) results.push(await call(values));
  return results;
}

/** What handing over costs is the time of this. */
export async function nothing(): Promise<void> {}

/** The first result is tried beforehand: what the pool makes of one that cannot be sent names neither result nor reason. */
function prove(result: unknown): void {
  try {
    if (isMainThread) serialize(result);
    else structuredClone(result);
    proven = true;
  } catch (error) {
    throw new Error(uncloneableResult + describe(error));
  }
}

function heapBytes(): number {
  const { used_heap_size: used, external_memory: outside } = getHeapStatistics();
  return used + outside;
}

/** A no-op that says who ran it and what that worker has used so far. Holding the worker lets the others reach the other workers. */
export async function rollCall(milliseconds: number): Promise<RollCall> {
  let failure: RollCall['failure'] = null;
  try {
    ready ??= await loading;
  } catch (error) {
    failure = error instanceof Failure ? { code: error.code, detail: error.detail, facts: error.facts } : { code: 'harness-error', detail: userStack(error), facts: { error: describe(error) } };
  }
  await delay(milliseconds);
  const lost = stray();
  if (lost && !failure) failure = { code: lost.kind, detail: userStack(lost.error), facts: { error: describe(lost.error), code: errorCode(lost.error) } };
  return { id: isMainThread ? `process ${process.pid}` : `thread ${threadId}`, ...usageSoFar(), peakMemoryBytes: peakMemoryBytes(), heapBytes: heapBytes(), failure };
}
