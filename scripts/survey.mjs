// `npm run survey -- --seed 1 --sample 220 PATH...`: a random sample of what the analyser finds in code that others wrote, as a table to judge.
import { setup } from './setup.mjs';
import { root, run } from './tools.mjs';

const from = process.env.INIT_CWD ?? process.cwd();
process.chdir(root);
await setup();
// A package, and so only there once the setup is done.
const { build } = await import('esbuild');
const options = { bundle: true, platform: 'node', format: 'cjs', target: 'node20', mainFields: ['module', 'main'], logLevel: 'warning' };
// The scan's threads and the parser of scripts are found beside the program that uses them.
const bundles = { 'main.js': 'test/survey/main.ts', 'scan-worker.js': 'src/scan/worker.ts', 'estree.js': 'src/analysis/frontend/estree/parser.ts' };
for (const [outfile, entry] of Object.entries(bundles)) await build({ ...options, entryPoints: [entry], outfile: `out/survey/${outfile}`, sourcemap: outfile === 'main.js' ? 'linked' : false });
process.exit(await run(process.execPath, ['--enable-source-maps', `${root}/out/survey/main.js`, ...process.argv.slice(2)], { cwd: from }));
