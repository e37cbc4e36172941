import assert from 'node:assert/strict';
import type { BenchmarkPlan } from '../../../src/model';
import { planNote, planText } from '../../../src/report';

const plan: BenchmarkPlan = {
  version: 1, target: 'shop/store.py:Store.drop',
  interpreter: { path: '/usr/bin/python3', implementation: 'CPython', version: '3.13.0', gil: 'enabled', startMethod: 'fork' },
  workload: { expression: '["a", "b"]', origin: 'comment' },
  contenders: [{ model: 'serial', workers: 1 }, { model: 'threads', workers: 2 }], workersDependOnTask: true,
  tasks: null, budgetSeconds: 20, precision: null, workingDirectory: '/shop', daskScheduler: null, memoryLimitBytes: null, taskTimeoutSeconds: 2,
  repeats: [{ code: 'deletes', name: 'os.remove', within: 'clean', path: 'store.py', line: 12 }], notes: ['It is a coroutine.'],
};

describe('what a benchmark would do', () => {
  it('stands in columns in a terminal', () => {
    const text = planText(plan);
    assert.match(text, /^shop\/store\.py:Store\.drop {2}would be run; nothing has been\n/);
    assert.match(text, /\n {2}interpreter {8}CPython 3\.13\.0, \/usr\/bin\/python3\n/);
    assert.match(text, /\n {2}repeats {12}each run of the function\n {21}deletes: os\.remove in clean \(store\.py, line 12\)\n {2}It is a coroutine\.\n$/);
  });

  it('stands in plain lines in a dialog, what is repeated first', () => {
    const note = planNote(plan);
    assert.match(note, /^Each run of the function:\n- deletes: os\.remove in clean \(store\.py, line 12\)\n\nInterpreter: CPython 3\.13\.0, \/usr\/bin\/python3\nArguments: \["a", "b"\] \(from the comment in the source\)\n/);
    assert.match(note, /\nModels: serial, threads x2; numbers of workers may change/);
    assert.match(note, /\nTime limit: 2 s for each task\n\nIt is a coroutine\.\n\nNothing has been run yet\.$/);
    assert.doesNotMatch(note, / {2}/, 'no columns: letters differ in width');
    assert.match(planNote({ ...plan, repeats: [] }), /^It repeats nothing outside the process that reading the code could find\.\n/);
  });

  it('shows no control characters of names', () => assert.ok(!planNote({ ...plan, repeats: [{ ...plan.repeats[0], name: 'a\u001b[31m' }] }).includes('\u001b')));
});
