// Builds what ships (dist/) and, with --tests, the test suites (out/). Types are checked by `npm run check`, not here.
import { build } from 'esbuild';
import { cp, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { noticesOf, packagesIn } from './scripts/notices.mjs';
import { onlyParser } from './scripts/typescript-parser.mjs';

const root = fileURLToPath(new URL('.', import.meta.url));
const tests = process.argv.includes('--tests');
const production = process.argv.includes('--production');
process.chdir(root);

const node = {
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  external: ['vscode'],
  sourcemap: production ? false : 'linked',
  minify: production,
  jsx: 'automatic',
  jsxImportSource: 'preact',
  logLevel: 'warning',
  // Libraries ship ES modules beside CommonJS; the former lets unused parts be dropped.
  mainFields: ['module', 'main'],
};

/** The bundles that ship: an entry is built once its source is there. */
const programs = [
  ['src/extension.ts', 'dist/extension.js', node],
  ['src/editor/language-client.ts', 'dist/client.js', node],
  ['src/server/main.ts', 'dist/server.js', node],
  // What worker threads read files with: the frontends and the names layer, beside server and command line.
  ['src/scan/worker.ts', 'dist/scan-worker.js', node],
  // Needed only for JavaScript and TypeScript; minified always, as nobody debugs the compiler.
  ['src/analysis/frontend/estree/parser.ts', 'dist/estree.js', { ...node, minify: true, sourcemap: false, legalComments: 'none', plugins: [onlyParser('src/analysis/frontend/estree/parser.ts')] }],
  ['src/cli/main.ts', 'dist/cli.js', { ...node, banner: { js: '#!/usr/bin/env node' } }],
  ['media/webview/main.tsx', 'dist/webview.js', { ...node, platform: 'browser', format: 'iife', target: 'es2022' }],
];

async function filesUnder(directory, ending) {
  if (!existsSync(directory)) return [];
  const names = await readdir(directory, { recursive: true });
  return names.filter(name => name.endsWith(ending) && !name.includes('node_modules')).map(name => join(directory, name));
}

await mkdir('dist', { recursive: true });
const metafiles = [];
async function ship(options) {
  metafiles.push((await build({ ...options, metafile: true })).metafile);
}
for (const [entry, outfile, options] of programs) {
  if (existsSync(entry)) await ship({ ...options, entryPoints: [entry], outfile });
}
// What runs inside the user's Node: it finds no library there, and the oldest Node that benchmarks support must read it.
if (existsSync('src/bench/node')) {
  const harness = { ...node, target: 'node18', sourcemap: false, alias: { 'node:child_process': './src/bench/node/child-process.ts' } };
  const entryPoints = ['controller', 'gauge', 'worker', 'task-watch', 'hooks', 'sentry', 'recorder'].map(name => `src/bench/node/${name}.ts`);
  await rm('dist/node', { recursive: true, force: true });
  await ship({ ...harness, entryPoints, outdir: 'dist/node', format: 'esm', splitting: true, outExtension: { '.js': '.mjs' } });
  // The pool library starts its workers with files of its own, beside itself.
  await ship({ ...harness, entryPoints: ['worker', 'process'].map(name => `node_modules/tinypool/dist/entry/${name}.js`), outdir: 'dist/node/entry' });
}
// What runs inside the user's interpreter ships as it is; the report's style sheet too.
if (existsSync('src/bench/python')) await cp('src/bench/python', 'dist/python', { recursive: true, filter: path => !/__pycache__|\.ts$/.test(path) });
await writeFile('dist/third-party-notices.txt', noticesOf(packagesIn(metafiles)));
if (existsSync('media/report.css')) await cp('media/report.css', 'dist/report.css');

if (tests) {
  await rm('out', { recursive: true, force: true });
  const suites = (await filesUnder('test', '.test.ts')).concat(await filesUnder('test', '.test.tsx'));
  const entryPoints = suites.concat(['test/integration/index.ts'].filter(existsSync));
  await build({ ...node, entryPoints, outdir: 'out/test', outbase: 'test', external: ['vscode', 'mocha', 'playwright-core', 'esbuild', 'typescript'] });
}
