/** Lines, comments that speak to us, strings, numbers, names, indentation. */
import assert from 'node:assert/strict';
import { Kind, forEachChild, type Node } from '../../../../src/analysis/ir/node';
import { symbolText } from '../../../../src/analysis/ir/symbols';
import { parsePython } from '../../../../src/analysis/frontend/python/index';
import { outline } from '../../../support/ir';

function nodes(source: string, kind: Kind): Node[] {
  const found: Node[] = [];
  const visit = (node: Node): void => {
    if (node.kind === kind) found.push(node);
    forEachChild(node, visit);
  };
  visit(parsePython(source).root);
  return found;
}

const textsOf = (source: string, kind: Kind): string[] => nodes(source, kind).map(node => source.slice(node.start, node.end));

function valid(source: string): Node[] {
  const { root, errors } = parsePython(source);
  assert.deepEqual(errors, [], source);
  return root.list;
}

describe('lines', () => {
  const starts = (source: string): number[] => [...parsePython(source).lineStarts];

  it('end in LF, CR or CRLF, in code, strings, comments and brackets alike', () => {
    assert.deepEqual(starts('a\nb\r\nc\rd'), [0, 2, 5, 7]);
    assert.deepEqual(starts('"""\r\n\r"""\n'), [0, 5, 6, 10]);
    assert.deepEqual(starts('# a\r# b\n'), [0, 4, 8]);
    assert.deepEqual(starts('(\n\n# a\na)\n'), [0, 2, 3, 7, 10]);
    assert.deepEqual(starts('a \\\r\n + b\n'), [0, 5, 10]);
    assert.deepEqual(starts('"a\\\nb"\nf"{\na}\\\n"\n'), [0, 4, 7, 11, 15, 17]);
  });

  it('are the same in number as the line breaks of a broken text', () => {
    for (const source of ['x = (\n\ndef f(:\n  a\n', '"""\na\n', 'f"""{a\n\n', "'\n'\n", 'x = (a,\ny = 1\nz = 2\nreturn\n']) {
      assert.equal(starts(source).length, source.split('\n').length, source);
    }
  });

  it('do not end in a form feed, and it starts the indentation anew', () => {
    assert.deepEqual(starts('a\f\nb'), [0, 3]);
    assert.equal(valid('if a:\n\tb\n  \f\tc\n').length, 1);
  });
});

describe('indentation', () => {
  it('counts a tab up to the next multiple of eight', () => {
    assert.equal(valid('if a:\n        b\n\tc\n').length, 1);
  });
  it('of blank and comment lines means nothing', () => {
    assert.equal(valid('if a:\n    b\n\n  # c\n\t\n    d\n').length, 1);
  });
  it('split by a backslash is that of its first part', () => {
    assert.equal(valid('if a:\n    b\n    \\\n  c\n').length, 1);
    assert.equal(valid('if a:\n\\\n    b\nc\n').length, 2);
  });
  it('nested a hundred deep is read in full; deeper blocks keep their calls', () => {
    const headers = (depth: number): string => Array.from({ length: depth }, (_, level) => `${' '.repeat(level)}if a:\n`).join('');
    const nested = (depth: number): string => `${headers(depth)}${' '.repeat(depth)}f()\n`;
    assert.deepEqual(parsePython(nested(99)).errors, []);
    assert.equal(nodes(nested(300), Kind.Call).length, 1);
    assert.deepEqual(parsePython(nested(300)).errors.map(({ message }) => message), ['There are too many levels of indentation to be read.'], 'once');
  });
});

