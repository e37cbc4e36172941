import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { findNode } from '../../src/bench';
import type { BenchmarkOutcome } from '../../src/model';
import { assertCompleted, bench, of } from './support';

function assertHostRead({ host, stopped, measurements }: BenchmarkOutcome): void {
  assert.ok(host.parallelCapacity, 'the host was not measured');
  const [alone, ...several] = host.parallelCapacity;
  assert.deepEqual(alone, { processes: 1, cores: 1, interval: null });
  if (availableParallelism() > 1) assert.ok(several.length > 0);
  // A busy host gives less than it has.
  for (const { processes, cores } of several) assert.ok(cores > 0.2 && cores <= processes, `${cores} of ${processes}`);
  assert.ok(host.timerResolutionSeconds! > 0 && host.timerResolutionSeconds! < 0.02, String(host.timerResolutionSeconds));
  assert.ok(['decided', 'no-decision-possible', 'budget', 'rounds'].includes(stopped!.reason));
  assert.match(stopped!.message, /\.$/);
  for (const { outliers, samples } of measurements) assert.ok(outliers!.count >= 0 && Math.abs(outliers!.share - outliers!.count / samples.length) < 1e-9);
}

describe('runner: the host', () => {
  it('is measured among the rounds, in the Python that runs them', async () => {
    const outcome = await bench('good.py', 'wait', '[0.01] * 4', { models: ['threads'], workers: [4], tasks: 8, mostLaps: undefined, readsHost: true });
    assertHostRead(outcome);
    assert.equal(outcome.stopped!.reason, 'decided', JSON.stringify(outcome.measurements));
    const [, threads] = outcome.measurements;
    assert.ok(threads.jointInterval![0] > 1);
  });

  it('and in the Node that runs them', async () => {
    assertHostRead(await bench('node/good.mjs', 'spin', '[[200000]]', { interpreter: await findNode({ node: process.execPath }), models: ['worker-threads'], workers: [2], tasks: 4, mostLaps: 3, readsHost: true, budgetSeconds: 60 }));
  });

  describe('fresh processes', () => {
    it('of every model, each with a hash seed of its own, give the same results and the samples that are told', async () => {
      const outcome = await bench('good.py', 'set_order', '["x"]', { models: ['threads', 'processes'], workers: [2], tasks: 4, budgetSeconds: 60, mostLaps: 3, mostProcesses: 3 });
      assertCompleted(outcome, 'serial', 'threads', 'processes');
      for (const { samples, samplesPerProcess, speedupInterval, equalResults, startupSeconds } of outcome.measurements) {
        assert.equal(samplesPerProcess?.length, 3, JSON.stringify(samplesPerProcess));
        assert.equal(samplesPerProcess.reduce((sum, size) => sum + size, 0), samples.length);
        assert.ok(speedupInterval && equalResults === true && startupSeconds !== null);
      }
      assert.match(outcome.stopped!.message, /in 3 fresh processes each/);
    });

    it('that cannot be loaded again leave the first ones to go on', async () => {
      const folder = mkdtempSync(join(tmpdir(), 'forkcast-loads-'));
      const options = { models: ['threads' as const], workers: [2], tasks: 4, budgetSeconds: 30, mostLaps: 6, mostProcesses: 4, environment: { FORKCAST_LOADS: folder } };
      try {
        const outcome = await bench('loads_twice.py', 'work', '[1000]', options);
        assertCompleted(outcome, 'serial', 'threads');
        assert.equal(of(outcome, 'threads').samplesPerProcess, undefined);
        assert.ok(of(outcome, 'threads').speedupInterval && of(outcome, 'threads').samples.length >= 3);
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    });

    it('go on until the speed-up is known as precisely as was asked for, without the models that lose', async () => {
      const outcome = await bench('good.py', 'wait', '[0.01]', { models: ['threads', 'processes'], workers: [4], tasks: 8, budgetSeconds: 100, precision: 0.3, mostLaps: undefined, mostProcesses: undefined });
      assert.deepEqual([outcome.stopped!.reason, outcome.precision], ['precise', 0.3], outcome.stopped!.message);
      const [serial, ...models] = outcome.measurements;
      assertCompleted(outcome, 'serial', 'threads', 'processes');
      assert.ok(serial.samplesPerProcess!.length >= 10, JSON.stringify(serial.samplesPerProcess));
      const best = models.reduce((fastest, each) => (each.speedup! > fastest.speedup! ? each : fastest));
      assert.ok((best.speedupInterval![1] - best.speedupInterval![0]) / 2 <= 0.3 * best.speedup!);
      // Who left has its memory told, as who stayed.
      for (const { samples, peakMemoryBytes } of models) assert.ok(samples.length <= serial.samples.length && peakMemoryBytes! > 0);
    });

    it('in Node', async () => {
      const outcome = await bench('node/good.mjs', 'spin', '[[20000]]', { interpreter: await findNode({ node: process.execPath }), models: ['worker-threads'], workers: [2], tasks: 4, budgetSeconds: 60, mostLaps: 3, mostProcesses: 3 });
      for (const { samplesPerProcess } of outcome.measurements) assert.equal(samplesPerProcess?.length, 3);
    });
  });

  it('says when the budget ended a run', async () => {
    const { stopped } = await bench('good.py', 'wait', '[0.5]', { models: ['threads'], workers: [2], tasks: 4, budgetSeconds: 10, mostLaps: undefined });
    assert.equal(stopped!.reason, 'budget');
    assert.match(stopped!.message, /budget of 10 s/);
  });
});
