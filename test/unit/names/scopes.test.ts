import { strict as assert } from 'node:assert';
import { lastPath, pathsOf } from './helpers';

describe('names: scopes', () => {
  it('finds builtins unless something hides them', () => {
    assert.equal(lastPath('open(p)'), 'builtins.open');
    assert.equal(lastPath('def open(p): pass\nopen(p)'), 'm.open');
    assert.equal(lastPath('def f(open):\n    open(p)'), null);
    assert.equal(lastPath('def f():\n    for open in xs:\n        pass\n    open(p)'), null);
    assert.equal(lastPath('opne(p)'), null);
  });

  it('looks from the inside out, past class bodies', () => {
    assert.equal(lastPath('import time\ndef f():\n    def g():\n        time.sleep(1)'), 'time.sleep');
    assert.equal(lastPath('class A:\n    def helper(): pass\n    def run(self):\n        helper()'), null);
    assert.equal(lastPath('class A:\n    def helper(): pass\n    helper()'), 'm.A.helper');
  });

  it('names nested functions through their function', () => {
    assert.equal(lastPath('def f():\n    def g(): pass\n    g()', 'a.b'), 'a.b.f.<locals>.g');
    assert.equal(lastPath('class A:\n    class B:\n        pass\nA.B()'), 'm.A.B');
  });

  it('obeys global and nonlocal', () => {
    assert.equal(lastPath('import requests\ns = None\ndef f():\n    global s\n    s = requests.Session()\ndef g():\n    s.get(u)'), 'requests.Session().get');
    assert.equal(lastPath('import a\ndef f():\n    x = None\n    def g():\n        nonlocal x\n        x = a.C()\n    x.m()'), 'a.C().m');
    assert.equal(lastPath('import a\ndef f():\n    x = a.C()\n    def g():\n        x = 1\n    x.m()'), 'a.C().m');
  });

  it('gives lambdas and comprehensions scopes of their own', () => {
    assert.equal(lastPath('import a\nx = a.C()\nf = lambda x: x.m()'), null);
    assert.equal(lastPath('import a\nx = a.C()\ny = [x for x in z]\nx.m()'), 'a.C().m');
    assert.equal(lastPath('import a\nxs = [a.C()]\ny = [x.m() for x in xs]'), 'a.C().m');
    assert.deepEqual(pathsOf('f = lambda: 1\ng = lambda: 2\nf()\ng()'), ['m.<lambda>', 'm.<lambda-2>']);
  });

  it('evaluates the first iterable of a comprehension outside it', () => {
    assert.equal(lastPath('import a\nclass K:\n    xs = a.f()\n    ys = [0 for x in xs.m()]'), 'a.f().m');
    assert.equal(lastPath('import a\nclass K:\n    xs = a.f()\n    ys = [xs.m() for x in z]'), null);
  });

  it('knows a walrus', () => {
    assert.equal(lastPath('import re\ndef f(s):\n    if (m := re.match(p, s)):\n        m.group()'), 're.match().group');
    assert.equal(lastPath('import a\nif [y := a.C() for x in z]:\n    y.m()'), 'a.C().m');
  });

  it('calls nothing known what is defined only through itself', () => {
    assert.equal(lastPath('x = x.y\nx()'), null);
    assert.equal(lastPath('def f():\n    a = b\n    b = a\n    a()'), null);
  });
});
