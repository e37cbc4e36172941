import { strict as assert } from 'node:assert';
import { callNamed, factsOf, lastPath } from './helpers';

describe('names of JavaScript: modules', () => {
  it('names Node\'s modules without prefix, whichever way they come', () => {
    for (const text of [
      'import fs from "node:fs"; fs.readFileSync("x")', 'import * as fs from "fs"; fs.readFileSync("x")', 'import { readFileSync } from "fs"; readFileSync("x")',
      'import { readFileSync as read } from "node:fs"; read("x")', 'const fs = require("fs"); fs.readFileSync("x")', 'const { readFileSync } = require("node:fs"); readFileSync("x")',
      'const { readFileSync: r } = require("fs"); r("x")', 'require("fs").readFileSync("x")', 'import fs = require("fs"); fs.readFileSync("x")',
      'const fs = __importStar(require("fs")); fs.readFileSync("x")', 'import { default as fs } from "fs"; (0, fs.readFileSync)("x")',
    ]) assert.equal(lastPath(text), 'fs.readFileSync', text);
  });

  it('knows the promises API by all its names', () => {
    assert.equal(lastPath('const { readFile } = require("fs").promises; readFile("x")'), 'fs.promises.readFile');
    assert.equal(lastPath('import { promises as fs } from "fs"; fs.readFile("x")'), 'fs.promises.readFile');
    assert.equal(lastPath('import { promisify } from "util"; import { readFile } from "fs"; const read = promisify(readFile); read("x")'), 'fs.promises.readFile');
    assert.match(lastPath('import { readFile } from "node:fs/promises"; readFile("x")')!, /^fs[./]promises\.readFile$/);
  });

  it('calls a package by its own name, its default export included', () => {
    assert.equal(lastPath('import axios from "axios"; axios("x")'), 'axios');
    assert.equal(lastPath('import axios from "axios"; axios.get("x")'), 'axios.get');
    assert.equal(lastPath('import { S3Client } from "@aws-sdk/client-s3"; new S3Client().send(1)'), '@aws-sdk/client-s3.S3Client().send');
    assert.equal(lastPath('import mysql from "mysql2/promise"; mysql.createPool(1)'), 'mysql2/promise.createPool');
    assert.equal(lastPath('async function f() { const m = await import("sharp"); m.default(1); }'), 'sharp~.default');
  });

  it('resolves relative imports to modules of the workspace', () => {
    for (const [specifier, module] of [
      ['./util', '/src/util'], ['./util.js', '/src/util'], ['../lib/util.ts', '/lib/util'], ['./util/index.js', '/src/util'], ['./a/../util', '/src/util'],
      ['./foo.service', '/src/foo_service'], ['..', '/index'], ['.', '/src'], ['./[id]', '/src/_id_'],
    ]) assert.equal(lastPath(`import { f } from "${specifier}"; f()`), `${module}.f`, specifier);
    assert.equal(lastPath('import f from "./util"; f()'), '/src/util.default');
    assert.equal(lastPath('import { f } from "./util"; f()', '/src', true), '/src/util.f');
    assert.equal(lastPath('import { f } from "../../../util"; f()'), null);
  });

  it('says what a module exports, in both systems', () => {
    const exports = (text: string): Record<string, string> => Object.fromEntries(factsOf(text).exports);
    assert.equal(exports('export default function run() {}').default, '/src/m.run');
    assert.equal(exports('export default async () => {}').default, '/src/m.default');
    assert.equal(exports('import { Pool } from "pg"; export default new Pool();').default, 'pg.Pool()');
    assert.equal(exports('const a = 1; function b() {} export { b as c };').c, '/src/m.b');
    assert.equal(exports('export { x as y } from "./n";').y, '/src/n.x');
    assert.equal(exports('export * as n from "./n";').n, '/src/n');
    assert.equal(exports('export { default } from "./n";').default, '/src/n.default');
    assert.deepEqual(factsOf('export * from "./n";').starImports, ['/src/n']);
    assert.equal(exports('function a() {} module.exports = { a, b: a, c() {} };').b, '/src/m.a');
    assert.equal(exports('module.exports = { c() {} };').c, '/src/m.c');
    assert.equal(exports('exports.run = async function () {};').run, '/src/m.run');
    assert.equal(exports('class A {} module.exports = A;').default, '/src/m.A');
    assert.equal(exports('module.exports = require("./n");').default, '/src/n');
    assert.equal(exports('export const [a, { b }] = f(); export const g = () => 1;').g, '/src/m.g');
  });

  it('leaves star imports to those who import the module', () => {
    assert.equal(lastPath('export * from "./n"; fetch("x")'), 'globalThis.fetch');
  });
});

