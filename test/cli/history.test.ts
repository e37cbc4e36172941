import assert from 'node:assert/strict';
import type { Comparison } from '../../src/advice';
import { Folder } from './support';

const nap = (seconds: number) => `import time\n\n\ndef nap(count):\n    # forkcast: args=[1] * 8\n    time.sleep(${seconds})\n    return count\n`;

describe('forkcast history and compare', () => {
  let folder: Folder;
  beforeEach(() => {
    folder = new Folder();
    folder.write('pyproject.toml', '');
  });
  afterEach(() => folder.remove());
  const bench = () => folder.run('bench', 'app.py:nap', '--models', 'threads', '--budget', '6');

  it('keep every run and hold the last against the one before', async () => {
    assert.match((await folder.run('history')).out, /No benchmark has been run/);
    folder.write('app.py', nap(0.01));
    const first = await bench();
    assert.equal(first.status, 0, first.err);
    assert.doesNotMatch(first.out, /the run before/);
    folder.write('app.py', nap(0.03));
    const second = await bench();
    assert.match(second.out, /Serially it took \d\.\d+x as long as in the run before \(different: code.*\)\./);
    const listed = await folder.run('history', 'app.py:nap');
    assert.equal(listed.out.split('\n').filter(line => line.includes('app.py:nap')).length, 2, listed.out);
    const { status, out, err } = await folder.run('compare', 'app.py:nap', '--format', 'json', '--fail-on-slower');
    assert.equal(status, 1, err);
    const comparison: Comparison = JSON.parse(out);
    const [serial] = comparison.models;
    assert.deepEqual([comparison.comparable, serial.model, serial.kind], [true, 'serial', 'slower']);
    assert.ok(serial.ratio! > 2 && serial.ratio! < 4, `${serial.ratio}`);
    assert.ok(comparison.differences.some(({ code }) => code === 'code'));
    const text = await folder.run('compare', 'app.py:nap');
    assert.match(text.out, /serial .* slower/);
  });

  it('compare two files, and refuse what measured something else', async () => {
    folder.write('app.py', nap(0.005));
    for (const [name, more] of [['a.json', []], ['b.json', []], ['c.json', ['--args', '[2] * 8']]] as const) {
      await folder.run('bench', 'app.py:nap', '--models', 'threads', '--budget', '4', '--format', 'json', '-o', name, ...more);
    }
    const same = await folder.run('compare', 'a.json', 'b.json', '--format', 'json');
    assert.equal((JSON.parse(same.out) as Comparison).comparable, true, same.err);
    const other = await folder.run('compare', 'a.json', 'c.json');
    assert.equal(other.status, 2);
    assert.match(other.out, /The arguments were \[1\] \* 8 \(8\), and are \[2\] \* 8 \(8\)\./);
    assert.match(other.out, /measured different work/);
  });

  it('say what is wrong and what to do', async () => {
    folder.write('app.py', nap(0.001));
    folder.write('not.json', '{}');
    for (const [words, pattern] of [
      [['compare'], /FILE:FUNCTION, or two files/],
      [['compare', 'app.py:nap'], /has not been benchmarked here\. Run forkcast bench/],
      [['compare', 'gone.json', 'not.json'], /gone\.json cannot be read/],
      [['compare', 'not.json', 'not.json'], /no benchmark's JSON of this version/],
      [['compare', 'gone.py:nap'], /There is no file gone\.py/],
      [['history', 'gone.py:nap'], /There is no file gone\.py, and no run of nap in it is kept/],
      [['history', 'app.py:nap'], /has not been benchmarked here\. Run forkcast bench app\.py:nap/],
      [['history', 'a', 'b'], /Name one function/],
    ] as const) {
      const { status, err } = await folder.run(...words);
      assert.equal(status, 2, words.join(' '));
      assert.match(err, pattern);
    }
  });
});
