import assert from 'node:assert/strict';
import { differingTasks, newEvidence, toMeasurement, type Evidence } from '../../../src/bench/measure';
import type { ExecutionModel } from '../../../src/model';

function evidence(model: ExecutionModel, workers: number, samples: number[], cpu: number, over: Partial<Evidence> = {}): Evidence {
  return { ...newEvidence({ model, workers }, 'enabled'), steady: samples.map(seconds => ({ seconds, cpuSeconds: cpu, queueSeconds: 0 })), digest: 'd', itemsDigest: 'i', startups: [0.01], ...over };
}

describe('bench/measure', () => {
  const serial = evidence('serial', 1, [1, 1.1, 0.9, 1], 0.95);
  const measure = (of: Evidence, repeatable = true, base: Evidence | null = serial) => toMeasurement(of, base, 8, repeatable, 1);

  it('holds every model against serial', () => {
    const processes = measure(evidence('processes', 2, [0.5, 0.55, 0.45, 0.5], 1));
    assert.equal(processes.state, 'completed');
    assert.equal(processes.speedup, 2);
    assert.ok(processes.speedupInterval![0] <= 2 && processes.speedupInterval![1] >= 2);
    assert.equal(processes.waitSeconds, 0, 'two workers were busy all the time');
    assert.equal(measure(serial).speedup, 1);
    assert.ok(Math.abs(measure(serial).waitSeconds! - 0.05) < 1e-9);
  });

  it('counts one worker for an event loop and idle ones not at all', () => {
    assert.equal(measure(evidence('asyncio', 100, [0.5, 0.5, 0.5], 0.1)).waitSeconds, 0.4);
    assert.equal(measure(evidence('threads', 100, [0.5, 0.5, 0.5], 0)).waitSeconds, 4, '8 tasks keep 8 workers busy');
  });

  it('does not take a busy host for a waiting task', () => {
    const steady = [1, 1, 1].map(seconds => ({ seconds, cpuSeconds: 0.4, queueSeconds: 0.5 }));
    assert.ok(Math.abs(measure({ ...serial, steady }).waitSeconds! - 0.1) < 1e-9);
  });

  it('falls back to the last warm-up round where the budget had room for no other', () => {
    const cold = evidence('threads', 2, [], 0, { warmUp: [{ seconds: 3, cpuSeconds: 1, queueSeconds: 0 }, { seconds: 2, cpuSeconds: 1, queueSeconds: null }] });
    const measurement = measure(cold);
    assert.deepEqual(measurement.samples, [2]);
    assert.equal(measurement.medianInterval, null);
    assert.equal(measurement.cpuSeconds, 1);
  });

  it('says of equality only what is known', () => {
    const other = (over: Partial<Evidence>) => evidence('threads', 2, [1], 1, over);
    assert.equal(measure(other({})).equalResults, true);
    assert.equal(measure(other({ digest: 'e' })).equalResults, false);
    assert.equal(measure(other({ digest: 'e', variesByProcess: true })).equalResults, null);
    assert.equal(measure(other({ digest: null })).equalResults, null);
    assert.equal(measure(other({ itemsDigest: 'j' })).equalResults, null);
    assert.equal(measure(other({}), false).equalResults, null);
    assert.equal(measure(serial, false).equalResults, null);
    assert.equal(measure(other({}), true, null).equalResults, null);
  });

  it('keeps no times of a failed model', () => {
    const failed = measure(evidence('threads', 2, [1, 1, 1], 1, { state: 'failed', failure: { code: 'x', message: 'm', advice: 'a' } }));
    assert.deepEqual([failed.state, failed.samples, failed.medianSeconds, failed.speedup, failed.error?.code], ['failed', [], null, null, 'x']);
  });

  it('names a few tasks that came out differently', () => {
    const one = evidence('threads', 2, [1], 1, { digest: 'e', digests: ['1', 'x', null, 'y', 'z', 'w'] });
    assert.deepEqual(differingTasks(one, { ...serial, digests: ['1', '2', '3', '4', '5', '6'] }), [1, 3, 4]);
    assert.deepEqual(differingTasks({ ...one, digest: 'd' }, serial), []);
  });
});