describe('names of JavaScript: values', () => {
  it('follows objects through variables, fields, parameters and getters', () => {
    for (const text of [
      'const pool = new Pool(); pool.query("x")', 'let pool; pool = new Pool(); pool.query("x")', 'function f(p: Pool) { p.query("x"); }', 'const f = async (p?: Pool) => p!.query("x")',
      'class A { p = new Pool(); f() { this.p.query("x"); } }', 'class A { p: Pool; f = () => { this.p.query("x"); } }', 'class A { #p = new Pool(); f() { this.#p.query("x"); } }',
      'class A { constructor(private p: Pool) {} f() { return [1].map(() => this.p.query("x")); } }', 'class A { constructor() { this.p = new Pool(); } static g() {} f() { this.p.query("x"); } }',
      'const { p } = { p: new Pool() }; p.query("x")', 'const p = x as Pool; p.query("x")', 'const p = (await x) as unknown as Pool; p.query("x")', 'const api = { p: new Pool(), f() { this.p.query("x"); } };',
      'let p: Pool | null = null; p?.query("x")', 'function g({ p }: { p: Pool }, q: Pool) { q.query("x"); }', 'var p; function f() { p = new Pool(); } function h() { p.query("x"); }',
    ]) assert.ok(callNamed(factsOf(`import { Pool } from "pg"; ${text}`), 'pg.Pool().query'), text);
  });

  it('lets a regular function have a receiver of its own', () => {
    assert.equal(lastPath('import { Pool } from "pg"; class A { p = new Pool(); f() { return function () { this.p.query("x"); }; } }'), null);
  });

  it('names methods by their class, and finds inherited ones', () => {
    assert.equal(lastPath('class A { static make() {} } A.make()'), '/src/m.A.make');
    assert.equal(lastPath('class A { run() {} } class B extends A { f() { this.run(); } }'), '/src/m.B().run');
    assert.equal(lastPath('class A { run() {} } class B extends A { run() { super.run(); } }'), '/src/m.A().run');
    assert.equal(lastPath('const api = { list: async () => 1 }; api.list()'), '/src/m.api.list');
    assert.equal(lastPath('class A { go() {} } export const a = new A(); a.go()'), '/src/m.A().go');
  });

  it('does not take fields of a class for names in it', () => {
    assert.equal(lastPath('class A { fetch() { fetch("x"); } }'), 'globalThis.fetch');
  });

  it('knows the elements of containers, and what callbacks are given', () => {
    for (const text of [
      'function f(ps: Pool[]) { for (const p of ps) p.query("x"); }', 'function f(ps: Pool[]) { ps.map(p => p.query("x")); }', 'function f(ps: Array<Pool>) { ps[0].query("x"); }',
      'function f(ps: Map<string, Pool>) { ps.get("a")!.query("x"); }', 'function f(ps: Map<string, Pool>) { for (const [k, p] of ps) p.query("x"); }',
      'function f(ps: Record<string, Pool>) { for (const [k, p] of Object.entries(ps)) p.query("x"); }', 'function f(ps: Pool[]) { ps.filter(Boolean).find(Boolean)!.query("x"); }',
      'function f(ps: Set<Pool>) { ps.forEach(p => { p.query("x"); }); }', 'for (const q of [new Pool()]) q.query("x");', 'function f(ps: Pool[]) { ps.reduce((sum, p) => sum + p.query("x"), 0); }',
    ]) assert.ok(callNamed(factsOf(`import { Pool } from "pg"; ${text}`), 'pg.Pool().query'), text);
  });

  it('follows promises', () => {
    assert.equal(lastPath('fetch("x").then(r => r.json())'), 'globalThis.fetch().then');
    assert.ok(callNamed(factsOf('fetch("x").then(r => r.json())'), 'globalThis.fetch()~.json'));
    assert.equal(lastPath('async function f() { const r = await fetch("x"); r.text(); }'), 'globalThis.fetch()~.text');
  });

  it('knows callbacks\' methods on objects of unknown type, and nothing else of them', () => {
    assert.equal(lastPath('function f(xs) { xs.map(x => x + 1); }'), 'globalThis.Array().map');
    assert.equal(lastPath('function f(p) { p.then(x => x + 1); }'), 'globalThis.Promise().then');
    assert.equal(lastPath('function f(p) { p.find({ id: 1 }); }'), null);
    assert.equal(lastPath('function f(p) { p.query("x"); }'), null);
  });

  it('is silent about a name bound to unlike things', () => {
    assert.equal(lastPath('import { A, B } from "x"; let p = new A(); if (q) p = new B(); p.go()'), null);
  });

  it('sees a pause behind the promise that everybody writes by hand', () => {
    for (const text of ['new Promise(r => setTimeout(r, 100))', 'new Promise((resolve) => { setTimeout(resolve, 100); })', 'new Promise(function (r) { return setTimeout(r, 100) })']) {
      assert.ok(callNamed(factsOf(text), 'timers.promises.setTimeout'), text);
    }
    assert.equal(lastPath('new Promise(r => setTimeout(() => r(f()), 100))'), 'globalThis.Promise');
  });
});

