import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { benchNode, nodeModels } from './node-support';
import { assertCompleted, assertFailed, of, processesWith, refusal } from './support';
import type { ExecutionModel } from '../../src/model';

/** For what only a deadline ends. */
const short = { budgetSeconds: 9 } as const;
const both: ExecutionModel[] = ['serial', 'worker-threads'];

describe('runner: faults in Node', () => {
  describe('fail with their reason', () => {
    const cases: [name: string, code: string, message: RegExp, models?: ExecutionModel[]][] = [
      ['throwsSometimes', 'task-error', /2 of 4 tasks threw; the first error was RangeError: cannot take 0/],
      ['forgetsPromise', 'unhandled-rejection', /rejected and nothing handled it: Error: nobody awaits me/],
      ['throwsLater', 'uncaught-exception', /outside of any task.*: Error: too late/],
      ['throwsBehind', 'uncaught-exception', /outside of any task.*: Error: too late/],
    ];
    for (const [name, code, message, models = nodeModels] of cases) {
      it(name, async () => {
        const outcome = await benchNode('faults.mjs', name, '[0, 1, 2, 3]', { models });
        for (const model of models) assert.match(assertFailed(outcome, model, code, message).error!.detail!, /faults\.mjs/);
      });
    }

    it('exits: process.exit in a task', async () => {
      const outcome = await benchNode('faults.mjs', 'exits', '[5]');
      assertFailed(outcome, 'serial', 'process-exit', /process\.exit\(5\)/);
      assertFailed(outcome, 'worker-threads', 'worker-died', /ended itself with exit status 5/);
      assertFailed(outcome, 'child-processes', 'worker-died', /ended itself with exit status 5/);
    });

    it('crashes: a fault in native code takes the process along', async () => {
      const outcome = await benchNode('faults.mjs', 'crashes', null);
      for (const model of both) assertFailed(outcome, model, 'crashed', /^Node\.js was ended by .*SIGSEGV/);
      assertFailed(outcome, 'child-processes', 'worker-died', /SIGSEGV/);
    });

    it('the line for results, closed or written to', async () => {
      assertFailed(await benchNode('faults.mjs', 'closesDescriptor', null, { models: ['serial'] }), 'serial', 'channel-closed', /closed file descriptors/);
      assertFailed(await benchNode('faults.mjs', 'writesToChannel', null, { models: ['serial'] }), 'serial', 'protocol-error', /not JSON: "garbage"/);
    });
  });

  describe('fail one model and leave the others their results', () => {
    it('an endless loop in a worker thread', async () => {
      const outcome = await benchNode('faults.mjs', 'endlessInThread', '[1, 2, 3, 4]', short);
      assertCompleted(outcome, 'serial', 'child-processes');
      assertFailed(outcome, 'worker-threads', 'timeout', /did not finish within/);
    });

    it('a worker thread that exits', async () => {
      const outcome = await benchNode('faults.mjs', 'exitsInThread', '[1]');
      assertCompleted(outcome, 'serial', 'child-processes');
      assertFailed(outcome, 'worker-threads', 'worker-died', /exit status 3/);
    });

    it('a native crash in a child process', async () => {
      const outcome = await benchNode('faults.mjs', 'crashesInChild', '[1]');
      assertCompleted(outcome, 'serial', 'worker-threads');
      assertFailed(outcome, 'child-processes', 'worker-died', /SIGSEGV/);
    });

    it('arguments that cannot be cloned', async () => {
      const outcome = await benchNode('faults.mjs', 'call', '[n => n + 1]');
      assertCompleted(outcome, 'serial');
      for (const model of nodeModels.slice(1)) assertFailed(outcome, model, 'uncloneable-arguments', /Item 1 .*could not be cloned/);
    });

    it('results that cannot be cloned', async () => {
      const outcome = await benchNode('faults.mjs', 'returnsFunction', null);
      assertCompleted(outcome, 'serial');
      for (const model of nodeModels.slice(1)) assertFailed(outcome, model, 'uncloneable-results', /could not be cloned/);
    });

    it('instances that arrive without their class', async () => {
      const outcome = await benchNode('faults.mjs', 'pays', '[1, 2]');
      assertCompleted(outcome, ...nodeModels);
      for (const model of nodeModels.slice(1)) assert.equal(of(outcome, model).equalResults, false, model);
      const taken = await benchNode('faults.mjs', 'costs', '[new Money(2)]', { models: both });
      assertCompleted(taken, 'serial');
      assertFailed(taken, 'worker-threads', 'task-error', /money\.total is not a function/);
    });

    it('the async model with a function that never waits', async () => {
      const outcome = await benchNode('good.mjs', 'add', '[1]', { models: ['async'] });
      assertCompleted(outcome, 'serial');
      assert.equal(of(outcome, 'async').state, 'skipped');
      assert.match(of(outcome, 'async').error!.message, /return a promise/);
    });

    it('a module that opens a server: harmless on any port, a clash on one that is taken', async () => {
      assertCompleted(await benchNode('serves.mjs', 'run', '[1]'), ...nodeModels);
      const probe = createServer().listen(0, '127.0.0.1');
      await new Promise(done => probe.once('listening', done));
      const { port } = probe.address() as AddressInfo;
      await new Promise(done => probe.close(done));
      const outcome = await benchNode('serves.mjs', 'run', '[1]', { environment: { FORKCAST_TEST_PORT: String(port) } });
      assertCompleted(outcome, 'serial');
      for (const model of nodeModels.slice(1)) assertFailed(outcome, model, 'server-clash', /its address is taken/);
    });
  });

  describe('that concern the whole are told once', () => {
    const cases: [program: string, name: string, expression: string | null, code: string, message: RegExp, advice?: RegExp][] = [
      ['exits.mjs', 'run', null, 'import-exit', /Importing exits\.mjs ended with process\.exit\(4\)/],
      ['broken.mjs', 'run', null, 'import-error', /broken\.mjs cannot be imported: SyntaxError/],
      ['typed-by-flow.js', 'run', null, 'import-error', /typed-by-flow\.js cannot be imported: SyntaxError/],
      ['missing.mjs', 'run', null, 'import-error', /Cannot find package 'forkcast-has-no-such-package'/, /npm install/],
      ['absent.mjs', 'run', null, 'file-missing', /There is no file/],
      ['good.mjs', 'hidden', null, 'not-exported', /defines hidden but does not export it/, /export \{ hidden \}/],
      ['good.mjs', 'spinn', null, 'function-missing', /has no function spinn/, /Did you mean spin\?/],
      ['good.mjs', 'Counter.nekst', null, 'function-missing', /has no function Counter\.nekst/, /next/],
      ['good.mjs', 'spin.inner', null, 'nested-function', /inside the function spin/],
      ['good.mjs', 'Counter', null, 'not-callable', /is a class, not a function/],
      ['good.mjs', 'Account.sum', null, 'not-constructible', /Account\(\) failed: TypeError/],
      ['good.mjs', 'spin', null, 'arguments-needed', /takes an argument, and none were given/, /\/\/ forkcast: args/],
      ['good.mjs', 'spin', '[1, ', 'arguments-syntax', /not a JavaScript expression/],
      ['good.mjs', 'spin', 'unknownName', 'arguments-error', /ReferenceError: unknownName is not defined/, /exports/],
      ['good.mjs', 'spin', '[]', 'no-tasks', /yield no item/],
    ];
    for (const [program, name, expression, code, message, advice = /.{10}/] of cases) {
      it(`${code}: ${program} ${name} ${expression ?? ''}`, async () => {
        const error = await refusal(benchNode(program, name, expression));
        assert.equal(error.code, code, error.message);
        assert.match(error.message, message);
        assert.match(error.advice, advice);
      });
    }

    it('a module that never finishes importing', async () => {
      assert.equal((await refusal(benchNode('hangs.mjs', 'run', null, { budgetSeconds: 3 }))).code, 'import-timeout');
    });
  });

  it('leave no process when cancelled in the middle of a round', async () => {
    const controller = new AbortController();
    const mark = `forkcast-cancelled-${process.pid}`;
    const running = benchNode('good.mjs', 'spin', '[1e9]', {
      signal: controller.signal, environment: { FORKCAST_TEST_MARK: mark },
      onEvent: event => { if (event.type === 'phase' && event.phase === 'calibrating') setTimeout(() => controller.abort(), 100); },
    });
    assert.equal((await refusal(running)).code, 'cancelled');
    assert.deepEqual(processesWith(mark), []);
  });
});
