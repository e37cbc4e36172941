import assert from 'node:assert/strict';
import { benchmarkText, buildReport, renderHtml } from '../../../src/report';
import { describeConditions } from '../../../src/advice';
import { typeset } from '../../../src/report/components/typeset';
import { computing, report } from '../../samples/outcomes';

describe('the conditions of a measurement', () => {
  const measured = report(computing());
  measured.host = { ...measured.host, physicalCores: 2, cpuQuota: 1.5, parallelCapacity: [{ processes: 1, cores: 1, interval: null }, { processes: 4, cores: 1.3, interval: [1.2, 1.5] }] };
  measured.stopped = { reason: 'budget', message: 'Stopped after 5 rounds of each model: the budget of 20 s was used up.' };
  const model = buildReport({ analysis: null, benchmarks: [measured, { ...report(computing()), target: 'other.py:f', host: { ...measured.host, parallelCapacity: null, load: 3 } }], title: 'T', generatedAt: '2026-11-23T00:00:00Z' });

  it('stand under the table, in a terminal', () => {
    const text = benchmarkText(measured);
    assert.match(text, /While measuring, the host gave 1\.30 of 4 cores\./);
    assert.match(text, /budget of 20 s was used up\./);
  });

  it('say how precisely the speed-up is known where that was asked for, and whether it is enough', () => {
    const [low, high] = measured.recommendation.speedupInterval!;
    const half = (high - low) / 2 / measured.recommendation.speedup!;
    const told = (precision: number) => describeConditions({ ...measured, precision }).find(sentence => sentence.startsWith('The speed-up of'))!;
    assert.match(told(half * 1.01), /^The speed-up of processes x4 is known to \+-\d+(\.\d)? %\.$/);
    assert.match(told(half / 2), /is known to \+-[\d.]+ %; [\d.]+ % was asked for, which takes a larger budget or a quieter machine\.$/);
    assert.ok(!describeConditions(measured).some(sentence => sentence.includes('known to')));
    assert.equal(typeset('known to +-1.9 %.'), 'known to ±1.9\u00a0%.');
  });

  it('and beside the chart, in the report\'s file and view', () => {
    const html = renderHtml(model, { styles: '' });
    assert.match(html, /While measuring, the host gave 1\.30 of 4.cores\..*budget of 20.s was used up/s);
    assert.match(html, /4 cores \(hyper-threads of 2\), limited to 1\.50 of them/);
  });

  it('are told with their run: one machine is listed once, however busy it was', () => {
    assert.equal(model.hosts.length, 1);
    assert.deepEqual(model.entries.map(({ measured: each }) => each!.report.host.parallelCapacity?.length).sort(), [2, undefined]);
  });
});
