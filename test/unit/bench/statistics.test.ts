import assert from 'node:assert/strict';
import { median, medianInterval, quantile, ratioInterval, seededRandom, shuffled } from '../../../src/bench/statistics';

/** Log-normal noise, as times of rounds have: a sharp lower edge and a long tail. */
function noisy(random: () => number, centre: number): number {
  const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  return centre * Math.exp(0.1 * normal);
}

describe('bench/statistics', () => {
  it('takes medians and quantiles as type 7 defines them', () => {
    assert.equal(median([3, 1, 2]), 2);
    assert.equal(median([4, 1, 2, 3]), 2.5);
    assert.equal(quantile([10, 20, 30, 40, 50], 0.25), 20);
    assert.equal(quantile([10, 20], 0.75), 17.5);
    assert.throws(() => median([]), RangeError);
  });

  it('promises no interval from fewer than three samples', () => {
    assert.equal(medianInterval([1, 2]), null);
    assert.equal(ratioInterval([1, 2, 3], [1, 2]), null);
    assert.notEqual(medianInterval([1, 2, 3]), null);
  });

  it('gives the same interval for the same samples', () => {
    const samples = [1, 1.2, 0.9, 1.1, 1.3, 1];
    assert.deepEqual(medianInterval(samples), medianInterval(samples));
    assert.deepEqual(ratioInterval(samples, [2, 2.2, 2.1, 2, 2.3, 1.9]), ratioInterval(samples, [2, 2.2, 2.1, 2, 2.3, 1.9]));
  });

  it('covers the true median about as often as it says', () => {
    const random = seededRandom(7);
    const runs = 300;
    let covered = 0;
    for (let run = 0; run < runs; run++) {
      const interval = medianInterval(Array.from({ length: 15 }, () => noisy(random, 1)), random)!;
      if (interval[0] <= 1 && 1 <= interval[1]) covered++;
    }
    assert.ok(covered / runs > 0.9 && covered / runs < 0.99, `covered ${covered} of ${runs}`);
  });

  it('covers the true ratio, and pairing keeps a disturbance of both out of it', () => {
    const random = seededRandom(11);
    const runs = 200;
    let covered = 0;
    let widest = 0;
    for (let run = 0; run < runs; run++) {
      // Every third round the machine is twice as slow, for both.
      const load = Array.from({ length: 15 }, (_, round) => (round % 3 ? 1 : 2));
      const interval = ratioInterval(load.map(slow => 2 * slow * noisy(random, 1)), load.map(slow => slow * noisy(random, 1)), random)!;
      if (interval[0] <= 2 && 2 <= interval[1]) covered++;
      widest = Math.max(widest, interval[1] / interval[0]);
    }
    assert.ok(covered / runs > 0.9, `covered ${covered} of ${runs}`);
    assert.ok(widest < 2.5, `widest ${widest}`);
  });

  it('draws uniformly, and shuffles without losing anything', () => {
    const random = seededRandom(3);
    const mean = Array.from({ length: 20_000 }, random).reduce((a, b) => a + b) / 20_000;
    assert.ok(Math.abs(mean - 0.5) < 0.01, String(mean));
    const first = [0, 0, 0];
    for (let i = 0; i < 3000; i++) first[shuffled([0, 1, 2], random)[0]]++;
    assert.ok(first.every(count => count > 850 && count < 1150), String(first));
    assert.deepEqual([...shuffled([1, 2, 3, 4], random)].sort(), [1, 2, 3, 4]);
  });
});
