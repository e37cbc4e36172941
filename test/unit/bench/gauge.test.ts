import assert from 'node:assert/strict';
import { driftOf, HostGauge, processCounts, type GaugeProcess } from '../../../src/bench/gauge';

/** A host with so many cores: beyond them, processes take turns. */
function host(cores: number, over: Partial<GaugeProcess> = {}): GaugeProcess & { asked: number[] } {
  const asked: number[] = [];
  return {
    asked,
    ready: async () => undefined,
    async request({ processes }) {
      asked.push(processes);
      return { seconds: Array.from({ length: processes }, () => 0.02 * Math.max(1, processes / cores)), ...(asked.length === 1 ? { timerResolutionSeconds: 1e-7 } : {}) };
    },
    ...over,
  };
}

describe('bench/gauge', () => {
  it('takes 1, 2, 4, ... processes and as many as there are cores, up to a limit', () => {
    assert.deepEqual(processCounts(1), [1]);
    assert.deepEqual(processCounts(2), [1, 2]);
    assert.deepEqual(processCounts(6), [1, 2, 4, 6]);
    assert.deepEqual(processCounts(64), [1, 2, 4, 8, 16]);
    assert.deepEqual(processCounts(0), [1]);
  });

  it('finds the cores a host really gives', async () => {
    const gauge = new HostGauge(processCounts(8), 20);
    const slow = host(3);
    await gauge.start(async () => slow);
    for (let turn = 0; turn < 10; turn++) await gauge.turn();
    const { parallelCapacity, timerResolutionSeconds, drift } = gauge.reading();
    assert.deepEqual(parallelCapacity!.map(({ processes, cores }) => [processes, Math.round(cores * 100) / 100]), [[1, 1], [2, 2], [4, 3], [8, 3]]);
    assert.ok(parallelCapacity!.at(-1)!.interval);
    assert.equal(timerResolutionSeconds, 1e-7);
    assert.equal(drift, 1);
    assert.deepEqual(slow.asked.slice(0, 14), [1, 2, 4, 8, 1, 2, 4, 8, 1, 2, 8, 1, 4, 8], 'all of them to start and at first, then the ones between in turn');
  });

  it('never tells more cores than there are, should the one alone have been disturbed', async () => {
    const gauge = new HostGauge([1, 2], 20);
    await gauge.start(async () => host(2, { request: async ({ processes }) => ({ seconds: Array.from({ length: processes }, () => (processes === 1 ? 0.05 : 0.02)) }) }));
    for (let turn = 0; turn < 6; turn++) await gauge.turn();
    assert.deepEqual(gauge.reading().parallelCapacity!.at(-1), { processes: 2, cores: 2, interval: [2, 2] });
  });

  it('reads nothing where its process does not start, and keeps what it read where it dies', async () => {
    for (const launch of [async () => { throw new Error('no such interpreter'); }, async () => host(2, { ready: async () => { throw new Error('it hangs'); } })]) {
      const gauge = new HostGauge([1, 2], 20);
      await gauge.start(launch as () => Promise<GaugeProcess>);
      await gauge.turn();
      assert.deepEqual(gauge.reading(), { parallelCapacity: null, timerResolutionSeconds: null, drift: null });
    }
    const mortal = host(2);
    const gauge = new HostGauge([1, 2], 20);
    await gauge.start(async () => mortal);
    await gauge.turn();
    mortal.request = async () => { throw new Error('killed'); };
    await gauge.turn();
    await gauge.turn();
    assert.equal(gauge.reading().parallelCapacity!.length, 2);
  });

  it('takes no answer that makes no sense', async () => {
    for (const seconds of [[], [0], [0.02, 0.02, 0.02]]) {
      const gauge = new HostGauge([1, 2], 20);
      await gauge.start(async () => host(2, { request: async () => ({ seconds }) }));
      await gauge.turn();
      assert.equal(gauge.reading().parallelCapacity, null);
    }
  });

  it('tells drift from the beginning and the end, not from one reading', () => {
    assert.equal(driftOf([1, 1, 1, 1]), null);
    assert.equal(driftOf([1, 1, 9, 1, 1, 1, 1.2, 1.2, 1.2]), 1.2);
    assert.equal(driftOf([]), null);
  });
});
