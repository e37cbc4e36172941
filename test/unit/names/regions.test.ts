import { strict as assert } from 'node:assert';
import { factsOf, firstLoop, functionNamed } from './helpers';
import type { RegionFacts } from '../../../src/analysis/facts';

function shape(region: RegionFacts): unknown {
  return { [region.kind]: [...region.calls.map((call) => call.path), ...region.loops.map(shape)] };
}

function body(text: string): unknown {
  return shape(factsOf(`from m import a, b, c, d, e\n${text}`).functions[0].body);
}

describe('names: regions and calls', () => {
  it('gives a header to the surroundings of a for, and to a while itself', () => {
    assert.deepEqual(body('for x in a():\n    b()\n'), { body: ['m.a', { for: ['m.b'] }] });
    assert.deepEqual(body('while a():\n    b()\n'), { body: [{ while: ['m.a', 'm.b'] }] });
    assert.deepEqual(body('for x in y:\n    a()\nelse:\n    b()\n'), { body: ['m.b', { for: ['m.a'] }] });
    assert.deepEqual(body('for x in y:\n    for z in a():\n        b()\n'), { body: [{ for: ['m.a', { for: ['m.b'] }] }] });
  });

  it('splits comprehensions by clause', () => {
    assert.deepEqual(body('[a(x) for x in b() if c(x)]'), { body: ['m.b', { comprehension: ['m.c', 'm.a'] }] });
    assert.deepEqual(body('{a(x): b(x) for x in c() for y in d(x) if e(y)}'), { body: ['m.c', { comprehension: ['m.d', { comprehension: ['m.e', 'm.a', 'm.b'] }] }] });
  });

  it('tells generators that run from those that wait', () => {
    assert.deepEqual(body('g = (a(x) for x in y)'), { body: [{ generator: ['m.a'] }] });
    assert.deepEqual(body('b(a(x) for x in y)'), { body: ['m.b', { comprehension: ['m.a'] }] });
  });

  it('keeps nested functions and lambdas apart, their defaults and decorators not', () => {
    const facts = factsOf('from m import a, b, c\n@a()\ndef f(x=b()):\n    c()\ng = lambda: c()\n');
    assert.deepEqual(facts.functions.map((fn) => [fn.qualifiedName, shape(fn.body)]), [
      ['<module>', { body: ['m.a', 'm.b'] }],
      ['f', { body: ['m.c'] }],
      ['<lambda>', { body: ['m.c'] }],
    ]);
  });

  it('reads class bodies where they stand', () => {
    assert.deepEqual(body('class K(a()):\n    x = b()\n    def f(self):\n        c()\n'), { body: ['m.a', 'm.b'] });
  });

  it('says how each call stands', () => {
    const text = 'import a\nasync def f():\n    await a.b(1)\n    async with a.c() as x:\n        pass\n    async for y in a.d():\n        pass\n    with a.e:\n        z = a.g()\n';
    const { body: region } = functionNamed(factsOf(text), 'f');
    assert.deepEqual(
      region.calls.map((call) => [call.path, call.awaited, call.discarded, call.entered]),
      [['a.b', true, true, false], ['a.c', true, false, true], ['a.d', true, false, false], ['a.g', false, false, false]],
    );
    assert.deepEqual(region.locks.map((lock) => lock.path), ['a.e']);
    assert.equal(region.awaits, true);
    assert.equal(region.loops[0].kind, 'async-for');
  });

  it('gives the callee’s last name for the caret', () => {
    const text = 'import a\na.b.c(1)\na.b[0](2)\nf(3)\n';
    const names = factsOf(text).functions[0].body.calls.map((call) => text.slice(call.nameStart, call.nameEnd));
    assert.deepEqual(names, ['c', 'a.b[0]', 'f']);
  });

  it('describes arguments', () => {
    const text = 'import a\ndef g(): pass\nx = a.C()\nf(x, g, y, k=x, **z)\nf(-1, "s", [1, 2.5], k=None)\nf()\nf(n - 1)\nf((y, 1))\n';
    const calls = factsOf(text).functions[0].body.calls.slice(1);
    assert.deepEqual(calls[0].arguments, ['a.C()', 'm.g', null]);
    assert.deepEqual(calls[0].keywords.map((keyword) => [keyword.name, keyword.value, text.slice(keyword.start, keyword.end)]), [['k', 'a.C()', 'k=x'], ['', null, '**z']]);
    assert.deepEqual(calls.map((call) => call.literalArguments), [null, '-1, "s", [1, 2.5], k=None', '', null, null]);
    assert.deepEqual(calls.map((call) => call.number), [null, -1, null, null, null]);
    assert.deepEqual(calls.map((call) => call.arithmeticArguments), [false, false, false, true, false]);
  });

  it('hands lambdas over by name', () => {
    const facts = factsOf('def f(xs):\n    xs.map(lambda x: x)\n    g(key=lambda x: x)\n');
    const { calls } = functionNamed(facts, 'f').body;
    assert.deepEqual(calls[0].arguments, ['m.f.<locals>.<lambda>']);
    assert.equal(calls[1].keywords[0].value, 'm.f.<locals>.<lambda-2>');
    assert.deepEqual(facts.functions.map((fn) => [fn.qualifiedName, fn.parent]), [['<module>', -1], ['f', 0], ['f.<locals>.<lambda>', 1], ['f.<locals>.<lambda-2>', 1]]);
  });

  it('says where a loop’s header ends and what it says', () => {
    const text = 'for x in f(a[1:2]) :\n    pass\n';
    const loop = firstLoop(text);
    assert.equal(text.slice(loop.start, loop.headEnd), 'for x in f(a[1:2]) :');
    assert.equal(loop.header, 'for x in f(a[1:2])');
    assert.equal(firstLoop('y = [x for x in z if x]').header, 'for x in z if x');
    assert.equal(firstLoop('while a and \\\n      b:\n    pass').header, 'while a and b');
  });

  it('counts operations of each region apart', () => {
    const facts = factsOf('def f(xs):\n    for x in xs:\n        y = x.a[0] + 1\n');
    assert.equal(functionNamed(facts, 'f').body.operations, 0);
    assert.equal(functionNamed(facts, 'f').body.loops[0].operations, 4);
  });

  it('says how loops end', () => {
    const exits = (text: string): unknown => firstLoop(`def f():\n    for x in y:\n        ${text}\n`).exits;
    assert.deepEqual(exits('if x: break'), { break: true, return: false, raise: false });
    assert.deepEqual(exits('if x: return x'), { break: false, return: true, raise: false });
    assert.deepEqual(exits('raise x'), { break: false, return: false, raise: true });
    assert.deepEqual(exits('for z in x:\n            break'), { break: false, return: false, raise: false });
    assert.deepEqual(exits('for z in x:\n            return'), { break: false, return: true, raise: false });
    assert.deepEqual(exits('try:\n            raise x\n        except E:\n            pass'), { break: false, return: false, raise: false });
  });

  it('knows the main guard', () => {
    const text = 'for x in y: pass\nif __name__ == "__main__":\n    for x in y: pass\n    main()\n';
    const facts = factsOf(text);
    assert.deepEqual(facts.functions[0].body.loops.map((loop) => loop.underMainGuard), [false, true]);
    assert.deepEqual(facts.mainGuards.map((guard) => text.slice(guard.start, guard.end).trim()), ['for x in y: pass\n    main()']);
  });

  it('copies directives and errors', () => {
    const facts = factsOf('# forkcast: args=[(1,)]\ndef f(x): pass\nx = = 1\n');
    assert.deepEqual(facts.directives.map((directive) => directive.text.trim()), ['args=[(1,)]']);
    assert.ok(facts.errors.length > 0);
  });
});
