/** The models that are only run when asked for: start methods, asyncio for what blocks, Dask; and what a task is seen to do. */
import assert from 'node:assert/strict';
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { interpreters, interpreterWith, mainInterpreter } from './interpreters';
import { assertCompleted, assertFailed, bench, of, programs, refusal } from './support';

const quick = { budgetSeconds: 12, tasks: 8, workers: [2] } as const;
const observed = { ...quick, observes: true } as const;

describe('runner: models that are asked for', () => {
  it('processes under each start method, told apart, with their start-ups', async () => {
    const outcome = await bench('good.py', 'add_squares', '[20000]', { ...quick, models: ['processes'], startMethods: ['fork', 'forkserver', 'spawn'] });
    const [, fork, forkserver, spawned] = outcome.measurements;
    assert.deepEqual([fork, forkserver, spawned].map(({ model, startMethod, state }) => [model, startMethod, state]), [
      ['processes', 'fork', 'completed'], ['processes', 'forkserver', 'completed'], ['processes', 'spawn', 'completed'],
    ]);
    for (const each of [fork, forkserver, spawned]) assert.ok(each.workerPeakMemoryBytes! > 1e6 && each.equalResults === true && each.startupSeconds! > 0);
    // A spawned worker starts an interpreter and imports the module; a forked one copies a process.
    assert.ok(spawned.startupSeconds! > 2 * fork.startupSeconds!, `${spawned.startupSeconds} and ${fork.startupSeconds}`);
  });

  it('a start method that is none is refused', async () => {
    const error = await refusal(bench('good.py', 'add_squares', '[2]', { ...quick, startMethods: ['clone' as 'fork'] }));
    assert.match(error.message, /clone is not a start method/);
  });

  it('asyncio for a function that blocks, in as many threads as workers', async () => {
    const outcome = await bench('good.py', 'wait', '[0.02] * 8', { ...quick, workers: [4], models: ['asyncio'], mostLaps: 5 });
    assertCompleted(outcome, 'asyncio');
    const { speedup, equalResults } = of(outcome, 'asyncio');
    assert.ok(speedup! > 2 && speedup! < 4.4, `${speedup}`);
    assert.equal(equalResults, true);
  });

  it('asyncio for a generator function, consumed in threads', async () => {
    const outcome = await bench('good.py', 'count_up', '[100] * 8', { ...quick, models: ['asyncio'] });
    assertCompleted(outcome, 'asyncio');
    assert.equal(of(outcome, 'asyncio').equalResults, true);
  });

  describe('dask', () => {
    it('without its package is skipped, with what to install', async function () {
      const bare = await mainInterpreter();
      if ((await interpreterWith('distributed'))?.path === bare.path) return this.skip();
      const { state, error } = of(await bench('good.py', 'add_squares', '[2000]', { ...quick, models: ['dask'] }), 'dask');
      assert.equal(state, 'skipped');
      assert.match(error!.advice, /pip install distributed/);
    });

    it('on a cluster of its own, on this machine', async function () {
      const interpreter = await interpreterWith('distributed');
      if (!interpreter) return this.skip();
      const outcome = await bench('package/inner/work.py', 'scale', '[1, 2, 3, 4]', { ...quick, interpreter, budgetSeconds: 40, models: ['dask'] });
      assertCompleted(outcome, 'dask');
      const dask = of(outcome, 'dask');
      assert.equal(dask.workers, 2);
      assert.equal(dask.equalResults, true);
      assert.ok(dask.startupSeconds! > 0.1 && dask.workerPeakMemoryBytes! > 1e6);
    });

    it('a task that ends its worker is told, and serial stands', async function () {
      const interpreter = await interpreterWith('distributed');
      if (!interpreter) return this.skip();
      const outcome = await bench('faults.py', 'dies_in_workers', 'range(4)', { ...quick, interpreter, budgetSeconds: 60, tasks: 4, models: ['dask'] });
      assertCompleted(outcome, 'serial');
      assertFailed(outcome, 'dask', 'worker-died', /A worker process/);
    });

    it('an argument that no machine can be sent is told', async function () {
      const interpreter = await interpreterWith('distributed');
      if (!interpreter) return this.skip();
      const outcome = await bench('faults.py', 'takes_anything', '[1, threading.Lock()]', { ...quick, interpreter, budgetSeconds: 20, tasks: 4, models: ['dask'] });
      assertCompleted(outcome, 'serial');
      assertFailed(outcome, 'dask', 'unpicklable-arguments', /lock/);
    });

    it('at an address: all workers of that cluster, which is left as it was', async function () {
      const interpreter = await interpreterWith('distributed');
      if (!interpreter) return this.skip();
      const cluster = await startCluster(interpreter.path);
      try {
        const outcome = await bench('good.py', 'add_squares', '[20000]', { budgetSeconds: 15, tasks: 6, interpreter, daskScheduler: cluster.address, models: ['dask'] });
        assertCompleted(outcome, 'dask');
        assert.equal(of(outcome, 'dask').workers, 3);
        assert.equal(cluster.process.exitCode, null);
      } finally {
        await cluster.stop();
      }
    });

    it('at an address whose workers have none of the code: it is sent along, and none of it stays', async function () {
      const interpreter = await interpreterWith('distributed');
      if (!interpreter) return this.skip();
      const cluster = await startCluster(interpreter.path, [join(programs, 'cluster_elsewhere.py'), programs, join(process.cwd(), 'src')]);
      try {
        const options = { budgetSeconds: 25, tasks: 6, interpreter, daskScheduler: cluster.address, models: ['dask' as const] };
        for (const [program, name, expression] of [['package/inner/work.py', 'scale', '[1, 2, 3, 4]'], ['package/inner/late.py', 'scale', '[1, 2, 3, 4]'], ['good.py', 'wait_async', '[0.001]']]) {
          const dask = of(await bench(program, name, expression, options), 'dask');
          assert.deepEqual([dask.state, dask.workers, dask.equalResults], ['completed', 2, true], JSON.stringify(dask.error));
          assert.ok(dask.handOverSeconds! > 0 && dask.handOverSeconds! < 1);
        }
        const asked = spawnSync(interpreter.path, ['-c', leftInWorkers, cluster.address], { encoding: 'utf8' });
        assert.equal(asked.stdout.trim(), '[]', asked.stderr);
      } finally {
        await cluster.stop();
      }
    });

    it('at an address with another Python: both are named, and nothing is sent', async function () {
      const interpreter = await interpreterWith('distributed');
      if (!interpreter) return this.skip();
      const cluster = await startCluster(interpreter.path, [join(programs, 'cluster_elsewhere.py'), '--python', '3.1.4', programs]);
      try {
        const outcome = await bench('good.py', 'add_squares', '[2000]', { ...quick, budgetSeconds: 20, interpreter, daskScheduler: cluster.address, models: ['dask'] });
        assertFailed(outcome, 'dask', 'dask-versions', /Dask scheduler of tcp:.* has Python 3\.1\.4, and this interpreter has 3\.\d+\.\d+/);
        assertCompleted(outcome, 'serial');
      } finally {
        await cluster.stop();
      }
    });

    it('at an address where none answers, fails with what to check', async function () {
      const interpreter = await interpreterWith('distributed');
      if (!interpreter) return this.skip();
      const outcome = await bench('good.py', 'add_squares', '[2000]', { ...quick, budgetSeconds: 30, interpreter, daskScheduler: 'tcp://127.0.0.1:9', models: ['dask'] });
      assertFailed(outcome, 'dask', 'dask-unreachable', /127\.0\.0\.1:9/);
      assertCompleted(outcome, 'serial');
    });
  });
});

