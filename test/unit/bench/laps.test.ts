import assert from 'node:assert/strict';
import { Entrant } from '../../../src/bench/entrant';
import { HostGauge } from '../../../src/bench/gauge';
import { takeLaps } from '../../../src/bench/laps';
import { addSteady, newEvidence } from '../../../src/bench/measure';
import { fewestForPrecision } from '../../../src/bench/precision';
import { mostLaps, mostLapsForPrecision } from '../../../src/bench/stopping';
import type { ExecutionModel } from '../../../src/model';

interface Scene {
  budgetSeconds: number;
  renewalSeconds: number;
  /** Seconds of a round of a model in the process with this number. */
  round(model: ExecutionModel, process: number, lap: number): number;
  /** Whether a fresh process of this number can be had; every one unless said otherwise. */
  renews?(process: number): boolean;
  most?: number;
  precision?: number;
}

/** The laps of three contenders on a clock that only they move on. */
async function run({ budgetSeconds, renewalSeconds, round, renews = () => true, most = mostLaps, precision }: Scene) {
  let now = 0;
  let process = 0;
  const turns: [ExecutionModel, number][] = [];
  const entrants = (['serial', 'threads', 'processes'] as const).map(model => new Entrant(newEvidence({ model, workers: model === 'serial' ? 1 : 2 }, 'enabled')));
  // The first round of each, as opening leaves it.
  for (const { evidence } of entrants) evidence.warmUp.push({ seconds: round(evidence.contender.model, 0, 0), cpuSeconds: null, queueSeconds: null });
  const taken = await takeLaps({
    entrants, gauge: new HostGauge([1], 1), seed: 1, most, ...(precision && { precision: { wanted: precision, retire: async entrant => void (entrant.retired = true) } }), remaining: () => budgetSeconds - now,
    renewal: {
      expectedSeconds: () => renewalSeconds,
      renew: async () => {
        now += renewalSeconds;
        if (!renews(process + 1)) return false;
        process++;
        for (const entrant of entrants) if (entrant.active) entrant.fresh = true;
        return true;
      },
    },
    turn: async (entrant, warmUp, rounds) => {
      const { evidence } = entrant;
      turns.push([evidence.contender.model, rounds]);
      const seconds = round(evidence.contender.model, process, evidence.steady.length);
      now += rounds * seconds;
      if (warmUp) return void evidence.warmUp.push({ seconds, cpuSeconds: null, queueSeconds: null });
      addSteady(evidence, { seconds, cpuSeconds: null, queueSeconds: null }, entrant.fresh);
      entrant.fresh = false;
    },
  });
  return { taken: taken!, sizes: entrants.map(({ evidence }) => evidence.samplesPerProcess), seconds: now, turns };
}

