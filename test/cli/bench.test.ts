import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BenchmarkPlan, BenchmarkReport } from '../../src/model';
import { Folder } from './support';

const waiting = 'import time\n\n\ndef wait(seconds):\n    # forkcast: args=[0.02] * 8\n    time.sleep(seconds)\n    return seconds\n';

describe('forkcast bench and advise', () => {
  let folder: Folder;
  beforeEach(() => { folder = new Folder(); });
  afterEach(() => folder.remove());

  it('measures a function and recommends, in JSON as the contract says', async () => {
    folder.write('app.py', waiting);
    const { status, out, err } = await folder.run('bench', 'app.py:wait', '--format', 'json', '--budget', '8', '--yes');
    assert.equal(status, 0, err);
    const report: BenchmarkReport = JSON.parse(out);
    assert.equal(report.target, 'app.py:wait');
    assert.equal(report.workload.origin, 'comment');
    assert.deepEqual(report.measurements.map(({ model }) => model).sort(), ['processes', 'serial', 'threads']);
    for (const { state, samples, medianSeconds, equalResults, model } of report.measurements) {
      assert.equal(state, 'completed', model);
      assert.ok(samples.length >= 2 && medianSeconds! > 0);
      assert.equal(equalResults, true);
    }
    assert.equal(report.recommendation.model, 'threads', JSON.stringify(report.recommendation));
    assert.ok(report.recommendation.speedup! > 2);
    assert.ok(report.recommendation.reasons.length > 0);
  });

  it('takes arguments, models, workers and tasks as given', async () => {
    folder.write('app.py', 'def add(a, b=0):\n    return sum(range(2_000)) + a + b\n');
    const { out, err } = await folder.run('bench', 'app.py:add', '--args', '[(1, 2), (3, 4)]', '--models', 'threads', '--workers', '1,2', '--tasks', '4', '--budget', '6', '--format', 'json');
    assert.ok(out, err);
    const report: BenchmarkReport = JSON.parse(out);
    assert.deepEqual(report.workload, { expression: '[(1, 2), (3, 4)]', origin: 'given', items: 2, tasks: 4 });
    assert.deepEqual(report.measurements.map(({ model, workers }) => `${model}${workers}`), ['serial1', 'threads1', 'threads2']);
  });

  it('finds literal arguments at call sites', async () => {
    folder.write('lib.py', 'def work(n):\n    return sum(i * i for i in range(n))\n');
    folder.write('main.py', 'from lib import work\n\nprint(work(20_000))\n');
    folder.write('pyproject.toml', '');
    const { out, err } = await folder.run('bench', 'lib.py:work', '--format', 'json', '--budget', '6');
    assert.ok(out, err);
    const { workload }: BenchmarkReport = JSON.parse(out);
    assert.equal(workload.origin, 'call-site');
    assert.match(workload.expression, /20_000/);
  });

  it('with --dry-run says what would run, and runs nothing', async () => {
    folder.write('wipe.py', 'import os\nimport helpers\n\nopen("imported", "w")\n\ndef wipe(path):\n    # forkcast: args=["nothing"]\n    helpers.drop(path)\n');
    folder.write('helpers.py', 'import os\n\ndef drop(path):\n    os.remove(path)\n');
    folder.write('pyproject.toml', '');
    const options = ['--models', 'threads,processes', '--workers', '2,3', '--start-method', 'spawn', '--memory-limit', '2G', '--task-timeout', '10', '--temp-dir', '--budget', '7', '--precision', '2%'];
    const { status, out, err } = await folder.run('bench', 'wipe.py:wipe', '--dry-run', '--format', 'json', ...options);
    assert.equal(status, 0, err);
    const { plans: [plan] } = JSON.parse(out) as { plans: BenchmarkPlan[] };
    assert.deepEqual(plan.contenders.map(each => [each.model, each.workers, each.startMethod ?? '']), [['serial', 1, ''], ['threads', 2, ''], ['threads', 3, ''], ['processes', 2, 'spawn'], ['processes', 3, 'spawn']]);
    assert.deepEqual([plan.target, plan.workload, plan.budgetSeconds, plan.memoryLimitBytes, plan.taskTimeoutSeconds, plan.workingDirectory, plan.workersDependOnTask], [
      'wipe.py:wipe', { expression: '["nothing"]', origin: 'comment' }, 7, 2e9, 10, null, false,
    ]);
    assert.equal(plan.precision, 0.02);
    assert.deepEqual(plan.repeats, [{ code: 'deletes', name: 'os.remove', within: 'drop', path: 'helpers.py', line: 4 }]);
    const text = (await folder.run('bench', 'wipe.py:wipe', '--dry-run')).out;
    assert.match(text, /would be run; nothing has been[^]*\["nothing"\] \(from the comment in the source\)[^]*serial, threads[^]*working directory +\S*forkcast-cli-[^]*deletes: os\.remove in drop \(helpers\.py, line 4\)/);
    const advised = await folder.run('advise', '--bench', '--dry-run', '--format', 'json', '--no-cache');
    assert.equal((JSON.parse(advised.out) as { plans: BenchmarkPlan[] }).plans[0]?.target, 'wipe.py:wipe', advised.err);
    assert.equal(existsSync(join(folder.path, 'imported')), false, 'the module was imported');
    assert.match((await folder.run('advise', '--dry-run')).err, /--bench/);
    assert.match((await folder.run('bench', 'wipe.py:wipe', '--dry-run', '--memory-limit', 'lots')).err, /2G or 512M/);
    for (const wrong of ['0', '200%', 'narrow']) assert.match((await folder.run('bench', 'wipe.py:wipe', '--dry-run', '--precision', wrong)).err, /--precision takes a percentage of the speed-up, such as 2%/);
  });

  it('confirms what would be repeated before every way of running it', async () => {
    folder.write('wipe.py', 'import os\n\nopen("imported", "w")\n\ndef wipe(path):\n    # forkcast: args=["nothing"]\n    os.remove(path)\n');
    const { status, err } = await folder.run('bench', 'wipe.py:wipe', '--interpreters', '3.11', '--quiet');
    assert.equal(status, 2);
    assert.match(err, /os\.remove \(wipe\.py, line 7\)[^]*--yes/);
    assert.match((await folder.run('advise', '--bench', '--no-cache', '.')).err, /wipe: not run; --yes confirms it/);
    assert.equal(existsSync(join(folder.path, 'imported')), false, 'the module was imported');
  });

  it('says what is wrong and what to do', async () => {
    folder.write('app.py', `${waiting}\n\ndef needs(a, b):\n    return a\n\n\nclass Tool:\n    def __init__(self, path):\n        self.path = path\n\n    def run(self):\n        return self.path\n`);
    folder.write('broken.py', 'import not_there_at_all\n\ndef f():\n    return 1\n');
    folder.write('wipe.py', 'import os\n\ndef wipe(path):\n    # forkcast: args=["nothing"]\n    os.remove(path)\n');
    for (const [words, pattern] of [
      [[], /FILE:FUNCTION/],
      [['app.py'], /FILE:FUNCTION/],
      [['missing.py:f'], /no such file/i],
      // Options are told first: a large project is not read in vain.
      [['missing.py:f', '--budget', 'long'], /--budget takes a number/],
      [['app.py/inside.py:f'], /no such file/i],
      [['app.py:nope'], /no function nope\. It has wait, needs/],
      [['app.py:needs'], /takes arguments \(a, b\)[\s\S]*--args[\s\S]*# forkcast: args=/],
      [['app.py:Tool.run'], /cannot be made without arguments/],
      [['app.py:wait', '--models', 'fibers'], /--models takes.*'fibers'/],
      [['app.py:wait', '--budget', 'long'], /--budget takes a number/],
      [['app.py:wait', '--workers', '0'], /--workers takes a whole number/],
      [['app.py:wait', '--interpreter', '/nowhere/python3'], /\/nowhere\/python3/],
      [['app.py:wait', '--args', '[(1, 2, 3)]'], /does not fit the function's parameters/],
      [['app.py:wait', '--args', '1 +'], /not a Python expression/],
      [['broken.py:f'], /not_there_at_all/],
      [['wipe.py:wipe'], /deletes: os\.remove \(wipe\.py, line 5\)[\s\S]*--yes/],
    ] as const) {
      const { status, err, out } = await folder.run('bench', ...(words.includes('--budget' as never) ? words : [...words, '--budget', '5']));
      assert.equal(status, 2, `${words.join(' ')}: ${out}${err}`);
      assert.match(err, pattern);
    }
  });

  for (const [signal, status] of [['SIGINT', 130], ['SIGTERM', 143], ['SIGHUP', 129]] as const) {
    it(`stops at once on ${signal} with the status that shells expect, and leaves no process behind`, async function () {
      if (process.platform === 'win32') this.skip();
      const marker = folder.write('pids.txt', '');
      folder.write('app.py', `import os, time\n\ndef forever(n):\n    with open(${JSON.stringify(marker)}, "a") as file:\n        file.write(f"{os.getpid()}\\n")\n    while True:\n        time.sleep(0.01)\n`);
      const child = folder.start('bench', 'app.py:forever', '--args', 'range(4)', '--yes', '--budget', '60');
      const closed = new Promise<number | null>(resolve => child.once('close', resolve));
      const pids = () => readFileSync(marker, 'utf8').split('\n').filter(Boolean).map(Number);
      while (pids().length === 0) await new Promise(resolve => setTimeout(resolve, 50));
      child.kill(signal);
      assert.equal(await closed, status);
      for (const pid of pids()) assert.throws(() => process.kill(pid, 0), /ESRCH/);
    });
  }

  it('advises on a folder: measures what it can, ranks the rest, writes the report', async () => {
    folder.write('app.py', `${waiting}\n\ndef wait_all(all_seconds):\n    for seconds in all_seconds:\n        wait(seconds)\n`);
    folder.write('broken.py', 'import not_there_at_all\n\ndef f(n):\n    # forkcast: args=[1]\n    return n\n');
    const { status, out, err } = await folder.run('advise', '.', '--bench', '--yes', '--budget', '6', '--report', 'report/index.html');
    assert.equal(status, 0, err);
    assert.match(out, /app\.py:wait {2}threads x\d+: [\d.]+x as fast/);
    assert.match(out, /app\.py:\d+:5/);
    assert.match(err, /broken\.py:f[\s\S]*could not be measured: .*not_there_at_all/);
    assert.match(readFileSync(join(folder.path, 'report/index.html'), 'utf8'), /<svg/);
  });

  it('runs nothing unless asked', async () => {
    folder.write('app.py', `open(${JSON.stringify(join(folder.path, 'ran'))}, "w")\n${waiting}`);
    await folder.run('advise', '.');
    await folder.run('analyze', '.');
    assert.throws(() => readFileSync(join(folder.path, 'ran')), /ENOENT/);
  });
});
