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

  it('takes asyncio for what is a coroutine function already, where threads are no faster, and threads for any other', () => {
    const made = outcome({ runs: [{ model: 'serial', seconds: 1 }, { model: 'threads', seconds: 0.13 }, { model: 'asyncio', seconds: 0.12 }] });
    const as = (coroutine: boolean, over: Partial<Measurement>) => adviseMeasured({
      ...made, workload: { ...made.workload, coroutine }, measurements: made.measurements.map(each => (each.model === 'threads' ? { ...each, ...over } : each)),
    }).model;
    const tied = { behindFastest: { model: 'asyncio', workers: 2, ratio: 1.05, interval: [0.98, 1.1] } } satisfies Partial<Measurement>;
    assert.deepEqual([as(true, tied), as(false, tied)], ['asyncio', 'threads']);
    assert.equal(as(true, { behindFastest: { model: 'asyncio', workers: 2, ratio: 1.3, interval: [1.2, 1.4] } }), 'asyncio');
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
