import assert from 'node:assert/strict';
import { adviseMeasured } from '../../../src/advice';
import type { BenchmarkOutcome, Measurement } from '../../../src/model';
import { outcome } from '../../samples/outcomes';

const measured = (over: Partial<Measurement>[]): BenchmarkOutcome => {
  const made = outcome({ runs: [{ model: 'serial', seconds: 1 }, { model: 'threads', seconds: 0.52 }, { model: 'processes', seconds: 0.5 }] });
  return { ...made, measurements: made.measurements.map((measurement, i) => ({ ...measurement, ...over[i] })) };
};
const behind = (ratio: number, interval: [number, number]): Partial<Measurement> => ({ behindFastest: { model: 'processes', workers: 2, ratio, interval } });

describe('advice on models compared lap by lap', () => {
  it('claims a gain only from the interval that holds for all models together', () => {
    assert.equal(adviseMeasured(measured([{}, {}, {}])).model, 'threads');
    assert.equal(adviseMeasured(measured([{}, { jointInterval: [0.99, 3] }, { jointInterval: [0.98, 3] }])).model, null);
    assert.equal(adviseMeasured(measured([{}, { jointInterval: null }, { jointInterval: null }])).model, null, 'too few rounds for one');
  });

  it('takes the simpler of two that were not told apart, and says that it is not the faster', () => {
    const advice = adviseMeasured(measured([{}, behind(1.03, [0.98, 1.08]), {}]));
    assert.equal(advice.model, 'threads');
    assert.match(advice.reasons.find(({ code }) => code === 'as-good')!.message, /no clear winner between threads x2 .* and processes x2/);
  });

  it('takes the faster where the laps tell them apart, though their intervals against serial overlap', () => {
    const advice = adviseMeasured(measured([{}, behind(1.1, [1.06, 1.14]), {}]));
    assert.equal(advice.model, 'processes');
    assert.ok(!advice.reasons.some(({ code }) => code === 'as-good'));
  });

  it('leaves it open where the simpler may be as good and may be far worse', () => {
    assert.deepEqual([adviseMeasured(measured([{}, behind(1.3, [0.97, 1.7]), {}])).model], [null]);
  });
});
