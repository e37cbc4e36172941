/** Scripts in an index: what their names lead to in other files, and that the languages of a workspace do not disturb one another. */
import { strict as assert } from 'node:assert';
import { parse } from '../../../../src/analysis/frontend/estree/parser';
import { WorkspaceIndex } from '../../../../src/analysis/workspace-index';
import { languageOf } from '../../../../src/files';
import type { Site } from '../../../../src/model';

function indexOf(files: Record<string, string>): WorkspaceIndex {
  const index = new WorkspaceIndex({ roots: ['/ws'], scriptParser: () => parse });
  for (const path in files) index.updateText(path, files[path], languageOf(path));
  return index;
}

/** The work of a function of a file: `io network`. */
function workOf(index: WorkspaceIndex, path: string, owner = 'run'): string | undefined {
  const site: Site | undefined = index.analyze(path)!.sites.find((one) => one.kind === 'function' && one.owner === owner);
  return site && [site.work, ...site.io].join(' ');
}

const slow = 'await fetch("https://example.org")';

describe('scripts in an index', () => {
  it('follow imports of every form into other files', () => {
    for (const [name, helper, user] of [
      ['named', `export async function load() { ${slow}; }`, 'import { load } from "./helper"; export async function run() { await load(); }'],
      ['renamed', `async function load() { ${slow}; } export { load as get };`, 'import { get as g } from "./helper.js"; export const run = async () => { await g(); };'],
      ['default', `export default async function () { ${slow}; }`, 'import load from "./helper"; export async function run() { await load(); }'],
      ['namespace', `export const load = async () => { ${slow}; };`, 'import * as helper from "./helper"; export async function run() { await helper.load(); }'],
      ['exports.x', `exports.load = async function () { ${slow}; };`, 'const { load } = require("./helper"); async function run() { await load(); }'],
      ['module.exports = {}', `async function load() { ${slow}; } module.exports = { load };`, 'const helper = require("./helper"); async function run() { await helper.load(); }'],
      ['module.exports = f', `module.exports = async function load() { ${slow}; };`, 'const load = require("./helper"); async function run() { await load(); }'],
      ['module.exports = f by default import', `module.exports = async () => { ${slow}; };`, 'import load from "./helper"; async function run() { await load(); }'],
      ['module.exports = class', `class C { async load() { ${slow}; } } module.exports = C;`, 'const C = require("./helper"); async function run() { await new C().load(); }'],
      ['an exported instance', `class C { async load() { ${slow}; } } module.exports = new C();`, 'const c = require("./helper"); async function run() { await c.load(); }'],
      ['an object with methods', `export const api = { async load() { ${slow}; } };`, 'import { api } from "./helper"; async function run() { await api.load(); }'],
      ['a default object', `export default { load: async () => { ${slow}; } };`, 'import api from "./helper"; async function run() { await api.load(); }'],
      ['import()', `export async function load() { ${slow}; }`, 'async function run() { const m = await import("./helper"); await m.load(); }'],
      ['a base class', `export class B { async load() { ${slow}; } }`, 'import { B } from "./helper"; class C extends B {} async function run() { const c = new C(); await c.load(); }'],
      ['a type', `export class B { async load() { ${slow}; } }`, 'import type { B } from "./helper"; async function run(b: B) { await b.load(); }'],
      ['a constructor', 'import { readFileSync } from "fs"; export class B { constructor() { readFileSync("x"); } }', 'import { B } from "./helper"; function run() { new B(); }'],
    ]) assert.match(workOf(indexOf({ '/ws/src/helper.ts': helper, '/ws/src/main.ts': user }), '/ws/src/main.ts') ?? 'nothing', /^io (network|file)$/, name);
  });

  it('follow re-exports, folders with an index, and circles', () => {
    const index = indexOf({
      '/ws/src/lib/load.ts': `export async function load() { ${slow}; }`, '/ws/src/lib/index.ts': 'export * from "./load"; export { load as again } from "./load"; export * from "../main";',
      '/ws/src/main.ts': 'import { load } from "./lib"; import { again } from "./lib/index.js"; export async function run() { await load(); } export async function other() { await again(); }',
    });
    assert.equal(workOf(index, '/ws/src/main.ts'), 'io network');
    assert.equal(workOf(index, '/ws/src/main.ts', 'other'), 'io network');
  });

  it('see that a callback runs where it is called', () => {
    const index = indexOf({ '/ws/a.js': 'const fs = require("fs"); function run(xs) { return xs.map(x => fs.readFileSync(x)); }' });
    assert.equal(workOf(index, '/ws/a.js'), 'io file');
  });

  it('know nothing of Python files of the same names, nor these of them', () => {
    const index = indexOf({
      '/ws/helper.py': 'import time\ndef load():\n    time.sleep(1)\n', '/ws/main.py': 'from helper import load\ndef run():\n    load()\n',
      '/ws/helper.js': `exports.load = async () => { ${slow}; };`, '/ws/main.js': 'const { load } = require("./helper"); exports.run = async () => { await load(); };',
      '/ws/fs.py': 'def readFileSync(): pass\n', '/ws/os.js': 'const os = require("os"); exports.run = () => { os.system("x"); };',
    });
    assert.equal(workOf(index, '/ws/main.py'), 'io sleep');
    assert.equal(workOf(index, '/ws/main.js'), 'io network');
    assert.equal(workOf(index, '/ws/os.js'), undefined);
    assert.deepEqual(index.paths().length, 6);
    index.remove('/ws/helper.js');
    assert.equal(workOf(index, '/ws/main.js'), undefined);
    assert.equal(workOf(index, '/ws/main.py'), 'io sleep');
  });

  it('are analysed again when what they use changes', () => {
    const files = { '/ws/helper.ts': 'export async function load() {}', '/ws/main.ts': 'import { load } from "./helper"; export async function run() { await load(); }' };
    const index = indexOf(files);
    assert.equal(workOf(index, '/ws/main.ts'), undefined);
    index.updateText('/ws/helper.ts', `export async function load() { ${slow}; }`, 'typescript');
    assert.deepEqual(index.changedBy('/ws/helper.ts').sort(), ['/ws/helper.ts', '/ws/main.ts']);
    assert.equal(workOf(index, '/ws/main.ts'), 'io network');
  });

  it('load their parser when the first of them comes, once', () => {
    let loaded = 0;
    const index = new WorkspaceIndex({ scriptParser: () => { loaded++; return parse; } });
    index.updateText('a.py', 'x = 1\n');
    index.analyze('a.py');
    assert.equal(loaded, 0);
    index.updateText('a.ts', 'const x = 1;', 'typescript');
    index.updateText('b.ts', 'const x = 1;', 'typescript');
    assert.equal(loaded, 1);
  });

  it('say so where there is no parser', () => {
    for (const options of [{}, { scriptParser: () => { throw new Error('no bundle'); } }]) {
      const index = new WorkspaceIndex(options);
      index.updateText('a.ts', 'const x = 1;', 'typescript');
      assert.equal(index.analyze('a.ts')!.errors.length, 1);
    }
  });
});
