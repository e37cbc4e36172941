import assert from 'node:assert/strict';
import { fewestForPrecision, levelTaken, PrecisionLooks, relativeHalfWidth } from '../../../src/bench/precision';
import { pairedRatio, seededRandom, takenLevel } from '../../../src/bench/statistics';

/** Times of serial and of a model that takes half as long, which vary by `size` as part of them. */
function samples(count: number, size: number): number[][] {
  const random = seededRandom(7);
  return [1, 0.5].map(seconds => Array.from({ length: count }, () => seconds * (1 + size * (2 * random() - 1))));
}

const halfWidth = (observations: number, lists: number[][]): number => relativeHalfWidth(pairedRatio(lists[0], lists[1], levelTaken(observations, true))!)!;

describe('bench/precision', () => {
  it('looks again where the interval should be narrow enough, and no later than that', () => {
    const twelve = samples(12, 0.02);
    const half = halfWidth(12, twelve);
    for (const [wanted, next] of [[half / 1.05, 14], [half / 1.005, 13], [half / 5, 16]]) {
      const looks = new PrecisionLooks(wanted);
      assert.equal(looks.isPrecise(twelve), false);
      assert.deepEqual([next - 1, next].map(observations => looks.isDue(observations)), [false, true], `${wanted}`);
    }
    assert.equal(new PrecisionLooks(half).isPrecise(twelve), true);
  });
  it('says of too few observations that they are not enough, however narrow, and looks at the fewest that are', () => {
    const looks = new PrecisionLooks(0.5);
    assert.ok(looks.isDue(4));
    assert.equal(looks.isPrecise(samples(fewestForPrecision - 1, 0.001)), false);
    assert.deepEqual([fewestForPrecision - 1, fewestForPrecision].map(observations => looks.isDue(observations)), [false, true]);
    assert.equal(looks.isPrecise(samples(fewestForPrecision, 0.001)), true);
  });
  it('asks more of an interval from the second look on, of a run for precision alone', () => {
    assert.equal(levelTaken(fewestForPrecision, true), takenLevel);
    assert.ok(levelTaken(fewestForPrecision + 1, true) > takenLevel);
    assert.equal(levelTaken(fewestForPrecision + 1, false), takenLevel);
  });
  it('goes on where a model that comes near the fastest is not known well enough', () => {
    const [serial, fast] = samples(12, 0.001);
    const near = fast.map((seconds, lap) => seconds * (lap % 2 ? 1.1 : 1.0));
    assert.equal(new PrecisionLooks(0.01).isPrecise([serial, fast]), true);
    assert.equal(new PrecisionLooks(0.01).isPrecise([serial, fast, near]), false);
    assert.equal(new PrecisionLooks(0.01).isPrecise([serial, fast, near.map(seconds => 1.5 * seconds)]), true);
  });
});
