/** What each construct becomes in the IR: the table of ir/node.ts, line by line. */
import assert from 'node:assert/strict';
import { parsePython } from '../../../../src/analysis/frontend/python/index';
import { outline } from '../../../support/ir';

/** Source, and the outlines of its statements. Flags are numbers: see the enums of ir/node.ts. */
const CASES: [source: string, statements: string][] = [
  ['x', 'ExpressionStatement(a=Name:x)'],
  ['1 + 2 - 3', 'ExpressionStatement(a=Operation#1([Constant#1, Constant#1, Constant#1]))'],
  ['a + b * c', 'ExpressionStatement(a=Operation#1([Name:a, Operation#1([Name:b, Name:c])]))'],
  ['a < b <= c', 'ExpressionStatement(a=Operation#3([Name:a, Name:b, Name:c]))'],
  ['a < b in c', 'ExpressionStatement(a=Operation#3([Name:a, Name:b, Name:c]))'],
  ['a is not b', 'ExpressionStatement(a=Operation#4([Name:a, Name:b]))'],
  ['a not in b', 'ExpressionStatement(a=Operation#5([Name:a, Name:b]))'],
  ['not a', 'ExpressionStatement(a=Operation#7([Name:a]))'],
  ['not a == b', 'ExpressionStatement(a=Operation#7([Operation#3([Name:a, Name:b])]))'],
  ['-a ** -b', 'ExpressionStatement(a=Operation#8([Operation#10([Name:a, Operation#8([Name:b])])]))'],
  ['a ** b ** c', 'ExpressionStatement(a=Operation#10([Name:a, Name:b, Name:c]))'],
  ['a and b or c', 'ExpressionStatement(a=Operation#6([Operation#6([Name:a, Name:b]), Name:c]))'],
  ['a @ b', 'ExpressionStatement(a=Operation#9([Name:a, Name:b]))'],
  ['~a', 'ExpressionStatement(a=Operation#2([Name:a]))'],
  ['- - a', 'ExpressionStatement(a=Operation#8([Operation#8([Name:a])]))'],
  ['a if t else b if u else c', 'ExpressionStatement(a=Conditional(a=Name:t, b=Name:a, c=Conditional(a=Name:u, b=Name:b, c=Name:c)))'],
  ['a.b.c', 'ExpressionStatement(a=Attribute:c(a=Attribute:b(a=Name:a)))'],
  ['a[1]', 'ExpressionStatement(a=Subscript(a=Name:a, b=Constant#1))'],
  ['a[1, 2]', 'ExpressionStatement(a=Subscript(a=Name:a, b=Collection#2([Constant#1, Constant#1])))'],
  [
    'a[1:2, ::3, *b]',
    'ExpressionStatement(a=Subscript(a=Name:a, b=Collection#2([Slice([Constant#1, Constant#1]), Slice([Constant#1]), Starred(a=Name:b)])))',
  ],
  ['a[*b]', 'ExpressionStatement(a=Subscript(a=Name:a, b=Collection#2([Starred(a=Name:b)])))'],
  ['f(x, *y, k=1, **z)', 'ExpressionStatement(a=Call(a=Name:f, [Name:x, Starred(a=Name:y), Keyword:k(a=Constant#1), Keyword(a=Name:z)]))'],
  ['f(x for x in y)', 'ExpressionStatement(a=Call(a=Name:f, [Comprehension#5(a=Name:x, [Clause(a=Name:x, b=Name:y)])]))'],
  ['f(a := 1)', 'ExpressionStatement(a=Call(a=Name:f, [Assign#1(a=Constant#1, [Name:a])]))'],
  ['f(print)(2)', 'ExpressionStatement(a=Call(a=Call(a=Name:f, [Name:print]), [Constant#1]))'],
  ['await f()', 'ExpressionStatement(a=Await(a=Call(a=Name:f)))'],
  ['1', 'ExpressionStatement(a=Constant#1)'],
  ['"a" "b"', 'ExpressionStatement(a=Constant#2)'],
  ['b"a"', 'ExpressionStatement(a=Constant#3)'],
  ['True', 'ExpressionStatement(a=Constant#4)'],
  ['None', 'ExpressionStatement(a=Constant#6)'],
  ['...', 'ExpressionStatement(a=Constant#7)'],
  ['f"{a!r:>{w}} {b=}"', 'ExpressionStatement(a=FormatString([Name:a, Name:w, Name:b]))'],
  ['"x" f"{a}"', 'ExpressionStatement(a=FormatString([Name:a]))'],
  ['t"{a}"', 'ExpressionStatement(a=FormatString([Name:a]))'],
  ['()', 'ExpressionStatement(a=Collection#2)'],
  ['(a)', 'ExpressionStatement(a=Name:a)'],
  ['(a,)', 'ExpressionStatement(a=Collection#2([Name:a]))'],
  ['a, b', 'ExpressionStatement(a=Collection#2([Name:a, Name:b]))'],
  ['[a, *b]', 'ExpressionStatement(a=Collection#1([Name:a, Starred(a=Name:b)]))'],
  ['{}', 'ExpressionStatement(a=Collection#4)'],
  ['{a: b, **c}', 'ExpressionStatement(a=Collection#4([Name:a, Name:b, Keyword(a=Name:c)]))'],
  ['{a, b}', 'ExpressionStatement(a=Collection#3([Name:a, Name:b]))'],
  [
    '[a for a, b in c if d if e for f in g]',
    'ExpressionStatement(a=Comprehension#1(a=Name:a, [Clause(a=Collection#2([Name:a, Name:b]), b=Name:c, [Name:d, Name:e]), Clause(a=Name:f, b=Name:g)]))',
  ],
  ['{k: v for k in d}', 'ExpressionStatement(a=Comprehension#4(a=Name:k, b=Name:v, [Clause(a=Name:k, b=Name:d)]))'],
  ['{*a for a in b}', 'ExpressionStatement(a=Comprehension#3(a=Starred(a=Name:a), [Clause(a=Name:a, b=Name:b)]))'],
  ['{**a for a in b}', 'ExpressionStatement(a=Comprehension#4(a=Keyword(a=Name:a), [Clause(a=Name:a, b=Name:b)]))'],
  ['(x async for x in y)', 'ExpressionStatement(a=Comprehension#5(a=Name:x, [Clause#1(a=Name:x, b=Name:y)]))'],
  ['[*a for a in b]', 'ExpressionStatement(a=Comprehension#1(a=Starred(a=Name:a), [Clause(a=Name:a, b=Name:b)]))'],
  ['a = b = c', 'Assign(a=Name:c, [Name:a, Name:b])'],
  ['a: int', 'Assign(b=Name:int, [Name:a])'],
  ['a: int = 1', 'Assign(a=Constant#1, b=Name:int, [Name:a])'],
  ['a, *b = c', 'Assign(a=Name:c, [Collection#2([Name:a, Starred(a=Name:b)])])'],
  ['a += 1', 'AugmentedAssign#1(a=Name:a, b=Constant#1)'],
  ['a //= 1', 'AugmentedAssign#1(a=Name:a, b=Constant#1)'],
  ['a >>= b', 'AugmentedAssign#2(a=Name:a, b=Name:b)'],
  ['a **= b', 'AugmentedAssign#10(a=Name:a, b=Name:b)'],
  ['a @= b', 'AugmentedAssign#9(a=Name:a, b=Name:b)'],
  ['(a := 1)', 'ExpressionStatement(a=Assign#1(a=Constant#1, [Name:a]))'],
  ['a = yield', 'Assign(a=Yield, [Name:a])'],
  ['a = yield b, c', 'Assign(a=Yield(a=Collection#2([Name:b, Name:c])), [Name:a])'],
  ['yield from a', 'ExpressionStatement(a=Yield#1(a=Name:a))'],
  ['return', 'Return'],
  ['return a, *b', 'Return(a=Collection#2([Name:a, Starred(a=Name:b)]))'],
  ['raise', 'Raise'],
  ['raise A from b', 'Raise(a=Name:A, b=Name:b)'],
  ['assert a, b', 'Assert(a=Name:a, b=Name:b)'],
  ['del a, b[0]', 'Delete([Name:a, Subscript(a=Name:b, b=Constant#1)])'],
  ['del (a, b)', 'Delete([Collection#2([Name:a, Name:b])])'],
  ['pass', 'Pass'],
  ['break', 'Break'],
  ['continue', 'Continue'],
  ['global a, b', 'Scope#1([Name:a, Name:b])'],
  ['nonlocal a', 'Scope#2([Name:a])'],
  ['import a.b as c, d', 'Import([Alias:c(a=Dotted([Name:a, Name:b])), Alias(a=Dotted([Name:d]))])'],
  ['from . import a', 'ImportFrom#1([Alias(a=Dotted([Name:a]))])'],
  ['from ...a.b import (c as d, e,)', 'ImportFrom#3(a=Dotted([Name:a, Name:b]), [Alias:d(a=Dotted([Name:c])), Alias(a=Dotted([Name:e]))])'],
  ['from a import *', 'ImportFrom(a=Dotted([Name:a]), [Alias(a=Dotted([Name:*]))])'],
  ['lazy import a', 'Import([Alias(a=Dotted([Name:a]))])'],
  ['lazy from a import b', 'ImportFrom(a=Dotted([Name:a]), [Alias(a=Dotted([Name:b]))])'],
  ['lazy = 1', 'Assign(a=Constant#1, [Name:lazy])'],
  ['type A[T: int = str, *Ts, **P] = list[T]', 'TypeAlias:A(a=Subscript(a=Name:list, b=Name:T), b=TypeParameters([Name:int, Name:str]))'],
  ['type = 1', 'Assign(a=Constant#1, [Name:type])'],
  ['type(a)', 'ExpressionStatement(a=Call(a=Name:type, [Name:a]))'],
  ['match(a)', 'ExpressionStatement(a=Call(a=Name:match, [Name:a]))'],
  ['match[a] = b', 'Assign(a=Name:b, [Subscript(a=Name:match, b=Name:a)])'],
  ['match.case', 'ExpressionStatement(a=Attribute:case(a=Name:match))'],
  ['print >>a, b', 'ExpressionStatement(a=Collection#2([Operation#2([Name:print, Name:a]), Name:b]))'],
  ['case = 1', 'Assign(a=Constant#1, [Name:case])'],
  [
    'if a:\n  b\nelif c:\n  d\nelse:\n  e',
    'If(a=Name:a, [If(a=Name:c, [Block([ExpressionStatement(a=Name:e)])], c=Block([ExpressionStatement(a=Name:d)]))], c=Block([ExpressionStatement(a=Name:b)]))',
  ],
  [
    'for a, b in c, d:\n  e\nelse:\n  f',
    'For(a=Collection#2([Name:a, Name:b]), b=Collection#2([Name:c, Name:d]), [Block([ExpressionStatement(a=Name:f)])], c=Block([ExpressionStatement(a=Name:e)]))',
  ],
  ['while a: b; c', 'While(a=Name:a, c=Block([ExpressionStatement(a=Name:b), ExpressionStatement(a=Name:c)]))'],
  [
    'try:\n  a\nexcept B as c:\n  d\nexcept (E, F):\n  g\nelse:\n  h\nfinally:\n  i',
    'Try(a=Block([ExpressionStatement(a=Name:h)]), b=Block([ExpressionStatement(a=Name:i)]), [Handler:c(a=Name:B, c=Block([ExpressionStatement(a=Name:d)])), Handler(a=Collection#2([Name:E, Name:F]), c=Block([ExpressionStatement(a=Name:g)]))], c=Block([ExpressionStatement(a=Name:a)]))',
  ],
  [
    'try: a\nexcept* B, C: d',
    'Try([Handler(a=Collection#2([Name:B, Name:C]), c=Block([ExpressionStatement(a=Name:d)]))], c=Block([ExpressionStatement(a=Name:a)]))',
  ],
  ['try: a\nfinally: b', 'Try(b=Block([ExpressionStatement(a=Name:b)]), c=Block([ExpressionStatement(a=Name:a)]))'],
  ['with a as b, c: d', 'With([WithItem(a=Name:a, b=Name:b), WithItem(a=Name:c)], c=Block([ExpressionStatement(a=Name:d)]))'],
  ['with (a as b, c): d', 'With([WithItem(a=Name:a, b=Name:b), WithItem(a=Name:c)], c=Block([ExpressionStatement(a=Name:d)]))'],
  ['with (a): b', 'With([WithItem(a=Name:a)], c=Block([ExpressionStatement(a=Name:b)]))'],
  ['with (a, b) as c: d', 'With([WithItem(a=Collection#2([Name:a, Name:b]), b=Name:c)], c=Block([ExpressionStatement(a=Name:d)]))'],
  ['with (yield a): b', 'With([WithItem(a=Yield(a=Name:a))], c=Block([ExpressionStatement(a=Name:b)]))'],
  ['with (a for a in b): c', 'With([WithItem(a=Comprehension#5(a=Name:a, [Clause(a=Name:a, b=Name:b)]))], c=Block([ExpressionStatement(a=Name:c)]))'],
  ['with (a).b as c: d', 'With([WithItem(a=Attribute:b(a=Name:a), b=Name:c)], c=Block([ExpressionStatement(a=Name:d)]))'],
  ['with (a if b else c): d', 'With([WithItem(a=Conditional(a=Name:b, b=Name:a, c=Name:c))], c=Block([ExpressionStatement(a=Name:d)]))'],
  ['def f(): pass', 'Function:f(a=Parameters, c=Block([Pass]))'],
  [
    'def f(a, /, b: int = 1, *c, d, **e) -> int:\n  return a',
    'Function:f(a=Parameters([Parameter:a#1, Parameter:b(a=Name:int, b=Constant#1), Parameter:c#3, Parameter:d#2, Parameter:e#4]), b=Name:int, c=Block([Return(a=Name:a)]))',
  ],
  ['def f(*, a): yield a', 'Function:f#4(a=Parameters([Parameter:a#2]), c=Block([ExpressionStatement(a=Yield(a=Name:a))]))'],
  ['def f(*a: *b): pass', 'Function:f(a=Parameters([Parameter:a#3(a=Starred(a=Name:b))]), c=Block([Pass]))'],
  ['def f[T](a: T): pass', 'Function:f(a=Parameters(a=TypeParameters, [Parameter:a(a=Name:T)]), c=Block([Pass]))'],
  ['@a.b\n@c(1)\ndef f(): pass', 'Function:f(a=Parameters, [Attribute:b(a=Name:a), Call(a=Name:c, [Constant#1])], c=Block([Pass]))'],
  ['lambda: 0', 'ExpressionStatement(a=Function#2(a=Parameters, c=Constant#1))'],
  [
    'lambda a, *b, c=1, **d: a',
    'ExpressionStatement(a=Function#2(a=Parameters([Parameter:a, Parameter:b#3, Parameter:c#2(b=Constant#1), Parameter:d#4]), c=Name:a))',
  ],
  ['lambda *, a: a', 'ExpressionStatement(a=Function#2(a=Parameters([Parameter:a#2]), c=Name:a))'],
  ['lambda: (yield)', 'ExpressionStatement(a=Function#6(a=Parameters, c=Yield))'],
  [
    'async def f():\n  async with a as b: pass\n  async for c in d: pass\n  return [e async for e in f]',
    'Function:f#1(a=Parameters, c=Block([With#1([WithItem(a=Name:a, b=Name:b)], c=Block([Pass])), For#1(a=Name:c, b=Name:d, c=Block([Pass])), Return(a=Comprehension#1(a=Name:e, [Clause#1(a=Name:e, b=Name:f)]))]))',
  ],
  ['class A: pass', 'Class:A(a=Arguments, c=Block([Pass]))'],
  ['class A[T](B, m=C): x = 1', 'Class:A(a=Arguments([Name:B, Keyword:m(a=Name:C)]), b=TypeParameters, c=Block([Assign(a=Constant#1, [Name:x])]))'],
  ['@a\nclass A(): pass', 'Class:A(a=Arguments, [Name:a], c=Block([Pass]))'],
  [
    'def f():\n  def g(): yield\n  class A:\n    x = (yield)\n  return lambda: (yield)',
    'Function:f(a=Parameters, c=Block([Function:g#4(a=Parameters, c=Block([ExpressionStatement(a=Yield)])), Class:A(a=Arguments, c=Block([Assign(a=Yield, [Name:x])])), Return(a=Function#6(a=Parameters, c=Yield))]))',
  ],
  ['match a, b:\n  case 1: c', 'Match(a=Collection#2([Name:a, Name:b]), [Case(a=Pattern([Constant#1]), c=Block([ExpressionStatement(a=Name:c)]))])'],
  [
    'match a:\n  case [x, *y] | (z as w) if x: b',
    'Match(a=Name:a, [Case(a=Pattern([Pattern([Pattern:x, Pattern:y]), Pattern:w([Pattern:z])]), b=Name:x, c=Block([ExpressionStatement(a=Name:b)]))])',
  ],
  [
    'match a:\n  case {"k": v, **rest}: b',
    'Match(a=Name:a, [Case(a=Pattern([Constant#2, Pattern:v, Pattern:rest]), c=Block([ExpressionStatement(a=Name:b)]))])',
  ],
  ['match a:\n  case P(q, r=s): b', 'Match(a=Name:a, [Case(a=Pattern([Name:P, Pattern:q, Pattern:s]), c=Block([ExpressionStatement(a=Name:b)]))])'],
  [
    'match a:\n  case b.c: d\n  case _: e',
    'Match(a=Name:a, [Case(a=Pattern([Attribute:c(a=Name:b)]), c=Block([ExpressionStatement(a=Name:d)])), Case(a=Pattern, c=Block([ExpressionStatement(a=Name:e)]))])',
  ],
  [
    'match a:\n  case -1 + 2j | "s" | None: b',
    'Match(a=Name:a, [Case(a=Pattern([Pattern([Operation#1([Operation#8([Constant#1]), Constant#1])]), Pattern([Constant#2]), Pattern([Constant#6])]), c=Block([ExpressionStatement(a=Name:b)]))])',
  ],
  [
    'match a:\n  case x, *_: b\n  case (x): c',
    'Match(a=Name:a, [Case(a=Pattern([Pattern:x, Pattern]), c=Block([ExpressionStatement(a=Name:b)])), Case(a=Pattern:x, c=Block([ExpressionStatement(a=Name:c)]))])',
  ],
  [
    'match a:\n  case (x,): b\n  case (): c',
    'Match(a=Name:a, [Case(a=Pattern([Pattern:x]), c=Block([ExpressionStatement(a=Name:b)])), Case(a=Pattern, c=Block([ExpressionStatement(a=Name:c)]))])',
  ],
  ['match a:\n  case str() as s: b', 'Match(a=Name:a, [Case(a=Pattern:s([Pattern([Name:str])]), c=Block([ExpressionStatement(a=Name:b)]))])'],
];

