/** The lean conversion gives the lowering what typescript-eslint's own converter gives it. */
import { strict as assert } from 'node:assert';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Converter } from 'typescript-estree-converter';
import { parseScript, type ScriptParser } from '../../../../src/analysis/frontend/estree';
import { LeanConverter, settings } from '../../../../src/analysis/frontend/estree/converter';
import { parse, sourceFileOf } from '../../../../src/analysis/frontend/estree/parser';
import type { EsNode } from '../../../../src/analysis/frontend/estree/es-node';
import type { Node } from '../../../../src/analysis/ir/node';
import { symbolText } from '../../../../src/analysis/ir/symbols';

/** Nothing of ours: every field, every node. Throws where it refuses a text. */
const original: ScriptParser = (text, path) => {
  const source = sourceFileOf(text, path, true);
  return { body: new Converter(source, settings as never).convertProgram().body as unknown as EsNode[], problems: [] };
};

/** What is not valid as it stands, without the brackets that `parse` would put back. */
const lean: ScriptParser = (text, path) => ({ body: new LeanConverter(sourceFileOf(text, path)).convertProgram().body as EsNode[], problems: [] });

function dump(node: Node | null): unknown {
  return node === null ? null : [node.kind, node.flags, symbolText(node.symbol), node.start, node.end, dump(node.a), dump(node.b), dump(node.c), node.list.map(dump)];
}

function lowered(parser: ScriptParser, text: string, path: string): string {
  const { root, inner } = parseScript(parser, text, { path });
  const aside = [...(inner ?? [])].map(([{ start, end }, nodes]) => [start, end, nodes.map(one => [one.kind, one.start, one.end])]);
  return JSON.stringify([dump(root), aside]);
}

function same(text: string, path: string, ours: ScriptParser = parse): void {
  const [expected, actual] = [lowered(original, text, path), lowered(ours, text, path)];
  if (expected === actual) return;
  let at = 0;
  while (expected[at] === actual[at]) at++;
  assert.fail(`${path}: ...${actual.slice(Math.max(0, at - 120), at + 80)} is not ...${expected.slice(Math.max(0, at - 120), at + 80)}`);
}

function filesIn(folder: string, endings: RegExp): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(name => endings.test(name)).sort().map(name => join(folder, name));
}

