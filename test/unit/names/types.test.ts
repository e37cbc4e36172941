import { strict as assert } from 'node:assert';
import { callsOf, classNamed, factsOf, functionNamed, lastPath } from './helpers';

const SESSION = 'import requests\n';

describe('names: local types', () => {
  it('follows constructors, attributes, items, awaits and with', () => {
    assert.equal(lastPath(`${SESSION}s = requests.Session()\ns.get(u)`), 'requests.Session().get');
    assert.equal(lastPath('import a\nx = a.f().g[0].h\nx()'), 'a.f().g[].h');
    assert.equal(lastPath('import a\nasync def f():\n    x = await a.g()\n    x.h()'), 'a.g()~.h');
    assert.equal(lastPath('import a\nwith a.b() as x:\n    x.h()'), 'a.b()^.h');
    assert.equal(lastPath('import a\nasync def f():\n    async with a.S() as s:\n        async with s.get(u) as r:\n            await r.json()'), 'a.S()^.get()^.json');
    assert.equal(lastPath('import a\nfor x in a.items():\n    x.h()'), 'a.items()[].h');
  });

  it('is silent about names bound to unlike things', () => {
    assert.equal(lastPath('import a\nif c:\n    x = a.f()\nelse:\n    x = a.g()\nx.h()'), null);
    assert.equal(lastPath('import a\nx = a.f()\nx = a.f()\nx.h()'), 'a.f().h');
    assert.equal(lastPath('import a\nx = None\nx = a.f()\nx.h()'), 'a.f().h');
    assert.equal(lastPath('x = None\nx.h()'), null);
    assert.equal(lastPath('import a\ndef f(x):\n    x = x or a.f()\n    x.h()'), null);
    assert.equal(lastPath('import a\ndef f(x=a.f()):\n    x.h()'), null);
  });

  it('knows the last of unlike assignments where every way leads past it', () => {
    const path = (...lines: string[]): unknown => {
      const text = `import a\ndef f(p, c):\n${lines.map((line) => `    ${line}\n`).join('')}`;
      return factsOf(text).functions.flatMap(callsOf).find((call) => text.slice(call.start, call.end).endsWith('.h()'))!.path;
    };
    assert.equal(path('x = a.f()', 'x = x.g()', 'x.h()'), 'a.f().g().h');
    assert.equal(path('p = a.f(p)', 'p.h()'), 'a.f().h');
    assert.equal(path('x = a.f()', 'if c:', '    x = a.g()', '    x.h()'), 'a.g().h');
    assert.equal(path('x = a.f()', 'if c:', '    x = a.g()', 'x.h()'), null);
    assert.equal(path('x = a.f()', 'for y in p:', '    x.h()', '    x = a.g()'), null);
    assert.equal(path('x = a.f()', 'while x.h():', '    x = 1'), null);
    assert.equal(path('for x in a.f():', '    x.h()', '    x = 1'), 'a.f()[].h');
    assert.equal(path('for y in p:', '    x = a.f()', '    x.h()', '    x = 1'), 'a.f().h');
    assert.equal(path('try:', '    x = a.f()', 'except E:', '    x = a.g()', 'x.h()'), null);
    assert.equal(path('x = 1', 'with a.f() as x:', '    x.h()'), 'a.f()^.h');
    assert.equal(path('x = 1', 'with p:', '    x = a.f()', 'x.h()'), 'a.f().h');
    assert.equal(path('x = 1', 'for y in p: pass', 'else:', '    x = a.f()', 'x.h()'), null);
    assert.equal(path('x = 1', 'def g():', '    nonlocal x', '    x = 2', 'x = a.f()', 'x.h()'), null);
    assert.equal(path('x = 1', 'x = a.f()', 'def g():', '    x.h()'), null);
    assert.equal(path('x = 1', 'x = a.f()', 'y = [x.h() for z in p]'), 'a.f().h');
    assert.equal(path('if (x := a.f()): pass', 'elif (x := a.g()): pass', 'x.h()'), null);
  });

  it('takes both arms of a choice into account', () => {
    assert.equal(lastPath('import a\nx = a.f() if c else a.f()\nx.h()'), 'a.f().h');
    assert.equal(lastPath('import a\nx = a.f() if c else a.g()\nx.h()'), null);
    assert.equal(lastPath('import a\nx = a.f() or a.f()\nx.h()'), 'a.f().h');
  });

  it('takes tuples apart', () => {
    assert.equal(lastPath('import a\nx, y = a.f(), a.g()\ny.h()'), 'a.g().h');
    assert.equal(lastPath('import a\nx, y = a.f()\ny.h()'), 'a.f()[1].h');
    assert.equal(lastPath('import a\nfor i, (x, y) in a.f():\n    y.h()'), null);
    assert.equal(lastPath('import a\nx, *y = a.f(), a.g()\ny.h()'), null);
  });

  it('knows literals', () => {
    assert.equal(lastPath('",".join(x)'), 'builtins.str().join');
    assert.equal(lastPath('x = []\nx.append(1)'), 'builtins.list().append');
    assert.equal(lastPath('x = {}\nx.get(1)'), 'builtins.dict().get');
    assert.equal(lastPath('x = f"{y}"\nx.encode()'), 'builtins.str().encode');
    assert.equal(lastPath('import a\nxs = [a.f(), a.f()]\nxs[0].h()'), 'a.f().h');
    assert.equal(lastPath('import a\nfor x in "a b".split():\n    x.h()'), 'builtins.str().split()[].h');
  });

  it('reads annotations', () => {
    const path = (annotation: string, use = 's.get(u)'): unknown =>
      lastPath(`from __future__ import annotations\nfrom typing import *\nfrom typing import Optional, Union, Annotated, List, Dict, Type\nimport requests\ndef f(s: ${annotation}):\n    ${use}`);
    for (const annotation of [
      'requests.Session', '"requests.Session"', 'Optional[requests.Session]', 'requests.Session | None', 'None | requests.Session', '"requests.Session | None"',
      'Union[requests.Session, None]', 'Annotated[requests.Session, 1]', 'Optional["requests.Session"]', "'Optional[requests.Session]'",
    ]) assert.equal(path(annotation), 'requests.Session().get', annotation);
    assert.equal(path('list[requests.Session]', 's[0].get(u)'), 'requests.Session().get');
    assert.equal(path('List["requests.Session"]', 'for x in s: x.get(u)'), 'requests.Session().get');
    assert.equal(path('tuple[requests.Session, ...]', 's[0].get(u)'), 'requests.Session().get');
    assert.equal(path('dict[str, requests.Session]', 's["a"].get(u)'), 'requests.Session().get');
    assert.equal(path('dict[str, requests.Session]', 'for k, v in s.items(): v.get(u)'), 'requests.Session().get');
    assert.equal(path('Dict[str, requests.Session]', 'for v in s.values(): v.get(u)'), 'requests.Session().get');
    assert.equal(path('Dict[str, requests.Session]', 'for v in s: v.get(u)'), null);
    assert.equal(path('Type[requests.Session]', 's.get(u)'), 'requests.Session.get');
    assert.equal(path('list[requests.Session]', 's.append(u)'), 'builtins.list().append');
    assert.equal(path('requests.Session | str'), null);
    assert.equal(path('Any'), null);
    assert.equal(path('"not an annotation at all"'), null);
  });

  it('lets an annotation of a variable decide', () => {
    assert.equal(lastPath(`${SESSION}def f(make):\n    s: requests.Session = make()\n    s.get(u)`), 'requests.Session().get');
    assert.equal(lastPath(`${SESSION}Sessions = list[requests.Session]\ndef f(x: Sessions):\n    x[0].get(u)`), 'requests.Session().get');
  });

  it('follows self, cls and super', () => {
    const text = 'class A(Base):\n    def f(self):\n        %\n    def g(self): pass\n';
    const path = (use: string): unknown => lastPath(`import b\nfrom b import Base\n${text.replace('%', use)}`);
    assert.equal(path('self.g()'), 'm.A().g');
    assert.equal(path('self.unknown()'), 'm.A().unknown');
    assert.equal(path('super().h()'), 'b.Base().h');
    assert.equal(path('type(self)()'), 'm.A');
    assert.equal(lastPath('class A:\n    @classmethod\n    def make(cls):\n        cls()'), 'm.A');
    assert.equal(lastPath('class A:\n    @staticmethod\n    def make(x):\n        x()'), null);
  });

  it('knows attributes that any method sets', () => {
    const text = `${SESSION}class C:\n    timeout: float\n    def __init__(self, db: 'sqlite3.Connection', x):\n        self.s = requests.Session()\n        self.x = x\n        self.n = None\n` +
      '    def open(self):\n        self.n = requests.Session()\n    def f(self):\n        %\n';
    assert.equal(lastPath(text.replace('%', 'self.s.get(u)')), 'requests.Session().get');
    assert.equal(lastPath(text.replace('%', 'self.n.get(u)')), 'requests.Session().get');
    assert.equal(lastPath(text.replace('%', 'self.x.get(u)')), null);
    assert.equal(lastPath(`${text.replace('%', 'pass')}c = C()\nc.s.get(u)`), 'requests.Session().get');
    const { attributes } = classNamed(factsOf(text.replace('%', 'pass')), 'C');
    assert.deepEqual([...attributes], [['timeout', 'builtins.float()'], ['s', 'requests.Session()'], ['n', 'requests.Session()']]);
  });

  it('leaves out attributes set to unlike things', () => {
    const facts = factsOf('import a\nclass C:\n    x = a.f()\n    def g(self):\n        self.x = a.g()\n');
    assert.deepEqual([...classNamed(facts, 'C').attributes], []);
  });

  it('knows instances of local classes and module-level singletons', () => {
    assert.equal(lastPath('class A:\n    def f(self): pass\na = A()\ndef g():\n    a.f()'), 'm.A().f');
    assert.deepEqual([...factsOf('import a\nx = a.f()\ny = x.z\ndef w(): pass\nz = None\n').exports], [['a', 'a'], ['x', 'a.f()'], ['y', 'a.f().z'], ['w', 'm.w']]);
  });

  it('sees through partial, cast, next and iteration helpers', () => {
    assert.equal(lastPath('from functools import partial\ndef f(): pass\ng = partial(f, 1)\ng()'), 'm.f');
    assert.equal(lastPath('import a\nfrom typing import cast\nx = cast(a.C, y)\nx.m()'), 'a.C().m');
    assert.equal(lastPath('import a\nxs = [a.f()]\nfor i, x in enumerate(xs):\n    x.m()'), 'a.f().m');
    assert.equal(lastPath('import a\nxs = [a.f()]\nfor y, x in zip(ys, sorted(xs)):\n    x.m()'), 'a.f().m');
    assert.equal(lastPath('import a\nx = next(a.f())\nx.m()'), 'a.f()[].m');
    assert.equal(lastPath('from pathlib import Path\np = Path(a) / "b" / c\np.read_text()'), 'pathlib.Path().read_text');
  });

  it('says what functions return', () => {
    const returns = (text: string, name = 'f'): unknown => functionNamed(factsOf(`import a\n${text}`), name).returns;
    assert.equal(returns('def f():\n    return a.g()'), 'a.g()');
    assert.equal(returns('def f():\n    if x: return None\n    return a.g()'), 'a.g()');
    assert.equal(returns('def f():\n    if x: return a.h()\n    return a.g()'), null);
    assert.equal(returns('def f() -> a.C: ...'), 'a.C()');
    assert.equal(returns('async def f():\n    return await a.g()'), 'a.g()~');
    assert.equal(returns('def f():\n    yield a.g()'), 'a.g()*');
    assert.equal(returns('from typing import Iterator\ndef f() -> Iterator[a.C]:\n    yield z'), 'a.C()*');
    assert.equal(returns('def f():\n    pass'), null);
  });
});
