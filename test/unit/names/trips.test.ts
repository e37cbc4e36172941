import { strict as assert } from 'node:assert';
import { firstLoop } from './helpers';

describe('names: trip counts', () => {
  const count = (iterable: string, before = ''): number | null => {
    const { trip } = firstLoop(`${before}\nfor x in ${iterable}:\n    pass\n`);
    assert.ok(trip !== null);
    return trip.count;
  };

  it('counts ranges', () => {
    assert.equal(count('range(10)'), 10);
    assert.equal(count('range(2, 10)'), 8);
    assert.equal(count('range(0, 10, 3)'), 4);
    assert.equal(count('range(10, 0, -1)'), 10);
    assert.equal(count('range(5, 0)'), 0);
    assert.equal(count('range(1_000)'), 1000);
    assert.equal(count('range(10 ** 6)'), 1_000_000);
    assert.equal(count('range(2 * 3 + 1)'), 7);
    assert.equal(count('range(n)'), null);
    assert.equal(count('range(len(xs))'), null);
    assert.equal(count('range(1, 2, 0)'), null);
  });

  it('counts literals and named constants', () => {
    assert.equal(count('[1, 2, 3]'), 3);
    assert.equal(count('(a, b)'), 2);
    assert.equal(count('[*a, b]'), null);
    assert.equal(count('"abc"'), 3);
    assert.equal(count('range(N)', 'N = 50'), 50);
    assert.equal(count('range(N)', 'N = 50\nN = 60'), null);
    assert.equal(count('range(N)', 'N = 50\nN += 1'), null);
    assert.equal(count('KINDS', 'KINDS = ("a", "b")'), 2);
    assert.equal(count('KINDS', 'KINDS = ["a", "b"]'), null);
    assert.equal(count('{1: 2, 3: 4}'), 2);
  });

  it('sees through what keeps the number', () => {
    assert.equal(count('enumerate(range(7))'), 7);
    assert.equal(count('zip([1, 2], xs)'), 2);
    assert.equal(count('reversed((1, 2, 3))'), 3);
    assert.equal(count('sorted([3, 1], key=f)'), 2);
    assert.equal(count('range(3)', 'def range(n): pass'), null);
  });

  it('knows endless loops', () => {
    assert.equal(firstLoop('while True:\n    f()\n').trip!.endless, true);
    assert.equal(firstLoop('while 1:\n    f()\n').trip!.endless, true);
    assert.equal(firstLoop('while x:\n    f()\n').trip!.endless, false);
    assert.equal(firstLoop('import itertools\nfor x in itertools.count():\n    f()\n').trip!.endless, true);
  });

  it('says what is iterated over', () => {
    assert.equal(firstLoop('import a\nfor x in a.b():\n    pass\n').trip!.iterable, 'a.b()');
    const text = 'y = [x for x in z]';
    const { trip } = firstLoop(text);
    assert.equal(text.slice(trip!.start, trip!.end), 'z');
  });

  it('counts by the defaults of parameters, apart from what is certain', () => {
    const usual = (text: string) => firstLoop(text).trip;
    assert.deepEqual([usual('def f(paths=2_000):\n    for x in range(paths):\n        pass\n')].map(trip => [trip?.count, trip?.usual]), [[null, 2000]]);
    assert.equal(usual('N = 30\ndef f(paths=N):\n    for x in range(2 * paths):\n        pass\n')?.usual, 60);
    assert.equal(usual('def f(paths):\n    for x in range(paths):\n        pass\n')?.usual, undefined);
    assert.equal(usual('def f(paths=None):\n    for x in range(paths):\n        pass\n')?.usual, undefined);
    // Another value may have come since.
    assert.equal(usual('def f(paths=10):\n    paths = g(paths)\n    for x in range(paths):\n        pass\n')?.usual, undefined);
    assert.equal(usual('for x in range(5):\n    pass\n')?.usual, undefined);
  });
});
