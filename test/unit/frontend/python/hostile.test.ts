/** Input made to break a parser: enormous, endlessly nested, binary. It never throws, and its time grows with the length alone. */
import assert from 'node:assert/strict';
import { Kind, forEachChild, type Node } from '../../../../src/analysis/ir/node';
import { parsePython } from '../../../../src/analysis/frontend/python/index';
import { Random } from '../../../support/random';

/** The number of levels of a tree, found without recursion. */
function levels(root: Node): number {
  let count = 0;
  for (let level = [root]; level.length > 0; count++) {
    const next: Node[] = [];
    for (const node of level) forEachChild(node, child => next.push(child));
    level = next;
  }
  return count;
}

/** Milliseconds of processor time, which other programs do not lengthen much; the best of a few. */
function time(text: string): number {
  let best = Infinity;
  for (let attempt = 0; attempt < 4; attempt++) {
    const before = process.cpuUsage();
    parsePython(text);
    const { user, system } = process.cpuUsage(before);
    best = Math.min(best, (user + system) / 1000);
  }
  return best;
}

/** Each gives a text of about `length` code units. */
const GROWING: Record<string, (length: number) => string> = {};
for (const unit of [
  '(', ')', '([{', 'f(', '(\n', '(a\n', '{a:', 'f(a,\nb,\n', 'x = (a,\ny\ndef f(:\n', '(a\n@\n', '(@((\n', '(a\nif b:\n', 'if (a:\n',
  '(lambda a:\n', 'a b ', 'x ', 'abcdefgh', 'a;',
  'a.b', 'a()', 'a[0]', 'a + ', 'a ** ', 'a ** -', 'a < ', 'not ', '-', '-~', 'not - ', 'await ', 'a if b else ', 'lambda: ', 'lambda x=',
  'yield ', 'a := ', '*', '**',
  'if a: ', 'else:\n', 'elif a:\n  b\n', 'try:\n', 'for ', 'a = ', 'import a, ', 'from a import b, ', 'global a, ', 'del (\n', 'def f(a, /, ',
  'class A(B:\n x\n', '@a\n', 'type X[',
  'f"{', 'f"{a:', "f'{f\"{", 'f"{a\n', 'f"""{a\n', "'\n", '"', "'''\na\n", "don't say \"\"\"\n", '\\\n', '\\', '\t\n', '\r', '#a\n',
  '# forkcast: a\n', '\0', '\0\n', '$\n', 'é“',
  'match (a):\n', 'match\n', 'match [', 'match a:\n case ', 'with (a, ', 'with (', 'if a:\n    b\n  c\n', 'a\n  b\n', '[x for x in y ', '[a if ',
  'a[:', '{**a, ', '"a" ',
]) {
  GROWING[JSON.stringify(unit)] = length => unit.repeat(Math.ceil(length / unit.length));
}
GROWING['( then ]'] = length => '('.repeat(length / 2) + ']'.repeat(length / 2);
GROWING['a field of ( then ]'] = length => `f"{${'('.repeat(length / 2)}${']'.repeat(length / 2)}`;
GROWING['ever deeper blocks'] = length => Array.from({ length: Math.sqrt(2 * length) }, (_, level) => `${' '.repeat(level)}if a:\n`).join('');
GROWING['a string'] = length => `x = "${'abc '.repeat(length / 4)}"`;
GROWING['a string without end'] = length => `x = """${'abc\n'.repeat(length / 4)}`;
GROWING['a closed call'] = length => `${'f('.repeat(length / 3)}${')'.repeat(length / 3)}`;

describe('hostile Python', function () {
  this.timeout(120_000);

  for (const [name, make] of Object.entries(GROWING)) {
    it(`${name}: no throw, a tree that can be walked, time in proportion`, () => {
      const parsed = parsePython(make(60_000));
      assert.ok(levels(parsed.root) < 1200, 'the tree is too deep to be walked by recursion');
      // Sixteen times the text: far from sixteen times squared. Only what takes long enough to be measured counts, and only if it does so thrice.
      const [short, long] = [make(20_000), make(320_000)];
      let measured = '';
      for (let attempt = 0; attempt < 3; attempt++) {
        const [small, large] = [time(short), time(long)];
        if (large < 200 || large < small * 16 * 6) return;
        measured = `${small.toFixed(1)} ms for 20,000 characters, ${large.toFixed(1)} ms for 320,000`;
      }
      assert.fail(measured);
    });
  }

  it('5,000 nested brackets are one error', () => {
    for (const open of ['(', '[', '{', 'f(']) {
      const { root, errors } = parsePython(`x = 1\n${open.repeat(5000)}\ndef f(): pass\n`);
      assert.equal(errors.length, 1);
      assert.deepEqual(root.list.map(node => node.kind).filter(kind => kind === Kind.Assign || kind === Kind.Function), [Kind.Assign, Kind.Function]);
      const closed = open.repeat(5000) + { '(': ')', '[': ']', '{': '}', 'f(': ')' }[open]!.repeat(5000);
      assert.deepEqual(parsePython(`${closed}\nx = 1\n`).errors.map(error => error.message), ['This is nested too deeply to be read.']);
    }
  });

  it('as many nested brackets as CPython takes are read', () => {
    assert.deepEqual(parsePython(`x = ${'('.repeat(190)}a${')'.repeat(190)}\n`).errors, []);
  });

  it('calls at the far ends of long chains are kept', () => {
    const count = (text: string): number => {
      let calls = 0;
      const waiting = [parsePython(text).root];
      for (let node = waiting.pop(); node; node = waiting.pop()) {
        if (node.kind === Kind.Call) calls++;
        forEachChild(node, child => waiting.push(child));
      }
      return calls;
    };
    assert.equal(count(`x = a${'.b()'.repeat(5000)}\n`), 5000);
    assert.equal(count(`x = ${'f() + '.repeat(50_000)}g()\n`), 50_001);
    assert.equal(count(`x = ${'f() if g() else '.repeat(2000)}h()\n`), 4001);
    assert.equal(count(`if a:\n  f()\n${'elif g():\n  h()\n'.repeat(3000)}else:\n  i()\n`), 6002);
  });

  it('a file of 100,000 lines, a line of 10 MB, a string of 10 MB, 10 MB of NUL bytes', () => {
    const texts = [
      'x = foo(a, b)\n'.repeat(100_000), `x = [${'foo(1, "a"), '.repeat(770_000)}]`, `x = "${'abcdefghij'.repeat(1_000_000)}"`,
      '\0'.repeat(10_000_000),
    ];
    for (const text of texts) {
      const started = performance.now();
      const { errors } = parsePython(text);
      const taken = performance.now() - started;
      assert.ok(errors.length <= 1);
      assert.ok(taken < 20_000, `${taken.toFixed(0)} ms`);
    }
  });

  it('millions of errors are not all kept', () => {
    assert.ok(parsePython(')\n'.repeat(100_000)).errors.length <= 2000);
  });

  it('random bytes', () => {
    const random = new Random(9);
    for (let round = 0; round < 40; round++) {
      const bytes = Uint8Array.from({ length: 5000 }, () => random.below(256));
      parsePython(Buffer.from(bytes).toString('latin1'));
      parsePython(Buffer.from(bytes).toString('utf8'));
      parsePython(Buffer.from(bytes).toString('utf16le'));
    }
  });
});
