// The lane inside a real VS Code: the suites in the extension host (trusted, then in Restricted Mode), then the workbench as a person sees it.
//   node scripts/test-vscode.mjs [--desktop | --server] [suite...]
// Without a flag: the server where it is installed, else desktop VS Code where that is possible, else the server, installed on the way.
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { browserPath } from './browser.mjs';
import { root, run } from './tools.mjs';
import { desktopPossible, packExtension, runSuiteInServer, runSuiteOnDesktop, serverInstalled, startServer } from './vscode-host.mjs';

const flags = process.argv.slice(2).filter(word => word.startsWith('--'));
const wanted = process.argv.slice(2).filter(word => !word.startsWith('--'));
const desktop = flags.includes('--desktop')
  || (!flags.includes('--server') && (process.platform === 'win32' || (!serverInstalled() && await desktopPossible())));
const tests = join(root, 'out/test/integration/index');
if (!existsSync(`${tests}.js`)) throw new Error('The suites are not built. Run: node esbuild.mjs --tests');

const scratch = realpathSync(mkdtempSync(join(tmpdir(), 'forkcast-suites-')));
process.once('exit', () => rmSync(scratch, { recursive: true, force: true, maxRetries: 5 }));

/** A workspace of its own for each suite, because suites write into it. */
function workspaceFor(suite) {
  const folder = join(scratch, suite, 'workspace');
  mkdirSync(folder, { recursive: true });
  cpSync(join(root, 'test/integration/workspace'), folder, { recursive: true });
  return folder;
}

/** Rules that the suites look for, although users have to ask for them. */
const settings = { 'forkcast.rules': { FC101: 'information', FC103: 'information' } };

async function inExtensionHost(suite, env) {
  const options = { folder: workspaceFor(suite), tests, limitSeconds: 300, env, settings, trust: suite !== 'untrusted' };
  return desktop ? runSuiteOnDesktop(options) : runSuiteInServer(options);
}

async function inPage(suite, env) {
  const folder = workspaceFor(suite);
  // Installed from its package, as users have it.
  const vsix = join(scratch, 'forkcast.vsix');
  if (!existsSync(vsix)) await packExtension(vsix);
  const server = await startServer({ trust: suite !== 'untrusted-page', vsix: [vsix], env, settings });
  try {
    const address = server.address({ folder });
    const mocha = ['node_modules/mocha/bin/mocha.js', '--enable-source-maps', '--timeout', '180000', '--reporter', 'scripts/lane-reporter.cjs', `out/test/integration/${suite}/**/*.test.js`];
    return await run(process.execPath, mocha, {
      env: { ...process.env, ...env, FORKCAST_VSCODE_ADDRESS: address, FORKCAST_VSCODE_FOLDER: folder, FORKCAST_BROWSER: await browserPath() },
    });
  } finally {
    server.stop();
  }
}

const suites = [
  { name: 'trusted', run: inExtensionHost },
  { name: 'untrusted', run: inExtensionHost },
  ...(desktop ? [] : [{ name: 'page', run: inPage }, { name: 'untrusted-page', run: inPage }]),
];

const total = { passed: 0, failed: 0, skipped: 0 };
const failures = [];
console.log(desktop ? 'Desktop VS Code.' : 'The VS Code server in a browser.');
for (const suite of suites) {
  if (wanted.length && !wanted.includes(suite.name)) continue;
  console.log(`\n--- ${suite.name}`);
  const file = join(scratch, `${suite.name}.json`);
  const env = { FORKCAST_SUITE: suite.name, FORKCAST_LANE_RESULT: file, FORKCAST_ROOT: root };
  let status = 1;
  try {
    status = await suite.run(suite.name, env);
  } catch (error) {
    console.error(error);
  }
  const counts = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : { passed: 0, failed: 0, skipped: 0 };
  failures.push(...(counts.failures ?? []));
  // A suite that ends badly without counting a failure, or that runs nothing, has failed all the same.
  if ((status !== 0 && counts.failed === 0) || counts.passed + counts.failed + counts.skipped === 0) counts.failed += 1;
  for (const key of Object.keys(total)) total[key] += counts[key];
}
if (desktop) console.log('\nThe page suites need the VS Code server: node scripts/test-vscode.mjs --server page untrusted-page');
console.log(`\n${total.passed} passed, ${total.failed} failed${total.skipped ? `, ${total.skipped} skipped` : ''}`);
if (process.env.FORKCAST_LANE_RESULT) writeFileSync(process.env.FORKCAST_LANE_RESULT, JSON.stringify({ ...total, failures }));
process.exit(total.failed ? 1 : 0);
