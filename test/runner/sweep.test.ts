/** Sweeps over workers, chunks, and what handing over costs, in real interpreters. */
import assert from 'node:assert/strict';
import { adviseBenchmark } from '../../src/advice';
import { assertCompleted, assertFailed, bench, of, refusal } from './support';
import { benchNode } from './node-support';

describe('runner: workers and chunks', () => {
  it('sweeps what waits past the cores, and the law says that it scales', async () => {
    const outcome = await bench('good.py', 'wait', '[0.005]', { models: ['threads'], sweep: true, tasks: 32, budgetSeconds: 15 });
    const counts = outcome.measurements.filter(({ model }) => model === 'threads').map(({ workers }) => workers);
    assert.deepEqual(counts.slice(0, 4), [1, 2, 4, 8]);
    assertCompleted(outcome, 'serial', 'threads');
    const { scaling, projection } = adviseBenchmark(outcome, undefined, { tasks: 2000 });
    const [threads] = scaling!;
    assert.ok(threads.bestWorkers >= 8, `${threads.bestWorkers}`);
    // On a host that is busy with other things there may be no law; a wrong one there must not be.
    if (threads.law) assert.ok(threads.law.contention < 0.3, JSON.stringify(threads));
    else assert.ok(['noisy', 'super-linear'].includes(threads.noLaw!.code), JSON.stringify(threads));
    const [serial, best] = projection!.models;
    assert.ok(serial.seconds > 9 && best.seconds < serial.seconds / 4, JSON.stringify(projection));
  });

  it('tiny tasks in chunks: the same results, and far less to hand over', async () => {
    const outcome = await bench('good.py', 'add_squares', '[3, 4, 5, 6]', { models: ['processes'], workers: [2], chunkSizes: [50], tasks: 1000, budgetSeconds: 15 });
    const [, single, chunked] = outcome.measurements;
    assert.deepEqual([single.chunkSize, chunked.chunkSize], [undefined, 50]);
    assert.equal(chunked.state, 'completed', JSON.stringify(chunked.error));
    assert.equal(chunked.equalResults, true);
    assert.ok(chunked.medianSeconds! < single.medianSeconds! / 2, `${chunked.medianSeconds} and ${single.medianSeconds}`);
    assert.ok(single.handOverSeconds! > 1e-6 && single.handOverSeconds! < 0.05, `${single.handOverSeconds}`);
    const [gain] = adviseBenchmark(outcome).chunks!;
    assert.ok(gain.gain > 2 && gain.chunkSize === 50, JSON.stringify(gain));
  });

  it('a task that raises within a chunk fails the model in the words of any task', async () => {
    const outcome = await bench('faults.py', 'fails_sometimes', '[1, 2, 3]', { models: ['processes'], workers: [2], chunkSizes: [4], tasks: 8, budgetSeconds: 15 });
    const chunked = outcome.measurements.find(({ chunkSize }) => chunkSize === 4)!;
    assert.equal(chunked.state, 'failed');
    assert.equal(chunked.error?.code, of(outcome, 'processes').error?.code);
    assertFailed(outcome, 'processes', 'task-error', /./);
  });

  it('a chunk of no tasks is refused', async () => {
    const error = await refusal(bench('good.py', 'add_squares', '[2]', { chunkSizes: [0] }));
    assert.match(error.message, /0 is not a number of tasks in a chunk/);
  });

  it('Node: chunks to worker threads and child processes', async () => {
    const outcome = await benchNode('good.mjs', 'spin', '[3, 4, 5]', { workers: [2], chunkSizes: [25], tasks: 500, budgetSeconds: 15 });
    const chunked = outcome.measurements.filter(({ chunkSize }) => chunkSize === 25);
    assert.deepEqual(chunked.map(({ model }) => model), ['worker-threads', 'child-processes']);
    for (const each of chunked) assert.deepEqual([each.state, each.equalResults], ['completed', true], JSON.stringify(each.error));
    assert.ok(of(outcome, 'child-processes').handOverSeconds! > 0);
  });
});
