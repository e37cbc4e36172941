// `npm run fuzz -- --inputs 1000000`: hostile input for both frontends and every layer behind them, on all cores. See test/fuzz/main.ts.
import { join } from 'node:path';
import { setup } from './setup.mjs';
import { root, run } from './tools.mjs';

process.chdir(root);
await setup();
// A package, and so only there once the setup is done.
const { build } = await import('esbuild');
const outfile = join('out', 'fuzz', 'main.js');
await build({ entryPoints: ['test/fuzz/main.ts'], outfile, bundle: true, platform: 'node', format: 'cjs', target: 'node20', mainFields: ['module', 'main'], sourcemap: 'linked' });
process.exit(await run(process.execPath, [outfile, ...process.argv.slice(2)]));
