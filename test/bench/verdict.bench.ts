/**
 * How long a verdict takes on functions of about 10 ms, how long an interval as narrow as that of pyperf's defaults, and what the design of those takes for the
 * same models on the same tasks, run in between. pyperf itself need not be installed: `pyperf_design.py` runs as many processes and values as it documents.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { adviseMeasured, verdict } from '../../src/advice';
import { describeInterpreter, runBenchmark, type BenchmarkRequest } from '../../src/bench';
import { studentQuantile } from '../../src/bench/distributions';
import type { BenchmarkOutcome, Measurement } from '../../src/model';
import { benchPython, machine, row } from './table';

interface PyperfModel {
  model: string;
  workers: number;
  seconds: number;
  /** Of each process, seconds a round. */
  values: number[][];
}

const program = `
import time
def computes():
    total = 0
    for step in range(LOOPS):
        total = (total * 31 + step) % 65521
    return total
def waits():
    time.sleep(0.01)
`;

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Loops of `computes` that take 10 ms in this interpreter. */
function loopsOf10ms(python: string): number {
  const code = `${program.replace('LOOPS', '100000')}\nbest = 1\nfor _ in range(5):\n    start = time.perf_counter(); computes(); best = min(best, time.perf_counter() - start)\nprint(int(1000 / best))`;
  return Number(execFileSync(python, ['-c', code], { encoding: 'utf8' }));
}

/** High over low of the 95 % interval of serial's time over the model's: Welch's, on the logarithms of each process' mean. */
function pyperfWidth(serial: PyperfModel, model: PyperfModel): number {
  const sides = [serial, model].map(({ values }) => {
    const logs = values.map(each => Math.log(mean(each)));
    const centre = mean(logs);
    return logs.reduce((sum, value) => sum + (value - centre) ** 2, 0) / (logs.length - 1) / logs.length;
  });
  const freedom = Math.floor((sides[0] + sides[1]) ** 2 / (sides.reduce((sum, variance) => sum + variance ** 2, 0) / (serial.values.length - 1)));
  return Math.exp(2 * studentQuantile(0.05, freedom) * Math.sqrt(sides[0] + sides[1]));
}

const width = ({ speedupInterval }: Measurement): number => speedupInterval![1] / speedupInterval![0];

/** No run takes longer, however wide its interval still is. */
const longestSeconds = 180;

/** What is recommended, else the fastest model beside serial. */
function toldOf(outcome: BenchmarkOutcome): Measurement {
  const { model, workers } = adviseMeasured(outcome);
  const models = outcome.measurements.filter(each => each.model !== 'serial' && each.speedupInterval);
  return models.find(each => each.model === model && each.workers === workers) ?? models.reduce((best, each) => (each.speedup! > best.speedup! ? each : best));
}

async function main(): Promise<void> {
  console.log(`  ${machine()}`);
  const python = benchPython();
  const folder = mkdtempSync(join(tmpdir(), 'forkcast-bench-'));
  try {
    const file = join(folder, 'program.py');
    writeFileSync(file, program.replace('LOOPS', String(loopsOf10ms(python))));
    const interpreter = await describeInterpreter([python], 'named for the benchmark');
    for (const name of ['computes', 'waits']) {
      const measure = async (more: Partial<BenchmarkRequest>): Promise<{ outcome: BenchmarkOutcome; seconds: number }> => {
        const start = performance.now();
        const outcome = await runBenchmark({ file, function: name, interpreter, workload: { expression: null, origin: 'no-arguments' }, roots: [folder], ...more });
        return { outcome, seconds: (performance.now() - start) / 1000 };
      };
      const { outcome, seconds } = await measure({});
      const advice = adviseMeasured(outcome);
      console.log(`\n  ${name}, 10 ms a call, ${outcome.workload.tasks} a round: ${verdict(advice, outcome)}\n  ${outcome.stopped?.message ?? ''} ${advice.hazards.find(({ code }) => code === 'loaded-host')?.message ?? ''}`);
      const models = outcome.measurements.map(({ model, workers }) => `${model}:${workers}`);
      const design = JSON.parse(execFileSync(python, [join(process.cwd(), 'test/bench/pyperf_design.py'), file, name, String(outcome.workload.tasks), ...models], { encoding: 'utf8', timeout: 600_000 })) as PyperfModel[];
      const pyperfSeconds = design.reduce((sum, each) => sum + each.seconds, 0);
      const told = toldOf(outcome);
      const theirs = pyperfWidth(design[0], design.find(({ model, workers }) => model === told.model && workers === told.workers)!);
      // Half of the interval as part of the ratio, as a user asks for it.
      const wanted = (Math.sqrt(theirs) - 1 / Math.sqrt(theirs)) / 2;
      const precise = await measure({ precision: wanted, budgetSeconds: longestSeconds, tasks: outcome.workload.tasks });
      const label = `${told.model} x${told.workers}`;
      row('seconds to the decision, everything included', seconds.toFixed(1), 'seconds');
      row(`${label}: its 95 % interval then, high / low`, width(told).toFixed(3));
      row(`seconds until it is as narrow as pyperf's${precise.outcome.stopped?.reason === 'precise' ? '' : ' (not reached)'}`, precise.seconds.toFixed(1), 'less than pyperf\'s');
      row(`${label}: its 95 % interval then, high / low`, width(toldOf(precise.outcome)).toFixed(3), 'no more than pyperf\'s');
      row('the design of pyperf\'s defaults (21 processes a model): seconds', pyperfSeconds.toFixed(1));
      row(`${label}: its 95 % interval, high / low`, theirs.toFixed(3));
      console.log(`  ${precise.outcome.stopped?.message ?? ''}`);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

void main();
