// `npm run bench`: every figure that the documentation quotes, as ratios taken side by side in one run. `npm run bench -- analysis` runs one.
import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setup } from './setup.mjs';
import { mustRun, root, run } from './tools.mjs';

process.chdir(root);
await setup();
// A package, and so only there once the setup is done.
const { build } = await import('esbuild');
await mustRun(process.execPath, ['esbuild.mjs', '--production']);

const wanted = process.argv.slice(2);
const programs = readdirSync('test/bench').filter(name => name.endsWith('.bench.ts'));
await build({
  entryPoints: programs.map(name => join('test/bench', name)), outdir: 'out/bench', bundle: true, platform: 'node', format: 'cjs', target: 'node20',
  external: ['vscode', 'playwright-core', 'esbuild'], mainFields: ['module', 'main'], jsx: 'automatic', jsxImportSource: 'preact', sourcemap: 'linked',
});
let failed = 0;
for (const program of programs) {
  const name = basename(program, '.bench.ts');
  if (wanted.length && !wanted.includes(name)) continue;
  console.log(`\n=== ${name}`);
  if ((await run(process.execPath, ['--enable-source-maps', join('out/bench', `${name}.bench.js`)])) !== 0) failed += 1;
}
process.exit(failed ? 1 : 0);
