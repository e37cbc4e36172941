/**
 * Projections held against what they have not seen: each function is measured at several numbers of workers side by side, some of which are left out of the fit;
 * then in two runs of its own, at the same and at another number of tasks.
 *
 * Errors are those of the predicted times, start-up included, against the middle of what was measured; what the host gave in a later run is taken from serial's time a
 * task in both. The aim is a median under 10 %. Intervals promise more and are helped by nothing: each is to hold, 95 times in 100, what *one* run takes in a *new*
 * process, *later* on this host. So each is held against single runs, which are a process' start-up and its first counted round, of every process there was; its share counts. Those of one projection have
 * the host in common, so the number of projections, not of single runs, says how far below 95 % chance may bring the figure.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compare, type Comparison } from '../../src/advice/comparison';
import { projectAt } from '../../src/advice/scaling/projection';
import { scalingGroups } from '../../src/advice/scaling/scaling';
import { describeInterpreter, findNode, runBenchmark } from '../../src/bench';
import type { BenchmarkOutcome, ExecutionModel, Measurement } from '../../src/model';
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

const script = `
const { setTimeout: sleep } = require('node:timers/promises');
exports.waits = async () => { await sleep(10); };
exports.computes = () => {
  let total = 0;
  for (let step = 0; step < 3e6; step++) total = (total * 31 + step) % 65521;
  return total;
};
`;

interface Case {
  language?: 'node';
  function: string;
  models: ExecutionModel[];
  tasks: number;
  seen: number[];
  heldOut: number[];
  /** Of the second run. */
  otherTasks: number;
}

const cases: Case[] = [
  { function: 'waits', models: ['threads'], tasks: 48, seen: [2, 3, 4, 6, 16], heldOut: [8, 12], otherTasks: 96 },
  { function: 'waits', models: ['processes'], tasks: 48, seen: [2, 3, 4, 6, 16], heldOut: [8, 12], otherTasks: 96 },
  { function: 'waits_and_computes', models: ['threads'], tasks: 48, seen: [1, 2, 3, 6, 12], heldOut: [4, 8], otherTasks: 96 },
  { function: 'awaits', models: ['asyncio'], tasks: 48, seen: [2, 3, 4, 6, 16], heldOut: [8, 12], otherTasks: 96 },
  { function: 'computes', models: ['threads', 'processes'], tasks: 40, seen: [1, 2], heldOut: [], otherTasks: 90 },
  { function: 'compresses', models: ['threads', 'processes'], tasks: 40, seen: [1, 2], heldOut: [], otherTasks: 90 },
  { language: 'node', function: 'waits', models: ['async'], tasks: 48, seen: [2, 3, 4, 6, 16], heldOut: [8, 12], otherTasks: 96 },
  { language: 'node', function: 'computes', models: ['worker-threads'], tasks: 40, seen: [1, 2], heldOut: [], otherTasks: 90 },
];
/** A sweep has room for several fresh processes of each; a later run needs but some. */
const seconds = Number(process.env.FORKCAST_BENCH_SECONDS ?? 24);
const laterSeconds = seconds / 3;
/** What each interval promises; and the chance with which a figure below what is asked comes about although they keep it. */
const [promised, chance] = [0.95, 0.025];

/** The smallest share of so many intervals that hold which is no surprise, by the binomial distribution. */
function leastShare(intervals: number): number {
  let [held, probability] = [0, (1 - promised) ** intervals];
  for (let below = probability; below <= chance && held < intervals; below += probability) {
    probability *= (intervals - held) / (held + 1) * promised / (1 - promised);
    held++;
  }
  return held / intervals;
}

/** Seconds of single runs: each process' start-up and its first counted round. */
function singleRuns({ samples, samplesPerProcess = [samples.length], startupSamples }: Measurement): number[] {
  let from = 0;
  return samplesPerProcess.map((size, process) => {
    const first = samples[from];
    from += size;
    return first + (startupSamples?.[process] ?? 0);
  });
}

