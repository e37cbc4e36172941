import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { interpreters } from './interpreters';
import { assertCompleted, assertFailed, bench, of, processesWith, refusal } from './support';
import type { ExecutionModel } from '../../src/model';

const all: ExecutionModel[] = ['serial', 'threads', 'processes'];
const quick = { budgetSeconds: 20, tasks: 4 } as const;
/** For what only a deadline ends. */
const short = { budgetSeconds: 6, tasks: 4 } as const;

describe('runner: faults of user code', () => {
  describe('fail with their reason', () => {
    const cases: [name: string, code: string, message: RegExp][] = [
      ['calls_exit', 'task-exit', /4 of 4 tasks called sys\.exit\(done for today\)/],
      ['recurses', 'task-error', /RecursionError/],
      ['fails_sometimes', 'task-error', /2 of 4 tasks raised an exception; the first was ValueError: cannot take 0/],
      ['hoards', 'out-of-memory', /ran out of memory/],
    ];
    for (const [name, code, message] of cases) {
      it(name, async () => {
        const outcome = await bench('faults.py', name, 'range(4)', quick);
        for (const model of all) assertFailed(outcome, model, code, message);
      });
    }

    for (const [name, what] of [
      ['endless', 'a loop'], ['endless_natively', 'a call that never gives the interpreter back'], ['ignores_signals', 'a wait that SIGTERM does not end'],
    ]) {
      it(`${name}: ${what}`, async () => {
        const started = performance.now();
        const outcome = await bench('faults.py', name, '1', short);
        for (const model of all) assertFailed(outcome, model, 'timeout', /did not finish within/);
        assert.ok(performance.now() - started < 6000 * 1.1 + 1000, 'within the budget');
      });
    }

    it('forks_and_returns: the child of os.fork does not go on as a second harness', async function () {
      if (process.platform === 'win32') return this.skip();
      const found = await interpreters();
      // How a running function is watched differs from 3.12 on.
      for (const interpreter of ['3.9', '3.13'].flatMap(version => found.get(version) ?? [])) {
        const outcome = await bench('faults.py', 'forks_and_returns', 'range(4)', { ...quick, interpreter });
        for (const model of ['serial', 'threads'] as const) assertFailed(outcome, model, 'child-came-back', /its child came back from the function/);
        assertCompleted(outcome, 'processes');
        // Outside a benchmark, a child that exits or raises is gone: so it is here.
        const ended = await bench('faults.py', 'forks_and_exits', 'range(4)', { ...quick, interpreter });
        assertCompleted(ended, 'serial', 'threads');
      }
    });

    it('ends_interpreter: os._exit', async () => {
      const outcome = await bench('faults.py', 'ends_interpreter', '1', quick);
      assertFailed(outcome, 'serial', 'crashed', /ended itself with exit status 7/);
      assertFailed(outcome, 'threads', 'crashed', /ended itself with exit status 7/);
      assertFailed(outcome, 'processes', 'worker-died', /worker process ended itself with exit status 7/);
    });

    it('crashes: a segmentation fault, with the Python lines it came from', async () => {
      const outcome = await bench('faults.py', 'crashes', '1', quick);
      for (const model of all) {
        const { error } = assertFailed(outcome, model, model === 'processes' ? 'worker-died' : 'crashed', /segmentation fault/);
        assert.match(error!.detail!, /faults\.py/);
      }
    });

    it('closes_descriptors: the line for results is gone', async () => {
      const outcome = await bench('faults.py', 'closes_descriptors', '1', quick);
      assertFailed(outcome, 'serial', 'channel-closed', /closed file descriptors that were not its own/);
      assertFailed(outcome, 'processes', 'worker-died', /A worker process/);
    });

    it('replaces_descriptors: no result is written into a file that took the number', async () => {
      const folder = mkdtempSync(join(tmpdir(), 'forkcast-replaced-'));
      const file = join(folder, 'mine');
      const outcome = await bench('faults.py', 'replaces_descriptors', '1', { ...quick, models: ['serial'], environment: { FORKCAST_TEST_FILE: file } });
      assertFailed(outcome, 'serial', 'channel-closed', /closed file/);
      assert.equal(readFileSync(file, 'utf8'), '');
      rmSync(folder, { recursive: true });
    });

    it('writes_to_channel: garbage between the results', async () => {
      assertFailed(await bench('faults.py', 'writes_to_channel', '1', { ...quick, models: ['serial'] }), 'serial', 'protocol-error', /not JSON: "garbage"/);
    });
  });

  describe('fail one model and leave the others their results', () => {
    it('a result that does not pickle', async () => {
      const outcome = await bench('faults.py', 'returns_lock', 'range(4)', quick);
      assertCompleted(outcome, 'serial', 'threads');
      assertFailed(outcome, 'processes', 'unpicklable-results', /lock/);
      assert.equal(of(outcome, 'threads').equalResults, null, 'locks cannot be compared');
    });
    it('an argument that does not pickle', async () => {
      const outcome = await bench('faults.py', 'takes_anything', '[1, threading.Lock()]', quick);
      assertCompleted(outcome, 'serial', 'threads');
      assertFailed(outcome, 'processes', 'unpicklable-arguments', /Item 2 of the arguments.*lock/);
    });
    it('a function that does not pickle', async () => {
      const outcome = await bench('good.py', 'negate', 'range(4)', quick);
      assertCompleted(outcome, 'serial', 'threads');
      assertFailed(outcome, 'processes', 'unpicklable-function', /<lambda>/);
    });
    it('a task that fails in threads', async () => {
      const outcome = await bench('faults.py', 'fails_in_threads', 'range(4)', quick);
      assertCompleted(outcome, 'serial', 'processes');
      const { error } = assertFailed(outcome, 'threads', 'task-error', /RuntimeError: only in the main thread/);
      assert.match(error!.detail!, /faults\.py", line \d+, in fails_in_threads/);
      assert.doesNotMatch(error!.detail!, /concurrent.futures|forkcast_harness/);
    });
    it('a worker that dies', async () => {
      const outcome = await bench('faults.py', 'dies_in_workers', 'range(4)', quick);
      assertCompleted(outcome, 'serial', 'threads');
      assertFailed(outcome, 'processes', 'worker-died', /exit status 9/);
    });
    it('an exception that cannot be unpickled', async () => {
      const outcome = await bench('faults.py', 'raises_unpicklable', 'range(4)', quick);
      assertFailed(outcome, 'threads', 'task-error', /two arguments to make/);
      assert.equal(of(outcome, 'processes').state, 'failed');
    });
  });

  describe('do no harm', () => {
    const cases: [name: string, models?: ExecutionModel[]][] = [
      ['prints_garbage'], ['starts_threads'], ['forks'], ['changes_directory'], ['closes_output', ['serial', 'threads']], ['uses_multiprocessing', ['serial', 'threads']],
    ];
    for (const [name, models = all] of cases) {
      it(name, async () => {
        const outcome = await bench('faults.py', name, 'range(4)', { ...quick, budgetSeconds: 8, models });
        assertCompleted(outcome, ...models);
        for (const model of models) assert.equal(of(outcome, model).equalResults, true, model);
      });
    }

    it('prints_much: 100 MB and more neither block nor pile up', async () => {
      const before = process.memoryUsage().rss;
      let told = 0;
      const outcome = await bench('faults.py', 'prints_much', 'range(4)', { ...quick, budgetSeconds: 8, onEvent: event => { if (event.type === 'output') told += event.text.length; } });
      assertCompleted(outcome, ...all);
      assert.ok(told > 0 && told < 1_000_000, `${told} characters passed on`);
      assert.ok(process.memoryUsage().rss - before < 150_000_000, 'memory');
    });

    it('returns_much: large results are passed and compared', async () => {
      const outcome = await bench('faults.py', 'returns_much', 'range(2)', { tasks: 2 });
      assertCompleted(outcome, ...all);
      assert.equal(of(outcome, 'processes').equalResults, true);
      assert.ok(of(outcome, 'processes').speedup! < 1, 'copying is part of what is measured');
    });

    it('reads_input: sees the end at once', async () => {
      const outcome = await bench('faults.py', 'reads_input', 'range(4)', quick);
      assertCompleted(outcome, ...all);
    });

    it('replaces_clocks: times stay true', async () => {
      const outcome = await bench('faults.py', 'replaces_clocks', 'range(4)', quick);
      for (const model of all) assert.ok(of(outcome, model).medianSeconds! > 0 && of(outcome, model).medianSeconds! < 1, model);
    });

    for (const [name, mark] of [['leaves_stubborn_child', 'forkcast-test-stubborn'], ['leaves_hidden_child', 'forkcast-test-hidden']]) {
      it(`${name}: it is found and ended`, async () => {
        const outcome = await bench('faults.py', name, 'range(2)', { ...quick, budgetSeconds: 6, tasks: 2 });
        assertCompleted(outcome, ...all);
        assert.deepEqual(processesWith(mark), []);
      });
    }
  });

  describe('when it is cancelled', () => {
    for (const name of ['endless', 'leaves_stubborn_child', 'ignores_signals']) {
      it(`${name}: everything has ended before the promise settles`, async () => {
        const abort = new AbortController();
        setTimeout(() => abort.abort(), 900);
        const error = await refusal(bench('faults.py', name, 'range(4)', { budgetSeconds: 30, tasks: 2, signal: abort.signal }));
        assert.equal(error.code, 'cancelled');
        assert.deepEqual(processesWith('forkcast-test-stubborn'), []);
      });
    }
    it('starts nothing when cancelled beforehand', async () => {
      const events: string[] = [];
      const error = await refusal(bench('good.py', 'identity', '1', { signal: AbortSignal.abort(), onEvent: event => events.push(event.type) }));
      assert.deepEqual([error.code, events], ['cancelled', []]);
    });
  });
});
