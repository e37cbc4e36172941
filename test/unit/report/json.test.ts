import assert from 'node:assert/strict';
import { toJson } from '../../../src/report';
import { analysis, benchmarks, report, waiting } from '../../samples/outcomes';

/** The keys the contract promises, in any order; further ones may be added, none may go. */
const contract = {
  file: ['path', 'language', 'sites', 'findings', 'errors'],
  site: ['name', 'kind', 'range', 'work', 'io', 'confidence', 'recommendation', 'evidence'],
  finding: ['rule', 'severity', 'message', 'range', 'evidence'],
  benchmark: ['version', 'target', 'host', 'interpreter', 'workload', 'measurements', 'recommendation'],
  measurement: ['model', 'workers', 'tasks', 'state', 'samples', 'medianSeconds', 'startupSeconds', 'speedup', 'speedupInterval', 'cpuSeconds', 'waitSeconds', 'gil', 'peakMemoryBytes', 'equalResults', 'error'],
  recommendation: ['model', 'workers', 'speedup', 'speedupInterval', 'breakEvenTasks', 'basis', 'reasons', 'hazards'],
};

function has(value: object, keys: string[]) {
  for (const key of keys) assert.ok(key in value, `${key} is part of the contract`);
}

describe('JSON output', () => {
  it('of an analysis', () => {
    const read = JSON.parse(toJson(analysis()));
    assert.equal(read.version, 1);
    for (const file of read.files) {
      has(file, contract.file);
      for (const site of file.sites) {
        has(site, contract.site);
        has(site.recommendation, ['model', 'reasons']);
        for (const step of site.evidence) has(step, ['range', 'name', 'work']);
      }
      for (const finding of file.findings) has(finding, contract.finding);
    }
    assert.ok(read.files[0].sites[0].range.start.line >= 1);
  });

  it('of a benchmark', () => {
    for (const each of benchmarks()) {
      const read = JSON.parse(toJson(each));
      has(read, contract.benchmark);
      has(read.recommendation, contract.recommendation);
      for (const measurement of read.measurements) has(measurement, contract.measurement);
      assert.deepEqual(read, each);
    }
  });

  it('of both: an analysis with benchmarks beside its files', () => {
    const read = JSON.parse(toJson({ ...analysis(), benchmarks: benchmarks() }));
    assert.equal(read.benchmarks.length, 7);
    assert.equal(read.files.length, analysis().files.length);
  });

  it('ends in a line feed and holds no number that JSON cannot', () => {
    const odd = report(waiting());
    odd.measurements[1].speedup = Infinity;
    const text = toJson(odd);
    assert.ok(text.endsWith('}\n'));
    assert.equal(JSON.parse(text).measurements[1].speedup, null);
  });
});
