import assert from 'node:assert/strict';
import { bench, refusal } from './support';

describe('runner: what cannot be measured is refused with its reason', () => {
  const cases: [what: string, file: string, name: string, expression: string | null, code: string, message: RegExp, advice: RegExp][] = [
    ['a file that is not there', 'nowhere.py', 'work', '1', 'file-missing', /no file/, /check the path/],
    ['a function that is not there', 'good.py', 'add_square', '1', 'function-missing', /good\.py has no function add_square/, /add_squares/],
    ['a method that is not there', 'good.py', 'Client.fetsh', '1', 'function-missing', /Client\.fetsh/, /fetch/],
    ['a nested function', 'good.py', 'outer.nested', '1', 'nested-function', /inside the function outer/, /top level/],
    ['a nested function by its qualified name', 'good.py', 'outer.<locals>.nested', '1', 'nested-function', /inside the function outer/, /top level/],
    ['something that is no function', 'good.py', 'LIMITS', '1', 'not-callable', /is a dict/, /Choose a function/],
    ['a class that needs arguments', 'good.py', 'Demanding.fetch', '1', 'not-constructible', /Demanding\(\) failed.*address/, /Add a function/],
    ['no arguments where some are needed', 'good.py', 'add_squares', null, 'arguments-needed', /takes \(limit\)/, /--args.*# forkcast: args=/],
    ['too few arguments', 'good.py', 'two', '[()]', 'wrong-arguments', /Item 1.*missing a required argument/, /one item a task/],
    ['arguments that do not parse', 'good.py', 'identity', '(((', 'arguments-syntax', /not a Python expression/, /one item a task/],
    ['arguments that fail', 'good.py', 'identity', '[undefined]', 'arguments-error', /name 'undefined' is not defined/, /function's module/],
    ['arguments that end the program', 'good.py', 'identity', 'sys.exit(1)', 'arguments-error', /SystemExit/, /function's module/],
    ['arguments that yield nothing', 'good.py', 'identity', '[]', 'no-tasks', /yield no item/, /one item a task/],
    ['a module that is not installed', 'broken/missing.py', 'work', '1', 'import-error', /No module named 'no_such_library'/, /Install no_such_library/],
    ['a syntax error', 'broken/syntax.py', 'work', '1', 'import-error', /SyntaxError/, /traceback/],
    ['an exception on import', 'broken/raises.py', 'work', '1', 'import-error', /ZeroDivisionError/, /traceback/],
    ['a script that ends the program on import', 'broken/exits.py', 'work', '1', 'import-exit', /sys\.exit\(4\)/, /__main__/],
    ['a script that never finishes importing', 'broken/sleeps.py', 'work', '1', 'import-timeout', /did not finish within/, /__main__/],
    ['a script that kills the interpreter on import', 'broken/dies.py', 'work', '1', 'crashed', /exit status 5/, /os\._exit/],
    ['a name of the standard library', 'clash/random.py', 'work', '1', 'name-clash', /random is taken by the standard library/, /Rename/],
    ['a file name that is no module name', 'broken/odd.name.py', 'work', '1', 'not-importable', /odd\.name\.py/, /plain module name/],
  ];
  for (const [what, file, name, expression, code, message, advice] of cases) {
    it(what, async () => {
      const error = await refusal(bench(file, name, expression, { budgetSeconds: code === 'import-timeout' ? 4 : 20 }));
      assert.equal(error.code, code, error.message);
      assert.match(error.message, message);
      assert.match(error.advice, advice);
      assert.doesNotMatch(error.detail ?? '', /forkcast_harness|importlib/, 'only the user\'s own frames');
    });
  }

  it('more tasks than the budget has time for', async () => {
    const error = await refusal(bench('good.py', 'wait', '[0.01]', { budgetSeconds: 4, tasks: 1_000_000 }));
    assert.equal(error.code, 'round-too-long', error.message);
    assert.match(error.message, /^1,000,000 tasks would take about [1-9]\d,\d{3} s one after the other, a single round of them, and [23]\.\d s of the budget are left\.$/);
    assert.match(error.advice, /^Ask for about \d\d tasks, .*--project 1000000 then says/);
  });

  it('shows the user\'s own traceback', async () => {
    const { detail } = await refusal(bench('broken/raises.py', 'work', '1', { budgetSeconds: 20 }));
    assert.match(detail!, /raises\.py", line 9[\s\S]*raises\.py", line 6, in broken[\s\S]*ZeroDivisionError/);
  });
});
