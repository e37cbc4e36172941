import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BenchmarkStore, contentHash } from '../../../src/server/benchmark-store';
import type { StoredBenchmark } from '../../../src/server/protocol';
import { report } from '../../samples/outcomes';

const benchmark = (name: string, at = 0) => ({
  path: '/w/a.py', function: name, hash: 'h', at,
  report: { version: 1, target: `a.py:${name}`, measurements: [], recommendation: { reasons: [], hazards: [] } },
}) as unknown as StoredBenchmark;

describe('the store of benchmarks', () => {
  let folder: string;
  const problems: string[] = [];
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'forkcast-store-'));
    problems.length = 0;
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  const open = (at = folder) => new BenchmarkStore(at, problem => problems.push(problem));

  it('keeps the latest of each function, the newest first, over sessions', () => {
    const store = open(join(folder, 'not/yet/there'));
    for (const one of [benchmark('f', 1), benchmark('g', 2), benchmark('f', 3)]) store.add(one);
    const again = open(join(folder, 'not/yet/there'));
    assert.deepEqual(again.all().map(one => [one.function, one.at]), [['f', 3], ['g', 2]]);
    assert.equal(again.get('/w/a.py', 'f')?.at, 3);
    assert.deepEqual(readdirSync(join(folder, 'not/yet/there')), ['benchmarks.json'], 'no temporary file is left');
    assert.deepEqual(problems, []);
  });

  it('keeps the runs of each function, and says how the last compares with the one before', () => {
    const run = (seconds: number, at: number, hash: string): StoredBenchmark => {
      const made = report({ runs: [{ model: 'serial', seconds }] });
      made.measurements[0].samples = Array.from({ length: 8 }, (_, i) => seconds * (1 + i / 1000));
      return { ...benchmark('f', at), hash, report: made };
    };
    const store = open();
    store.add(run(1, 1, 'a'));
    assert.equal(store.changeOf('/w/a.py', 'f'), null);
    for (let at = 2; at < 30; at++) store.add(run(2, at, 'b'));
    assert.equal(store.runs('/w/a.py', 'f').length, 20);
    store.add(run(4, 30, 'c'));
    const again = open();
    assert.deepEqual(again.runs('/w/a.py', 'f').map(({ at }) => at).slice(-3), [28, 29, 30]);
    assert.equal(again.changeOf('/w/a.py', 'f'), 'Serially it took 2.00x as long as in the run before (different: code).');
  });

  it('does not grow without bound', () => {
    const store = open();
    for (let i = 0; i < 520; i++) store.add(benchmark(`f${i}`));
    assert.equal(store.all().length, 500);
    assert.equal(store.get('/w/a.py', 'f0'), undefined);
    assert.ok(store.get('/w/a.py', 'f519'));
  });

  it('goes on in memory where it cannot write, and says so', () => {
    writeFileSync(join(folder, 'file'), '');
    const store = open(join(folder, 'file/below'));
    store.add(benchmark('f'));
    assert.ok(store.get('/w/a.py', 'f'));
    assert.match(problems.join(), /could not be stored/);
  });

  for (const [what, text] of [['text cut short', '{"version":1,"benchm'], ['another version', '{"version":2,"benchmarks":[]}'], ['another shape', '{"version":1,"benchmarks":[{"path":1}]}']]) {
    it(`sets ${what} aside`, () => {
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, 'benchmarks.json'), text);
      assert.deepEqual(open().all(), []);
      assert.match(problems.join(), /set aside/);
      assert.deepEqual(readdirSync(folder), ['benchmarks.json.unreadable']);
    });
  }

  it('tells an edit from a change of line endings', () => {
    assert.equal(contentHash('def f():\n    return 1\n'), contentHash('def f():  \r\n    return 1\r\n\r\n'));
    assert.notEqual(contentHash('def f():\n    return 1'), contentHash('def f():\n    return 2'));
    assert.notEqual(contentHash('def f():\n    return 1'), contentHash('def f():\n  return 1'));
  });
});