describe('the lean converter', () => {
  const real = ['node_modules/mocha/lib', 'node_modules/vscode-languageserver/lib/common', 'node_modules/@typescript-eslint/typescript-estree/dist', 'src', 'media', 'test/fixtures']
    .flatMap(folder => filesIn(join(process.cwd(), folder), /(?<!\.d)\.[cm]?[jt]sx?$/)).filter((_, i) => i % 6 === 0);

  it('agrees on real files', () => {
    assert.ok(real.length > 100, `${real.length} files`);
    let compared = 0;
    for (const path of real) {
      const text = readFileSync(path, 'utf8');
      const broken = (sourceFileOf(text, path) as unknown as { parseDiagnostics: unknown[] }).parseDiagnostics.length > 0;
      if (broken || text.length > 200_000) continue;
      same(text, path);
      compared++;
    }
    assert.ok(compared > 100, `${compared} compared`);
  });

  const odd: Record<string, string> = {
    chains: 'a?.b.c; (a?.b).c; a?.[b]?.(c).d!.e; a!.b?.c; a?.b!.c; delete a?.b; new (a?.b)(); a.b?.();',
    patterns: 'let { a, b: [c = 1, , ...d], ...e } = f; ({ a, b: c.d, [g]: h = 2, ...i.j } = k); [a, b.c = 1, ...[d]] = e; for (const [x, { y = z }] of w) {} for ({ a } of b) {} ({ a = 1 }) => a;',
    parameters: 'function f(this: A, a?: B<C>, { b, c = 1 }: D = {}, ...[e]: E[]) {} class G { constructor(private readonly a: A, @d public b = 1, @e c?: string) { super(a); } } (a = 1, ...b) => a;',
    classes: `@a() export default class B<T> extends (C as D)<T> implements E { ; static #x = 1; static { f(); } get 'y'() { return 1; } set [z](v) {} async *m<U>(a: U): AsyncGenerator<U> {}
      'constructor'() {} static constructor() {} declare q: number; accessor r = 1; @s() t!: Map<string, V[]>; abstract u(): void; override readonly w?: () => void = () => {}; constructor() }
      abstract class H { abstract a: string; abstract b(): void; abstract get c(): number; protected abstract accessor d: string; }`,
    exports: `export const a = 1, b = () => a; export/* x */function c() {} export default async function () {} export  class D {} export abstract class E {} export declare function f(): void;
      export interface G { a: string } export type H = G; export enum I { a } export namespace J.K { export const l = 1; } export * from 'm'; export * as n from 'o'; export { p as default, q as 'r s' } from 't';
      export type { u } from 'v'; export = w; import x = require('y'); export import z = J.K; export default interface L {}`,
    imports: `import a, { b as c, default as d, type e, 'f g' as h } from 'i'; import * as j from 'k'; import 'l'; import type m from 'n'; import o from 'p' with { type: 'json' }; import('q'); import.meta.url; import('r', { with: {} });`,
    types: `let a: A.B.C<D, E[]>; let b: string | null | undefined | 'x' | 1 | -1 | true | \`y\`; let c: { d: e }; let f: (g: H) => I; let j: [K, l?: M, ...N[]]; let o: typeof p.q; let r: keyof S; let t: readonly U[];
      let v: W['x']; let y: Z extends infer A ? B : C; let d: { [K in keyof L]: M }; let e: import('f').G<H>; let g = <T,>(x: T): x is string => !x; let h: I & J; let k: (L | M)[]; let n: unique symbol; let u: this; let w = <X>y; let z = a satisfies B as C;
      function assert(x: unknown): asserts x {} let q = f<string>; f<A<B>>(c); new M<N>; t\`u\${v}\`; g\`\\unicode\`; let s: abstract new () => T; let i: bigint | symbol | object | never | unknown | any | void;`,
    statements: `a: for (;;) { if (b) break a; else continue a } do x++; while (y); switch (z) { case 1: case 2: f(); break; default: g() } try { h() } catch { i() } finally { j() } try {} catch ({ message }) {} with (k) l();
      debugger; ; var m, n = 1; using o = p; async () => { await using q = r; for await (const s of t) yield_; }; if (u) v; else if (w) x; throw y; function* z() { yield; yield* a; } label: { break label }`,
    operators: 'a = b, c; a ||= b ?? c; a **= b ** c; a >>>= 1; x = -a + +b - ~c; !d; typeof e; void 0; f++; --g; a in b; #p in c; a instanceof B; a && b || c; a === b !== c; a = b = c; (a, b); a < b > (c); 1n; 0x1f; 1_000; /[/]/giu; null; this; new.target; super_.x;',
    comments: '/* a */ b /* c */ . /* d */ e ( /* f */ g /* h */ ); // i\n/** j */ export /* k */ default /* l */ class M { /** n */ async o() {} }\n<!-- p\nq\n--> r',
    elements: '<A.b c="&amp;" d={e} {...f} g:h="i"><>j &lt; {k}{/* l */}{...m}</><N /></A.b>; const o = <p q={<r />}>{s.map(t => <u key={t} />)}</p>;',
    objects: `({ a, 'b': 1, 2: c, [d]: e, f() {}, async *g() {}, get h() { return 1; }, set h(v) {}, ...i, async: j, __proto__: null, k: class {}, l: function m() {} })`,
    strings: "'use strict'; \"a\\u0041\"; `b${c}d${`e${f}`}g`; `h`; function i() { 'use client'; 'j'; }",
    blanks: '\u00a0a\u2028b\n\t\fc\ufeff;\r\nd\u3000 = e;',
  };
  for (const [name, text] of Object.entries(odd)) {
    it(`agrees on ${name}`, () => same(text, name === 'elements' || name === 'comments' ? '/m.jsx' : '/m.ts'));
  }

  it('agrees on the middle of an edit wherever the original does not give up', () => {
    const path = join(process.cwd(), 'src/analysis/frontend/estree/statements.ts');
    const text = readFileSync(path, 'utf8');
    let compared = 0;
    for (let at = 7; at < text.length; at += 211) {
      for (const edited of [text.slice(0, at) + text.slice(at + 1), `${text.slice(0, at)}(${text.slice(at)}`]) {
        try {
          original(edited, path);
        } catch {
          continue;
        }
        same(edited, path, lean);
        compared++;
      }
    }
    assert.ok(compared > 60, `${compared} compared`);
  });
});
