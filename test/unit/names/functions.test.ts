import { strict as assert } from 'node:assert';
import { classNamed, factsOf, functionNamed } from './helpers';

describe('names: functions and classes', () => {
  it('describes functions', () => {
    const text = 'import a\n@a.deco\nasync def f(x: int, /, y=1, *rest, k: a.K = None, **more):\n    yield x\n';
    const fn = functionNamed(factsOf(text), 'f');
    assert.deepEqual(fn.parameters, [
      { name: 'x', type: 'builtins.int()', hasDefault: false, kind: 'positional-only' },
      { name: 'y', type: null, hasDefault: true, kind: 'plain' },
      { name: 'rest', type: null, hasDefault: false, kind: 'rest' },
      { name: 'k', type: 'a.K()', hasDefault: true, kind: 'keyword-only' },
      { name: 'more', type: null, hasDefault: false, kind: 'keyword-rest' },
    ]);
    assert.deepEqual([fn.isAsync, fn.isGenerator, fn.isLambda, fn.isStatic, fn.isProperty, fn.isStub], [true, true, false, false, false, false]);
    assert.deepEqual(fn.decorators, ['a.deco']);
    assert.equal(text.slice(fn.nameStart, fn.nameEnd), 'f');
  });

  it('finds a name behind decorators and odd spacing', () => {
    const text = '@defer(def_=1)\nasync   def   def_it(x): pass\nclass A:\n  @property\n  def defs(self): return 1\n';
    for (const fn of factsOf(text).functions.slice(1)) assert.equal(text.slice(fn.nameStart, fn.nameEnd), fn.name);
  });

  it('gives methods their class and properties their mark', () => {
    const facts = factsOf('class A:\n    @property\n    def x(self): return 1\n    @x.setter\n    def x(self, v): pass\n    @staticmethod\n    def s(): return 1\n');
    const entry = classNamed(facts, 'A');
    assert.equal(facts.functions[entry.methods.get('x')!].isProperty, true);
    assert.equal(facts.functions[entry.methods.get('s')!].isStatic, true);
    assert.equal(facts.functions[entry.methods.get('s')!].owner, 0);
  });

  it('knows stubs', () => {
    const stub = (text: string): boolean => factsOf(text).functions[1].isStub;
    assert.equal(stub('def f(): ...'), true);
    assert.equal(stub('def f():\n    """Doc."""\n'), true);
    assert.equal(stub('def f():\n    """Doc."""\n    raise NotImplementedError'), true);
    assert.equal(stub('def f():\n    pass'), true);
    assert.equal(stub('from abc import abstractmethod\n@abstractmethod\ndef f():\n    return work()'), true);
    assert.equal(stub('from typing import overload\n@overload\ndef f(): ...'), true);
    assert.equal(stub('def f():\n    return 1'), false);
    assert.equal(stub('def f():\n    x()'), false);
  });

  it('knows what a class needs to be made', () => {
    const made = (text: string): boolean => classNamed(factsOf(text), 'A').defaultConstructible;
    assert.equal(made('class A: pass'), true);
    assert.equal(made('class A:\n    def __init__(self, x=1, *rest, **more): pass'), true);
    assert.equal(made('class A:\n    def __init__(self, x): pass'), false);
    assert.equal(made('class A:\n    def __init__(self, *, x): pass'), false);
    assert.equal(made('class B:\n    def __init__(self, x): pass\nclass A(B): pass'), false);
    assert.equal(made('from dataclasses import dataclass\n@dataclass\nclass A:\n    x: int'), false);
    assert.equal(made('from dataclasses import dataclass\n@dataclass(frozen=True)\nclass A:\n    x: int = 1'), true);
    assert.equal(made('import dataclasses\n@dataclasses.dataclass\nclass A:\n    x: list = dataclasses.field(default_factory=list)'), true);
    assert.equal(made('import dataclasses\n@dataclasses.dataclass\nclass A:\n    x: list = dataclasses.field(repr=False)'), false);
    assert.equal(made('class A(A): pass'), true);
    assert.equal(made('from http.server import BaseHTTPRequestHandler\nclass A(BaseHTTPRequestHandler): pass'), false);
    assert.equal(made('import socketserver\nclass B(socketserver.StreamRequestHandler): pass\nclass A(B): pass'), false);
    assert.equal(made('from enum import Enum\nclass A(Enum):\n    X = 1'), false);
    assert.equal(made('from typing import NamedTuple\nclass A(NamedTuple):\n    x: int'), false);
    assert.equal(made('from typing import NamedTuple\nclass A(NamedTuple):\n    x: int = 1'), true);
    assert.equal(made('from elsewhere import Base\nclass A(Base):\n    x: int'), true);
  });

  it('names bases, generic or not', () => {
    const entry = classNamed(factsOf('from b import B, C\nclass A(B, C[int], metaclass=M): pass\n'), 'A');
    assert.deepEqual(entry.bases, ['b.B', 'b.C']);
  });

  it('knows what others see change', () => {
    const mutates = (text: string, name: string): boolean => functionNamed(factsOf(text), name).mutatesShared;
    assert.equal(mutates('def f():\n    global x\n    x = 1', 'f'), true);
    assert.equal(mutates('def f():\n    global x\n    x += 1', 'f'), true);
    assert.equal(mutates('def f():\n    x = 1', 'f'), false);
    assert.equal(mutates('def f(p):\n    p.x = 1', 'f'), true);
    assert.equal(mutates('def f():\n    p = P()\n    p.x = 1', 'f'), false);
    assert.equal(mutates('class A:\n    def f(self):\n        self.n += 1', 'A.f'), true);
    assert.equal(mutates('class A:\n    def __init__(self):\n        self.n = 1', 'A.__init__'), false);
    assert.equal(mutates('CACHE = {}\ndef f(k):\n    CACHE[k] = 1', 'f'), true);
    assert.equal(mutates('LOG = []\ndef f(k):\n    LOG.append(k)', 'f'), true);
    assert.equal(mutates('def f(k):\n    out = []\n    [out.append(x) for x in k]', 'f'), false);
    assert.equal(mutates('def f(k):\n    out = []\n    out.append(k)\n    return out', 'f'), false);
  });
});
