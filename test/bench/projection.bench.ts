/**
 * Projections held against what they have not seen: each function is measured at some numbers of workers and one number of tasks, then, in a run of its own, at
 * others. The relative errors of the predicted times, start-up included, are printed; the aim is a median under 10 %.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compare } from '../../src/advice/comparison';
import { projectAt } from '../../src/advice/scaling/projection';
import { scalingGroups } from '../../src/advice/scaling/scaling';
import { describeInterpreter, runBenchmark } from '../../src/bench';
import type { BenchmarkOutcome, ExecutionModel } from '../../src/model';
import { benchPython, machine, median, row } from './table';

const program = `
import asyncio, time, zlib
data = bytes(range(256)) * 800
def waits():
    time.sleep(0.01)
def waits_and_computes():
    time.sleep(0.008)
    return sum(range(10000))
async def awaits():
    await asyncio.sleep(0.01)
def computes():
    total = 0
    for step in range(60000):
        total = (total * 31 + step) % 65521
    return total
def compresses():
    return len(zlib.compress(data, 6))
`;

interface Case {
  function: string;
  models: ExecutionModel[];
  seen: { workers: number[]; tasks: number };
  heldOut: { workers: number; tasks: number }[];
}

const cases: Case[] = [
  { function: 'waits', models: ['threads', 'processes'], seen: { workers: [1, 2, 4, 16], tasks: 64 }, heldOut: [{ workers: 8, tasks: 200 }, { workers: 24, tasks: 480 }] },
  { function: 'waits_and_computes', models: ['threads'], seen: { workers: [1, 2, 4, 12], tasks: 48 }, heldOut: [{ workers: 3, tasks: 150 }, { workers: 8, tasks: 100 }] },
  { function: 'awaits', models: ['asyncio'], seen: { workers: [1, 2, 4, 16], tasks: 64 }, heldOut: [{ workers: 8, tasks: 300 }, { workers: 32, tasks: 640 }] },
  { function: 'computes', models: ['threads', 'processes'], seen: { workers: [1, 2], tasks: 40 }, heldOut: [{ workers: 1, tasks: 130 }, { workers: 2, tasks: 200 }] },
  { function: 'compresses', models: ['threads', 'processes'], seen: { workers: [1, 2], tasks: 40 }, heldOut: [{ workers: 1, tasks: 130 }, { workers: 2, tasks: 200 }] },
];

async function main(): Promise<void> {
  console.log(`  ${machine()}`);
  const folder = mkdtempSync(join(tmpdir(), 'forkcast-bench-'));
  const errors: number[] = [];
  let held = 0;
  let intervals = 0;
  try {
    const file = join(folder, 'program.py');
    writeFileSync(file, program);
    const interpreter = await describeInterpreter([benchPython()], 'named for the benchmark');
    const run = (each: Case, workers: number[], tasks: number, budgetSeconds: number): Promise<BenchmarkOutcome> =>
      runBenchmark({ file, function: each.function, interpreter, workload: { expression: null, origin: 'no-arguments' }, roots: [folder], models: each.models, workers, tasks, budgetSeconds });
    for (const each of cases) {
      const seen = await run(each, each.seen.workers, each.seen.tasks, 14);
      const comparison = compare(seen)!;
      const cores = seen.host.parallelCapacity?.at(-1)?.cores;
      console.log(`\n  ${each.function}: seen at ${each.seen.workers.join(', ')} workers, ${each.seen.tasks} tasks${cores ? `; the host gave ${cores.toFixed(2)} cores` : ''}`);
      for (const { workers, tasks } of each.heldOut) {
        const truth = await run(each, [workers], tasks, 8);
        for (const group of scalingGroups(comparison)) {
          const measured = truth.measurements.find(({ model, state }) => model === group.model && state === 'completed');
          if (!measured?.medianSeconds) continue;
          const projected = projectAt(comparison, group, tasks, workers);
          const label = `${group.model} x${workers}, ${tasks} tasks`;
          if ('code' in projected) {
            row(label, projected.code);
            continue;
          }
          const took = measured.medianSeconds + (measured.startupSeconds ?? 0);
          const error = projected.seconds / took - 1;
          errors.push(Math.abs(error));
          if (projected.secondsInterval) {
            intervals++;
            held += Number(projected.secondsInterval[0] <= took && took <= projected.secondsInterval[1]);
          }
          row(`${label} (${projected.basis}): predicted, took`, `${projected.seconds.toFixed(3)} s, ${took.toFixed(3)} s`);
          row('  off by', `${(100 * error).toFixed(1)} %`);
        }
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  console.log('');
  row(`median error of ${errors.length} projections`, `${(100 * median(errors)).toFixed(1)} %`, 'under 10 %');
  row('intervals that hold what it took', `${held} of ${intervals}`);
}

void main();
