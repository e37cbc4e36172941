/** Which functions are given to whom to run, across files, and what runs them. */
import assert from 'node:assert/strict';
import { catalogue } from '../../../src/analysis/catalogue';
import { CallGraph } from '../../../src/analysis/effects/call-graph';
import { waysBeside } from '../../../src/analysis/effects/handover';
import { Linker } from '../../../src/analysis/effects/linker';
import { parsePython } from '../../../src/analysis/frontend/python';
import { collectFacts } from '../../../src/analysis/names';

/** `work: processes by app.run with concurrent.futures.ProcessPoolExecutor.submit` for every way by which a function comes to run beside others. */
function ways(files: Record<string, string>): string[] {
  const linker = new Linker(catalogue('python'));
  const graph = new CallGraph(linker);
  for (const [path, text] of Object.entries(files)) {
    linker.add(collectFacts(parsePython(text), { path, moduleName: path.replace(/\.py$/, ''), isPackage: false, language: 'python' }));
  }
  const all = [...linker.modules.all()].flatMap(module => module.functions);
  for (const fn of all) graph.effectOf(fn);
  return all.flatMap(fn => waysBeside(fn).map(({ as, by, name }) => `${fn.fullName}: ${as} by ${by.fullName} with ${name}`)).sort();
}

const work = 'def work(x):\n    return helper(x)\n\ndef helper(x):\n    return x * 2\n';

describe('hand-overs', () => {
  it('lead from the call to the function in its own file, and to all that it calls', () => {
    const app = 'from concurrent.futures import ProcessPoolExecutor\nfrom work import work\n\ndef run(xs):\n    with ProcessPoolExecutor() as pool:\n        return list(pool.map(work, xs))\n';
    assert.deepEqual(ways({ 'app.py': app, 'work.py': work }), [
      'work.helper: processes by app.run with concurrent.futures.ProcessPoolExecutor.map', 'work.work: processes by app.run with concurrent.futures.ProcessPoolExecutor.map',
    ]);
  });

  it('tell threads, processes and the loop\'s own pool apart, and an executor that could be either', () => {
    const app = (executor: string): string => `import asyncio\nfrom concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor\nfrom work import helper\n\nasync def run(given):\n    loop = asyncio.get_running_loop()\n    await loop.run_in_executor(${executor}, helper, 1)\n`;
    const model = (executor: string): string => ways({ 'app.py': app(executor), 'work.py': work })[0].split(' ')[1];
    assert.equal(model('None'), 'threads');
    assert.equal(model('ThreadPoolExecutor()'), 'threads');
    assert.equal(model('ProcessPoolExecutor()'), 'processes');
    assert.equal(model('given'), 'some-executor');
    const submitted = 'from concurrent.futures import Executor\nfrom work import helper\n\ndef run(pool: Executor):\n    return pool.submit(helper, 1)\n';
    assert.deepEqual(ways({ 'app.py': submitted, 'work.py': work }), ['work.helper: some-executor by app.run with concurrent.futures.Executor.submit']);
  });

  it('see the run of a class derived from Thread or Process where an instance is started', () => {
    const text = (base: string, module: string): string => `import ${module}\n\nclass Job(${module}.${base}):\n    def run(self):\n        print(1)\n\ndef go():\n    job = Job()\n    job.start()\n`;
    assert.deepEqual(ways({ 'a.py': text('Thread', 'threading') }), ['a.Job.run: threads by a.go with threading.Thread.start']);
    assert.deepEqual(ways({ 'a.py': text('Process', 'multiprocessing') }), ['a.Job.run: processes by a.go with multiprocessing.Process.start']);
  });

  it('are none for functions that are only called, or given to be called on the spot', () => {
    assert.deepEqual(ways({ 'a.py': 'def f(x):\n    return x\n\ndef g(xs):\n    return sorted(xs, key=f), list(map(f, xs)), f(1)\n' }), []);
  });

  it('follow an edit: what no longer is handed over is forgotten', () => {
    const linker = new Linker(catalogue('python'));
    const graph = new CallGraph(linker);
    const facts = (body: string) => collectFacts(parsePython(`import threading\n\ndef work():\n    print(1)\n\ndef run():\n    ${body}\n`), { path: 'a.py', moduleName: 'a', isPackage: false, language: 'python' });
    const { module } = linker.add(facts('threading.Thread(target=work).start()'));
    for (const fn of module.functions) graph.effectOf(fn);
    assert.deepEqual(waysBeside(module.fn('work')!).map(({ as }) => as), ['threads']);
    for (const fn of module.functions) graph.invalidate(fn);
    module.take(facts('work()'));
    for (const fn of module.functions) graph.effectOf(fn);
    assert.deepEqual(waysBeside(module.fn('work')!), []);
  });
});
