import assert from 'node:assert/strict';
import { availableParallelism } from 'node:os';
import { findNode } from '../../src/bench';
import type { BenchmarkOutcome } from '../../src/model';
import { bench } from './support';

function assertHostRead({ host, stopped, measurements }: BenchmarkOutcome): void {
  assert.ok(host.parallelCapacity, 'the host was not measured');
  const [alone, ...several] = host.parallelCapacity;
  assert.deepEqual(alone, { processes: 1, cores: 1, interval: null });
  if (availableParallelism() > 1) assert.ok(several.length > 0);
  // A busy host gives less than it has; no host gives much more.
  for (const { processes, cores } of several) assert.ok(cores > 0.2 && cores < 1.5 * processes, `${cores} of ${processes}`);
  assert.ok(host.timerResolutionSeconds! > 0 && host.timerResolutionSeconds! < 0.02, String(host.timerResolutionSeconds));
  assert.ok(['decided', 'no-decision-possible', 'budget', 'rounds'].includes(stopped!.reason));
  assert.match(stopped!.message, /\.$/);
  for (const { outliers, samples } of measurements) assert.ok(outliers!.count >= 0 && Math.abs(outliers!.share - outliers!.count / samples.length) < 1e-9);
}

describe('runner: the host', () => {
  it('is measured among the rounds, in the Python that runs them', async () => {
    const outcome = await bench('good.py', 'wait', '[0.01] * 4', { models: ['threads'], workers: [4], tasks: 8, mostLaps: undefined });
    assertHostRead(outcome);
    assert.equal(outcome.stopped!.reason, 'decided', JSON.stringify(outcome.measurements));
    const [, threads] = outcome.measurements;
    assert.ok(threads.jointInterval![0] > 1);
  });

  it('and in the Node that runs them', async () => {
    assertHostRead(await bench('node/good.mjs', 'spin', '[[200000]]', { interpreter: await findNode({ node: process.execPath }), models: ['worker-threads'], workers: [2], tasks: 4, budgetSeconds: 10 }));
  });

  it('says when the budget ended a run', async () => {
    const { stopped } = await bench('good.py', 'wait', '[0.5]', { models: ['threads'], workers: [2], tasks: 4, budgetSeconds: 10, mostLaps: undefined });
    assert.equal(stopped!.reason, 'budget');
    assert.match(stopped!.message, /budget of 10 s/);
  });
});
