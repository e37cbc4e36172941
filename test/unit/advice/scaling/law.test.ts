import assert from 'node:assert/strict';
import { fitLaw, peakOf, throughputOf, type Law } from '../../../../src/advice/scaling/law';
import { fitScaling, intervalOf, type ScalingFit, type Series } from '../../../../src/advice/scaling/fit';
import { seededRandom, type RandomSource } from '../../../../src/bench/statistics';

const normal = (random: RandomSource) => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

/** Rounds of a law whose truth is known: noise of each round, and of each lap as a whole. */
function series(law: Law, counts: readonly number[], laps: number, noise: number, random: RandomSource): Series[] {
  const lapNoise = Array.from({ length: laps }, () => normal(random) * noise);
  return counts.map(workers => ({ workers, throughputs: lapNoise.map(shared => throughputOf(law, workers) * Math.exp(shared + normal(random) * noise)) }));
}

const exact = (law: Law, counts: readonly number[]) => counts.map(workers => ({ workers, throughput: throughputOf(law, workers), weight: 1 }));

function fitted(all: readonly Series[]): ScalingFit {
  const fit = fitScaling(all);
  if ('none' in fit) return assert.fail(fit.none.message);
  return fit;
}

const near = (actual: number, expected: number, within: number) => assert.ok(Math.abs(actual - expected) <= within, `${actual} is not ${expected}`);

describe('advice: the Universal Scalability Law', () => {
  it('finds the parameters of points that follow it, also at the bounds', () => {
    for (const law of [
      { lambda: 100, sigma: 0.03, kappa: 0.001 }, { lambda: 0.02, sigma: 0.2, kappa: 0 }, { lambda: 5000, sigma: 0, kappa: 0.004 }, { lambda: 7, sigma: 0, kappa: 0 },
      { lambda: 40, sigma: 1, kappa: 0 }, { lambda: 40, sigma: 1.3, kappa: 0.02 }, { lambda: 1e-4, sigma: 0.001, kappa: 1e-6 },
    ]) {
      for (const counts of [[1, 2, 4], [1, 2, 3, 4, 8], [2, 4, 8, 16, 32, 64], [1, 128, 1024]]) {
        const found = fitLaw(exact(law, counts))!;
        near(found.lambda / law.lambda, 1, 1e-6);
        near(found.sigma, law.sigma, 1e-6);
        near(found.kappa, law.kappa, 1e-6);
      }
    }
  });

  it('keeps within the bounds where the points would leave them', () => {
    // 5 % more than in proportion: contention below 0 would fit better.
    const found = fitLaw([1, 2, 4, 8].map((workers, index) => ({ workers, throughput: 10 * workers * 1.05 ** index, weight: 1 })))!;
    assert.equal(found.sigma, 0);
    assert.equal(found.kappa, 0);
    assert.ok(found.lambda > 10);
  });

  it('says where throughput is highest', () => {
    near(peakOf({ lambda: 1, sigma: 0.02, kappa: 0.0005 }), Math.sqrt(0.98 / 0.0005), 1e-9);
    assert.equal(peakOf({ lambda: 1, sigma: 0.3, kappa: 0 }), Infinity);
    assert.equal(peakOf({ lambda: 1, sigma: 1.2, kappa: 0.1 }), 1);
    const law = { lambda: 3, sigma: 0.05, kappa: 0.01 };
    const peak = Math.round(peakOf(law));
    assert.ok(throughputOf(law, peak) > throughputOf(law, peak - 2) && throughputOf(law, peak) > throughputOf(law, peak + 2));
  });

  it('recovers known parameters from noisy rounds, and its intervals hold them as often as they say', () => {
    const law = { lambda: 100, sigma: 0.08, kappa: 0.002 };
    const random = seededRandom(7);
    const counts = [1, 2, 4, 8, 16, 32];
    const held = { contention: 0, at64: 0, at16: 0 };
    const runs = 60;
    const centres: number[] = [];
    for (let run = 0; run < runs; run++) {
      const fit = fitted(series(law, counts, 12, 0.04, random));
      centres.push(fit.law.sigma);
      const holds = (what: (each: Law) => number) => {
        const [low, high] = intervalOf(fit.resampled, what)!;
        return Number(low <= what(law) && what(law) <= high);
      };
      held.contention += holds(({ sigma }) => sigma);
      held.at64 += holds(each => throughputOf(each, 64));
      held.at16 += holds(each => throughputOf(each, 16));
    }
    near(centres.reduce((sum, value) => sum + value, 0) / runs, law.sigma, 0.01);
    for (const [what, count] of Object.entries(held)) assert.ok(count / runs >= 0.88, `${what}: ${count} of ${runs}`);
  });

  it('weighs what is known better more', () => {
    const law = { lambda: 10, sigma: 0.1, kappa: 0 };
    const off = exact(law, [1, 2, 4, 8, 16]).map((point, index) => (index === 2 ? { ...point, throughput: point.throughput * 2, weight: 1e-6 } : point));
    near(fitLaw(off)!.sigma, 0.1, 1e-3);
  });

  describe('finds none', () => {
    const reason = (all: readonly Series[]) => {
      const fit = fitScaling(all);
      return 'none' in fit ? fit.none.code : `sigma ${fit.law.sigma}`;
    };
    const steady = (workers: number, throughput: number, laps = 8) => ({ workers, throughputs: Array.from({ length: laps }, (_, lap) => throughput * (1 + 0.002 * (lap % 3))) });

    it('with one or two numbers of workers, or rounds that were lost', () => {
      assert.equal(reason([]), 'too-few-points');
      assert.equal(reason([steady(1, 10)]), 'too-few-points');
      assert.equal(reason([steady(1, 10), steady(8, 60)]), 'too-few-points');
      assert.equal(reason([steady(1, 10), steady(8, 60), { workers: 4, throughputs: [] }, { workers: 2, throughputs: [0, NaN] }]), 'too-few-points');
      assert.equal(reason([steady(2, 10), steady(2, 11), steady(2, 12)]), 'too-few-points');
    });

    it('where several do more than as many times one', () => {
      assert.equal(reason([steady(1, 10), steady(2, 26), steady(4, 55), steady(8, 110)]), 'super-linear');
      assert.equal(reason([steady(1, 10), steady(2, 20.2), steady(4, 40.3), steady(8, 80)]), 'sigma 0');
    });

    it('where the points follow no curve, or the rounds are noise', () => {
      assert.equal(reason([steady(1, 10), steady(2, 5), steady(4, 30), steady(8, 7), steady(16, 60)]), 'noisy');
      const random = seededRandom(3);
      assert.equal(reason(series({ lambda: 10, sigma: 0.1, kappa: 0.001 }, [1, 2, 4], 4, 1.2, random)), 'noisy');
    });
  });

  it('claims no uncertainty from fewer than three laps', () => {
    const fit = fitted(series({ lambda: 10, sigma: 0.1, kappa: 0 }, [1, 2, 4, 8], 2, 0.001, seededRandom(1)));
    assert.deepEqual(fit.resampled, []);
    assert.equal(intervalOf(fit.resampled, ({ sigma }) => sigma), null);
  });
});
