// `npm run evaluate`: the labelled corpus against the analyser. `npm run evaluate -- --measure` first measures what of it can run.
import { setup } from './setup.mjs';
import { mustRun, root, run } from './tools.mjs';

process.chdir(root);
await setup();
// A package, and so only there once the setup is done.
const { build } = await import('esbuild');
// Measuring needs what runs inside the interpreters.
if (process.argv.includes('--measure')) await mustRun(process.execPath, ['esbuild.mjs']);
await build({
  entryPoints: ['test/evaluate/main.ts'], outfile: 'out/evaluate/main.js', bundle: true, platform: 'node', format: 'cjs', target: 'node20',
  mainFields: ['module', 'main'], sourcemap: 'linked', logLevel: 'warning',
});
process.exit(await run(process.execPath, ['--enable-source-maps', 'out/evaluate/main.js', ...process.argv.slice(2)]));
