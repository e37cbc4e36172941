/** Broken code: one error for one mistake, at the right place, and everything around it still read. */
import assert from 'node:assert/strict';
import { parsePython } from '../../../../src/analysis/frontend/python/index';
import { outline } from '../../../support/ir';

const CASES: { source: string; error: string; at: [start: number, end: number]; tree: string }[] = [
  {
    source: 'x = foo(a\ny = 1\n',
    error: '\'(\' was never closed.',
    at: [7, 8],
    tree: 'Assign(a=Call(a=Name:foo, [Name:a]), [Name:x]); Assign(a=Constant#1, [Name:y])',
  },
  {
    source: 'x = foo(a,\ny = b()\ndef f(): pass\n',
    error: '\'(\' was never closed.',
    at: [7, 8],
    tree: 'Assign(a=Call(a=Name:foo, [Name:a]), [Name:x]); Assign(a=Call(a=Name:b), [Name:y]); Function:f(a=Parameters, c=Block([Pass]))',
  },
  {
    source: 'def f():\n    x = foo(a,\n    return y\n',
    error: '\'(\' was never closed.',
    at: [20, 21],
    tree: 'Function:f(a=Parameters, c=Block([Assign(a=Call(a=Name:foo, [Name:a]), [Name:x]), Return(a=Name:y)]))',
  },
  {
    source: 'x = [1, 2\nfor a in b:\n    c()\n',
    error: '\'[\' was never closed.',
    at: [4, 5],
    tree: 'Assign(a=Collection#1([Constant#1, Constant#1]), [Name:x]); For(a=Name:a, b=Name:b, c=Block([ExpressionStatement(a=Call(a=Name:c))]))',
  },
  {
    source: 'if foo(a:\n    b()\nc()\n',
    error: '\'(\' was never closed.',
    at: [6, 7],
    tree: 'If(a=Call(a=Name:foo, [Name:a]), c=Block([ExpressionStatement(a=Call(a=Name:b))])); ExpressionStatement(a=Call(a=Name:c))',
  },
  {
    source: 'def f(a, b:\n    """Doc."""\n    return a\nx = 1\n',
    error: '\'(\' was never closed.',
    at: [5, 6],
    tree: 'Function:f(a=Parameters([Parameter:a, Parameter:b(a=Error)]), c=Block([ExpressionStatement(a=Constant#2), Return(a=Name:a)])); Assign(a=Constant#1, [Name:x])',
  },
  {
    source: 'x = {"a": (1, 2, "b": c()}\nd()\n',
    error: '\'(\' was never closed.',
    at: [10, 11],
    tree: 'Assign(a=Collection#4([Constant#2, Collection#2([Constant#1, Constant#1, Constant#2, Call(a=Name:c)])]), [Name:x]); ExpressionStatement(a=Call(a=Name:d))',
  },
  {
    source: 'x = foo a, b())\ny()\n',
    error: 'Nothing opens this \')\'.',
    at: [14, 15],
    tree: 'Assign(a=Call(a=Name:foo, [Name:a, Call(a=Name:b)]), [Name:x]); ExpressionStatement(a=Call(a=Name:y))',
  },
  {
    source: 'x = a)\ny\n',
    error: 'Nothing opens this \')\'.',
    at: [5, 6],
    tree: 'Assign(a=Name:a, [Name:x]); Error; ExpressionStatement(a=Name:y)',
  },
  {
    source: 'x = "abc\ny = 1\n',
    error: 'This string is never closed.',
    at: [4, 8],
    tree: 'Assign(a=Constant#2, [Name:x]); Assign(a=Constant#1, [Name:y])',
  },
  {
    source: 'f("abc)\ng()\n',
    error: 'This string is never closed.',
    at: [2, 7],
    tree: 'ExpressionStatement(a=Call(a=Name:f, [Constant#2])); ExpressionStatement(a=Call(a=Name:g))',
  },
  {
    source: 'if f("abc:\n    g()\n',
    error: 'This string is never closed.',
    at: [5, 10],
    tree: 'If(a=Call(a=Name:f, [Constant#2]), c=Block([ExpressionStatement(a=Call(a=Name:g))]))',
  },
  {
    source: 'x = f"{a\ny = 1\n',
    error: '\'{\' was never closed.',
    at: [6, 7],
    tree: 'Assign(a=FormatString([Name:a]), [Name:x]); Assign(a=Constant#1, [Name:y])',
  },
  {
    source: 'x = f\'{a b}\'\ny\n',
    error: 'This does not belong here: expected \'}\', \'!\' or \':\'.',
    at: [9, 10],
    tree: 'Assign(a=FormatString([Name:a, Name:b]), [Name:x]); ExpressionStatement(a=Name:y)',
  },
  {
    source: 'x = f\'}\'\n',
    error: 'Nothing opens this \'}\'; a brace as such is written \'}}\' here.',
    at: [6, 7],
    tree: 'Assign(a=FormatString, [Name:x])',
  },
  {
    source: 'x = f\'{}\'\n',
    error: 'An expression is missing between the braces.',
    at: [7, 8],
    tree: 'Assign(a=FormatString, [Name:x])',
  },
  {
    source: 'x = """abc\n',
    error: 'This triple-quoted string is never closed.',
    at: [4, 7],
    tree: 'Assign(a=Constant#2, [Name:x])',
  },
  {
    source: 'if a\n    b()\nc()\n',
    error: '\':\' is missing here.',
    at: [4, 4],
    tree: 'If(a=Name:a, c=Block([ExpressionStatement(a=Call(a=Name:b))])); ExpressionStatement(a=Call(a=Name:c))',
  },
  {
    source: 'else:\n    a()\n',
    error: 'This \'else\' belongs to nothing above it.',
    at: [0, 4],
    tree: 'Error([Block([ExpressionStatement(a=Call(a=Name:a))])])',
  },
  {
    source: 'try:\n    a()\nb()\n',
    error: 'This \'try\' has neither an \'except\' nor a \'finally\'.',
    at: [13, 14],
    tree: 'Try(c=Block([ExpressionStatement(a=Call(a=Name:a))])); ExpressionStatement(a=Call(a=Name:b))',
  },
  {
    source: 'except A:\n    b()\n',
    error: 'This \'except\' belongs to no \'try\'.',
    at: [0, 6],
    tree: 'Try([Handler(a=Name:A, c=Block([ExpressionStatement(a=Call(a=Name:b))]))], c=Block)',
  },
  {
    source: 'self.\nx()\n',
    error: 'A name is missing behind the \'.\'.',
    at: [5, 5],
    tree: 'Error([Name:self]); ExpressionStatement(a=Call(a=Name:x))',
  },
  {
    source: 'for item in\nx()\n',
    error: 'It does not say what to loop over.',
    at: [11, 11],
    tree: 'For(a=Name:item, b=Error, c=Block); ExpressionStatement(a=Call(a=Name:x))',
  },
  {
    source: 'for item in\n    x()\n',
    error: 'It does not say what to loop over.',
    at: [11, 11],
    tree: 'For(a=Name:item, b=Error, c=Block([ExpressionStatement(a=Call(a=Name:x))]))',
  },
  {
    source: 'x = 1 +\ny\n',
    error: 'An expression is missing here.',
    at: [7, 7],
    tree: 'Assign(a=Operation#1([Constant#1, Error]), [Name:x]); ExpressionStatement(a=Name:y)',
  },
  {
    source: 'a b c()\nd()\n',
    error: 'This does not belong here.',
    at: [2, 3],
    tree: 'ExpressionStatement(a=Name:a); Error([Name:b, Call(a=Name:c)]); ExpressionStatement(a=Call(a=Name:d))',
  },
  {
    source: 'print "a", b()\n',
    error: 'This is Python 2: print needs parentheses.',
    at: [6, 9],
    tree: 'ExpressionStatement(a=Name:print); Error([Constant#2, Call(a=Name:b)])',
  },
  {
    source: 'x = $\ny\n',
    error: '\'$\' means nothing here.',
    at: [4, 5],
    tree: 'Assign(a=Error, [Name:x]); ExpressionStatement(a=Name:y)',
  },
  {
    source: 'x = 1 ? 2 ! 3\n',
    error: '\'?\' means nothing here.',
    at: [6, 7],
    tree: 'Assign(a=Constant#1, [Name:x]); Error([Constant#1, Constant#1])',
  },
  {
    source: 'a\0b\n',
    error: 'There is a NUL byte here: is this a text file?',
    at: [1, 2],
    tree: 'ExpressionStatement(a=Name:a); Error([Name:b])',
  },
  {
    source: '  a\nb\n',
    error: 'This line is indented for no reason.',
    at: [2, 3],
    tree: 'ExpressionStatement(a=Name:a); ExpressionStatement(a=Name:b)',
  },
  {
    source: 'if a:\n      b\n   c\nd\n',
    error: 'This line is indented unlike every line above that it could belong with.',
    at: [17, 18],
    tree: 'If(a=Name:a, c=Block([ExpressionStatement(a=Name:b), ExpressionStatement(a=Name:c)])); ExpressionStatement(a=Name:d)',
  },
  {
    source: 'def f(:\n    a()\n',
    error: '\'(\' was never closed.',
    at: [5, 6],
    tree: 'Function:f(a=Parameters([Parameter]), c=Block([ExpressionStatement(a=Call(a=Name:a))]))',
  },
  {
    source: 'def (a): b()\n',
    error: 'A function\'s name is missing here.',
    at: [4, 5],
    tree: 'Function(a=Parameters([Parameter:a]), c=Block([ExpressionStatement(a=Call(a=Name:b))]))',
  },
  {
    source: 'class :\n    a()\n',
    error: 'A class\'s name is missing here.',
    at: [6, 7],
    tree: 'Class(a=Arguments, c=Block([ExpressionStatement(a=Call(a=Name:a))]))',
  },
  {
    source: 'import\nx\n',
    error: 'A module\'s name is missing here.',
    at: [6, 6],
    tree: 'Import([Alias(a=Dotted)]); ExpressionStatement(a=Name:x)',
  },
  {
    source: 'from a import\nx\n',
    error: 'It does not say what to import.',
    at: [13, 13],
    tree: 'ImportFrom(a=Dotted([Name:a])); ExpressionStatement(a=Name:x)',
  },
  {
    source: 'from import a\n',
    error: 'A module\'s name is missing here.',
    at: [5, 11],
    tree: 'ImportFrom([Alias(a=Dotted([Name:a]))])',
  },
  {
    source: 'del\n',
    error: 'Behind \'del\' it does not say what to delete.',
    at: [3, 3],
    tree: 'Delete',
  },
  {
    source: 'x = lambda a b: c()\n',
    error: 'A comma is missing here.',
    at: [13, 14],
    tree: 'Assign(a=Function#2(a=Parameters([Parameter:a]), c=Name:b), [Name:x]); Error([Call(a=Name:c)])',
  },
  {
    source: '@a\nx = 1\n',
    error: 'A decorator needs a \'def\' or a \'class\' below it.',
    at: [3, 4],
    tree: 'Error([Name:a]); Assign(a=Constant#1, [Name:x])',
  },
  {
    source: '@a\n',
    error: 'A decorator needs a \'def\' or a \'class\' below it.',
    at: [3, 3],
    tree: 'Error([Name:a])',
  },
  {
    source: 'with a as : b()\n',
    error: 'An expression is missing here.',
    at: [10, 11],
    tree: 'With([WithItem(a=Name:a, b=Error)], c=Block([ExpressionStatement(a=Call(a=Name:b))]))',
  },
  {
    source: 'match a:\n    case 1: c()\n    b()\n',
    error: 'Only \'case\' may stand here, below \'match\'.',
    at: [29, 30],
    tree: 'Match(a=Name:a, [Case(a=Pattern([Constant#1]), c=Block([ExpressionStatement(a=Call(a=Name:c))])), Error([ExpressionStatement(a=Call(a=Name:b))])])',
  },
  {
    source: 'x = a if b\n',
    error: 'This conditional expression needs an \'else\'.',
    at: [10, 10],
    tree: 'Assign(a=Conditional(a=Name:b, b=Name:a), [Name:x])',
  },
  {
    source: 'a = (b for c in d e())\n',
    error: 'This does not belong here.',
    at: [18, 19],
    tree: 'Assign(a=Comprehension#5(a=Name:b, [Clause(a=Name:c, b=Name:d), Error([Call(a=Name:e)])]), [Name:a])',
  },
  {
    source: 'f(a b(), c=)\n',
    error: 'A comma or an operator is missing here.',
    at: [4, 5],
    tree: 'ExpressionStatement(a=Call(a=Name:f, [Name:a, Call(a=Name:b), Keyword:c(a=Error)]))',
  },
  {
    source: 'x[1 2()]\n',
    error: 'A comma or an operator is missing here.',
    at: [4, 5],
    tree: 'ExpressionStatement(a=Subscript(a=Name:x, b=Collection#2([Constant#1, Call(a=Constant#1)])))',
  },
  {
    source: 'async x\n',
    error: 'Behind \'async\' comes \'def\', \'for\' or \'with\'.',
    at: [6, 7],
    tree: 'ExpressionStatement(a=Name:x)',
  },
  {
    source: 'global\n',
    error: 'A name is missing here.',
    at: [6, 6],
    tree: 'Scope#1',
  },
  {
    source: 'raise E, "m"\n',
    error: 'This does not belong here.',
    at: [7, 8],
    tree: 'Raise(a=Name:E); Error([Constant#2])',
  },
  {
    source: 'except\n',
    error: 'This \'except\' belongs to no \'try\'.',
    at: [0, 6],
    tree: 'Try([Handler(c=Block)], c=Block)',
  },
  {
    source: 'if a: for b in c: d()\n',
    error: 'This statement needs a line of its own.',
    at: [6, 9],
    tree: 'If(a=Name:a, c=Block([For(a=Name:b, b=Name:c, c=Block([ExpressionStatement(a=Call(a=Name:d))]))]))',
  },
  {
    source: 'x := 1\n',
    error: '\':=\' needs parentheses here.',
    at: [0, 6],
    tree: 'ExpressionStatement(a=Assign#1(a=Constant#1, [Name:x]))',
  },
  {
    source: 'class A(B:\n    x = 1\n    def f(self): g()\n',
    error: '\'(\' was never closed.',
    at: [7, 8],
    tree: 'Class:A(a=Arguments([Name:B]), c=Block([Assign(a=Constant#1, [Name:x]), Function:f(a=Parameters([Parameter:self]), c=Block([ExpressionStatement(a=Call(a=Name:g))]))]))',
  },
  {
    source: 'x = (a\n@b\ndef f(): pass\n',
    error: '\'(\' was never closed.',
    at: [4, 5],
    tree: 'Assign(a=Name:a, [Name:x]); Function:f(a=Parameters, [Name:b], c=Block([Pass]))',
  },
  {
    source: 'a.class\n',
    error: 'A name is missing behind the \'.\'.',
    at: [2, 7],
    tree: 'Error([Name:a]); Error',
  },
  {
    source: 'x = [a, b)\ny()\n',
    error: 'This \')\' does not fit the \'[\' before it.',
    at: [9, 10],
    tree: 'Assign(a=Collection#1([Name:a, Name:b]), [Name:x]); ExpressionStatement(a=Call(a=Name:y))',
  },
  {
    source: 'f(\n',
    error: '\'(\' was never closed.',
    at: [1, 2],
    tree: 'ExpressionStatement(a=Call(a=Name:f))',
  },
  {
    source: 'type X 1\n',
    error: '\'=\' is missing behind the name of this type alias.',
    at: [7, 8],
    tree: 'TypeAlias:X; Error([Constant#1])',
  },
  {
    source: 'def f(a, (b, c)): d()\n',
    error: 'A parameter is missing here.',
    at: [9, 10],
    tree: 'Function:f(a=Parameters([Parameter:a, Parameter(b=Collection#2([Name:b, Name:c]))]), c=Block([ExpressionStatement(a=Call(a=Name:d))]))',
  },
  {
    source: 'exec "a"\n',
    error: 'This is Python 2: exec needs parentheses.',
    at: [5, 8],
    tree: 'ExpressionStatement(a=Name:exec); Error([Constant#2])',
  },
  {
    source: 'x = `a`\n',
    error: '\'`\' means nothing here.',
    at: [4, 5],
    tree: 'Assign(a=Name:a, [Name:x])',
  },
  {
    source: 'if a:\nb()\n',
    error: 'An indented block is missing below this line.',
    at: [5, 5],
    tree: 'If(a=Name:a, c=Block); ExpressionStatement(a=Call(a=Name:b))',
  },
  {
    source: 'while (a:\n    b()\n',
    error: '\'(\' was never closed.',
    at: [6, 7],
    tree: 'While(a=Error([Name:a]), c=Block([ExpressionStatement(a=Call(a=Name:b))]))',
  },
  {
    source: 'x = "a" b"c" d\n',
    error: 'This does not belong here.',
    at: [13, 14],
    tree: 'Assign(a=Constant#2, [Name:x]); Error([Name:d])',
  },
  {
    source: 'f(**)\n',
    error: 'An expression is missing here.',
    at: [4, 5],
    tree: 'ExpressionStatement(a=Call(a=Name:f, [Keyword(a=Error)]))',
  },
  {
    source: 'f(a, , b)\n',
    error: 'An expression is missing here.',
    at: [5, 6],
    tree: 'ExpressionStatement(a=Call(a=Name:f, [Name:a, Error, Name:b]))',
  },
  {
    source: '{a: }\n',
    error: 'An expression is missing here.',
    at: [4, 5],
    tree: 'ExpressionStatement(a=Collection#4([Name:a, Error]))',
  },
  {
    source: 'lambda\n',
    error: 'The \':\' of this lambda is missing.',
    at: [6, 6],
    tree: 'ExpressionStatement(a=Function#2(a=Parameters, c=Error))',
  },
  {
    source: 'x = not\n',
    error: 'An expression is missing here.',
    at: [7, 7],
    tree: 'Assign(a=Operation#7([Error]), [Name:x])',
  },
  {
    source: 'await\n',
    error: 'An expression is missing here.',
    at: [5, 5],
    tree: 'ExpressionStatement(a=Await(a=Error))',
  },
  {
    source: 'a = = b\n',
    error: 'An expression is missing here.',
    at: [4, 5],
    tree: 'Assign(a=Name:b, [Name:a, Error])',
  },
  {
    source: 'nonlocal 1\n',
    error: 'A name is missing here.',
    at: [9, 10],
    tree: 'Scope#2; Error([Constant#1])',
  },
  {
    source: 'from a import (b c)\n',
    error: 'A comma is missing here.',
    at: [17, 18],
    tree: 'ImportFrom(a=Dotted([Name:a]), [Alias(a=Dotted([Name:b])), Alias(a=Dotted([Name:c]))])',
  },
  {
    source: 'import a.\n',
    error: 'A module\'s name is missing here.',
    at: [9, 9],
    tree: 'Import([Alias(a=Dotted([Name:a]))])',
  },
  {
    source: 'case 1: x\n',
    error: 'This does not belong here.',
    at: [5, 6],
    tree: 'ExpressionStatement(a=Name:case); Error([Constant#1, Name:x])',
  },
  {
    source: 'def f(a,\n      b\n    c = g(a)\n    return c\nh()\n',
    error: '\'(\' was never closed.',
    at: [5, 6],
    tree: 'Function:f(a=Parameters([Parameter:a, Parameter:b, Parameter:c(b=Call(a=Name:g, [Name:a]))]), c=Block([Return(a=Name:c)])); ExpressionStatement(a=Call(a=Name:h))',
  },
];

