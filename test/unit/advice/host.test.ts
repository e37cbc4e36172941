import assert from 'node:assert/strict';
import { adviseMeasured, capacityOf, describeConditions, verdict } from '../../../src/advice';
import type { BenchmarkOutcome, HostDescription } from '../../../src/model';
import { computing, outcome, tiny, waiting, type OutcomeShape } from '../../samples/outcomes';

const giving = (cores: number, processes = 4): Partial<HostDescription> => ({ parallelCapacity: [{ processes: 1, cores: 1, interval: null }, { processes, cores, interval: null }] });
const on = (shape: OutcomeShape, host: Partial<HostDescription>): BenchmarkOutcome => {
  const measured = outcome(shape);
  return { ...measured, host: { ...measured.host, ...host } };
};
const hazardOf = (shape: OutcomeShape, host: Partial<HostDescription>) => adviseMeasured(on(shape, host)).hazards.find(({ code }) => code === 'loaded-host');

describe('advice on the host', () => {
  it('holds what a host gives against what it has: hyper-threads and quotas are not load', () => {
    const host = outcome(computing()).host;
    assert.equal(capacityOf(host), null);
    assert.equal(capacityOf({ ...host, ...giving(1.3) })!.loaded, true);
    assert.equal(capacityOf({ ...host, ...giving(3.7) })!.loaded, false);
    assert.equal(capacityOf({ ...host, ...giving(2), physicalCores: 2 })!.loaded, false);
    assert.equal(capacityOf({ ...host, ...giving(1.4), cpuQuota: 1.5 })!.loaded, false);
    assert.equal(capacityOf({ ...host, parallelCapacity: [{ processes: 1, cores: 1, interval: null }] }), null);
  });

  it('a verdict taken on a busy host says so', () => {
    assert.match(hazardOf(computing(), { ...giving(1.3), load: 6.2 })!.message, /4 processes that only compute came to 1\.30 cores' worth.*6\.2 programs/);
    assert.equal(hazardOf(computing(), giving(3.8)), undefined);
    assert.equal(hazardOf(computing(), {}), undefined);
    // Where capacity could not be measured, the load has to speak.
    assert.match(hazardOf(computing(), { load: 5, parallelCapacity: null })!.message, /may have been busy/);
    assert.equal(hazardOf(computing(), { load: 0.5, parallelCapacity: null }), undefined);
  });

  it('a gain that is all the host gives is told as such', () => {
    const shape: OutcomeShape = { cores: 4, runs: [{ model: 'serial', seconds: 1 }, { model: 'threads', seconds: 1.01, cpu: 1 }, { model: 'processes', workers: 4, seconds: 0.63, cpu: 1 }] };
    const advice = adviseMeasured(on(shape, giving(1.7)));
    assert.equal(advice.model, 'processes');
    assert.match(advice.reasons.find(({ code }) => code === 'host-limits')!.message, /gave 1\.70 cores to 4 processes that only compute, of 4\.0 it has; processes x4 at 1\.59x/);
    assert.ok(!adviseMeasured(on(shape, giving(3.9))).reasons.some(({ code }) => code === 'host-limits'));
  });

  it('"leave it serial" is no answer where the host had no second core to give', () => {
    const shape: OutcomeShape = { cores: 4, runs: [{ model: 'serial', seconds: 1 }, { model: 'threads', seconds: 1.02, cpu: 1 }, { model: 'processes', workers: 4, seconds: 0.97, cpu: 1 }] };
    const limited = on(shape, giving(1.1));
    const advice = adviseMeasured(limited);
    assert.deepEqual([advice.model, advice.reasons[0].code], [null, 'host-limits']);
    assert.equal(verdict(advice, limited), 'no clear winner: the host had no core to spare');
    assert.equal(adviseMeasured(on(shape, giving(3.9))).model, 'serial');
    assert.equal(adviseMeasured(on(tiny(), giving(1.1))).model, 'serial', 'tiny tasks stay tiny on any host');
    assert.equal(adviseMeasured(on({ ...shape, runs: [shape.runs[0], shape.runs[1], { model: 'processes', workers: 4, seconds: 1.9, cpu: 1.9 }] }, giving(1.1))).model, 'serial', 'these did not even get that');
  });

  it('says nothing of the host where waiting is what overlaps', () => {
    assert.ok(!adviseMeasured(on(waiting(), giving(1.1))).reasons.some(({ code }) => code === 'host-limits'));
  });

  it('tells the conditions of a run in sentences', () => {
    const measured = on(computing(), { ...giving(1.3), drift: 1.24 });
    measured.measurements[0].outliers = { count: 2, share: 0.2 };
    measured.measurements[1].outliers = { count: 0, share: 0 };
    const told = describeConditions({ ...measured, stopped: { reason: 'decided', message: 'Stopped after 7 rounds of each model: more would not change the verdict.' } });
    assert.deepEqual(told, [
      'While measuring, the host gave 1.30 of 4 cores.',
      'At the end of the run the same computation took 24 % longer than at its beginning.',
      '2 of 14 rounds took far longer or shorter than the others of their model (serial 2); they count like any other.',
      'Stopped after 7 rounds of each model: more would not change the verdict.',
      'There was no room for several processes of each model, so the intervals leave out what differs from one process to the next; a larger budget takes it in.',
    ]);
    const busy = describeConditions({ ...measured, recommendation: { ...adviseMeasured(measured), hazards: [{ code: 'loaded-host', message: 'The host was busy.' }] } });
    assert.match(busy[0], /^At the end of the run/, 'what a hazard says of the host is not said again');
    const several = measured.measurements.map(measurement => ({ ...measurement, samplesPerProcess: [3, 3, 1] }));
    assert.equal(describeConditions({ ...measured, measurements: several, stopped: { reason: 'decided', message: 'Stopped.' } }).at(-1), 'Stopped.');
    assert.deepEqual(describeConditions(outcome(computing())), []);
  });
});