describe('names of JavaScript: functions', () => {
  it('names arrows by what holds them', () => {
    const names = factsOf('export const a = () => { const b = async () => 1; return xs.map(x => x); }; class A { c = () => 1; get d() { return 1; } static e() {} } [1].map(function named() {});').functions
      .map(({ qualifiedName }) => qualifiedName).sort();
    assert.deepEqual(names, ['<module>', 'A.c', 'A.d', 'A.e', 'a', 'a.<locals>.<arrow>', 'a.<locals>.b', 'named']);
  });

  it('points at the name', () => {
    for (const text of ['async function run() {}', 'const run = async x => x', 'class A { async run() {} }', 'class A { get run() { return 1 } }', 'exports.run = () => {}', 'const o = { run() {} }', 'class A { @d("run2") run<run>() {} }']) {
      const { nameStart, nameEnd } = factsOf(text).functions.find(({ name }) => name === 'run')!;
      assert.equal(text.slice(nameStart, nameEnd), 'run', text);
      assert.doesNotMatch(text[nameEnd], /\w/, text);
    }
  });

  it('knows parameters, defaults, rest and what is taken apart', () => {
    const [, fn] = factsOf('function f(a: string, b = 1, { c, d }: X, e?: number, ...rest: Y[]) {}').functions;
    assert.deepEqual(fn.parameters.map(({ name, hasDefault, kind }) => [name, hasDefault, kind]), [
      ['a', false, 'plain'], ['b', true, 'plain'], ['{ c, d }', false, 'plain'], ['e', true, 'plain'], ['rest', false, 'rest'],
    ]);
  });

  it('tells async functions, generators and what is awaited', () => {
    const facts = factsOf('async function f() { await a(); b(); return c(); } async function* g() { yield 1; } const h = () => d(); async function k() { await Promise.all([e(), x]); await p().then(z); }');
    const awaited = facts.functions.flatMap(({ body }) => body.calls).filter((call) => call.awaited).length;
    assert.equal(awaited, 7, 'a, c, d, Promise.all, e, p, then');
    assert.deepEqual(facts.functions.slice(1, 4).map(({ isAsync, isGenerator }) => [isAsync, isGenerator]), [[true, false], [true, true], [false, false]]);
  });

  it('knows the guard of a program', () => {
    for (const test of ['require.main === module', 'import.meta.url === `file://${process.argv[1]}`', 'import.meta.main', 'require.main == module && go']) {
      assert.equal(factsOf(`if (${test}) { main(); }`).mainGuards.length, 1, test);
    }
    assert.equal(factsOf('if (main) { main(); }').mainGuards.length, 0);
  });

  it('says what changes what others see', () => {
    const mutates = (text: string): boolean => factsOf(text).functions.find(({ name }) => name === 'f')!.mutatesShared;
    for (const text of ['let n = 0; function f() { n++; }', 'let n; const f = () => { n = 1; }', 'function f(a) { a.b = 1; }', 'class A { f() { this.n = 1; } }', 'const out = []; function f(x) { out.push(x); }', 'function o() { function f() { n += 1; } let n = 0; }']) {
      assert.equal(mutates(text), true, text);
    }
    for (const text of ['function f() { let n = 0; n++; }', 'function f() { const a = {}; a.b = 1; return a; }', 'function f(xs) { const out = []; for (const x of xs) out.push(x); return out; }']) assert.equal(mutates(text), false, text);
  });
});
