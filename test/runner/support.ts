/** Runs benchmarks in real interpreters, and looks for what they leave behind. */
import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BenchmarkError, runBenchmark, type BenchmarkEvent, type BenchmarkRequest } from '../../src/bench';
import type { BenchmarkOutcome, ExecutionModel, Measurement } from '../../src/model';
import { mainInterpreter } from './interpreters';

export const programs = join(process.cwd(), 'test', 'runner', 'programs');

export type Options = Partial<Omit<BenchmarkRequest, 'file' | 'function' | 'workload'>> & { signal?: AbortSignal; onEvent?: (event: BenchmarkEvent) => void };

/** Benchmarks `program:function`; afterwards no process and no temporary file of it may be left. */
export async function bench(program: string, name: string, expression: string | null, options: Options = {}): Promise<BenchmarkOutcome> {
  const { signal, onEvent, ...request } = options;
  const temporary = mkdtempSync(join(tmpdir(), 'forkcast-test-'));
  const mark = `FORKCAST_TEST=${temporary}`;
  try {
    return await runBenchmark({
      interpreter: request.interpreter ?? await mainInterpreter(),
      file: join(programs, program),
      function: name,
      workload: { expression, origin: 'given' },
      roots: [programs],
      budgetSeconds: 20,
      // Most tests ask whether it works, and one lap after one of warming up tells; those that ask for figures take as many as it takes.
      mostLaps: 1,
      mostProcesses: 1,
      observes: false,
      readsHost: false,
      ...request,
      environment: { ...process.env, ...request.environment, TMPDIR: temporary, FORKCAST_TEST: temporary },
    }, { signal, onEvent });
  } finally {
    assert.deepEqual(processesWith(mark), [], `processes are left of ${program}:${name}`);
    assert.deepEqual(readdirSync(temporary), [], `files are left of ${program}:${name}`);
    rmSync(temporary, { recursive: true, force: true });
  }
}

/** Processes that carry the text in their environment or command line; only where there is a /proc. */
export function processesWith(text: string): string[] {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc').filter(name => /^\d+$/.test(name) && Number(name) !== process.pid).flatMap(pid => {
    const read = (what: string) => {
      try {
        return readFileSync(`/proc/${pid}/${what}`, 'latin1').replaceAll('\0', ' ');
      } catch {
        return '';
      }
    };
    const command = read('cmdline');
    return command.includes(text) || read('environ').includes(text) ? [`${pid}: ${command}`] : [];
  });
}

/** The error that a benchmark ends with before anything is measured. */
export async function refusal(running: Promise<unknown>): Promise<BenchmarkError> {
  try {
    await running;
  } catch (error) {
    if (error instanceof BenchmarkError) return error;
    throw error;
  }
  return assert.fail('the benchmark was expected to be refused');
}

export function of(outcome: BenchmarkOutcome, model: ExecutionModel): Measurement {
  return outcome.measurements.find(each => each.model === model) ?? assert.fail(`no measurement of ${model}`);
}

export function assertCompleted(outcome: BenchmarkOutcome, ...models: ExecutionModel[]): void {
  for (const model of models) {
    const { state, error, samples, medianSeconds } = of(outcome, model);
    assert.equal(state, 'completed', `${model}: ${JSON.stringify(error)}`);
    assert.ok(samples.length > 0 && medianSeconds !== null && medianSeconds > 0, model);
  }
}

/** Every failure says what happened and what to do. */
export function assertFailed(outcome: BenchmarkOutcome, model: ExecutionModel, code: string, message: RegExp): Measurement {
  const measurement = of(outcome, model);
  assert.equal(measurement.state, 'failed', model);
  assert.equal(measurement.error?.code, code, JSON.stringify(measurement.error));
  assert.match(measurement.error!.message, message);
  assert.ok(measurement.error!.advice.length > 10);
  assert.deepEqual(measurement.samples, []);
  return measurement;
}
