/**
 * Projections held against what they have not seen: each function is measured at several numbers of workers side by side, some of which are left out of the fit;
 * then in a run of its own at another number of tasks. What the host itself gave in that run is taken from serial's time a task in both. The relative errors of the
 * predicted times, start-up included, are printed; the aim is a median under 10 %.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compare, type Comparison } from '../../src/advice/comparison';
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
    for step in range(20000):
        total = (total * 31 + step) % 65521
    return total
def compresses():
    return len(zlib.compress(data, 6))
`;

interface Case {
  function: string;
  models: ExecutionModel[];
  tasks: number;
  seen: number[];
  heldOut: number[];
  /** Of the second run. */
  otherTasks: number;
}

const cases: Case[] = [
  { function: 'waits', models: ['threads', 'processes'], tasks: 96, seen: [1, 2, 4, 16], heldOut: [8, 12], otherTasks: 240 },
  { function: 'waits_and_computes', models: ['threads'], tasks: 96, seen: [1, 2, 6, 12], heldOut: [4, 8], otherTasks: 200 },
  { function: 'awaits', models: ['asyncio'], tasks: 96, seen: [1, 2, 4, 16], heldOut: [8, 32], otherTasks: 320 },
  { function: 'computes', models: ['threads', 'processes'], tasks: 40, seen: [1, 2], heldOut: [], otherTasks: 90 },
  { function: 'compresses', models: ['threads', 'processes'], tasks: 40, seen: [1, 2], heldOut: [], otherTasks: 90 },
];
const seconds = Number(process.env.FORKCAST_BENCH_SECONDS ?? 20);

async function main(): Promise<void> {
  console.log(`  ${machine()}`);
  const folder = mkdtempSync(join(tmpdir(), 'forkcast-bench-'));
  const errors: number[] = [];
  let held = 0;
  let intervals = 0;
  const compareWith = (seen: Comparison, truth: BenchmarkOutcome, workers: readonly number[], scale: number): void => {
    for (const group of scalingGroups(seen)) {
      for (const measured of truth.measurements.filter(({ model, workers: count, state }) => model === group.model && state === 'completed' && workers.includes(count))) {
        const projected = projectAt(seen, group, measured.tasks, measured.workers);
        const label = `${measured.model} x${measured.workers}, ${measured.tasks} tasks`;
        if ('code' in projected) {
          row(label, `none: ${projected.code}`);
          continue;
        }
        const took = measured.medianSeconds! + (measured.startupSeconds ?? 0);
        const predicted = projected.seconds * scale;
        errors.push(Math.abs(predicted / took - 1));
        if (projected.secondsInterval) {
          intervals++;
          held += Number(projected.secondsInterval[0] * scale <= took && took <= projected.secondsInterval[1] * scale);
        }
        row(`${label} (${projected.basis}): ${predicted.toFixed(3)} s, took ${took.toFixed(3)} s`, `${(100 * (predicted / took - 1)).toFixed(1)} %`);
      }
    }
  };
  try {
    const file = join(folder, 'program.py');
    writeFileSync(file, program);
    const interpreter = await describeInterpreter([benchPython()], 'named for the benchmark');
    const run = (each: Case, workers: number[], tasks: number): Promise<BenchmarkOutcome> =>
      runBenchmark({ file, function: each.function, interpreter, workload: { expression: null, origin: 'no-arguments' }, roots: [folder], models: each.models, workers, tasks, budgetSeconds: seconds });
    for (const each of cases) {
      const all = await run(each, [...each.seen, ...each.heldOut], each.tasks);
      const seen = compare({ ...all, measurements: all.measurements.filter(({ workers }) => !each.heldOut.includes(workers)) });
      const cores = all.host.parallelCapacity?.at(-1)?.cores;
      console.log(`\n  ${each.function}: seen at ${each.seen.join(', ')} workers, ${each.tasks} tasks${cores ? `; the host gave ${cores.toFixed(2)} cores` : ''}`);
      if (!seen) continue;
      compareWith(seen, all, each.heldOut, 1);
      const others = await run(each, each.heldOut.length ? each.heldOut.slice(0, 1) : each.seen, each.otherTasks);
      const serial = compare(others);
      if (serial) compareWith(seen, others, others.measurements.map(({ workers }) => workers), serial.taskSeconds / seen.taskSeconds);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  console.log('');
  row(`median error of ${errors.length} projections`, errors.length ? `${(100 * median(errors)).toFixed(1)} %` : '-', 'under 10 %');
  row('95 % intervals that hold what it took', `${held} of ${intervals}`);
}

void main();
