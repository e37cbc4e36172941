import assert from 'node:assert/strict';
import { adviseMeasured, describeTask, isAdvised } from '../../../src/advice';
import type { TaskObservation } from '../../../src/model';
import { computing, outcome } from '../../samples/outcomes';

const task: TaskObservation = {
  tasks: 8, seconds: 0.13, cpuSeconds: 0.128, waitSeconds: 0, gilUse: 'holds-gil-native', gilUseWindows: 5, gilUseAgreeing: 5, heldShare: 0.98, longestHoldSeconds: 0.12,
  libraryThreads: 0, voluntarySwitches: 0, involuntarySwitches: 1, argumentBytes: 16, argumentPickleSeconds: 5e-6, resultBytes: 20, resultPickleSeconds: 5e-6,
};
const saying = (change: Partial<TaskObservation>, gil: 'enabled' | 'disabled' = 'enabled') => (
  describeTask({ taskProfile: { ...task, ...change }, interpreter: { path: '', implementation: 'CPython', version: '3.13.0', gil, startMethod: null } })
);

describe('advice on what a task does', () => {
  it('says what a task of Node does to the event loop', () => {
    const node = (change: Partial<TaskObservation>) => describeTask({
      taskProfile: { ...task, gilUse: 'unknown', heldShare: null, longestHoldSeconds: null, argumentPickleSeconds: 0, resultPickleSeconds: 0, ...change },
      interpreter: { path: '', implementation: 'Node.js', version: '22.1.0', gil: 'none', startMethod: null },
    });
    assert.equal(node({ loopUse: 'computes-on-loop' }), 'A task takes 130 ms alone, all of it computing. It holds the event loop while it computes.');
    assert.equal(node({ loopUse: 'computes-on-loop', cpuSeconds: 0.26 }), node({ loopUse: 'computes-on-loop' }), 'the compiler beside it');
    assert.match(node({ loopUse: 'computes-in-pool' })!, / It computes in libuv's thread pool, which leaves the event loop free\.$/);
    const waiting = { cpuSeconds: 0.001, waitSeconds: 0.129 };
    assert.equal(node({ ...waiting, loopUse: 'waits', waitsFor: ['network', 'timer'] }), 'A task takes 130 ms alone, nearly all of it waiting: it waits for the network and timers, which leaves the event loop free.');
    assert.equal(node({ ...waiting, loopUse: 'holds-loop-waiting' }), 'A task takes 130 ms alone, nearly all of it waiting: it holds the event loop while it waits.');
    assert.match(node({ loopUse: 'computes-on-loop', argumentPickleSeconds: 0.05 })!, / Copying its arguments and result takes/);
    assert.equal(node({ loopUse: 'unknown' }), 'A task takes 130 ms alone, all of it computing.');
  });

  it('says it in sentences', () => {
    assert.equal(saying({}), 'A task takes 130 ms alone, all of it computing. It holds the GIL in native calls of up to 120 ms.');
    assert.equal(saying({ gilUse: 'holds-gil-bytecode' }), 'A task takes 130 ms alone, all of it computing. It holds the GIL in Python code.');
    assert.equal(saying({ gilUse: 'waits', cpuSeconds: 0.001 }), 'A task takes 130 ms alone, nearly all of it waiting.');
    assert.match(saying({ gilUse: 'releases-gil', cpuSeconds: 0.25, libraryThreads: 3 })!, /alone and 250 ms of processor time\. It computes without the GIL, and uses 3 threads of a library\.$/);
    assert.match(saying({ resultPickleSeconds: 0.02, resultBytes: 3e6 })!, / Pickling its arguments and result takes 20 ms \(3 MB\)\.$/);
    assert.equal(saying({ argumentPickleSeconds: 0.02, resultBytes: null, resultPickleSeconds: null }), saying({}), 'a result that does not pickle');
  });

  it('accounts for time in which other programs had the core, and never says more than there was', () => {
    assert.match(saying({ cpuSeconds: 0.05, waitSeconds: 0.02 })!, /alone, 50 ms of it computing and 20 ms waiting; the rest of the time other programs had the core\./);
    assert.match(saying({ cpuSeconds: 0.1, waitSeconds: 0.02 })!, /alone, 100 ms of it computing and 20 ms waiting\. It/);
    assert.match(saying({ cpuSeconds: 0.14 })!, /alone, all of it computing\./, 'clocks differ');
    assert.match(saying({ cpuSeconds: 0.2 })!, /alone and 200 ms of processor time\./);
  });

  it('is silent where it is not known', () => {
    assert.equal(saying({ gilUse: 'unknown' }), 'A task takes 130 ms alone, all of it computing.');
    assert.doesNotMatch(saying({}, 'disabled')!, /GIL/);
    assert.equal(describeTask(outcome(computing())), null);
  });

  it('gives the reason why threads do not help, instead of a guess', () => {
    const measured = outcome(computing());
    const why = (observed: TaskObservation | null) => adviseMeasured({ ...measured, taskProfile: observed }).reasons.find(({ code }) => code === 'gil-held')?.message;
    assert.match(why(task)!, /a task holds the GIL in native calls of up to 120 ms, so threads take turns/);
    assert.match(why({ ...task, gilUse: 'unknown' })!, /cores busy: the code holds the GIL/);
    assert.equal(why({ ...task, gilUse: 'releases-gil' }), undefined);
  });

  it('tells processes under one start method from those under another', () => {
    const [serial, , , , processes] = outcome(computing()).measurements;
    const spawned = { ...processes, startMethod: 'spawn' as const };
    const forked = { ...processes, startMethod: 'fork' as const, medianSeconds: processes.medianSeconds! * 2, speedup: processes.speedup! / 2, speedupInterval: processes.speedupInterval!.map(end => end / 2) as [number, number] };
    const advice = adviseMeasured({ ...outcome(computing()), measurements: [serial, forked, spawned] });
    assert.deepEqual([advice.model, advice.startMethod], ['processes', 'spawn']);
    assert.deepEqual([forked, spawned].map(each => isAdvised(each, advice)), [false, true]);
  });
});
