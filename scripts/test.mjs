// `npm test`: from a bare clone to every lane's verdict. `npm test -- unit gate` runs only those lanes.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setup } from './setup.mjs';
import { mustRun, root, run } from './tools.mjs';

process.chdir(root);
const wanted = process.argv.slice(2);
const mocha = (folder, timeout = 20_000, ...more) => ['node_modules/mocha/bin/mocha.js', '--enable-source-maps', '--timeout', String(timeout), '--reporter', 'scripts/lane-reporter.cjs', ...more, `out/test/${folder}/**/*.test.js`];

/** In the order they run: the quick ones first. The runner's files wait for interpreters most of their time, and none asks how long something took on an idle machine: two at a time. */
const lanes = [
  { name: 'unit', what: 'every layer by itself', arguments: () => mocha('unit') },
  { name: 'fixtures', what: 'annotated programs against the rules', arguments: () => mocha('fixtures-lane') },
  { name: 'gate', what: 'the Python parser against CPython', arguments: () => mocha('gate', 600_000) },
  { name: 'server', what: 'the language server over stdio', arguments: () => mocha('server', 60_000) },
  { name: 'runner', what: 'benchmarks in real interpreters', arguments: () => mocha('runner', 240_000, '--parallel', '--jobs', '2') },
  { name: 'cli', what: 'the command line as a user types it', arguments: () => mocha('cli', 120_000) },
  { name: 'ui', what: 'the report in a real browser', arguments: () => mocha('ui', 120_000) },
  { name: 'vscode', what: 'the extension inside a real VS Code', arguments: () => ['scripts/test-vscode.mjs'] },
];

await setup();
await mustRun(process.execPath, ['scripts/check.mjs']);
await mustRun(process.execPath, ['esbuild.mjs', '--tests']);

const results = mkdtempSync(join(tmpdir(), 'forkcast-lanes-'));
const total = { passed: 0, failed: 0, skipped: 0 };
const summary = [];
const failures = [];
for (const lane of lanes) {
  if (wanted.length && !wanted.includes(lane.name)) continue;
  console.log(`\n=== ${lane.name}: ${lane.what}`);
  const file = join(results, `${lane.name}.json`);
  const started = Date.now();
  const status = await run(process.execPath, lane.arguments(), { env: { ...process.env, FORKCAST_LANE_RESULT: file } });
  const counts = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : { passed: 0, failed: 0, skipped: 0 };
  failures.push(...(counts.failures ?? []).map((failure) => `${lane.name}: ${failure}`));
  // A lane that ends badly without counting a failure, or that runs no test at all, has failed all the same.
  if ((status !== 0 && counts.failed === 0) || counts.passed + counts.failed + counts.skipped === 0) counts.failed += 1;
  for (const key of Object.keys(total)) total[key] += counts[key];
  summary.push(`${lane.name.padEnd(9)} ${String(counts.passed).padStart(5)} passed ${String(counts.failed).padStart(3)} failed ${String(counts.skipped).padStart(3)} skipped  ${((Date.now() - started) / 1000).toFixed(0)} s`);
}
rmSync(results, { recursive: true, force: true });
// Once more at the end: whoever is shown only the tail of a long log must not have to guess.
if (failures.length) console.log(`\nfailed:\n${failures.join('\n')}`);
console.log(`\n${summary.join('\n')}\n`);
console.log(`${total.passed} passed, ${total.failed} failed${total.skipped ? `, ${total.skipped} skipped` : ''}`);
process.exit(total.failed ? 1 : 0);
