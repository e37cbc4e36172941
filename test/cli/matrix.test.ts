import assert from 'node:assert/strict';
import { existsSync, readFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findVersions, fitsVersion } from '../../src/bench';
import { matrixMarkdown, matrixText, type BenchmarkMatrix } from '../../src/report';
import { computing, outcome } from '../samples/outcomes';
import { adviseMeasured } from '../../src/advice';
import { interpreters } from '../runner/interpreters';
import { Folder } from './support';

const work = 'def add(limit):\n    total = 0\n    for number in range(limit):\n        total += number\n    return total\n';

describe('forkcast bench --interpreters', () => {
  let folder: Folder;
  before(() => {
    folder = new Folder();
    folder.write('work.py', work);
    folder.write('new.py', `import tomllib\n${work}`);
    folder.write('work.mjs', 'export function add(limit) { let total = 0; for (let i = 0; i < limit; i++) total += i; return total; }\n');
  });
  after(() => folder.remove());

  it('writes one page', async function () {
    const [first] = (await interpreters()).values();
    if (!first) return this.skip();
    const { status } = await folder.run('bench', 'work.py:add', '--args', '[20000] * 4', '--budget', '3', '--models', 'threads', '--format', 'html', '--output', 'matrix.html', '--interpreters', `${first.path},${first.path}`);
    assert.equal(status, 0);
    const page = readFileSync(join(folder.path, 'matrix.html'), 'utf8');
    assert.match(page, /^<!doctype html>[^]*<table class="numbers matrix">[^]*Each interpreter by itself/);
  });

  it('measures in each and prints one table', async function () {
    const paths = [...(await interpreters()).values()].map(({ path }) => path);
    if (paths.length < 2) return this.skip();
    const { status, out } = await folder.run('bench', 'work.py:add', '--args', '[20000] * 4', '--budget', '4', '--models', 'threads', '--interpreters', `${paths[0]},${paths.at(-1)}`);
    assert.equal(status, 0);
    assert.match(out, /in 2 interpreters/);
    assert.match(out, /model +CPython 3\.\d+\.\d+ +CPython 3/);
    assert.match(out, /serial +[\d.]+ .?s/);
    assert.match(out, /threads x\d+ +[\d.]+x/);
  });

  it('prints a list of reports as JSON, and says where nothing could be measured', async function () {
    const all = await interpreters();
    const [old, fresh] = [all.get('3.9') ?? all.get('3.10'), all.get('3.13') ?? all.get('3.12') ?? all.get('3.11')];
    if (!old || !fresh) return this.skip();
    const { status, out } = await folder.run('bench', 'new.py:add', '--args', '[20000] * 4', '--budget', '4', '--models', 'threads', '--format', 'json', '--interpreters', `${old.path},${fresh.path}`);
    assert.equal(status, 0);
    const matrix = JSON.parse(out) as BenchmarkMatrix;
    assert.deepEqual([matrix.version, matrix.target, matrix.benchmarks.length, matrix.failures.length], [1, 'new.py:add', 1, 1]);
    assert.equal(matrix.benchmarks[0].interpreter.version, fresh.version);
    assert.ok(matrix.benchmarks[0].recommendation.basis === 'measured');
    assert.equal(matrix.failures[0].interpreter.version, old.version);
    assert.match(matrix.failures[0].error.message, /tomllib/);
  });

  it('takes Node by version, too', async () => {
    const { status, out } = await folder.run('bench', 'work.mjs:add', '--args', '[20000]', '--budget', '3', '--models', 'async', '--interpreters', process.versions.node.split('.')[0]);
    assert.equal(status, 0);
    assert.match(out, /Node\.js \d+/);
  });

  it('refuses a version that is not there before it runs anything, and other options that contradict it', async () => {
    const missing = await folder.run('bench', 'work.py:add', '--args', '[2]', '--interpreters', '3.99');
    assert.equal(missing.status, 2);
    assert.match(missing.err, /No Python 3\.99 was found/);
    const both = await folder.run('bench', 'work.py:add', '--args', '[2]', '--interpreters', '3.11', '--interpreter', 'python3');
    assert.match(both.err, /Give one of them/);
    assert.match((await folder.run('bench', 'work.py:add', '--args', '[2]', '--interpreters', ',')).err, /takes versions or paths/);
  });

  it('compares whole numbers of versions', () => {
    assert.ok(fitsVersion('3.11.7', '3.11') && fitsVersion('3.11.7', '3') && fitsVersion('20.20.2', 'v20'));
    assert.ok(!fitsVersion('3.11.7', '3.1') && !fitsVersion('3.1.11', '3.11'));
  });

  it('looks where version managers keep theirs, the newest first', async function () {
    const any = [...(await interpreters()).values()].find(({ path }) => existsSync(path));
    if (!any || process.platform === 'win32') return this.skip();
    const root = mkdtempSync(join(tmpdir(), 'forkcast-pyenv-'));
    try {
      mkdirSync(join(root, 'versions', any.version, 'bin'), { recursive: true });
      symlinkSync(any.path, join(root, 'versions', any.version, 'bin', 'python3'));
      const [found] = await findVersions('a.py', [any.version], { environment: { ...process.env, PATH: '/nowhere', PYENV_ROOT: root } });
      assert.equal(found.version, any.version);
      await assert.rejects(findVersions('a.py', ['3.98'], { environment: { ...process.env, PATH: '/nowhere', PYENV_ROOT: root } }), /No Python 3\.98/);
    } finally {
      rmSync(root, { recursive: true });
    }
  });

  const measured = outcome(computing());
  const report = (version: string) => ({ ...measured, interpreter: { ...measured.interpreter, version }, recommendation: adviseMeasured(measured) });
  const made: BenchmarkMatrix = {
    version: 1, target: 'a_b.py:f', benchmarks: [report('3.11.7'), report('3.13.0')],
    failures: [{ interpreter: { ...measured.interpreter, version: '3.9.1' }, error: { code: 'import-error', message: 'No tomllib\nin <a|b>.', advice: 'Install it.' } }],
  };

  it('is Markdown that can be pasted: a row a model, the advised in bold, what users wrote escaped', () => {
    const lines = matrixMarkdown(made).split('\n');
    assert.equal(lines[0], '### `a_b.py:f` in 3 interpreters');
    assert.deepEqual(lines.slice(2, 4), ['| Model | CPython 3.11.7 | CPython 3.13.0 |', '| --- | ---: | ---: |']);
    assert.ok(lines.some(line => /^\| processes x4 \| \*\*3\.5x \([\d.-]+\)\*\* \| \*\*3\.5x/.test(line)), lines.join('\n'));
    assert.ok(lines.includes('- **CPython 3.9.1**: not measured. No tomllib in \\<a\\|b\\>. Install it.'), lines.join('\n'));
    assert.match(matrixMarkdown({ ...made, benchmarks: made.benchmarks.slice(1), failures: [] }), /^### `a_b\.py:f` in CPython 3\.13\.0\n/);
  });

  it('marks what is advised in each, and what failed', () => {
    const text = matrixText(made);
    assert.match(text, /processes x4 +3\.5x \([\d.-]+\)\* +3\.5x \([\d.-]+\)\*/);
    assert.match(text, /CPython 3\.9\.1: not measured: No tomllib/);
  });
});