describe('bench/laps', () => {
  const clear = (model: ExecutionModel) => (model === 'serial' ? 1 : model === 'threads' ? 0.9 : 0.5);
  /** From process to process anything; within one, steady. */
  const lottery = (model: ExecutionModel, process: number) => (model === 'processes' ? [1.8, 0.6, 2.7, 0.9, 2.2, 0.5][process % 6] : model === 'threads' ? 3 : 1);

  it('renews every process together, and decides a clear case on four of them', async () => {
    const { taken, sizes } = await run({ budgetSeconds: 200, renewalSeconds: 1, round: clear });
    assert.deepEqual(taken, { reason: 'decided', laps: 4, processes: 4 });
    assert.deepEqual(sizes, [[1, 1, 1, 1], [1, 1, 1, 1], [1, 1, 1, 1]]);
  });
  /** Processes differ by up to 6 %, in a rhythm of their own each. */
  const uneven = (model: ExecutionModel, process: number) => clear(model) * (1 + 0.03 * ((process * (model === 'serial' ? 3 : model === 'threads' ? 5 : 2)) % 7 - 3) / 3);
  it('goes on until the speed-up is known as precisely as was asked for, without what cannot be recommended any more', async () => {
    const { taken, sizes } = await run({ budgetSeconds: 2000, renewalSeconds: 1, round: uneven, precision: 0.02, most: mostLapsForPrecision });
    assert.equal(taken.reason, 'precise');
    assert.ok(taken.processes >= fewestForPrecision && taken.processes < mostLapsForPrecision, JSON.stringify(taken));
    assert.deepEqual([sizes[0].length, sizes[2].length], [taken.processes, taken.processes]);
    assert.ok(sizes[1].length < taken.processes, 'threads, slower beyond doubt, left');
    const finer = await run({ budgetSeconds: 2000, renewalSeconds: 1, round: uneven, precision: 0.01, most: mostLapsForPrecision });
    assert.ok(finer.taken.processes > taken.processes, JSON.stringify(finer.taken));
  });
  it('takes several rounds a turn of a quick model, once it is decided and only precision is wanted', async () => {
    const quick = (model: ExecutionModel, process: number) => uneven(model, process) / (model === 'processes' ? 4 : 1);
    const rounds = (turns: [ExecutionModel, number][], model: ExecutionModel) => turns.filter(([each]) => each === model).map(([, count]) => count);
    const precise = await run({ budgetSeconds: 2000, renewalSeconds: 1, round: quick, precision: 0.02, most: mostLapsForPrecision });
    assert.deepEqual([...new Set(rounds(precise.turns, 'serial'))], [1]);
    const ofProcesses = rounds(precise.turns, 'processes');
    assert.deepEqual(ofProcesses.slice(0, 4), [1, 1, 1, 1]);
    assert.deepEqual([...new Set(ofProcesses.slice(ofProcesses.findIndex(count => count > 1)))], [7]);
    assert.equal(ofProcesses.at(-1), 7);
    const decided = await run({ budgetSeconds: 2000, renewalSeconds: 1, round: quick });
    assert.deepEqual([...new Set(rounds(decided.turns, 'processes'))], [1]);
  });
  it('ends with the budget where it does not suffice for that', async () => {
    const { taken, seconds } = await run({ budgetSeconds: 60, renewalSeconds: 1, round: uneven, precision: 0.001, most: mostLapsForPrecision });
    assert.equal(taken.reason, 'budget');
    assert.ok(seconds <= 60 && seconds > 50, String(seconds));
  });
  it('takes several laps in a process that is dear to start', async () => {
    const { sizes } = await run({ budgetSeconds: 400, renewalSeconds: 25, round: clear });
    assert.deepEqual(sizes[0], [3, 3, 3, 3]);
  });
  it('is not taken in by a model that is fast in its first process only', async () => {
    const { taken } = await run({ budgetSeconds: 60, renewalSeconds: 1, round: lottery });
    assert.notEqual(taken.reason, 'decided', JSON.stringify(taken));
    assert.ok(taken.processes > 3);
    // The same in one process each looks like a clear case.
    const alone = await run({ budgetSeconds: 60, renewalSeconds: 1000, round: (model, process) => lottery(model, process + 1) });
    assert.deepEqual([alone.taken.reason, alone.taken.processes, alone.sizes[0].length], ['decided', 1, 1]);
  });
  it('keeps the processes where the budget has no room for three, and ends with the budget', async () => {
    const { taken, sizes, seconds } = await run({ budgetSeconds: 20, renewalSeconds: 9, round: lottery });
    assert.deepEqual([taken.processes, sizes[0].length], [1, 1]);
    assert.ok(seconds <= 20);
    const three = await run({ budgetSeconds: 40, renewalSeconds: 5, round: lottery });
    assert.ok(three.taken.processes >= 3 && three.seconds <= 40, JSON.stringify(three));
    assert.notEqual(three.taken.reason, 'decided');
  });
  it('goes on in the old processes where fresh ones cannot be had, or ends where there are enough', async () => {
    const none = await run({ budgetSeconds: 60, renewalSeconds: 1, round: clear, renews: () => false });
    assert.deepEqual([none.taken.reason, none.taken.processes, none.sizes[0].length], ['decided', 1, 1]);
    const some = await run({ budgetSeconds: 60, renewalSeconds: 1, round: lottery, renews: process => process < 3 });
    assert.deepEqual([some.taken.reason, some.taken.processes], ['no-fresh-process', 3]);
  });
  it('takes no more processes than laps that a run may take', async () => {
    const { taken } = await run({ budgetSeconds: 1e5, renewalSeconds: 30, round: lottery, most: 3 });
    assert.deepEqual([taken.reason, taken.processes, taken.laps], ['rounds', 3, 9]);
  });
});