async function main(): Promise<void> {
  console.log(`  ${machine()}`);
  const folder = mkdtempSync(join(tmpdir(), 'forkcast-bench-'));
  const errors: number[] = [];
  const held: number[] = [];
  const widths: number[] = [];
  let without = 0;
  const compareWith = (seen: Comparison, truth: BenchmarkOutcome, workers: readonly number[], scale: number): void => {
    for (const group of scalingGroups(seen)) {
      for (const measured of truth.measurements.filter(({ model, workers: count, state }) => model === group.model && state === 'completed' && workers.includes(count))) {
        const projected = projectAt(seen, group, measured.tasks, measured.workers);
        const label = `${measured.model} x${measured.workers}, ${measured.tasks} tasks`;
        if ('code' in projected) {
          row(label, `none: ${projected.code}`);
          without++;
          continue;
        }
        const took = measured.medianSeconds! + (measured.startupSeconds ?? 0);
        const predicted = projected.seconds * scale;
        errors.push(Math.abs(predicted / took - 1));
        let said = projected.noInterval?.code ?? '';
        if (projected.secondsInterval) {
          const [low, high] = projected.secondsInterval;
          const runs = singleRuns(measured);
          const holding = runs.filter(single => low <= single && single <= high).length;
          held.push(holding / runs.length);
          widths.push(Math.sqrt(high / low) - 1);
          said = `${low.toFixed(3)}-${high.toFixed(3)} holds ${holding} of ${runs.length}`;
        } else without++;
        row(`${label} (${projected.basis}): ${predicted.toFixed(3)} s, took ${took.toFixed(3)} s`, `${(100 * (predicted / took - 1)).toFixed(1)} %  ${said}`);
      }
    }
  };
  try {
    const [python, node] = [join(folder, 'program.py'), join(folder, 'program.cjs')];
    writeFileSync(python, program);
    writeFileSync(node, script);
    const interpreters = { python: await describeInterpreter([benchPython()], 'named for the benchmark'), node: await findNode({}) };
    const run = (each: Case, workers: number[], tasks: number, budgetSeconds: number): Promise<BenchmarkOutcome> => runBenchmark({
      file: each.language ? node : python, function: each.function, interpreter: interpreters[each.language ?? 'python'], workload: { expression: null, origin: 'no-arguments' }, roots: [folder],
      models: each.models, workers, tasks, budgetSeconds,
    });
    for (const each of cases) {
      const all = await run(each, [...each.seen, ...each.heldOut], each.tasks, seconds);
      const seen = compare({ ...all, measurements: all.measurements.filter(({ workers }) => !each.heldOut.includes(workers)) });
      const cores = all.host.parallelCapacity?.at(-1)?.cores;
      console.log(`\n  ${each.language ?? 'python'} ${each.function}: seen at ${each.seen.join(', ')} workers, ${each.tasks} tasks${cores ? `; the host gave ${cores.toFixed(2)} cores` : ''}`);
      if (!seen) continue;
      compareWith(seen, all, each.heldOut, 1);
      for (const tasks of [each.tasks, each.otherTasks]) {
        const others = await run(each, each.heldOut.length ? each.heldOut : each.seen, tasks, laterSeconds);
        const serial = compare(others);
        if (serial) compareWith(seen, others, others.measurements.map(({ workers }) => workers), serial.taskSeconds / seen.taskSeconds);
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  console.log('');
  const share = (value: number): string => `${(100 * value).toFixed(1)} %`;
  row(`median error of ${errors.length} projections`, errors.length ? share(median(errors)) : '-', 'under 10 %');
  if (!held.length) return;
  const mean = held.reduce((sum, each) => sum + each, 0) / held.length;
  row(`runs that ${held.length} intervals called 95 % held`, share(mean), `at least ${share(Math.min(0.9, leastShare(held.length)))}`);
  row('half of an interval\'s width, in the middle', share(median(widths)));
  row('projections without an interval', String(without));
}

void main();