describe('errors in Python', () => {
  for (const { source, error, at, tree } of CASES) {
    it(source.replace(/\n/g, '⏎').replace(/\0/g, '␀'), () => {
      const parsed = parsePython(source);
      assert.deepEqual(parsed.errors, [{ message: error, start: at[0], end: at[1] }]);
      assert.equal(parsed.root.list.map(outline).join('; '), tree);
    });
  }

  it('two mistakes make two errors, in the order of the text', () => {
    const { errors } = parsePython('x = (a\ny = 1\nz = "b\n');
    assert.deepEqual(errors.map(({ message, start }) => [message, start]), [["'(' was never closed.", 4], ['This string is never closed.', 17]]);
  });

  it('a doubtful line is only cut off where a later line proves that brackets were forgotten', () => {
    // As long as nothing speaks against it, `y=b()` is an argument.
    assert.deepEqual(parsePython('x = foo(a,\ny=b(),\nz=1)\n').errors, []);
    const { root, errors } = parsePython('x = foo(a,\ny=b(),\nz=1\nreturn x\n');
    assert.equal(errors.length, 1);
    assert.deepEqual(root.list.map(node => node.start), [0, 11, 18, 22]);
  });

  it('brackets may go on at the left margin', () => {
    for (const source of [
      'x = [\na\nfor a in b\nif c\n]\n', 'x = (a\nif b\nelse c)\n', 'x = (yield\nfrom a)\n', 'x = (a\nand not b\nor c\nin d\nis e)\n',
      'f(\na,\n*b,\n**c,\nlambda: d,\nnot e,\n)\n', 'x = {\n"a":\nb,\n}\n', 'if f(lambda:\n    a):\n    b()\n', 'def f(a:\n    int): pass\n',
      'x = [a\nasync for a in b\n]\n', 'x = (a\n@b\n@c)\n', 'with (\na as b,\nc as d):\n    pass\n', 'x = (a if\nb else\nc)\n', 'x = ("a"\n"b"\n"c")\n',
      'x = {a:\nb for a in c if\nd}\n', 'if any(a for a in b\n       if c):\n    d()\n', 'x = a[b:\nc]\n', 'x = f"{\na\n}"\n',
    ]) {
      assert.deepEqual(parsePython(source).errors, [], source);
    }
  });
});

