import assert from 'node:assert/strict';
import type { BenchmarkReport } from '../../src/model';
import { Folder } from './support';

describe('forkcast bench over workers and tasks', () => {
  let folder: Folder;
  beforeEach(() => { folder = new Folder(); });
  afterEach(() => folder.remove());

  it('sweeps, projects, and shows a cluster where this machine takes too long', async () => {
    folder.write('app.py', 'import time\n\n\ndef wait(seconds):\n    # forkcast: args=[0.004]\n    time.sleep(seconds)\n');
    const words = ['bench', 'app.py:wait', '--models', 'threads', '--sweep', '--tasks', '16', '--project', '3000000,2', '--cluster-threshold', '0.5', '--budget', '8'];
    const { status, out, err } = await folder.run(...words, '--format', 'json');
    assert.equal(status, 0, err);
    const report: BenchmarkReport = JSON.parse(out);
    assert.deepEqual(report.scaling!.map(({ model }) => model), ['threads']);
    assert.ok(report.scaling![0].points.length >= 3);
    assert.deepEqual([report.projection!.tasks, report.projection!.cores, report.projection!.models[0].model], [3_000_000, 2, 'serial']);
    assert.ok(report.projection!.models[0].seconds > 11_000);
    assert.equal(report.cluster!.overheadSource, 'documented');
    assert.match(report.cluster!.code, /from app import wait/);
    assert.ok(report.recommendation.reasons.some(({ code }) => code === 'beyond-one-machine'));
    const text = await folder.run(...words);
    assert.match(text.out, /Threads got most done with \d+ workers/);
    assert.match(text.out, /3,000,000 tasks on 2 cores would take\s+threads x\d+/);
    assert.match(text.out, /executor = client\.get_executor\(pure=False\)/);
  });

  it('says what is wrong with what it is told', async () => {
    folder.write('app.py', 'def add(a=1):\n    return a\n');
    for (const [words, pattern] of [
      [['--project', 'many'], /--project takes a whole number above 0; not 'many'/],
      [['--project', '10,2,3'], /--project takes TASKS or TASKS,CORES/],
      [['--chunksize', '0'], /--chunksize takes a whole number above 0/],
      [['--cluster-threshold', '-1'], /--cluster-threshold/],
    ] as const) {
      const { status, err } = await folder.run('bench', 'app.py:add', ...words);
      assert.equal(status, 2, err);
      assert.match(err, pattern);
    }
  });
});
