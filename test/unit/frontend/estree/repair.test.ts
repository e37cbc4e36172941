/** Which brackets are put back where, kind of break by kind of break. */
import { strict as assert } from 'node:assert';
import { parseScript } from '../../../../src/analysis/frontend/estree';
import { parse } from '../../../../src/analysis/frontend/estree/parser';
import { repair } from '../../../../src/analysis/frontend/estree/repair';
import type { Node } from '../../../../src/analysis/ir/node';

/** The text as it is parsed again; `<>` of what was put back, so that it is told from what stood there. */
function repaired(text: string, jsx = false): string {
  const result = repair(text, jsx);
  if (result === null) return text;
  let marked = '';
  for (let at = 0; at < result.text.length; at++) marked += result.original(at + 1) === result.original(at) ? `<${result.text[at]}>` : result.text[at];
  return marked;
}

function nodes(node: Node | null, into: Node[] = []): Node[] {
  if (node === null) return into;
  into.push(node);
  for (const child of [node.a, node.b, node.c, ...node.list]) nodes(child, into);
  return into;
}

/** What is broken, with `<>` around what is deleted and expected to be put back in the same place. */
const inPlace: Record<string, string> = {
  'a function\'s }': 'function f() {\n  a();<}>\n\nfunction g() {\n  b();\n}\n',
  'a block\'s } in a function': 'function f() {\n  if (a) {\n    b();<}>\n  \n  if (c) {\n    d();\n  }\n}\n',
  'the } before else': 'if (a) {\n  b();<}>\n else {\n  c();\n}\n',
  'the } before catch': 'function f() {\n  try {\n    a();<}>\n   catch (error) {\n    b();\n  }\n}\n',
  'a method\'s }': 'class A {\n  b() {\n    c();<}>\n  \n  d() {\n    e();\n  }\n}\n',
  'a method\'s } in an object': 'x = {\n  b() {\n    c();<}>\n  ,\n  d() {\n    e();\n  },\n};\n',
  'a callback\'s }': 'a(function () {\n  b();<}>\n);\nc();\n',
  'the } of a block on one line': 'function f() {\n  if (a) { b();<}> \n  c();\n}\n',
  'a } in code indented by tabs': 'function f() {\n\tif (a) {\n\t\tb();<}>\n\t\n\tc();\n}\n',
  'a } in lines that end with CRLF': 'function f() {\r\n  if (a) {\r\n    b();<}>\r\n  \r\n  c();\r\n}\r\n',
  'a } under a header of several lines': 'function f(a,\n           b) {\n  if (a) {\n    c();<}>\n  \n  d();\n}\n',
  'a } in a switch whose cases stand at its margin': 'function f() {\n  switch (a) {\n  case 1:\n    if (b) {\n      c();<}>\n    \n  default:\n    d();\n  }\n}\n',
  'the } of a pattern': 'for (const { a<}>  of b) {\n  c(a);\n}\n',
  'the } of a pattern before its value': 'const { a<}>  = b();\nc();\n',
  'the } of an import': 'import { a<}>  from \'b\';\nc();\n',
  'the } of an object in a conditional': 'f({ ...(a ? { b: c<}>  : {}), d });\n',
  'a function\'s )': 'function f(a, b<)> {\n  c();\n}\n',
  'a function\'s ) before its type': 'function f(a: A, b: B<)>: void {\n  c();\n}\n',
  'the ) of no parameters': 'class A {\n  b(<)> {\n    return this.c;\n  }\n}\n',
  'the ) of no parameters before their type': 'class A {\n  b(<)>: Map<string, C> {\n    return this.c;\n  }\n}\n',
  'the ) of an arrow function\'s parameters': 'x.map(({ a, b }<)> => a + b);\nc();\n',
  'the ) of an arrow function without parameters': 'it(\'a\', async (<)> => {\n  b();\n});\n',
  'the ) of if': 'if (a<)> {\n  b();\n}\n',
  'the ) of if before a statement': 'function f() {\n  if (a(b)<)> return c;\n  d();\n}\n',
  'the ) of for': 'for (const a of b<)> c(a);\nd();\n',
  'the ) of for with three parts': 'for (let i = 0; i < n; i++<)> {\n  a();\n}\n',
  'the ) of while': 'while (a(b) > c<)> d *= 2;\n',
  'a call\'s ) before a semicolon': 'a(b<)>;\nc();\n',
  'a call\'s ) at the end of a line': 'a(b<)>\nc()\n',
  'a call\'s ) behind a callback': 'a(() => {\n  b();\n}<)>;\nc();\n',
  'a ] before a semicolon': 'a = [1, 2<]>;\nb();\n',
  'the } of a template': 'a = `b ${c.d<}>, e`;\nf(`${g}`);\n',
  'the } of a template at its end': 'a = `b ${c(d)<}>`;\nf();\n',
  'the } of a template before its last words': 'throw `${a<}>: ${b} of ${c}`;\nf();\n',
};

describe('brackets that are missing are put back', () => {
  for (const [name, marked] of Object.entries(inPlace)) {
    it(name, () => assert.equal(repaired(marked.replace(/<[)\]}]>/, '')), marked));
  }

  it('in elements', () => {
    for (const marked of ['x = <a b={c}>{d<}></a>;\ne();\n', 'x = <ul>{a.map(b => <li>{b}</li><)>}</ul>;\nc();\n']) assert.equal(repaired(marked.replace(/<[)\]}]>/, ''), true), marked);
  });

  it('but not where nothing is missing', () => {
    for (const text of [
      'const a = <T,>(b: T) => b; const c = /[)}]/; d(`${e({ f: `}` })})`); // )\n/* } */ if (g) /[(]/.test(h);\n',
      'switch (a) {\ncase 1:\n  b();\n}\nfor (;;) { c(); }\nx = y as { z: string };\nfunction f(this: { a: 1 }): { b: 2 } {\n}\n',
      'a(function b() {}, class C { d() {} }, async function* () {}, (e): F => {});\n',
    ]) assert.equal(repaired(text), text);
  });

  it('and nothing is guessed where lines are not indented', () => {
    const text = 'function f() {\nif (a) {\nb();\n\nc();\n}\nfunction g() {\nd();\n}\n';
    assert.equal(repaired(text), text);
  });

  it('and positions are those of the file', () => {
    const text = 'function f(a {\n  g(`${a`);\n  if (a {\n    h();\n  \n  i();\n}\nj();\n';
    const { root, errors } = parseScript(parse, text, { path: '/m.ts' });
    assert.ok(errors.length > 0, 'the mistakes are said');
    const all = nodes(root);
    for (const { start, end } of all) assert.ok(start >= 0 && start <= end && end <= text.length, `${start}-${end}`);
    for (const call of ['h()', 'i()', 'j()']) assert.ok(all.some(({ start, end }) => text.slice(start, end) === call), call);
  });
});