describe('comments that speak to us', () => {
  it('are found with their text and place, wherever a comment may stand', () => {
    const source = '# forkcast: args=[(1,), (2,)]\ndef f(a,  # forkcast:off \n      b): pass\nx = "# forkcast: no"\n#forkcast: yes';
    const { directives } = parsePython(source);
    assert.deepEqual(directives.map(({ text }) => text), ['args=[(1,), (2,)]', 'off', 'yes']);
    for (const { start, end } of directives) assert.match(source.slice(start, end), /^# ?forkcast:[^\n]*$/);
  });
  it('are found once, also where a statement is scanned twice', () => {
    assert.equal(parsePython('x = f(a,\n# forkcast: a\ny = 1,\nreturn\n').directives.length, 1);
  });
  it('are none when they only look alike', () => {
    assert.deepEqual(parsePython('# forkcasts: a\n# see forkcast: b\n# Forkcast: c\n').directives, []);
  });
});

describe('strings', () => {
  it('have every prefix', () => {
    for (const prefix of ['', 'r', 'R', 'u', 'U', 'b', 'B', 'br', 'bR', 'Br', 'rb', 'Rb', 'RB', 'f', 'F', 'rf', 'fR', 'FR', 't', 'T', 'rt', 'tR']) {
      for (const quote of ['"', "'", '"""', "'''"]) {
        const source = `x = ${prefix}${quote}a\\${quote[0]}b${quote}\n`;
        const [node] = valid(source);
        const kind = /[ft]/i.test(prefix) ? 'FormatString' : /b/i.test(prefix) ? 'Constant#3' : 'Constant#2';
        assert.equal(outline(node), `Assign(a=${kind}, [Name:x])`, source);
        assert.equal(source.slice(node.a!.start, node.a!.end), source.slice(4, -1));
      }
    }
  });
  it('letters that are no prefix are a name', () => {
    assert.equal(parsePython('ab"c"\n').errors.length, 1);
    assert.equal(parsePython('rr"c"\n').errors.length, 1);
  });
  it('may hold escaped line breaks, and in triple quotes everything', () => {
    valid("x = 'a\\\nb'\ny = 'a\\\r\nb'\nz = '''a\n'b' \"c\" \\''' d'''\nf()\n");
  });
  it('side by side are one', () => {
    const source = 'x = ("a" f"{b}"\n  r"c")\n';
    assert.deepEqual(textsOf(source, Kind.FormatString), ['"a" f"{b}"\n  r"c"']);
  });
});

describe('format strings', () => {
  const fields = (source: string): string[] => {
    valid(source);
    return nodes(source, Kind.FormatString).flatMap(node => node.list.map(field => source.slice(field.start, field.end)));
  };
  it('hold expressions, conversions, specifications with fields of their own', () => {
    assert.deepEqual(fields('f"{a} {b!r} {c:>{d}.{e}f} {f=} {g = !s:x}"'), ['a', 'b', 'c', 'd', 'e', 'f', 'g']);
    assert.deepEqual(fields('f"{a!=b} {(lambda: c)} {d[1:2]} {{e}} {f:%H:%M}"'), ['a!=b', 'lambda: c', 'd[1:2]', 'f']);
    assert.deepEqual(fields('f"{a:=5} {(b:=5)} {*c, d} {yield e}"'), ['a', 'b:=5', '*c, d', 'yield e']);
  });
  it('nest, with the same quotes, over lines, with comments', () => {
    assert.deepEqual(fields("f'{f'{f'{a}'}'}'"), ["f'{f'{a}'}'", "f'{a}'", 'a']);
    assert.deepEqual(fields('f"{\na # }"\n}"'), ['a']);
    assert.deepEqual(fields('f"{"}"}"'), ['"}"']);
    assert.deepEqual(fields('f"""{a:\n{b}}"""'), ['a', 'b']);
    assert.deepEqual(fields('f"{d["k"]}"'), ['d["k"]']);
  });
  it('know escapes: of names, of braces, raw ones', () => {
    assert.deepEqual(fields('f"\\N{DIGIT ONE}{a}"'), ['a']);
    assert.deepEqual(fields('rf"\\N{a}"'), ['a']);
    assert.deepEqual(fields('f"\\{a}\\\\{b}\\""'), ['a', 'b']);
    assert.deepEqual(fields('f"\\\n{a}"'), ['a']);
  });
  it('without an end do not swallow the next lines', () => {
    for (const source of ['f"{a', 'f"{a:', 'f"{a!r', 'f"abc', 'f"{f\'{a', 'f"{a["', 'x = f(f"{a\')']) {
      const { root, errors } = parsePython(`${source}\nb()\nc = 1\ndef d(): pass\n`);
      assert.ok(errors.length >= 1 && errors.length <= 2, `${source}: ${JSON.stringify(errors)}`);
      assert.deepEqual(root.list.slice(-2).map(node => node.kind), [Kind.Assign, Kind.Function], source);
    }
  });
});

describe('numbers and operators', () => {
  it('of every form are one constant', () => {
    for (const number of ['0', '1_000', '0xFF_ff', '0o17', '0b1_0', '1.', '.5', '1.5e-3', '1E5', '1_0.0_1e+1_0j', '3J', '0_0', '00']) {
      assert.deepEqual(textsOf(`x = ${number}\n`, Kind.Constant), [number]);
      valid(`x = ${number}\n`);
    }
  });
  it('end where a keyword starts', () => {
    assert.equal(outline(valid('x = 1if a else 2\n')[0]), 'Assign(a=Conditional(a=Name:a, b=Constant#1, c=Constant#1), [Name:x])');
    assert.equal(outline(valid('0xfor x\n')[0]), 'ExpressionStatement(a=Operation#6([Constant#1, Name:x]))');
    assert.equal(outline(valid('1..real\n')[0]), 'ExpressionStatement(a=Attribute:real(a=Constant#1))');
  });
});

describe('names', () => {
  it('beyond ASCII are names, and equal if Python takes them for equal', () => {
    const [first, second] = valid('größe = 1\n变量 = ſ = ﬁ = 2\n');
    assert.equal(symbolText(first.list[0].symbol), 'größe');
    assert.deepEqual(second.list.map(node => symbolText(node.symbol)), ['变量', 's', 'fi']);
  });
  it('stand where they are, behind what takes two code units', () => {
    const source = 'x = "\u{1F600}" + größe(y)\n';
    assert.deepEqual(textsOf(source, Kind.Call), ['größe(y)']);
  });
  it('are not made of other characters', () => {
    const { errors } = parsePython('x = “a”\ny = 1\u00a0+ 2\n');
    assert.deepEqual(errors.map(error => error.message), ["'“' means nothing here.", "'\u00a0' means nothing here."]);
  });
  it('a byte order mark is passed over', () => {
    const [node] = valid('\ufeffdef f(): pass\n');
    assert.deepEqual([node.kind, node.start], [Kind.Function, 1]);
  });
});
