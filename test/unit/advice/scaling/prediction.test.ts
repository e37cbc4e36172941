import assert from 'node:assert/strict';
import { chiSquare, studentQuantile } from '../../../../src/bench/distributions';
import { seededRandom } from '../../../../src/bench/statistics';
import { meanOf, pooled, predictionHalfWidth, varianceOf } from '../../../../src/advice/scaling/prediction';
import { projectionCoverage, situations } from '../../../samples/simulated-projections';

const near = (actual: number, expected: number, share: number) => assert.ok(Math.abs(actual / expected - 1) <= share, `${actual} is not ${expected}`);

describe('advice: what a later run takes', function () {
  this.timeout(60_000);

  it('draws chi-square as tables give it', () => {
    const random = seededRandom(5);
    for (const freedom of [1, 2, 5, 8]) {
      const values = Array.from({ length: 20_000 }, () => chiSquare(random, freedom));
      near(meanOf(values), freedom, 0.03);
      near(varianceOf(values).value, 2 * freedom, 0.08);
    }
  });

  it('comes to Student\'s t with one source of error, and to the normal quantile where variances are known well', () => {
    for (const freedom of [2, 4, 9, 30]) near(predictionHalfWidth(drawn => drawn({ value: 4, freedom })), 2 * studentQuantile(0.05, freedom), freedom < 4 ? 0.2 : 0.08);
    const [one, other] = [{ value: 9, freedom: 4000 }, { value: 16, freedom: 4000 }];
    near(predictionHalfWidth(drawn => drawn(one) + drawn(other)), 5 * 1.96, 0.01);
    assert.equal(predictionHalfWidth(drawn => drawn({ value: 0, freedom: 3 })), 0);
  });

  it('takes estimates together by what each rests on', () => {
    assert.deepEqual(pooled([{ value: 1, freedom: 1 }, { value: 4, freedom: 2 }]), { value: 3, freedom: 3 });
    assert.deepEqual(varianceOf([1, 3]), { value: 2, freedom: 1 });
    assert.deepEqual([varianceOf([7]), pooled([])], [{ value: 0, freedom: 0 }, { value: 0, freedom: 0 }]);
  });

  // `npm run bench -- calibration` runs 10,000 of each, where the limit is 1.5 points. So few as here have a standard error of 1.3, by the law of 2.8.
  const slow = ['by the law, points off it by 2 %', 'by the law, ten times the tasks', 'by the law, beyond what was measured'];
  for (const [name, situation] of Object.entries(situations)) {
    const byLaw = name.startsWith('by the law');
    if (byLaw && !slow.includes(name)) continue;
    it(`lies in the interval as often as that says: ${name}`, () => {
      const { covered, halfWidth } = projectionCoverage(byLaw ? 60 : 300, situation, 9);
      assert.ok(covered >= (byLaw ? 0.87 : 0.91), String(covered));
      assert.ok(halfWidth < 0.6, `too wide to be of use: ${halfWidth}`);
    });
  }
});