describe('runner: what a task does', () => {
  it('computes, waits, or releases the GIL; how large arguments and results are', async () => {
    const computes = await bench('good.py', 'add_squares', '[20000] * 4', { ...observed, models: ['threads'] });
    const task = computes.taskProfile!;
    // A host so busy that nothing can be told is the only other answer.
    assert.ok(['holds-gil-bytecode', 'unknown'].includes(task.gilUse), task.gilUse);
    assert.ok(task.seconds > 0 && task.cpuSeconds > 0 && task.argumentBytes! > 0 && task.resultBytes! > 0 && task.resultPickleSeconds! < task.seconds);
    assert.equal(task.libraryThreads, 0);
    const waits = (await bench('good.py', 'wait', '[0.02] * 4', { ...observed, models: ['threads'] })).taskProfile!;
    assert.ok(['waits', 'unknown'].includes(waits.gilUse), waits.gilUse);
    assert.ok(waits.waitSeconds > 0.01 && waits.cpuSeconds < 0.005);
    if (process.platform === 'linux') assert.ok(waits.voluntarySwitches! >= 1, 'it gave the core away to wait');
  });

  it('counts the threads that a library starts by itself', async function () {
    const interpreter = await interpreterWith('numpy');
    if (!interpreter || process.platform !== 'linux') return this.skip();
    const { taskProfile } = await bench('good.py', 'multiply', '[500] * 4', { ...observed, interpreter, models: ['threads'] });
    assert.ok(taskProfile!.libraryThreads! >= 1, `${taskProfile!.libraryThreads}`);
  });

  it('of a task that lasts too long for the budget is not asked', async () => {
    const outcome = await bench('good.py', 'wait', '[1]', { ...observed, budgetSeconds: 8, tasks: 1, models: ['threads'] });
    assert.equal(outcome.taskProfile, null);
    assertCompleted(outcome, 'serial');
  });

  it('that refuses to run in a thread is known but for its class', async () => {
    const { taskProfile } = await bench('faults.py', 'fails_in_threads', 'range(4)', { ...observed, models: ['processes'] });
    assert.equal(taskProfile!.gilUse, 'unknown');
    assert.ok(taskProfile!.seconds > 0);
  });

  it('is known in every interpreter', async () => {
    for (const [version, interpreter] of await interpreters()) {
      const { taskProfile } = await bench('good.py', 'add_squares', '[20000] * 4', { ...observed, budgetSeconds: 3, tasks: 4, interpreter, models: ['threads'] });
      assert.ok(!taskProfile || ['holds-gil-bytecode', 'unknown'].includes(taskProfile.gilUse), `${version}: ${taskProfile?.gilUse}`);
    }
  });
});

