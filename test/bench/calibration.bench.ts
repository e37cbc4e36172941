/**
 * Whether intervals hold what they say: whole runs on made-up times of known truth, stopped by the runner's own rules and judged by the real
 * verdict. 10,000 runs each; the limits are the project's promise.
 */
import type { ExecutionModel } from '../../src/model';
import { seededRandom } from '../../src/bench/statistics';
import { coverage, noises, processNoises, simulateRun } from '../samples/simulated-runs';
import { projectionCoverage, situations } from '../samples/simulated-projections';
import { row } from './table';

const runs = Number(process.env.FORKCAST_BENCH_RUNS ?? 10_000);
const two: ExecutionModel[] = ['threads', 'processes'];
const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
let outside = 0;

/** `wide`: with three to five observations of which a few lie far out, Student's t errs on the wide side, as docs/measurement.md says; then more is no fault. So do projections, for what one run cannot tell apart. */
function covers(what: string, covered: number, { laps, wide = false }: { laps?: number; wide?: boolean } = {}): void {
  const off = covered < 0.935 || (covered > 0.965 && !wide);
  if (off) outside++;
  row(`${what}${laps ? `, ${laps.toFixed(0)} laps` : ''}`, `${percent(covered)}${off ? ' !' : ''}`, wide ? 'at least 93.5 %' : '93.5-96.5 %');
}

console.log(`  ${runs} runs each. How often a 95 % interval holds the truth, at the lap where the run ended:`);
for (const [name, noise] of Object.entries(noises)) {
  for (const [models, speedups, size] of [[['threads'], [1], 0.03], [['threads'], [1], 0.1], [two, [1.3, 1.1], 0.05], [two, [2, 1], 0.2]] as [ExecutionModel[], number[], number][]) {
    const { covered, meanLaps } = coverage(runs, models, speedups, noise(size), 17);
    covers(`${name}, ${percent(size)}: ${speedups.join(' and ')} times`, covered, { laps: meanLaps });
  }
}
console.log('  The same in fresh processes that differ from one another, the speed-up being that of the median process:');
for (const [name, factor] of Object.entries(processNoises)) {
  for (const noise of ['normal', 'log-normal, serial half as noisy', 'a tenth of rounds up to four times as long', 'outliers in one model only']) {
    for (const [lapsEach, models, speedups, size, differ, room] of [
      [1, ['threads'], [1], 0.03, 0.03, 12], [1, two, [1.3, 1.1], 0.05, 0.05, 12], [3, two, [2, 1], 0.1, 0.05, 10], [3, ['threads'], [1], 0.03, 0.01, 8], [5, two, [1.3, 1], 0.05, 0.02, 3],
    ] as [number, ExecutionModel[], number[], number, number, number][]) {
      const { covered, meanLaps } = coverage(runs, models, speedups, noises[noise](size), 31, room, { laps: lapsEach, factor: factor(differ) });
      covers(`${name} (${percent(differ)}), ${noise}, ${percent(size)}, ${(meanLaps / lapsEach).toFixed(1)} processes of ${lapsEach}`, covered, { wide: name === 'a process in ten much slower' });
    }
  }
}
console.log('  The same where the run goes on until the speed-up is known to 2 %:');
for (const [size, differ] of [[0.02, 0.01], [0.03, 0.02]]) {
  for (const [name, noise] of Object.entries(noises)) {
    const { covered, meanLaps } = coverage(runs, ['threads'], [1.5], noise(size), 41, undefined, undefined, 0.02);
    covers(`${name}, ${percent(size)}`, covered, { laps: meanLaps });
  }
  for (const [name, factor] of Object.entries(processNoises)) {
    const { covered, meanLaps } = coverage(runs, ['threads'], [1.5], noises.normal(size), 43, undefined, { laps: 3, factor: factor(differ) }, 0.02);
    covers(`${name} (${percent(differ)}), ${percent(size)}`, covered, { laps: meanLaps });
  }
}
console.log('  The same where the model is 8 times as fast, and takes 7 rounds a turn:');
for (const [name, noise] of Object.entries(noises)) {
  const { covered, meanLaps } = coverage(runs, ['threads'], [8], noise(0.03), 47, undefined, { laps: 1, factor: processNoises['processes that differ'](0.01) }, 0.02);
  covers(`${name}, ${percent(0.03)}`, covered, { laps: meanLaps });
}
console.log('  The same where the budget ends the run first:');
for (const laps of [3, 4, 5, 6, 8, 12, 20]) covers(`log-normal, 10.0 %, ${laps} laps`, coverage(runs, two, [1.5, 1], noises['log-normal, serial half as noisy'](0.1), 5, laps).covered);

console.log('  How often the interval of a projection holds what one later run takes in a new process (half of its width, in the middle; runs without an interval):');
for (const [name, situation] of Object.entries(situations)) {
  const { covered, halfWidth, without } = projectionCoverage(runs, situation, 47);
  covers(`${name}, +-${percent(halfWidth)}${without > 0 ? `, ${percent(without)} without` : ''}`, covered, { wide: situation.wide });
}

console.log('  How often models that are equal have no winner:');
for (const [what, models, speedups, wins] of [
  ['serial and one model', ['threads'], [1], (model: ExecutionModel | null) => model !== null && model !== 'serial'],
  ['serial and five models', ['threads', 'asyncio', 'interpreters', 'processes', 'dask'], [1, 1, 1, 1, 1], (model: ExecutionModel | null) => model !== null && model !== 'serial'],
  ['two models, both twice as fast as serial', two, [2, 2], (model: ExecutionModel | null) => model === 'processes' || model === 'serial'],
] as [string, ExecutionModel[], number[], (model: ExecutionModel | null) => boolean][]) {
  for (const size of [0.1, 0.5]) {
    for (const name of ['normal', 'a tenth of rounds up to four times as long', 'a machine with a memory']) {
      const random = seededRandom(23);
      let won = 0;
      for (let run = 0; run < runs; run++) if (wins(simulateRun(models, speedups, noises[name](size), random).recommendation.model)) won++;
      if (won > 0.05 * runs) outside++;
      row(`${what}; ${name}, ${percent(size)}`, percent(1 - won / runs), 'at least 95 %');
    }
  }
}
console.log(outside ? `  ${outside} figures are outside their limits.` : '  All figures are within their limits.');
process.exitCode = outside ? 1 : 0;
