import assert from 'node:assert/strict';
import { comparisonSentence, compareRuns, rankSumQuantile, shift, worthMention, type DatedReport } from '../../../src/advice/compare';
import { seededRandom, type RandomSource } from '../../../src/bench/statistics';
import type { BenchmarkReport } from '../../../src/model';
import { report } from '../../samples/outcomes';

/** Standard normal, by Box and Muller. */
const normal = (random: RandomSource) => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

function run(scale: number, seed: number, change: Partial<BenchmarkReport> = {}, codeHash = 'a'): DatedReport {
  const random = seededRandom(seed);
  const made = report({ runs: [{ model: 'serial', seconds: 1 }, { model: 'threads', seconds: 0.5 }] });
  for (const one of made.measurements) one.samples = Array.from({ length: 12 }, () => scale * (one.model === 'serial' ? 1 : 0.5) * Math.exp(0.02 * normal(random)));
  return { report: { ...made, ...change }, at: 0, codeHash };
}

describe('two runs held against each other', () => {
  it('tell a real change from noise, model by model', () => {
    const same = compareRuns(run(1, 1), run(1, 2));
    assert.deepEqual(same.models.map(({ kind }) => kind), ['no-significant-change', 'no-significant-change']);
    const slower = compareRuns(run(1, 1), run(1.3, 2));
    assert.deepEqual(slower.models.map(({ kind }) => kind), ['slower', 'slower']);
    assert.ok(Math.abs(slower.models[0].ratio! - 1.3) < 0.05);
    assert.match(comparisonSentence(slower)!, /^Serially it took 1\.\d+x as long as in the run before\.$/);
    assert.deepEqual(compareRuns(run(1, 1), run(0.5, 2)).models.map(({ kind }) => kind), ['faster', 'faster']);
  });

  it('do not call a change what is smaller than two runs differ by anyway', () => {
    assert.deepEqual(compareRuns(run(1, 1), run(1 + (worthMention - 1) / 2, 2)).models.map(({ kind }) => kind), ['no-significant-change', 'no-significant-change']);
  });

  it('compare time per task, whatever the rounds held', () => {
    const twice = run(2, 2);
    for (const one of twice.report.measurements) one.tasks *= 2;
    assert.deepEqual(compareRuns(run(1, 1), twice).models.map(({ kind }) => kind), ['no-significant-change', 'no-significant-change']);
  });

  it('say what was different, and never compare unlike work', () => {
    const before = run(1, 1);
    const codes = (after: DatedReport) => compareRuns(before, after).differences.map(({ code }) => code);
    assert.deepEqual(codes(run(1, 2)), []);
    assert.deepEqual(codes(run(1, 2, {}, 'b')), ['code']);
    assert.deepEqual(codes(run(1, 2, { interpreter: { ...before.report.interpreter, version: '3.14.0' } })), ['interpreter']);
    assert.deepEqual(codes(run(1, 2, { host: { ...before.report.host, usableCores: 64 } })), ['host']);
    const capacity = (cores: number) => ({ host: { ...before.report.host, parallelCapacity: [{ processes: 2, cores, interval: null }] } });
    assert.deepEqual(compareRuns(run(1, 1, capacity(1.9)), run(1, 2, capacity(1.1))).differences.map(({ code }) => code), ['host-capacity']);
    const other = compareRuns(before, run(1, 2, { workload: { ...before.report.workload, expression: '[9]' } }));
    assert.deepEqual([other.comparable, other.models, comparisonSentence(other)], [false, [], null]);
    assert.equal(compareRuns(before, run(1, 2, { target: 'x.py:else' })).comparable, false);
    assert.equal(compareRuns(before, run(1, 2, { target: `/elsewhere/${before.report.target.split('/').at(-1)}` })).comparable, true);
  });

  it('speak of the code only where both are known, and of the same version elsewhere', () => {
    const codes = (before: DatedReport, after: DatedReport) => compareRuns(before, after).differences.map(({ code }) => code);
    assert.deepEqual([codes(run(1, 1, {}, ''), run(1, 2)), codes(run(1, 1), run(1, 2, {}, ''))], [[], []]);
    const { interpreter } = run(1, 1).report;
    const moved = compareRuns(run(1, 1), run(1, 2, { interpreter: { ...interpreter, path: '/opt/python' } }));
    assert.deepEqual(moved.differences, [{ code: 'interpreter', message: `Another interpreter of the same version: ${interpreter.path} before, /opt/python now.` }]);
    const [difference] = compareRuns(run(1, 1), run(1, 2, { interpreter: { ...interpreter, gil: 'disabled', startMethod: 'spawn' } })).differences;
    assert.equal(difference.message, 'CPython 3.13.0, fork before, CPython 3.13.0 without the GIL, spawn now.');
    const more = run(1, 1).report.workload;
    assert.deepEqual(codes(run(1, 1), run(1, 2, { workload: { ...more, items: more.items + 1 } })), ['arguments'], 'as many items matter as which');
    const [renamed] = compareRuns(run(1, 1), run(1, 2, { target: 'x.py:else' })).differences;
    assert.match(renamed.message, /^One run measured .*, the other x\.py:else\.$/);
  });

  it('put the sentence the way the change goes, with what else was different', () => {
    assert.match(comparisonSentence(compareRuns(run(1, 1), run(0.5, 2)))!, /^Serially it was (1\.9|2\.0)\dx as fast as in the run before\.$/);
    assert.match(comparisonSentence(compareRuns(run(1, 1), run(1.01, 2, {}, 'b')))!, /^Serially no significant change since the run before \(different: code\)\.$/);
    const without = run(1, 2);
    without.report.measurements.shift();
    assert.equal(comparisonSentence(compareRuns(run(1, 1), without)), null, 'no serial run to speak of');
  });

  it('leave out what failed, and keep start methods and chunks apart', () => {
    const [before, after] = [run(1, 1), run(1, 2)];
    after.report.measurements[0].state = 'failed';
    after.report.measurements[1].startMethod = 'spawn';
    assert.deepEqual(compareRuns(before, after).models.map(({ model, startMethod, kind }) => [model, startMethod, kind]), [
      ['serial', undefined, 'only-before'], ['threads', undefined, 'only-before'], ['threads', 'spawn', 'only-after'],
    ]);
    const chunks = run(1, 3);
    chunks.report.measurements[1].chunkSize = 16;
    assert.deepEqual(compareRuns(run(1, 1), chunks).models.map(({ chunkSize, kind }) => [chunkSize, kind]), [[undefined, 'no-significant-change'], [undefined, 'only-before'], [16, 'only-after']]);
  });

  it('name models that only one of them has, and rounds too few to tell', () => {
    const [before, after] = [run(1, 1), run(1, 2)];
    after.report.measurements[1] = { ...after.report.measurements[1], model: 'processes' };
    before.report.measurements[0] = { ...before.report.measurements[0], samples: [1, 1] };
    assert.deepEqual(compareRuns(before, after).models.map(({ model, kind, ratioInterval }) => [model, kind, ratioInterval]), [
      ['serial', 'too-few-rounds', null], ['threads', 'only-before', null], ['processes', 'only-after', null],
    ]);
  });
});

describe('the interval of a change', () => {
  it('uses the exact rank-sum distribution', () => {
    // Critical values of U in every table of the test, two-sided at 5 %: 13 for two samples of eight, 23 for two of ten, 0 for two of four.
    assert.equal(rankSumQuantile(8, 8, 0.025), 14);
    // Two samples of three have twenty arrangements: none is rare enough.
    assert.equal(rankSumQuantile(3, 3, 0.025), 0);
    assert.equal(rankSumQuantile(4, 4, 0.025), 1);
    assert.equal(rankSumQuantile(10, 10, 0.025), 24);
  });

  it('covers the truth 95 % of the time', () => {
    const random = seededRandom(7);
    let covered = 0;
    const simulations = 4000;
    for (let i = 0; i < simulations; i++) {
      const draw = (centre: number, n: number) => Array.from({ length: n }, () => centre * Math.exp(0.1 * normal(random)));
      const { interval } = shift(draw(1, 9), draw(1.2, 13));
      if (interval![0] <= 1.2 && 1.2 <= interval![1]) covered++;
    }
    assert.ok(covered / simulations > 0.94 && covered / simulations < 0.97, `${covered / simulations}`);
  });
});
