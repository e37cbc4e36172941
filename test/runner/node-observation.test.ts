/** What a task does in Node, in the Node that runs the tests. */
import assert from 'node:assert/strict';
import { loopUseOf, type Watched } from '../../src/bench/node/loop-use';
import type { Awaitable, LoopUse } from '../../src/model';
import { benchNode } from './node-support';
import { of } from './support';

const cases: [name: string, expression: string, loopUse: LoopUse, waitsFor: Awaitable[]][] = [
  ['computes', '[3e7, 3e7]', 'computes-on-loop', []],
  ['computesInPool', '[100000, 100000]', 'computes-in-pool', []],
  ['asksServer', '[60, 60]', 'waits', ['network']],
  ['naps', '[60, 60]', 'waits', ['timer']],
  ['pauses', '[60, 60]', 'holds-loop-waiting', []],
];

describe('runner: what a task does in Node', () => {
  for (const [name, expression, loopUse, waitsFor] of cases) {
    it(`${name}: ${loopUse}`, async () => {
      const outcome = await benchNode('observed.mjs', name, expression, { observes: true, models: ['worker-threads'], tasks: 2, mostLaps: 1 });
      const task = outcome.taskProfile!;
      // A host so busy that nothing can be told is the only other answer.
      assert.ok([loopUse, 'unknown'].includes(task.loopUse!), JSON.stringify(task));
      for (const each of waitsFor) assert.ok(task.waitsFor!.includes(each), JSON.stringify(task.waitsFor));
      assert.ok(task.seconds > 0.01 && task.loopShare! >= 0 && task.loopShare! <= 1.01 && task.voluntarySwitches! >= 0 && task.involuntarySwitches! >= 0);
      assert.ok(task.argumentBytes! > 0 && task.argumentPickleSeconds! >= 0 && task.resultBytes! > 0 && task.resultPickleSeconds! >= 0);
      if (process.platform === 'linux') assert.ok(task.mainThreadCpuSeconds! >= 0);
      const { workerPeakMemoryBytes } = of(outcome, 'worker-threads');
      assert.ok(workerPeakMemoryBytes! > 1e6, String(workerPeakMemoryBytes));
      assert.equal(of(outcome, 'serial').workerPeakMemoryBytes, null);
    });
  }

  it('is told from the times of its threads', () => {
    const watched: Watched = { seconds: 1, cpuSeconds: 0.9, queueSeconds: 0, mainSeconds: 0.88, loopShare: 0.99, waitsFor: [] };
    const use = (change: Partial<Watched>) => loopUseOf({ ...watched, ...change });
    assert.equal(use({}), 'computes-on-loop');
    assert.equal(use({ mainSeconds: 0.05, loopShare: 0.1 }), 'computes-in-pool');
    assert.equal(use({ cpuSeconds: 3, mainSeconds: 0.05, loopShare: 0.1 }), 'computes-in-pool', 'four threads at once');
    assert.equal(use({ mainSeconds: 0.45 }), 'computes-in-both');
    // Where nobody tells the main thread's time, how busy the loop was stands in.
    assert.deepEqual([use({ mainSeconds: null }), use({ mainSeconds: null, loopShare: 0.1 })], ['computes-on-loop', 'computes-in-pool']);
    const waiting = { cpuSeconds: 0.02, mainSeconds: 0.02, loopShare: 0.05 };
    assert.equal(use(waiting), 'waits');
    assert.equal(use({ ...waiting, waitsFor: ['file'] }), 'waits-in-pool');
    assert.equal(use({ ...waiting, waitsFor: ['file', 'network'] }), 'waits');
    assert.equal(use({ ...waiting, loopShare: 0.98 }), 'holds-loop-waiting');
    assert.equal(use({ ...waiting, cpuSeconds: 0, queueSeconds: 0.9 }), 'unknown');
    assert.equal(use({ cpuSeconds: 0.15, mainSeconds: 0.15, queueSeconds: 0.8, loopShare: 0.99 }), 'computes-on-loop', 'a busy host is no wait');
  });
});
