/** What becomes of pools, threads and futures, as facts. */
import assert from 'node:assert/strict';
import { parsePython } from '../../../src/analysis/frontend/python';
import { collectFacts } from '../../../src/analysis/names';
import type { HandleFacts, ModuleFacts } from '../../../src/analysis/facts';

const factsOf = (text: string): ModuleFacts => collectFacts(parsePython(text), { path: 'a.py', moduleName: 'a', isPackage: false, language: 'python' });
/** Handles of a function with this body. */
function handles(...lines: string[]): HandleFacts[] {
  const facts = factsOf(`def f(pool, xs, g):\n${lines.map(line => `    ${line}\n`).join('')}`);
  return facts.functions[1].handles ?? [];
}
const spell = ({ how, name, uses }: HandleFacts): string => `${how} ${name ?? '-'}: ${uses.map(use => `${use.how}${use.member === '' ? '' : `.${use.member}`}`).join(' ')}`;

describe('handles', () => {
  it('are noted only where a call by such a name is made', () => {
    assert.deepEqual(handles('print(xs)', 'xs.append(g)'), []);
  });

  for (const [what, lines, expected] of [
    ['nothing', ['pool.submit(g)'], 'dropped -: '],
    ['a method called on the spot', ['return pool.submit(g).result()'], 'chained result: '],
    ['returned', ['return pool.submit(g)'], 'away -: '],
    ['awaited', ['await pool.submit(g)'], 'awaited -: '],
    ['a variable', ['t = Thread(target=g)', 't.start()', 't.join()'], 'named t: assigned method.start method.join'],
    ['a list', ['fs = []', 'for x in xs:', '    fs.append(pool.submit(g, x))', 'return fs'], 'gathered fs: assigned method.append read'],
    ['a variable and then a list', ['fs = []', 'f = pool.submit(g)', 'fs.append(f)', 'wait(fs)'], 'gathered fs: assigned method.append argument.wait'],
    ['a comprehension', ['fs = [pool.submit(g, x) for x in xs]', 'for f in fs:', '    f.result()'], 'gathered fs: assigned iterated'],
    ['a comprehension that is dropped', ['[pool.submit(g, x) for x in xs]'], 'dropped -: '],
    ['a mapping by key', ['d = {}', 'd[1] = pool.submit(g)', 'print(d)'], 'gathered d: assigned assigned argument.print'],
    ['with', ['with Pool() as p:', '    p.map(g, xs)'], 'entered p: assigned method.map'],
    ['a nested function', ['t = Thread(target=g)', 'def stop():', '    t.join()', 'return stop'], 'named t: assigned captured.join'],
    ['an attribute', ['self.pool = Pool()'], 'away -: '],
    ['a global', ['global p', 'p = Pool()'], 'away -: '],
  ] as const) {
    it(`kept by ${what}`, () => assert.equal(spell(handles(...lines)[0]), expected));
  }

  it('know their loop, their branch, and whether what they are given changes in it', () => {
    const [outside, inside, varying, branched] = handles('Pool()', 'for x in xs:', '    Pool(4)', '    Pool(x)', '    if g:', '        Pool()');
    assert.equal(outside.loop, -1);
    assert.ok(inside.loop > 0 && inside.loop === varying.loop);
    assert.deepEqual([inside.varies, varying.varies], [false, true]);
    assert.deepEqual([inside.conditional, branched.conditional], [false, true]);
  });

  it('carry both headers where a with is all that a loop does', () => {
    const [handle] = handles('for x in xs:', '    with Pool() as p:', '        p.map(g, x)');
    assert.deepEqual([handle.swap?.outer.text, handle.swap?.inner.text], ['for x in xs', 'with Pool() as p']);
    assert.equal(handles('for x in xs:', '    print(x)', '    with Pool() as p:', '        p.map(g, x)')[0].swap, undefined);
  });

  it('catchesAll: a try around everything', () => {
    const caught = (body: string): boolean => factsOf(`def f():\n${body}`).functions[1].catchesAll === true;
    assert.ok(caught('    "text"\n    try:\n        g()\n    except Exception:\n        log()\n'));
    assert.ok(caught('    while True:\n        try:\n            g()\n        except:\n            pass\n'));
    assert.ok(!caught('    try:\n        g()\n    except ValueError:\n        pass\n'));
    assert.ok(!caught('    x = 1\n    return g(x)\n'));
  });

  it('never throw, whatever the text', () => {
    for (const text of ['def f(:\n  pool.submit(', 'with Pool() as:\n  x', 'for x in Pool(', 'pool.submit(' + '('.repeat(500), '[[Pool() for x in] for y in']) factsOf(text);
  });
});
