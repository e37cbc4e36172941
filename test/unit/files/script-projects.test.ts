/** Imports by other names than relative paths: read from real tsconfig.json and package.json files, followed by the index. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parse } from '../../../src/analysis/frontend/estree/parser';
import { WorkspaceIndex } from '../../../src/analysis/workspace-index';
import { everyRule } from '../../evaluate/every-rule';
import { languageOf, readScriptProjects } from '../../../src/files';
import { projectConfigIn } from '../../../src/files/tsconfig';

const HELPER = "import { execSync } from 'node:child_process';\nexport function slow() { return execSync('sleep 1'); }\nexport default slow;\n";
const user = (specifier: string): string => `import { slow } from '${specifier}';\nexport async function use() { slow(); }\n`;

describe('script projects', () => {
  let root: string;
  beforeEach(() => (root = realpathSync(mkdtempSync(join(tmpdir(), 'forkcast-projects-')))));
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  function indexOf(files: Record<string, string>): WorkspaceIndex {
    const index = new WorkspaceIndex({ roots: [root], rules: everyRule, scriptParser: () => parse });
    const folders = new Set<string>();
    for (const [name, text] of Object.entries(files)) {
      const path = join(root, name);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
      const language = languageOf(path);
      if (language === undefined) continue;
      folders.add(dirname(path));
      index.updateText(path, text, language);
    }
    index.setScriptProjects(readScriptProjects(folders));
    return index;
  }

  /** What the finding of `src/use.ts`, or of the file that is named, walks through. */
  function way(files: Record<string, string>, file = 'src/use.ts'): string {
    const found = indexOf(files).analyze(join(root, file))!.findings.find(({ rule }) => rule === 'FC107');
    return found === undefined ? '' : found.evidence.map(({ name }) => name).join(' > ');
  }

  it("follow a tsconfig's paths", () => {
    assert.equal(way({ 'tsconfig.json': '{ "compilerOptions": { "paths": { "@/*": ["./src/*"], }, } } // comments are fine', 'src/lib/tools.ts': HELPER, 'src/use.ts': user('@/lib/tools') }), 'src/lib/tools.slow > child_process.execSync');
  });

  it('take an exact name before a pattern and the longest pattern before the rest, with dots and extensions in file names', () => {
    const config = JSON.stringify({ compilerOptions: { baseUrl: '.', paths: { '*': ['no/*'], '~/*': ['other/*'], '~/lib/*': ['src/*'], tools: ['src/the.tools.ts'] } } });
    const files = { 'tsconfig.json': config, 'src/the.tools.ts': HELPER, 'other/lib/the.tools.ts': 'export function slow() {}\n' };
    for (const name of ['tools', '~/lib/the.tools', '~/lib/the.tools.js']) assert.equal(way({ ...files, 'src/use.ts': user(name) }), 'src/the_tools.slow > child_process.execSync', name);
  });

  it("follow a jsconfig's baseUrl, and what a configuration extends", () => {
    const files = { 'base.json': '{ "compilerOptions": { "baseUrl": "./src" } }', 'jsconfig.json': '{ "extends": "./base.json" }', 'src/lib/tools.js': HELPER };
    assert.equal(way({ ...files, 'src/use.ts': user('lib/tools') }), 'src/lib/tools.slow > child_process.execSync');
  });

  it('take the nearest configuration', () => {
    const files = { 'tsconfig.json': '{ "compilerOptions": { "paths": { "@/*": ["./src/*"] } } }', 'src/tools.ts': 'export function slow() {}\n', 'app/tsconfig.json': '{ "compilerOptions": { "paths": { "@/*": ["./*"] } } }', 'app/tools.ts': HELPER };
    assert.equal(way({ ...files, 'app/use.ts': user('@/tools') }, 'app/use.ts'), 'app/tools.slow > child_process.execSync');
    assert.equal(way({ ...files, 'src/use.ts': user('@/tools') }), '');
  });

  it('follow packages of the workspace by name: main, exports with conditions, built files back to their sources', () => {
    const manifests: Record<string, unknown>[] = [
      { name: '@acme/tools', main: './src/index.ts' },
      { name: '@acme/tools', exports: './dist/index.js' },
      { name: '@acme/tools', exports: { '.': { types: './dist/index.d.ts', import: { default: './dist/esm/index.mjs' } } } },
      { name: '@acme/tools' },
    ];
    for (const manifest of manifests) {
      const files = { 'packages/tools/package.json': JSON.stringify(manifest), 'packages/tools/src/index.ts': HELPER, 'packages/app/package.json': '{ "name": "app" }', 'packages/app/use.ts': user('@acme/tools') };
      assert.equal(way(files, 'packages/app/use.ts'), 'packages/tools/src.slow > child_process.execSync', JSON.stringify(manifest));
    }
    const patterns = { 'packages/tools/package.json': '{ "name": "@acme/tools", "exports": { "./*": "./src/*.ts" } }', 'packages/tools/src/deep.ts': HELPER };
    assert.equal(way({ ...patterns, 'use.ts': user('@acme/tools/deep') }, 'use.ts'), 'packages/tools/src/deep.slow > child_process.execSync');
  });

  it('follow a package to itself, and its imports, which are nobody else\'s', () => {
    const files = { 'package.json': '{ "name": "me", "exports": { "./tools": "./src/tools.js" }, "imports": { "#tools": "./src/tools.js", "#in/*": { "node": "./src/*.js" } } }', 'src/tools.js': HELPER };
    for (const name of ['me/tools', '#tools', '#in/tools']) assert.equal(way({ ...files, 'src/use.ts': user(name) }), 'src/tools.slow > child_process.execSync', name);
    assert.equal(way({ ...files, 'inner/package.json': '{ "name": "inner" }', 'inner/use.ts': user('#tools') }, 'inner/use.ts'), '');
  });

  it('leave libraries alone', () => {
    const files = { 'tsconfig.json': '{ "compilerOptions": { "baseUrl": "." , "paths": { "@/*": ["./src/*"] } } }', 'src/tools.ts': HELPER };
    const text = "import { execSync } from 'child_process';\nimport fs from 'node:fs';\nimport { slow } from '@acme/unknown';\nexport async function use() { execSync('x'); slow(); fs.promises.readFile('x'); }\n";
    assert.equal(way({ ...files, 'src/use.ts': text }), 'child_process.execSync');
  });

  it('hold from the moment they are told, and as files come and go', () => {
    const index = indexOf({ 'tsconfig.json': '{ "compilerOptions": { "paths": { "@/*": ["./src/*"] } } }', 'src/use.ts': user('@/tools') });
    const rules = (): string[] => index.analyze(join(root, 'src/use.ts'))!.findings.map(({ rule }) => rule);
    assert.deepEqual(rules(), []);
    index.updateText(join(root, 'src/tools.ts'), HELPER, 'typescript');
    assert.deepEqual(rules(), ['FC107']);
    index.remove(join(root, 'src/tools.ts'));
    assert.deepEqual(rules(), []);
    index.updateText(join(root, 'src/tools.ts'), HELPER, 'typescript');
    index.setScriptProjects([]);
    assert.deepEqual(rules(), []);
  });

  it('say nothing where what they are read from is broken', () => {
    mkdirSync(join(root, 'src'));
    writeFileSync(join(root, 'tsconfig.json'), '{ "compilerOptions": { "paths": { "@/*": "src" }, "baseUrl": 7 } }');
    for (const text of ['{', '[]', 'null', '{ "name": 3, "imports": [1], "exports": { "./x": null } }', '{ "name": "x", "exports": { ".": [["./a.js"], 5] } }']) {
      writeFileSync(join(root, 'package.json'), text);
      assert.doesNotThrow(() => readScriptProjects([join(root, 'src'), join(root, 'none')]), text);
    }
    for (const text of ['null', '[]', '3', '{ "extends": 5 }', '{ "extends": [null, {}, "./tsconfig.json"] }', '{ "extends": "./gone.json" }', '{ "compilerOptions": "strict" }', '{ "compilerOptions": { "paths": { "a": [1, null] }, "jsx": 1 } }']) {
      writeFileSync(join(root, 'tsconfig.json'), text);
      assert.deepEqual(readScriptProjects([root]).filter(({ kind }) => kind === 'tsconfig').flatMap(({ aliases }) => aliases.flatMap(({ targets }) => targets)), [], text);
    }
  });

  it('tell what a package is: blocking is held against what serves, not against commands and libraries, unless something shows that others wait', () => {
    const code = "import { execSync } from 'node:child_process';\nexport async function use() { return execSync('git describe'); }\n";
    const found = (manifest: object, text = code) => way({ 'package.json': JSON.stringify({ name: 'me', version: '1.0.0', ...manifest }), 'src/use.ts': text }) !== '';
    assert.equal(found({ dependencies: { express: '5' } }), true);
    assert.equal(found({ engines: { vscode: '^1.100.0' } }), true);
    assert.equal(found({ private: true }), true);
    assert.equal(found({ dependencies: { express: '5' }, bin: 'cli.js' }), false);
    assert.equal(found({ bin: { me: 'cli.js' } }), false);
    assert.equal(found({ dependencies: { chalk: '5' } }), false);
    const served = code.replace('export async function use()', 'createServer(use).listen(0);\nasync function use()').replace('import', "import { createServer } from 'node:http';\nimport");
    assert.equal(found({ bin: 'cli.js' }, served), true);
  });

  it('take the nearest package that says what it is', () => {
    const code = "import { execSync } from 'node:child_process';\nexport async function use() { return execSync('git describe'); }\n";
    const command = JSON.stringify({ name: 'tools', version: '1.0.0', bin: 'x.js' });
    assert.equal(way({ 'package.json': '{ "private": true }', 'packages/tools/package.json': command, 'packages/tools/src/use.ts': code }, 'packages/tools/src/use.ts'), '');
    // One that only says how modules are read is none.
    assert.equal(way({ 'package.json': command, 'dist/package.json': '{ "type": "commonjs" }', 'dist/use.ts': code }, 'dist/use.ts'), '');
  });
});

