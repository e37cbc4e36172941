import { strict as assert } from 'node:assert';
import { parseScript, reasonToSkip } from '../../../../src/analysis/frontend/estree';
import { parse } from '../../../../src/analysis/frontend/estree/parser';
import { CallFlag, CollectionFlag, forEachChild, FunctionFlag, Kind, type Node, type ParsedModule } from '../../../../src/analysis/ir/node';
import { symbolText } from '../../../../src/analysis/ir/symbols';

function parsed(text: string, path = 'm.ts'): ParsedModule {
  return parseScript(parse, text, { path });
}

function all(module: ParsedModule, kind: Kind): Node[] {
  const found: Node[] = [];
  const visit = (node: Node): void => {
    if (node.kind === kind) found.push(node);
    forEachChild(node, visit);
  };
  visit(module.root);
  return found.sort((a, b) => a.start - b.start || b.end - a.end);
}

function textsOf(module: ParsedModule, kind: Kind): string[] {
  return all(module, kind).map(({ start, end }) => module.text.slice(start, end));
}

describe('scripts to the IR', () => {
  it('lowers calls of every form, at their places', () => {
    const module = parsed('a(); b.c(1, ...d); new E(f); g?.h?.(); i!.j(); k`x${l()}`; import("m"); super_.n(); (o as P).q(); r[s]()');
    assert.deepEqual(textsOf(module, Kind.Call), ['a()', 'b.c(1, ...d)', 'new E(f)', 'g?.h?.()', 'i!.j()', 'k`x${l()}`', 'l()', 'import("m")', 'super_.n()', '(o as P).q()', 'r[s]()']);
    assert.equal(all(module, Kind.Call)[2].flags, CallFlag.New);
  });

  it('tells the kinds of functions', () => {
    const flags = (text: string): number => all(parsed(text), Kind.Function)[0].flags;
    assert.equal(flags('async function f() {}'), FunctionFlag.Async);
    assert.equal(flags('function* f() {}'), FunctionFlag.Generator);
    assert.equal(flags('const f = async x => x;'), FunctionFlag.Async | FunctionFlag.Arrow);
    assert.equal(flags('g(x => x);'), FunctionFlag.Lambda | FunctionFlag.Arrow);
    assert.equal(flags('g(function () {});'), FunctionFlag.Lambda);
    assert.equal(flags('class A { static f() {} }'), FunctionFlag.Static);
    assert.equal(flags('class A { get f() { return 1; } }'), FunctionFlag.Getter);
    assert.equal(flags('class A { set f(x) {} }'), FunctionFlag.Setter);
    assert.equal(flags('const o = { async f() {} };'), FunctionFlag.Static | FunctionFlag.Async);
  });

  it('lists lambdas and assignments inside expressions by the function around them', () => {
    const module = parsed('f(() => { g(x => x); y = z = 1; }); let a; while ((a = h())) {}');
    const own = module.inner!.get(module.root)!;
    assert.deepEqual(own.map(({ kind }) => kind), [Kind.Function, Kind.Assign]);
    assert.deepEqual(module.inner!.get(own[0])!.map(({ kind }) => kind), [Kind.Function, Kind.Assign]);
  });

  it('takes patterns apart, defaults and rest included', () => {
    const [assign] = all(parsed('const { a, b: [c, , d = e()], ...f } = g;'), Kind.Assign);
    const [pattern] = assign.list;
    assert.equal(pattern.flags, CollectionFlag.Dict);
    assert.equal(pattern.list.length, 6);
    assert.equal(symbolText(pattern.list[0].symbol), 'a');
    assert.deepEqual(pattern.list[3].list.map(({ kind }) => kind), [Kind.Name, Kind.Pass, Kind.Assign]);
    assert.equal(pattern.list[5].kind, Kind.Starred);
  });

  it('lowers every statement', () => {
    const module = parsed(`
      label: for (const a of b) { if (c) continue label; else break; }
      for (var k in o) f(k); for await (const l of m()) {} for (let i = 0, n = x.length; i < n; i++) {} for (;;) { break; } while (p) {} do { q(); } while (r);
      switch (s) { case 1: t(); break; default: u(); } try { v(); } catch (w) { y(w); } finally { z(); } throw new Error(); debugger; ; var { aa } = bb;
      with (cc) { dd(); } { let ee = 1; } delete ff.gg; enum H { I } namespace J { export const jj = kk(); } declare module 'x' { export function f(): void; } type L = M; interface N {} abstract class O { abstract p(): void; }
    `, 'm.cts');
    assert.deepEqual(module.errors.filter(({ message }) => /cannot be analysed/.test(message)), []);
    assert.equal(all(module, Kind.For).length, 4);
    assert.equal(all(module, Kind.While).length, 3);
    assert.deepEqual(textsOf(module, Kind.Call), ['f(k)', 'm()', 'q()', 't()', 'u()', 'v()', 'y(w)', 'z()', 'new Error()', 'dd()', 'kk()']);
    assert.equal(all(module, Kind.Break).length, 2, 'a break of a switch ends its case only');
  });

  it('reads JSX where the extension says so', () => {
    const text = 'const a = <Foo x={f()} {...p}>{xs.map(x => <li key={x}>{g(x)}</li>)}text</Foo>;';
    for (const path of ['m.tsx', 'm.jsx', 'm.js', 'm.mjs']) assert.deepEqual(textsOf(parsed(text, path), Kind.Call), ['f()', 'xs.map(x => <li key={x}>{g(x)}</li>)', 'g(x)'], path);
    assert.ok(parsed(text, 'm.ts').errors.length > 0);
    assert.deepEqual(textsOf(parsed('const a = <T>f(); const b = <T,>(x: T) => x;', 'm.ts'), Kind.Call), ['f()']);
  });

  it('reads decorators and type syntax of every age', () => {
    const module = parsed(`
      @Injectable() export class A<const T extends object = {}> { @Input() x!: string; constructor(@Inject(B) private readonly b: B) {} @log() accessor y = 1; @bound async m(this: A<T>) {} declare z: number; [k: string]: unknown; }
      function f<T>(x: T): asserts x is NonNullable<T>; function f(x: unknown): x is string { return typeof x === 'string'; }
      import type { C } from './c'; import { type D, e } from './d'; export type { C }; import g = require('g'); export = g;
      let h = i satisfies J; let j = <K>l; let o = p!; using q = r(); type S = typeof import('t'); let u: [a: string, b?: number]; let v = w<string>; export as namespace X;
      abstract class Y extends Z<string> implements W { protected abstract get a(): number; static { init(); } override b() { super.b(); } #c?: string; }
      const enum AA { B = 1 << 2, C = 'x' } let dd: unique symbol; let ee = f as unknown as <T>(x: T) => T; let ff = a ?? b; ff ||= 1; let gg = 10n ** 2n; let hh = /x/v; let ii = 1_000;
    `);
    assert.deepEqual(module.errors.map(({ message }) => message).filter((message) => !/modifier|export assignment|namespace export/i.test(message)), []);
    assert.ok(['Injectable()', 'Input()', 'log()', 'r()', 'init()', 'super.b()'].every((call) => textsOf(module, Kind.Call).includes(call)));
  });

  it('keeps directives, in comments only', () => {
    const module = parsed('// forkcast: args=[1, 2]\nfunction f() {}\n/* forkcast: ignore FC101 */ g();\nconst s = "forkcast: no"; //forkcast:ignore\r\n');
    assert.deepEqual(module.directives.map(({ text }) => text), ['args=[1, 2]', 'ignore FC101', 'ignore']);
    for (const { start } of module.directives) assert.match(module.text.slice(start, start + 2), /^\/[/*]$/);
  });

  it('knows where lines begin', () => {
    assert.deepEqual([...parsed('a\nb\r\nc\rd').lineStarts], [0, 2, 5, 7]);
  });

  it('passes over what no person wrote, and says so', () => {
    const bundle = `${'var a=function(b){return b+1};'.repeat(400_000)}\n`;
    const started = process.hrtime.bigint();
    const module = parsed(bundle, 'bundle.min.js');
    assert.ok(Number(process.hrtime.bigint() - started) / 1e6 < 1000, 'without parsing it');
    assert.equal(module.root.list.length, 0);
    assert.match(module.errors[0].message, /minified/);
    assert.equal(reasonToSkip('x = 1;\n'.repeat(100_000)), null, 'long, but written in lines');
    assert.match(reasonToSkip(`/*! licence */\n${'f(1);'.repeat(1_500)}\n//# sourceMappingURL=x.js.map\n`)!, /one line of 7500 characters/, 'small, but one line');
    assert.equal(reasonToSkip(`${'f(1);\n'.repeat(400)}const table = '${'x'.repeat(6_000)}';\n`), null, 'a long line in the midst of code');
    assert.equal(reasonToSkip('f(1);'.repeat(900)), null, 'a line that is not that long');
  });

  it('reads Flow files as far as they are JavaScript', () => {
    const module = parsed('/* @flow strict */\nimport type { A } from "a";\nopaque type B = string;\nfunction f(x: ?number, ...y: Array<{| a: 1 |}>): %checks { return g(x); }\n', 'm.js');
    assert.equal(module.errors.length, 1);
    assert.match(module.errors[0].message, /Flow/);
    assert.ok(textsOf(module, Kind.Call).includes('g(x)'));
  });
});
