import assert from 'node:assert/strict';
import { halfBinomial, normalBelow, studentQuantile } from '../../../src/bench/distributions';
import { centreInterval, jointLevel, median, medianInterval, outliers, pairedRatio, perProcess, quantile, seededRandom, shuffled } from '../../../src/bench/statistics';

const close = (actual: number, expected: number, within = 1e-3) => assert.ok(Math.abs(actual - expected) <= within, `${actual} is not ${expected}`);

describe('bench/statistics', () => {
  it('takes medians and quantiles as type 7 defines them', () => {
    assert.equal(median([3, 1, 2]), 2);
    assert.equal(median([4, 1, 2, 3]), 2.5);
    assert.equal(quantile([10, 20, 30, 40, 50], 0.25), 20);
    assert.equal(quantile([10, 20], 0.75), 17.5);
    assert.throws(() => median([]), RangeError);
  });

  it('knows the distributions as tables give them', () => {
    close(studentQuantile(0.05, 1), 12.706);
    close(studentQuantile(0.05, 2), 4.303);
    close(studentQuantile(0.05, 5), 2.571);
    close(studentQuantile(0.01, 10), 3.169);
    close(studentQuantile(0.002, 5), 5.893);
    close(normalBelow(1.96), 0.975, 1e-4);
    close(normalBelow(-1), 0.1587, 1e-4);
    assert.deepEqual(halfBinomial(3), [0.125, 0.5, 0.875, 1]);
  });

  it('takes the sign test\'s interval: order statistics, interpolated between two levels', () => {
    const ten = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
    // The 2nd and 9th of ten hold 97.9 %, the 3rd and 8th 89.1 % (tables of the sign test).
    close(centreInterval(ten, 1 - 2 * 11 / 1024)![0], 2, 1e-9);
    close(centreInterval(ten, 1 - 2 * 56 / 1024)![1], 8, 1e-9);
    const [low, high] = centreInterval(ten, 0.95)!;
    assert.ok(low > 2 && low < 3 && high > 8 && high < 9, `${low} ${high}`);
    close(low + high, 11, 1e-9);
  });

  it('takes fewer values as normal, and promises no interval from fewer than three', () => {
    const [low, high] = centreInterval([1, 2, 3], 0.95)!;
    close(low, 2 - 4.303 / Math.sqrt(3));
    close(high, 2 + 4.303 / Math.sqrt(3));
    assert.equal(medianInterval([1, 2]), null);
    assert.equal(pairedRatio([1, 2, 3], [1, 2])!.interval, null);
    assert.equal(pairedRatio([], [1]), null);
  });

  it('counts a process once, however many rounds it took', () => {
    const values = [1, 9, 2, 5, 5, 8, 3];
    assert.deepEqual(perProcess(values, [3, 3, 1]), [2, 5, 3]);
    assert.deepEqual(perProcess(values, [4, 3]), values, 'two processes do not tell how they differ');
    assert.deepEqual(perProcess(values), values);
    assert.deepEqual(perProcess(values.slice(0, 5), [3, 3, 1]), [2, 5], 'rounds that the end of the budget cut off');
    // Four processes, each of one mind with itself: as wide as four values are, not as twelve.
    const twelve = [1, 1.1, 0.9, 1.2].flatMap(seconds => [seconds, seconds, seconds]);
    const [one, by] = [medianInterval(twelve)!, medianInterval(twelve, undefined, [3, 3, 3, 3])!];
    assert.ok(by[1] - by[0] > 1.5 * (one[1] - one[0]), `${by} and ${one}`);
    assert.deepEqual(by, medianInterval([1, 1.1, 0.9, 1.2]));
    assert.deepEqual(pairedRatio(twelve, twelve.map(() => 1), undefined, [3, 3, 3, 3]), pairedRatio([1, 1.1, 0.9, 1.2], [1, 1, 1, 1]));
  });

  it('compares lap by lap: what disturbs both alike is not seen at all', () => {
    const load = [1, 1, 5, 1, 3, 1, 1, 2];
    const { centre, interval } = pairedRatio(load.map(slow => 2 * slow), load)!;
    close(centre, 2, 1e-12);
    close(interval![0], 2, 1e-9);
    close(interval![1], 2, 1e-9);
  });

  it('lets no outlier move an end, however far out', () => {
    const steady = [1, 1.01, 0.99, 1.02, 0.98, 1, 1.01, 0.99];
    const near = pairedRatio([...steady, 1.03], [...steady.map(() => 1), 1])!.interval!;
    const far = pairedRatio([...steady, 1000], [...steady.map(() => 1), 1])!.interval!;
    assert.ok(far[1] <= near[1] + 1e-9, `${far} ${near}`);
  });

  it('tells outliers and leaves steady samples alone', () => {
    assert.deepEqual(outliers([1, 1.02, 0.98, 1.01, 3, 0.99]), [4]);
    assert.deepEqual(outliers([1, 1.02, 0.98, 1.01, 0.2, 0.99]), [4]);
    assert.deepEqual(outliers([1, 1, 1, 1, 1]), []);
    assert.deepEqual(outliers([1, 1, 1, 1, 1, 1, 1, 2]), [7]);
    assert.deepEqual(outliers([1, 9]), [], 'too few to tell');
  });

  it('takes a time of 0 from a coarse clock', () => {
    assert.ok(Number.isFinite(pairedRatio([0, 0, 0], [1, 1, 1])!.centre));
    assert.ok(medianInterval([0, 0, 0])!.every(Number.isFinite));
  });

  it('widens the level with the number of comparisons', () => {
    close(jointLevel(1, 0.95), 0.95, 1e-12);
    close(jointLevel(5, 0.95), 0.99, 1e-12);
    close(jointLevel(0, 0.95), 0.95, 1e-12);
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