describe('lost triple quotes', () => {
  const source = [
    'class Client:', '    """A client of the service."""', '', '    def get(self, key):', '        """Return the value of the key.', '',
    "        It doesn't raise if there is none.", '        """', '        return self.send("GET", key)', '', '    def put(self, key, value):',
    '        """Set the value of the key.', '', '        The old value is gone for good.', '        """', '        return self.send("PUT", key, value)',
    '', '', 'def main():', '    """Run the program."""', '    client = Client()', '    print(client.get("a"))', '',
  ].join('\n');
  const names = (text: string): string[] => [...text.matchAll(/(?:def|class) (\w+)/g)].map(match => match[1]);

  function definitions(text: string): string[] {
    const found: string[] = [];
    const visit = (shape: string): void => {
      for (const match of shape.matchAll(/(?:Function|Class):(\w+)/g)) found.push(match[1]);
    };
    parsePython(text).root.list.map(outline).forEach(visit);
    return found;
  }

  it('the unbroken text is read as it is', () => {
    assert.deepEqual(parsePython(source).errors, []);
    assert.deepEqual(definitions(source).sort(), names(source).sort());
  });

  for (const match of source.matchAll(/"""/g)) {
    const line = source.slice(0, match.index).split('\n').length;
    it(`one quote less in line ${line}, column ${match.index - source.lastIndexOf('\n', match.index)}: every definition is still found`, () => {
      const broken = source.slice(0, match.index) + source.slice(match.index + 1);
      const { errors } = parsePython(broken);
      assert.ok(errors.length >= 1 && errors.length <= 3, JSON.stringify(errors));
      assert.deepEqual(definitions(broken).sort(), names(source).sort());
    });
  }

  it('a lost opening is found although an apostrophe hides the closing', () => {
    const hidden = source.replace('if there is none.\n        """', "if there is none, it doesn't.\"\"\"");
    assert.deepEqual(parsePython(hidden).errors, []);
    const broken = hidden.replace('"""Return', '""Return');
    assert.deepEqual(definitions(broken).sort(), names(source).sort());
    assert.equal(parsePython(broken).errors.length, 1);
  });

  it('a docstring that is just being opened does not swallow what is below', () => {
    const typing = source.replace('def main():\n', 'def main():\n    """\n    x = main()\n');
    assert.deepEqual(definitions(typing).sort(), names(source).sort());
  });
});
