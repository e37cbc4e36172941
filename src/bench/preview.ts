/** What a request would run. Runs nothing of the user's. */
import type { BenchmarkPlan } from '../model';
import { describeHost } from './host';
import type { CallStyle } from './protocol';
import { completeRequest } from './request';
import { planField } from './sweep';
import type { BenchmarkRequest } from './types';

/** `style` as the source has it; throws a `BenchmarkError` where the request itself is wrong. `repeats` is for the analysis to add. */
export function previewBenchmark(request: BenchmarkRequest, style: CallStyle): Omit<BenchmarkPlan, 'repeats'> {
  const { runtime, cwd, budgetSeconds, limits, ...complete } = completeRequest(request);
  const host = describeHost();
  const scheduler = complete.daskScheduler || null;
  const models = complete.models?.length ? complete.models : [...runtime.defaultModels(style), ...(scheduler && runtime.harnessModels.includes('dask') ? ['dask' as const] : [])];
  const { field } = planField({ ...complete, models, budgetSeconds, host, profile: { style, secondsPerTask: null, waitShare: 0 }, items: 1 });
  const platform = complete.platform?.name ?? process.platform;
  const notes: string[] = [];
  if (limits.memoryBytes !== undefined && runtime.name === 'Python' && platform === 'darwin') notes.push('macOS takes a memory limit and does not enforce it.');
  if (limits.memoryBytes !== undefined && runtime.name === 'Node.js') notes.push('In Node the memory limit is that of the JavaScript heap; buffers do not count to it.');
  if (scheduler && (limits.memoryBytes !== undefined || complete.temporaryDirectory)) notes.push(`Memory limit and temporary directory do not reach the workers of the cluster at ${scheduler}.`);
  if (complete.temporaryDirectory) notes.push('From the temporary directory, relative paths do not reach the project.');
  return {
    version: 1,
    target: `${complete.file}:${complete.function}`,
    interpreter: complete.interpreter,
    workload: complete.workload,
    contenders: field,
    workersDependOnTask: !complete.workers?.length,
    tasks: complete.tasks ?? null,
    budgetSeconds,
    precision: complete.precision ?? null,
    workingDirectory: complete.temporaryDirectory ? null : cwd,
    daskScheduler: scheduler,
    memoryLimitBytes: limits.memoryBytes ?? null,
    taskTimeoutSeconds: limits.taskSeconds ?? null,
    notes,
  };
}