describe('the IR of Python', () => {
  for (const [source, statements] of CASES) {
    it(source.replace(/\n/g, '⏎'), () => {
      const parsed = parsePython(`${source}\n`);
      assert.deepEqual(parsed.errors, []);
      assert.equal(parsed.root.list.map(outline).join('; '), statements);
      assert.deepEqual(parsePython(source).root.list.map(outline), parsed.root.list.map(outline), 'without a line break at the end');
      assert.deepEqual(parsePython(source.replace(/\n/g, '\r\n')).root.list.map(outline), parsed.root.list.map(outline), 'with CRLF');
      assert.deepEqual(parsePython(source.replace(/\n/g, '\r')).root.list.map(outline), parsed.root.list.map(outline), 'with CR');
    });
  }

  it('the module reaches from the start to the end of the text', () => {
    const { root } = parsePython('  \nx\n\n');
    assert.deepEqual([root.start, root.end], [0, 6]);
  });

  it('a semicolon at the end of a block belongs to the block, not to its statement', () => {
    const [node] = parsePython('def f():\n  a();\n').root.list;
    assert.deepEqual([node.end, node.c!.list[0].end], [15, 14]);
  });

  it('an empty text is an empty module', () => {
    const parsed = parsePython('');
    assert.deepEqual([parsed.root.list, parsed.errors, [...parsed.lineStarts]], [[], [], [0]]);
  });

  it('decorators stand before the start of what they decorate', () => {
    const source = '@a\nasync def f(): pass\n';
    const [node] = parsePython(source).root.list;
    assert.equal(source.slice(node.start, node.end), 'async def f(): pass');
    assert.equal(source.slice(node.list[0].start, node.list[0].end), 'a');
  });
});
