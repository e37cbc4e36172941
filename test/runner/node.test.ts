import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findNode, findRuntime } from '../../src/bench';
import type { ExecutionModel } from '../../src/model';
import { benchNode, nodeModels, quick } from './node-support';
import { assertCompleted, of, refusal } from './support';

const both: ExecutionModel[] = ['serial', 'worker-threads'];

describe('runner: Node', () => {
  describe('measures', () => {
    it('what computes, in every worker, with equal results', async () => {
      const outcome = await benchNode('good.mjs', 'spin', '[3e6, 3e6, 3e6, 3e6]');
      assertCompleted(outcome, ...nodeModels);
      assert.equal(outcome.interpreter.implementation, 'Node.js');
      assert.equal(outcome.workload.items, 4);
      for (const model of nodeModels) {
        const { cpuSeconds, waitSeconds, medianSeconds, equalResults, gil, peakMemoryBytes, startupSeconds } = of(outcome, model);
        assert.equal(equalResults, true, model);
        assert.equal(gil, 'none');
        assert.ok(cpuSeconds! > 0 && waitSeconds! < medianSeconds!, `${model}: ${cpuSeconds} s computing, ${waitSeconds} s waiting of ${medianSeconds}`);
        assert.ok(peakMemoryBytes! > 20e6 && peakMemoryBytes! < 2e9, model);
        assert.ok(model === 'serial' ? startupSeconds === 0 : startupSeconds! > 0.005, model);
      }
      const [serial, threads, processes] = nodeModels.map(model => of(outcome, model));
      assert.ok(serial.eventLoopDelaySeconds! > 0.5 * serial.medianSeconds!, 'what computes in the main thread holds its event loop up');
      assert.ok(threads.eventLoopDelaySeconds! < serial.eventLoopDelaySeconds!);
      assert.equal(serial.cloneSeconds, null);
      assert.ok(threads.cloneSeconds! > 0 && processes.cloneSeconds! > 0);
      assert.ok(processes.peakMemoryBytes! > threads.peakMemoryBytes!, 'child processes count each');
    });

    describe('what waits', () => {
      let server: Server;
      before(done => { server = createServer((_, response) => setTimeout(() => response.end('hello'), 25)).listen(0, '127.0.0.1', done); });
      after(() => server.close());

      it('in one event loop far better than serially', async () => {
        const { port } = server.address() as AddressInfo;
        const outcome = await benchNode('good.mjs', 'fetchText', `Array(8).fill(${port})`, { tasks: 8, workers: undefined, mostLaps: 3 });
        assertCompleted(outcome, ...nodeModels, 'async');
        const { speedup, equalResults, waitSeconds, cpuSeconds } = of(outcome, 'async');
        assert.ok(speedup! > 3, `async is ${speedup} times as fast`);
        assert.equal(equalResults, true);
        const serial = of(outcome, 'serial');
        assert.ok(serial.waitSeconds! > 2 * serial.cpuSeconds!, 'serial mostly waits');
        assert.ok(waitSeconds !== null && cpuSeconds !== null);
      });
    });

    it('tiny functions, which lose to the copy', async () => {
      const outcome = await benchNode('good.mjs', 'add', '[[1, 2], [3, 4], 5]', { tasks: 200, mostLaps: 3 });
      assertCompleted(outcome, ...nodeModels);
      for (const model of nodeModels.slice(1)) assert.ok(of(outcome, model).speedup! < 0.5, model);
    });
  });

  describe('calls', () => {
    const cases: [program: string, name: string, expression: string | null, what: string, models?: ExecutionModel[]][] = [
      ['good.mjs', 'counting', '[3, 4]', 'a generator', nodeModels],
      ['good.mjs', 'countingSlowly', '[3, 4]', 'an async generator', ['serial', 'async', 'child-processes']],
      ['good.mjs', 'promised', '[1, 2]', 'a function that returns a promise', ['serial', 'async', 'worker-threads']],
      ['good.mjs', 'Counter.next', '[1, 2]', 'a method of a class that needs no arguments', both],
      ['good.mjs', 'Counter.create', '[1]', 'a static method', ['serial']],
      ['good.mjs', 'tools.times', '[[2]]', 'a member of an object', ['serial']],
      ['good.mjs', 'default', '[1]', 'the default export', ['serial']],
      ['good.mjs', 'main', '[1]', 'the default export under its name', ['serial']],
      ['good.mjs', 'takesFrom', '[[[1, 2, 3]]]', 'a function that changes its arguments', nodeModels],
      ['good.mjs', 'add', 'items', 'with what the module exports as arguments', ['serial']],
      ['good.mjs', 'add', 'await Promise.resolve([Math.random(), require("node:path").sep.length])', 'with an expression that awaits and requires', ['serial']],
      ['good.mjs', 'structure', '[1, 2]', 'a function whose results only structured clones carry', nodeModels],
      ['good.mjs', 'readsInput', null, 'a function that reads standard input', ['serial']],
      ['good.cjs', 'spin', '[1000]', 'CommonJS whose exports Node cannot tell beforehand', nodeModels],
      ['good.cjs', 'Store.get', '["a"]', 'a class of CommonJS', ['serial']],
      ['alone.js', 'alone', '[1]', 'a module that is a function', both],
      ['ts/src/main.ts', 'measure', '[1, [2, { extra: 1 }]]', 'TypeScript with enums, parameter properties, tsconfig paths and local imports', nodeModels],
      ['ts/src/main.ts', 'Service.load', '[1]', 'a method in TypeScript', ['serial', 'async', 'worker-threads']],
      ['ts/src/common.ts', 'folder', '[2]', 'TypeScript that is meant for CommonJS', nodeModels],
      ['ts/src/module.mts', 'run', '[2]', 'an .mts file', ['serial']],
      ['ts/src/view.tsx', 'run', '[2]', 'JSX', ['serial']],
      ['ts/src/types-only.ts', 'run', '[2]', 'a namespace of types', ['serial']],
      ['ts/src/spaces.ts', 'run', null, 'a namespace, through the project\'s compiler', ['serial']],
      ['circle-a.mjs', 'run', '[1, 2]', 'modules that import one another', both],
      ['awaits.mjs', 'run', '[1, 2]', 'a module that awaits at its top level', nodeModels],
      ['ts/src/decorated-standard.ts', 'Box.open', '[1]', 'standard decorators and accessors, through the project\'s compiler', ['serial']],
      ['ts/src/decorated.ts', 'Box.open', '[1]', 'decorators, through the project\'s compiler', both],
    ];
    for (const [program, name, expression, what, models = both] of cases) {
      it(what, async () => {
        const outcome = await benchNode(program, name, expression, { models, tasks: 2 });
        assertCompleted(outcome, ...models);
        for (const model of models) assert.equal(of(outcome, model).equalResults, true, model);
      });
    }
  });

  describe('finds Node', () => {
    let folder: string;
    before(() => { folder = mkdtempSync(join(tmpdir(), 'forkcast-node-')); });
    after(() => rmSync(folder, { recursive: true, force: true }));

    function program(name: string, text: string): string {
      const path = join(folder, name);
      writeFileSync(path, `#!/bin/sh\n${text}\n`);
      chmodSync(path, 0o755);
      return path;
    }

    it('by the file\'s ending, the setting before PATH', async () => {
      const node = program('my-node', `exec ${process.execPath} "$@"`);
      const found = await findRuntime('x.ts', { node, workspaceFolders: [], environment: { PATH: '/nowhere' } });
      assert.deepEqual(found, { path: process.execPath, implementation: 'Node.js', version: process.versions.node, gil: 'none', startMethod: null });
      program('node', `exec ${process.execPath} "$@"`);
      assert.equal((await findNode({ environment: { PATH: folder } })).version, process.versions.node);
    });

    const faults: [what: string, text: string | null, code: string, message: RegExp][] = [
      ['missing', null, 'interpreter-missing', /absent.*does not exist/],
      ['too old', 'echo; echo \'forkcast-node:{"path":"/x","version":"16.20.2","other":""}\'', 'interpreter-too-old', /is version 16\.20\.2/],
      ['another runtime', 'echo; echo \'forkcast-node:{"path":"/x","version":"22.0.0","other":"Bun"}\'', 'not-node', /is Bun/],
      ['no Node', 'echo hello', 'not-node', /is not Node/],
      ['broken', 'echo sorry >&2; exit 3', 'interpreter-broken', /ended with status 3/],
    ];
    for (const [what, text, code, message] of faults) {
      it(`says what is wrong with one that is ${what}`, async () => {
        const error = await refusal(findNode({ node: text === null ? join(folder, 'absent') : program('faulty', text) }));
        assert.equal(error.code, code);
        assert.match(error.message, message);
        assert.ok(error.advice.length > 10);
      });
    }

    it('says that there is none on PATH', async () => {
      assert.match((await refusal(findNode({ environment: { PATH: join(folder, 'empty') } }))).message, /there is no node on PATH/);
    });
  });

  it('refuses models of the other language', async () => {
    const error = await refusal(benchNode('good.mjs', 'add', '[1]', { ...quick, models: ['threads'] }));
    assert.match(error.message, /threads is not a model for Node\.js/);
  });
});
