import assert from 'node:assert/strict';
import { Entrant } from '../../../src/bench/entrant';
import { newEvidence } from '../../../src/bench/measure';
import type { Contender, TaskProfile } from '../../../src/bench/plan';
import { hasHadEnough, inChunks, planField, sweepCounts, type FieldPlan } from '../../../src/bench/sweep';
import type { HostDescription } from '../../../src/model';

const host = (usableCores: number): HostDescription => ({ platform: 'linux', architecture: 'x64', logicalCores: usableCores, usableCores, memoryBytes: 2 ** 34 });
const profile = (secondsPerTask: number | null, waitShare: number): TaskProfile => ({ style: 'plain', secondsPerTask, waitShare });
const plan = (part: Partial<FieldPlan> = {}): FieldPlan => ({ models: ['serial', 'threads', 'processes'], profile: profile(2e-3, 0), host: host(4), items: 1, budgetSeconds: 55, sweep: true, ...part });

describe('bench: a sweep over workers', () => {
  it('goes to twice the cores for what computes, with a point more where there are few', () => {
    assert.deepEqual(sweepCounts('processes', plan()), [1, 2, 3, 4, 8]);
    assert.deepEqual(sweepCounts('processes', plan({ host: host(2) })), [1, 2, 3, 4]);
    assert.deepEqual(sweepCounts('threads', plan({ host: host(6) })), [1, 2, 4, 6, 8, 12]);
    assert.deepEqual(sweepCounts('processes', plan({ host: host(1) })), [1, 2]);
  });

  it('goes past the cores for what waits, as far as the budget reaches', () => {
    const waits = plan({ profile: profile(2e-3, 0.95), host: host(2) });
    assert.deepEqual(sweepCounts('threads', waits), [1, 2, 4, 8, 16, 32, 64]);
    assert.deepEqual(sweepCounts('processes', waits), [1, 2, 4, 8, 16, 32]);
    const slow = sweepCounts('threads', plan({ profile: profile(0.1, 0.95), host: host(2) }));
    assert.deepEqual(slow, [1, 2, 4, 8]);
    assert.deepEqual(sweepCounts('threads', plan({ profile: profile(5, 0.95), host: host(2) })), [1, 2]);
    assert.deepEqual(sweepCounts('threads', plan({ ...waits, tasks: 12 })), [1, 2, 4, 8]);
  });

  it('starts one cluster only', () => {
    assert.deepEqual(sweepCounts('dask', plan()), [4]);
  });

  it('has tasks for every worker, and chunks where tasks are tiny', () => {
    const waits = planField(plan({ profile: profile(2e-3, 0.95) }));
    assert.ok(waits.sweeps && waits.tasks >= 128 && waits.tasks % 64 === 0, `${waits.tasks}`);
    assert.deepEqual(waits.field[0], { model: 'serial', workers: 1 });
    const tiny = planField(plan({ profile: profile(5e-5, 0) }));
    assert.deepEqual(tiny.field.filter(({ chunkSize }) => chunkSize).map(({ model, workers, chunkSize }) => [model, workers, chunkSize]), [
      ['processes', 4, 16], ['processes', 4, Math.ceil(tiny.tasks / 16)],
    ]);
    assert.deepEqual(planField(plan({ profile: profile(0.02, 0) })).field.filter(({ chunkSize }) => chunkSize), []);
    assert.deepEqual(planField(plan({ profile: profile(0.02, 0), tasks: 10 })).tasks, 10);
  });

  it('leaves numbers of workers that the user gives as they are', () => {
    const { field, sweeps } = planField(plan({ workers: [5, 7] }));
    assert.equal(sweeps, false);
    assert.deepEqual(field.map(({ workers }) => workers), [1, 5, 7, 5, 7]);
    assert.equal(planField(plan({ sweep: false })).field.length, 3);
  });

  it('has no more tasks than there is memory for their results, but two, and as many as the user fixed', () => {
    const large = (resultBytes: number, part: Partial<FieldPlan> = {}) => planField(plan({ profile: { ...profile(2e-3, 0), resultBytes }, memoryBytes: 1e9, ...part }));
    const free = large(1000);
    assert.equal(free.leftOut, 0);
    assert.deepEqual([large(2e7).tasks, large(2e7).leftOut], [10, free.tasks - 10]);
    assert.equal(large(2e7, { sweep: false }).tasks, 10);
    assert.equal(large(5e9).tasks, 2);
    assert.deepEqual([large(5e9, { tasks: 100 }).tasks, large(5e9, { tasks: 100 }).leftOut], [100, 0]);
  });

  it('takes chunks as asked for, beside one task at a time, for what passes messages', () => {
    const field: Contender[] = [{ model: 'serial', workers: 1 }, { model: 'threads', workers: 4 }, { model: 'processes', workers: 1, startMethod: 'spawn' }, { model: 'processes', workers: 4, startMethod: 'spawn' }];
    assert.deepEqual(inChunks(field, [64, 1, 16, 64], host(4)), [16, 64].map(chunkSize => ({ model: 'processes', workers: 4, startMethod: 'spawn', chunkSize })));
    assert.deepEqual(inChunks(field, [1], host(4)), []);
  });

  describe('stops raising', () => {
    const entrant = (workers: number, seconds?: number, state: 'running' | 'failed' = 'running') => {
      const one = new Entrant(newEvidence({ model: 'threads', workers }, 'enabled'));
      if (seconds !== undefined) one.evidence.warmUp.push({ seconds, cpuSeconds: null, queueSeconds: null });
      one.evidence.state = state;
      return one;
    };
    const enough = (seconds: number[], cores = 1) => hasHadEnough(seconds.map((each, index) => entrant(2 ** index, each)), entrant(2 ** seconds.length), 64, host(cores));

    it('where throughput stands still or falls over two steps', () => {
      assert.equal(enough([8, 4, 2, 1, 0.5]), false);
      assert.equal(enough([8, 4, 2, 1.95]), false);
      assert.equal(enough([8, 4, 2, 1.95, 1.96]), true);
      assert.equal(enough([8, 4, 2, 3, 5]), true);
      assert.equal(enough([8, 4, 2, 3, 1]), false);
    });

    it('not before twice the cores, where the points say how a model scales', () => {
      assert.equal(enough([8, 8, 8], 4), false);
      assert.equal(enough([8, 8, 8, 8], 4), true);
    });

    it('where fewer workers failed, and never for another model', () => {
      assert.equal(hasHadEnough([entrant(1, 8), entrant(2, undefined, 'failed')], entrant(4), 64, host(8)), true);
      const other = new Entrant(newEvidence({ model: 'processes', workers: 4 }, 'enabled'));
      assert.equal(hasHadEnough([entrant(1, 8), entrant(2, undefined, 'failed')], other, 64, host(8)), false);
    });
  });
});
