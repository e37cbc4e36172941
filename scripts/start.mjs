// `npm start`: from a bare clone to advice on the example programs.
import { relative } from 'node:path';
import { setup } from './setup.mjs';
import { mustRun, root, run } from './tools.mjs';

process.chdir(root);
await setup();
await mustRun(process.execPath, ['esbuild.mjs']);
const report = 'forkcast-report/index.html';
console.log('\nAnalysing examples/ and measuring what can be measured there ...\n');
const status = await run(process.execPath, ['--enable-source-maps', 'dist/cli.js', 'advise', 'examples', '--bench', '--yes', '--top', '20', '--budget', '12', '--rule', 'all=information', '--fail-on', 'never', '--report', report, ...process.argv.slice(2)]);
if (status !== 0) process.exit(status);
console.log(`\nThe full report, with a chart for each function: ${relative(process.cwd(), report) || report}`);
