import assert from 'node:assert/strict';
import { contenders, defaultWorkers, isWarm, lapsPerProcess, roundsPerTurn, roundsToWarmUp, tasksPerRound, type RoundSize } from '../../../src/bench/plan';
import { nodeRuntime, pythonRuntime, runtimeOf } from '../../../src/bench/runtime';
import type { HostDescription } from '../../../src/model';

const host: HostDescription = { platform: 'linux', architecture: 'x64', logicalCores: 4, usableCores: 4, memoryBytes: 1e9 };
const computing = { style: 'plain', secondsPerTask: 0.01, waitShare: 0 } as const;
const waiting = { style: 'coroutine', secondsPerTask: 0.05, waitShare: 0.97 } as const;

describe('bench/plan', () => {
  it('tries what suits the function', () => {
    assert.deepEqual(pythonRuntime.defaultModels('plain'), ['serial', 'threads', 'processes']);
    assert.deepEqual(pythonRuntime.defaultModels('coroutine'), ['serial', 'threads', 'processes', 'asyncio']);
    assert.deepEqual(nodeRuntime.defaultModels('plain'), ['serial', 'worker-threads', 'child-processes']);
    assert.deepEqual(nodeRuntime.defaultModels('coroutine'), ['serial', 'async', 'worker-threads', 'child-processes']);
    assert.equal(defaultWorkers('async', waiting, host), 16);
    assert.equal(defaultWorkers('worker-threads', waiting, host), 4);
    assert.equal(defaultWorkers('threads', computing, host), 4);
    assert.equal(defaultWorkers('threads', waiting, host), 16);
    assert.equal(defaultWorkers('processes', waiting, host), 4);
    assert.equal(defaultWorkers('processes', computing, { ...host, platform: 'win32', usableCores: 128 }), 61);
    assert.equal(defaultWorkers('processes', computing, { ...host, usableCores: 1 }), 2);
  });

  it('knows the language by the file\'s ending', () => {
    for (const name of ['a.js', 'a.mjs', 'a.cjs', 'a.jsx', 'a.ts', 'a.mts', 'a.cts', 'a.tsx', 'A.TS', 'a.d.ts']) assert.equal(runtimeOf(name), nodeRuntime, name);
    for (const name of ['a.py', 'a.pyw', 'a', 'ts']) assert.equal(runtimeOf(name), pythonRuntime, name);
  });

  it('always has serial, first and once', () => {
    assert.deepEqual(contenders(['processes', 'serial'], [2, 4, 2], computing, host), [
      { model: 'serial', workers: 1 }, { model: 'processes', workers: 2 }, { model: 'processes', workers: 4 },
    ]);
  });

  it('gives a quick model as many rounds a turn as the slowest takes time for, an odd number', () => {
    assert.deepEqual([0.16, 0.081, 0.053, 0.02, 0.016, 1e-4, 0].map(seconds => roundsPerTurn(seconds, 0.16)), [1, 1, 3, 7, 9, 15, 15]);
    assert.equal(roundsPerTurn(0.2, 0.16), 1);
  });

  describe('tasks in a round', () => {
    const field = contenders(pythonRuntime.defaultModels('plain'), undefined, computing, host);
    const size = (over: Partial<RoundSize>): number => tasksPerRound({ items: 1, secondsPerTask: 0.01, contenders: field, budgetSeconds: 20, ...over });

    it('fills a round with small tasks, but with no more than a pool can hand out', () => {
      assert.equal(size({ secondsPerTask: 0.01 }), 16);
      assert.ok(size({ secondsPerTask: 1e-7 }) <= 6000);
    });
    it('keeps every worker busy with large ones', () => assert.equal(size({ secondsPerTask: 0.5 }), 4));
    it('runs fewer than there are workers where one each would outlast the share of the budget', () => {
      assert.equal(size({ secondsPerTask: 0.8 }), 3);
      assert.equal(size({ secondsPerTask: 5 }), 2);
      assert.equal(size({ secondsPerTask: 5, tasks: 4 }), 4);
    });
    it('takes what the user gave where it makes a good round', () => {
      assert.equal(size({ items: 30 }), 30);
      assert.ok(size({ items: 9000 }) < 100);
    });
    it('lets the clock read a round of tiny ones to a thousandth', () => {
      assert.ok(size({ secondsPerTask: 1e-7 }) < 3000);
      assert.ok(size({ secondsPerTask: 1e-7, timerResolutionSeconds: 3e-7 }) >= 3000);
      assert.ok(size({ secondsPerTask: 1e-7, timerResolutionSeconds: 0.0156 }) <= 20_000, 'not at any price');
    });
    it('obeys', () => assert.equal(size({ tasks: 3, items: 1000 }), 3));
    it('counts failures over what was given where no task succeeded', () => {
      assert.equal(size({ secondsPerTask: null, items: 10 }), 10);
      assert.equal(size({ secondsPerTask: null, items: 10_000 }), 32);
      assert.equal(size({ secondsPerTask: null, items: 1 }), 8);
    });
  });

  describe('warming up', () => {
    it('is over when rounds no longer get faster', () => {
      assert.equal(isWarm([1]), false);
      assert.equal(isWarm([1, 1.02]), true);
      assert.equal(isWarm([2, 1]), false);
      assert.equal(isWarm([2, 1, 1.05]), false, 'one more may be faster still');
      assert.equal(isWarm([2, 1, 1.05, 1]), true);
    });
    it('takes a compiler that comes in late for what it is', () => {
      const rounds = [3, 3.1, 2, 1.2, 1, 1, 1.01];
      assert.deepEqual(rounds.map((_, i) => isWarm(rounds.slice(0, i + 1))), [false, true, false, false, false, false, true]);
    });
    it('is not prolonged by a round that something slowed down', () => {
      assert.equal(isWarm([2, 1, 1, 5]), true);
    });
    it('takes a fresh process as many rounds as the first one needed, and one at least', () => {
      assert.equal(roundsToWarmUp([3, 2, 1.02, 1, 1.2], [1]), 2);
      assert.equal(roundsToWarmUp([1], [1]), 1);
      assert.equal(roundsToWarmUp([3, 2], [1]), 2);
      assert.equal(roundsToWarmUp([], [1]), 1);
      assert.equal(roundsToWarmUp([3, 1.3, 1.2, 1.1], [0.8, 1.3, 1, 1.4, 0.9]), 1, 'steady rounds vary as much');
    });
  });

  describe('fresh processes', () => {
    const laps = (renewalSeconds: number, lapSeconds: number, leftSeconds: number) => lapsPerProcess({ renewalSeconds, lapSeconds, leftSeconds });
    it('take as many rounds as tell most for the time: the more, the dearer a process is', () => {
      assert.deepEqual([0.3, 1, 4, 9, 25].map(renewal => laps(renewal, 1, 1000)), [1, 1, 3, 3, 5]);
      assert.equal(laps(1, 0, 1000)! % 2, 1, 'rounds too short to be timed');
    });
    it('take fewer where there would be too few of them, and are not begun where the budget has no room for three', () => {
      assert.equal(laps(9, 1, 26), 3);
      assert.equal(laps(9, 1, 25), 1);
      assert.equal(laps(9, 1, 20), 1);
      assert.equal(laps(9, 1, 19.9), null);
    });
  });
});
