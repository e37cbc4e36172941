/**
 * How long a verdict takes on functions of about 10 ms, beside what the design of pyperf's defaults takes for the same models on the same tasks, run
 * right after it; and how sure each is. pyperf itself need not be installed: `pyperf_design.py` runs as many processes and values as it documents.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { adviseMeasured, verdict } from '../../src/advice';
import { describeInterpreter, runBenchmark } from '../../src/bench';
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

/** Seconds that as many laps would take as narrow the interval to `wanted`: its logarithm shrinks with the root of their number. */
function secondsForWidth(outcome: BenchmarkOutcome, seconds: number, measurement: Measurement, wanted: number): number {
  const lap = outcome.measurements.reduce((sum, { samples }) => sum + mean(samples), 0);
  const laps = measurement.samples.length;
  return seconds + lap * laps * ((Math.log(width(measurement)) / Math.log(wanted)) ** 2 - 1);
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
      const start = performance.now();
      const outcome = await runBenchmark({ file, function: name, interpreter, workload: { expression: null, origin: 'no-arguments' }, roots: [folder] });
      const seconds = (performance.now() - start) / 1000;
      const advice = adviseMeasured(outcome);
      console.log(`\n  ${name}, 10 ms a call, ${outcome.workload.tasks} a round: ${verdict(advice, outcome)}\n  ${outcome.stopped?.message ?? ''} ${advice.hazards.find(({ code }) => code === 'loaded-host')?.message ?? ''}`);
      const models = outcome.measurements.map(({ model, workers }) => `${model}:${workers}`);
      const design = JSON.parse(execFileSync(python, [join(process.cwd(), 'test/bench/pyperf_design.py'), file, name, String(outcome.workload.tasks), ...models], { encoding: 'utf8', timeout: 600_000 })) as PyperfModel[];
      const pyperfSeconds = design.reduce((sum, each) => sum + each.seconds, 0);
      row('seconds to the verdict, everything included', seconds.toFixed(1), 'seconds');
      row('the design of pyperf\'s defaults (21 processes a model)', pyperfSeconds.toFixed(1));
      for (const measurement of outcome.measurements.slice(1)) {
        const theirs = pyperfWidth(design[0], design.find(({ model, workers }) => model === measurement.model && workers === measurement.workers)!);
        const label = `${measurement.model} x${measurement.workers}`;
        row(`${label}: 95 % interval, high / low; pyperf's design`, `${width(measurement).toFixed(3)}; ${theirs.toFixed(3)}`);
        const same = secondsForWidth(outcome, seconds, measurement, theirs);
        row(`${label}: seconds for an interval as narrow; pyperf's design`, `${Math.max(seconds, same).toFixed(1)}; ${pyperfSeconds.toFixed(1)}`, 'less');
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

void main();