describe("a tsconfig's inheritance", () => {
  let root: string;
  beforeEach(() => (root = realpathSync(mkdtempSync(join(tmpdir(), 'forkcast-tsconfig-')))));
  afterEach(() => rmSync(root, { recursive: true, force: true }));
  const write = (name: string, content: object) => {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), JSON.stringify(content));
  };

  it('takes each option from the nearest file that has it, the last of several parents first, and a base in a package', () => {
    write('base.json', { compilerOptions: { baseUrl: 'base', jsx: 'react', target: 'es2020', experimentalDecorators: true } });
    write('other.json', { compilerOptions: { target: 'es2022' } });
    write('node_modules/@tsconfig/strictest/tsconfig.json', { compilerOptions: { jsx: 'preserve' } });
    write('tsconfig.json', { extends: ['./base', './other.json'], compilerOptions: { experimentalDecorators: false } });
    const { baseUrl, jsx, compilerOptions } = projectConfigIn(root)!;
    assert.deepEqual([baseUrl, jsx, compilerOptions.target, compilerOptions.experimentalDecorators], [join(root, 'base'), 'react', 'es2022', false]);
    write('tsconfig.json', { extends: '@tsconfig/strictest' });
    assert.equal(projectConfigIn(root)!.jsx, 'preserve');
    write('tsconfig.json', { extends: join(root, 'base.json'), compilerOptions: { jsx: 'react-jsx', baseUrl: '.' } });
    assert.deepEqual([projectConfigIn(root)!.jsx, projectConfigIn(root)!.baseUrl], ['react-jsx', root]);
  });

  it('means paths from the folder of the file that has them', () => {
    write('shared/base.json', { compilerOptions: { paths: { '@/*': ['./src/*'] } } });
    write('app/tsconfig.json', { extends: '../shared/base.json' });
    assert.deepEqual(readScriptProjects([join(root, 'app')]).find(({ kind }) => kind === 'tsconfig')!.aliases, [{ pattern: '@/*', targets: [join(root, 'shared/src/*')] }]);
  });

  it('ends where files name each other', () => {
    write('a.json', { extends: './tsconfig.json', compilerOptions: { jsx: 'react' } });
    write('tsconfig.json', { extends: './a.json' });
    assert.equal(projectConfigIn(root)!.jsx, 'react');
    assert.equal(projectConfigIn(join(root, 'none')), null);
  });
});
