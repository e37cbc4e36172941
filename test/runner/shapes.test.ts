import assert from 'node:assert/strict';
import { assertCompleted, bench, of, refusal } from './support';
import { describeConditions } from '../../src/advice';
import type { ExecutionModel } from '../../src/model';

const quick = { budgetSeconds: 20, tasks: 4 } as const;
const all: ExecutionModel[] = ['serial', 'threads', 'processes'];

describe('runner: functions and workloads of every shape', () => {
  const shapes: [name: string, expression: string | null, items: number][] = [
    ['add_squares', '[1000] * 3', 3],
    ['nothing', null, 1],
    ['two', '[(1, 2), (3, 4)]', 2],
    ['two', '10, 20', 2],
    ['identity', '10', 1],
    ['identity', '"text"', 1],
    ['identity', '{"a": 1}', 1],
    ['identity', 'range(8)', 8],
    ['identity', '(n * n for n in range(5))', 5],
    ['identity', '(1, 2)', 2],
    ['identity', 'None', 1],
    ['identity', '  [1,\n 2]  ', 2],
    ['add_squares', 'LIMITS["small"]', 2],
    ['count_up', '[100]', 1],
    ['decorated', '[1]', 1],
    ['Client.fetch', 'range(4)', 4],
    ['Client.double', '[1]', 1],
    ['Client.name', '[1]', 1],
    ['Client.Inner.deep', '[1]', 1],
    ['Client', '[1]', 1],
    ['scaled', '[(100, {"factor": 2}), (200, {"factor": 3, "offset": 1})]', 2],
    ['scaled', '{"limit": 100, "factor": 2}', 1],
    ['rich', '["x", "y"]', 2],
    ['set_order', '["x"]', 1],
  ];
  for (const [name, expression, items] of shapes) {
    it(`${name}(${expression ?? ''})`, async () => {
      // How arguments are read is the same for every model: told once for each shape, by the cheapest.
      const models = name === 'identity' ? ['serial' as const] : all;
      const outcome = await bench('good.py', name, expression, { ...quick, models });
      assertCompleted(outcome, ...models);
      assert.equal(outcome.workload.items, items);
      assert.equal(outcome.workload.tasks, 4);
      for (const model of models) assert.equal(of(outcome, model).equalResults, true, model);
    });
  }

  it('measures what is behind a cache of results, and says so', async () => {
    for (const [name, limit] of [['remembered', 20_000], ['remembered_below', 20_000], ['remembered_parts', 300], ['Remembering.square', 20_000]] as const) {
      const outcome = await bench('good.py', name, `[${limit}]`, { ...quick, mostLaps: 2 });
      assertCompleted(outcome, ...all);
      assert.equal(outcome.workload.uncached, true);
      // From a cache, four results take some microseconds.
      assert.ok(of(outcome, 'serial').medianSeconds! > 4 * 200e-6, `${name}: ${of(outcome, 'serial').medianSeconds} s`);
      assert.match(describeConditions({ ...outcome, stopped: undefined }).join(' '), /keeps its results in a cache, which was emptied before each task/);
    }
    for (const name of ['identity', 'answers']) assert.equal((await bench('good.py', name, '[1]', { ...quick, models: ['serial'] })).workload.uncached, undefined);
  });

  it('says how keyword arguments are given', async () => {
    for (const expression of ['[(1, 2)]', '[(1, {"faktor": 2})]']) {
      const error = await refusal(bench('good.py', 'scaled', expression, quick));
      assert.equal(error.code, 'wrong-arguments');
      assert.match(error.advice, /Keyword arguments stand in a dictionary at the end: \[\(1, \{"b": 2\}\)\]\./);
    }
  });

  it('takes a tuple as one call only where its elements fit no call by themselves', async () => {
    assert.equal((await bench('good.py', 'wait', '0.001, 0.002', quick)).workload.items, 2);
    const error = await refusal(bench('good.py', 'Client.fetch', '[(1, 2)]', quick));
    assert.equal(error.code, 'wrong-arguments');
    assert.match(error.message, /\(1, 2\).*too many positional arguments/);
  });

  it('caps an iterator without end', async () => {
    const outcome = await bench('good.py', 'identity', '__import__("itertools").count()', quick);
    assert.equal(outcome.workload.items, 10_000);
  });

  for (const name of ['wait_async', 'disguised', 'Client.fetch_async', 'count_up_async']) {
    it(`${name} runs to its end under every model, asyncio included where it can be seen`, async () => {
      const outcome = await bench('good.py', name, name === 'count_up_async' ? '[10]' : '[0.001]', quick);
      assertCompleted(outcome, ...all, 'asyncio');
      assert.equal(of(outcome, 'asyncio').equalResults, true);
    });
  }

  it('overlaps waiting', async () => {
    const outcome = await bench('good.py', 'wait', '[0.02]', { budgetSeconds: 20, mostLaps: 3 });
    assert.ok(of(outcome, 'threads').speedup! > 3, String(of(outcome, 'threads').speedup));
    assert.ok(of(outcome, 'threads').workers >= 8, 'more workers than cores, since tasks wait');
    const serial = of(outcome, 'serial');
    assert.ok(serial.waitSeconds! > 0.9 * serial.medianSeconds!);
    assert.ok(serial.cpuSeconds! < 0.2 * serial.medianSeconds!);
  });

  it('tells computing from waiting, and counts what workers compute', async () => {
    const outcome = await bench('good.py', 'add_squares', '[200_000]', { budgetSeconds: 20, mostLaps: 3 });
    for (const model of all) {
      const { cpuSeconds, medianSeconds } = of(outcome, model);
      const serial = of(outcome, 'serial').cpuSeconds!;
      assert.ok(cpuSeconds! > 0.6 * serial && cpuSeconds! < 2 * serial, `${model}: ${cpuSeconds} of ${medianSeconds}`);
    }
    assert.ok(of(outcome, 'processes').peakMemoryBytes! > of(outcome, 'serial').peakMemoryBytes!);
    assert.ok(of(outcome, 'processes').startupSeconds! > of(outcome, 'threads').startupSeconds!);
  });

  it('makes one instance a process and calls its method many times', async () => {
    const outcome = await bench('good.py', 'Client.instances', '[1]', { ...quick, models: ['threads'] });
    assert.equal(of(outcome, 'threads').equalResults, true);
  });

  it('gives each round fresh arguments where tasks change them', async () => {
    const outcome = await bench('good.py', 'sort_in_place', '[[3, 1, 2]]', quick);
    for (const model of all) assert.equal(of(outcome, model).equalResults, true, model);
  });

  it('gives each task a fresh iterator', async () => {
    const outcome = await bench('good.py', 'drain', '[iter(n for n in range(5))]', { ...quick, models: ['threads'] });
    assertCompleted(outcome, 'serial', 'threads');
    assert.equal(of(outcome, 'threads').equalResults, true);
  });

  it('says "cannot be told" where results differ by themselves, "differs" only where the model is to blame', async () => {
    assert.equal(of(await bench('good.py', 'random_number', '[1]', quick), 'processes').equalResults, null);
    assert.equal(of(await bench('good.py', 'of_this_process', '[1]', quick), 'threads').equalResults, null);
    assert.equal(of(await bench('good.py', 'threads_differ', '[1]', quick), 'threads').equalResults, false);
  });

  it('obeys models, workers and tasks, and skips a model that does not apply, by name', async () => {
    const outcome = await bench('good.py', 'add_squares', '[1000]', { budgetSeconds: 20, tasks: 5, models: ['threads', 'asyncio', 'interpreters'], workers: [1, 3] });
    assert.deepEqual(outcome.measurements.map(each => [each.model, each.workers, each.state]), [
      ['serial', 1, 'completed'], ['threads', 1, 'completed'], ['threads', 3, 'completed'],
      ['asyncio', 1, 'completed'], ['asyncio', 3, 'completed'], ['interpreters', 1, 'skipped'], ['interpreters', 3, 'skipped'],
    ]);
    assert.match(of(outcome, 'interpreters').error!.message, /3\.14/);
  });

  describe('modules load under their own names', () => {
    const modules: [file: string, name: string, what: string][] = [
      ['package/inner/work.py', 'where', 'a package with relative imports'],
      ['package/inner/work.py', 'scale', 'relative imports of values'],
      ['src/layout/work.py', 'where', 'a src layout'],
      ['implicit/work.py', 'where', 'a package without __init__.py'],
      ['good.py', 'arguments_of_program', 'a script, with its own sys.argv'],
      ['good.py', 'search_path', 'a script, with its own folder on sys.path'],
    ];
    for (const [file, name, what] of modules) {
      it(what, async () => {
        const outcome = await bench(file, name, '[4]', quick);
        assertCompleted(outcome, ...all);
        assert.equal(of(outcome, 'processes').equalResults, true);
      });
    }
  });

  it('refuses what is no request', async () => {
    for (const options of [{ budgetSeconds: 0 }, { budgetSeconds: NaN }, { tasks: 0 }, { tasks: 1.5 }, { workers: [0] }, { models: ['async' as const] }]) {
      assert.equal((await refusal(bench('good.py', 'identity', '1', options))).code, 'bad-request', JSON.stringify(options));
    }
  });
});
