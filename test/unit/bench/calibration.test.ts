import assert from 'node:assert/strict';
import { coverage, noises, processNoises, simulateRun } from '../../samples/simulated-runs';
import { seededRandom } from '../../../src/bench/statistics';
import type { ExecutionModel } from '../../../src/model';

// `npm run bench -- calibration` runs 10,000 of each and more truths, where 1.5 points are the limit. So few as here have a standard error of about a point.
const runs = 400;
const points = 0.04;

describe('the statistics, on runs whose truth is known', function () {
  this.timeout(60_000);
  const two: ExecutionModel[] = ['threads', 'processes'];

  describe('an interval called 95 % holds the truth 95 % of the time, although the run looks at the samples before it ends', () => {
    for (const [name, noise] of Object.entries(noises)) {
      it(name, () => {
        for (const [models, speedups, size] of [[['threads'], [1], 0.1], [two, [1.3, 1.1], 0.05], [two, [2, 1], 0.2]] as [ExecutionModel[], number[], number][]) {
          const { covered } = coverage(runs, models, speedups, noise(size), 11);
          assert.ok(Math.abs(covered - 0.95) <= points, `${speedups.join(', ')} at ${size}: ${covered}`);
        }
      });
    }
    it('where looking is most tempting: equal models, and noise that takes many laps', () => {
      const { covered, meanLaps } = coverage(3000, ['threads'], [1], noises.normal(0.1), 29);
      assert.ok(Math.abs(covered - 0.95) <= 0.02, String(covered));
      assert.ok(meanLaps > 20, String(meanLaps));
    });
    for (const [name, factor] of Object.entries(processNoises)) {
      it(`although ${name}: what differs from process to process is in it`, () => {
        for (const [laps, differ, room] of [[1, 0.05, 12], [3, 0.1, 8], [3, 0.03, 3]]) {
          const { covered } = coverage(1000, ['threads'], [1], noises.normal(0.03), 13, room, { laps, factor: factor(differ) });
          assert.ok(covered >= 0.95 - 0.03 && covered <= 1, `${laps} laps a process, ${differ}, ${room} processes: ${covered}`);
        }
      });
    }
    it('although the run goes on until it is narrow', () => {
      for (const name of ['normal', 'log-normal, serial half as noisy', 'a tenth of rounds up to four times as long']) {
        for (const speedup of [1.5, 8]) {
          const { covered, meanLaps } = coverage(500, ['threads'], [speedup], noises[name](0.025), 37, undefined, undefined, 0.02);
          assert.ok(Math.abs(covered - 0.95) <= 0.03, `${name}, ${speedup} times: ${covered} after ${meanLaps} laps`);
        }
      }
    });
    it('which the rounds of one process do not know', () => {
      const { covered } = coverage(500, ['threads'], [1], noises.normal(0.03), 13, 1, { laps: 12, factor: processNoises['processes that differ'](0.05) });
      assert.ok(covered < 0.5, String(covered));
    });
    it('and with as few laps as a small budget allows', () => {
      for (const laps of [3, 4, 6, 9]) {
        const { covered } = coverage(1000, two, [1.5, 1], noises['log-normal, serial half as noisy'](0.1), 5, laps);
        assert.ok(Math.abs(covered - 0.95) <= 0.03, `${laps} laps: ${covered}`);
      }
    });
  });

  describe('two equal models have no winner', () => {
    const winners = (models: ExecutionModel[], speedups: number[], size: number, wins: (model: ExecutionModel | null) => boolean): number => {
      const each = Math.ceil(300 / models.length);
      let won = 0;
      let of = 0;
      for (const [index, noise] of Object.values(noises).entries()) {
        const random = seededRandom(100 + index);
        for (let run = 0; run < each; run++, of++) if (wins(simulateRun(models, speedups, noise(size), random).recommendation.model)) won++;
      }
      return won / of;
    };
    const beatsSerial = (model: ExecutionModel | null): boolean => model !== null && model !== 'serial';

    it('where one of them is serial', () => {
      for (const size of [0.05, 0.2, 0.5]) assert.ok(winners(['threads'], [1], size, beatsSerial) <= 0.05, String(size));
    });
    it('where several models equal serial', () => {
      const five: ExecutionModel[] = ['threads', 'processes', 'asyncio', 'interpreters', 'dask'];
      for (const size of [0.2, 0.5]) assert.ok(winners(five, [1, 1, 1, 1, 1], size, beatsSerial) <= 0.05, String(size));
    });
    it('where both beat serial: the one that costs more is not advised, and the other not as the faster', () => {
      for (const size of [0.05, 0.2]) assert.ok(winners(two, [2, 2], size, model => model === 'processes' || model === 'serial') <= 0.05, String(size));
      const { recommendation } = simulateRun(two, [2, 2], noises.normal(0.02), seededRandom(1));
      assert.equal(recommendation.model, 'threads');
      assert.match(recommendation.reasons.find(({ code }) => code === 'as-good')!.message, /no clear winner between threads x4 at .* and processes x4/);
    });
  });

  it('a difference that is there is found', () => {
    let found = 0;
    const random = seededRandom(3);
    for (let run = 0; run < 300; run++) if (simulateRun(two, [1.5, 1], noises.normal(0.05), random).recommendation.model === 'threads') found++;
    assert.ok(found >= 285, String(found));
  });
});
