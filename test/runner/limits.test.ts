/** What a user may limit, in every model: memory, time, and where files go. */
import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeConditions } from '../../src/advice';
import type { ExecutionModel } from '../../src/model';
import { interpreters, interpreterWith, mainInterpreter } from './interpreters';
import { benchNode, nodeModels } from './node-support';
import { assertCompleted, assertFailed, bench, of, refusal } from './support';

const all: ExecutionModel[] = ['serial', 'threads', 'processes'];
const quick = { budgetSeconds: 12, tasks: 4, workers: [2] } as const;

describe('runner: limits', () => {
  describe('of memory', () => {
    const limits = { memoryBytes: 500e6 };
    it('fail what goes beyond, with the limit by name', async () => {
      const outcome = await bench('limits.py', 'hoards', '[600] * 4', { ...quick, limits });
      for (const model of all) {
        const { error } = assertFailed(outcome, model, 'out-of-memory', /4 of 4 tasks ran out of memory within the 500 MB that each process may use \(MemoryError\)/);
        assert.match(error!.advice, /Raise the limit/);
      }
    });

    it('count for each process: what is too much for threads together leaves the other models their results', async () => {
      const outcome = await bench('limits.py', 'hoards_a_while', '[200] * 4', { ...quick, limits });
      assertCompleted(outcome, 'serial', 'processes');
      assertFailed(outcome, 'threads', 'out-of-memory', /within the 500 MB/);
    });

    for (const method of ['forkserver', 'spawn'] as const) {
      it(`reach workers that are started by ${method}`, async () => {
        const outcome = await bench('limits.py', 'hoards_in_workers', '[600] * 4', { ...quick, limits, models: ['processes'], startMethods: [method] });
        assertCompleted(outcome, 'serial');
        assertFailed(outcome, 'processes', 'out-of-memory', /within the 500 MB/);
      });
    }

    it('name the limit where an import does not fit', async () => {
      const error = await refusal(bench('limits_import.py', 'run', null, { ...quick, limits }));
      assert.equal(error.code, 'out-of-memory');
      assert.match(error.message, /within the 500 MB/);
    });

    it('hold for the heap of Node, of its threads and child processes', async () => {
      const outcome = await benchNode('limits.mjs', 'hoards', '[300, 300, 300, 300]', { ...quick, budgetSeconds: 30, limits: { memoryBytes: 100e6 } });
      for (const model of nodeModels) assertFailed(outcome, model, 'out-of-memory', /within the 100 MB that each process may use/);
    });

    it('bound the tasks of a round where results are large, and say so', async () => {
      for (const [name, expression, least, most] of [['returns_much', '[16] * 40', 16e6, 17e6], ['returns_many', '[500_000] * 40', 15e6, 30e6]] as const) {
        const outcome = await bench('limits.py', name, expression, { ...quick, tasks: undefined, limits });
        assertCompleted(outcome, ...all);
        const { tasks, resultBytes = 0 } = outcome.workload;
        assert.ok(resultBytes >= least && resultBytes <= most, `${name}: ${resultBytes} bytes`);
        assert.equal(tasks, Math.floor(0.2 * limits.memoryBytes / resultBytes), name);
        assert.match(describeConditions({ ...outcome, stopped: undefined }).join(' '), /A round has no more than \d tasks, as a result takes about [\d.]+ MB/);
      }
    });

    it('bound them in Node, too, where objects take more than their copies', async () => {
      const outcome = await benchNode('limits.mjs', 'returnsMany', 'Array(40).fill(50_000)', { ...quick, tasks: undefined, limits: { memoryBytes: 150e6 } });
      assertCompleted(outcome, ...nodeModels);
      const { tasks, resultBytes = 0 } = outcome.workload;
      assert.ok(resultBytes > 15e5 && resultBytes < 10e6, `${resultBytes} bytes`);
      assert.equal(tasks, Math.floor(0.2 * 150e6 / resultBytes));
    });

    it('refuse as many tasks as were asked for where their results cannot fit', async () => {
      const error = await refusal(bench('limits.py', 'returns_much', '[16] * 40', { ...quick, tasks: 4000, limits }));
      assert.deepEqual([error.code, error.message], ['results-too-large', 'The results of 4,000 tasks would need 64 GB, about 16 MB each, and 500 MB can be had.']);
      assert.match(error.advice, /^Ask for 6 tasks at most/);
    });

    it('leave no room for an interpreter below 64 MB, which is said at once', async () => {
      const error = await refusal(bench('limits.py', 'hoards', '[1]', { ...quick, limits: { memoryBytes: 10e6 } }));
      assert.deepEqual([error.code, error.message], ['bad-request', 'A memory limit of 10 MB leaves no room for an interpreter.']);
    });
  });

  describe('of a task\'s time', () => {
    const limits = { taskSeconds: 0.5 };
    for (const [name, expression] of [['naps', '[30] * 4'], ['hangs_natively', '[1] * 4'], ['naps_async', '[30] * 4'], ['naps_lazily', '[30] * 4']] as const) {
      it(`end ${name} in every model`, async () => {
        const models: ExecutionModel[] = [...all, ...(name === 'naps_async' ? ['asyncio' as const] : [])];
        const outcome = await bench('limits.py', name, expression, { ...quick, limits, models });
        for (const model of models) {
          const { error } = assertFailed(outcome, model, 'task-timeout', /A task took longer than the 0\.5 s that a task may take/);
          // A coroutine that waits stands nowhere; workers of a pool print their stacks at the same time, piece by piece.
          const stood = name === 'naps_async' || model === 'processes' ? /line \d+/ : /limits\.py", line \d+ in /;
          assert.match(error!.detail ?? '', stood, `${model}: where Python stood`);
        }
      });
    }

    it('fail tasks that end by themselves, too late', async () => {
      const outcome = await bench('limits.py', 'naps', '[0.05, 0.05, 0.05, 0.12]', { ...quick, limits: { taskSeconds: 0.1 }, models: ['threads'], workers: [4] });
      assertFailed(outcome, 'threads', 'task-timeout', /took longer than the 0\.1 s/);
    });

    it('leave the other models their results', async () => {
      const outcome = await bench('limits.py', 'naps_in_threads', '[30] * 4', { ...quick, limits });
      assertCompleted(outcome, 'serial', 'processes');
      assertFailed(outcome, 'threads', 'task-timeout', /0\.5 s/);
    });

    it('let pass what keeps to them, also where workers wait for long and rounds are longer', async () => {
      const outcome = await bench('limits.py', 'naps', '[0.1] * 3 + [0.01]', { ...quick, budgetSeconds: 6, limits: { taskSeconds: 0.2 }, models: all, tasks: 8 });
      assertCompleted(outcome, ...all);
    });

    it('hold in subinterpreters', async function () {
      const newest = (await interpreters()).get('3.14');
      if (!newest) this.skip();
      const outcome = await bench('limits.py', 'naps', '[30] * 4', { ...quick, limits, models: ['interpreters'], interpreter: newest });
      assertFailed(outcome, 'interpreters', 'task-timeout', /0\.5 s/);
    });

    it('hold in a Dask cluster of this machine', async function () {
      const interpreter = await interpreterWith('distributed');
      if (!interpreter) this.skip();
      const outcome = await bench('limits.py', 'naps_in_workers', '[30] * 4', { ...quick, budgetSeconds: 25, limits, models: ['dask'], interpreter });
      assertCompleted(outcome, 'serial');
      assertFailed(outcome, 'dask', 'task-timeout', /0\.5 s/);
    });

    it('end loops and waits of Node in every model', async () => {
      for (const name of ['spins', 'naps']) {
        const models: ExecutionModel[] = [...nodeModels, ...(name === 'naps' ? ['async' as const] : [])];
        const outcome = await benchNode('limits.mjs', name, '[30, 30, 30, 30]', { ...quick, limits, models });
        for (const model of models) assertFailed(outcome, model, 'task-timeout', /longer than the 0\.5 s that a task may take/);
      }
      assertCompleted(await benchNode('limits.mjs', 'naps', '[0.01, 0.02]', { ...quick, limits }), ...nodeModels);
    });
  });

  describe('a temporary working directory', () => {
    it('is empty, each process\' own, and gone afterwards with what was written', async () => {
      // A file, as the events of a run tell glimpses of its output only.
      const folder = mkdtempSync(join(tmpdir(), 'forkcast-diary-'));
      const diary = join(folder, 'places');
      const outcome = await bench('limits.py', 'writes_beside', `[(name, ${JSON.stringify(diary)}) for name in "abcd"]`, {
        ...quick, budgetSeconds: 5, temporaryDirectory: true, interpreter: await mainInterpreter(),
      });
      assertCompleted(outcome, ...all);
      const lines = readFileSync(diary, 'utf8').trim().split('\n').map(line => line.split('\t'));
      rmSync(folder, { recursive: true });
      assert.deepEqual(new Set(lines.flatMap(([, ...names]) => names)), new Set('abcd'), 'nothing but what the tasks wrote');
      const places = new Set(lines.map(([place]) => place!));
      assert.ok(places.size >= all.length, [...places].join());
      for (const place of places) {
        assert.match(place, /forkcast-.*work-/);
        assert.ok(!existsSync(place), place);
      }
      assertCompleted(await benchNode('limits.mjs', 'writesBeside', '["a", "b"]', { ...quick, temporaryDirectory: true }), ...nodeModels);
    });

    it('does not reach the project\'s files, and a failure says so', async () => {
      const outcome = await bench('limits.py', 'reads_beside', '["limits.py"] * 4', { ...quick, temporaryDirectory: true });
      for (const model of all) assert.match(assertFailed(outcome, model, 'task-error', /FileNotFoundError/).error!.advice, /empty temporary directory, from which relative paths do not reach the project/);
      assertCompleted(await bench('limits.py', 'reads_beside', '["limits.py"] * 4', { ...quick, budgetSeconds: 4, models: ['serial'] }), 'serial');
      const node = await benchNode('limits.mjs', 'readsBeside', '["limits.mjs"]', { ...quick, temporaryDirectory: true, models: ['serial'] });
      assert.match(of(node, 'serial').error!.advice, /relative paths do not reach the project/);
    });
  });
});