/** Asks the workers at an address for modules of a run that is over, and for finders of such. */
const leftInWorkers = [
  'import sys, builtins', 'from distributed import Client',
  'names = "[name for name in __import__(\'sys\').modules if name.split(\'.\')[0] in (\'package\', \'good\', \'forkcast_harness\')] + [1 for one in __import__(\'sys\').meta_path if hasattr(one, \'forkcast\')]"',
  'with Client(sys.argv[1]) as client: print(sorted(set(sum((list(each) for each in client.run(builtins.eval, names).values()), []))))',
].join('\n');

/** A scheduler and three workers in a process of their own, as `LocalCluster` makes them; or what `words` start, in a folder of its own. */
async function startCluster(python: string, words?: string[]): Promise<{ address: string; process: ChildProcess; stop(): Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'forkcast-dask-'));
  const text = [
    'import sys', 'from distributed import LocalCluster',
    'if __name__ == "__main__":',
    `    with LocalCluster(n_workers=3, threads_per_worker=1, processes=False, protocol="tcp://", host="127.0.0.1", dashboard_address=None, local_directory=${JSON.stringify(folder)}) as cluster:`,
    '        print(cluster.scheduler_address, flush=True)', '        sys.stdin.read()',
  ].join('\n');
  const child = spawn(python, words ?? ['-c', text], { stdio: ['pipe', 'pipe', 'inherit'], cwd: words ? folder : programs });
  const address = await new Promise<string>((resolve, reject) => {
    child.stdout!.once('data', data => resolve(String(data).trim()));
    child.once('exit', code => reject(new Error(`the cluster ended with ${code}`)));
  });
  return {
    address, process: child,
    stop: async () => {
      const gone = new Promise(resolve => child.once('exit', resolve));
      child.stdin!.end();
      await gone;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
