// A real VS Code for the tests, for `npm run vscode` and for checking the package. Two hosts run one suite:
// - desktop, downloaded by @vscode/test-electron, where there is a display and the internet;
// - the VS Code server that the npm package `code-server` carries, opened in a Chromium: wherever npm and a browser are to be had.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { browserArguments, browserPath } from './browser.mjs';
import { cacheFolder, findProgram, isRoot, npm, root, run } from './tools.mjs';

const codeServerVersion = '4.139.1';
const nodeVersion = '24.21.0';
const serverFolder = () => cacheFolder(`vscode-server-${codeServerVersion}`);
// Written last, so that an installation which was interrupted is never taken for a whole one.
const stampOf = folder => join(folder, '.complete');

/** Packs what is in dist/ into a .vsix. Everything is bundled, so no dependency goes with it. */
export async function packExtension(file) {
  const status = await run(process.execPath, [
    'node_modules/@vscode/vsce/vsce', 'package', '--no-dependencies', '--no-rewrite-relative-links', '--allow-missing-repository', '--out', file,
  ]);
  if (status !== 0) throw new Error('vsce could not pack the extension; its message is above.');
}

/** Whether the VS Code server is installed already. */
export const serverInstalled = () => existsSync(stampOf(serverFolder()));

/** What the server's native modules are compiled with: a program or a header that tells whether it is there, and Debian's package. */
const prerequisites = [
  { package: 'g++', present: () => findProgram('g++', 'clang++', 'c++') },
  { package: 'make', present: () => findProgram('make') },
  { package: 'python3', present: () => findProgram('python3') },
  { package: 'libkrb5-dev', present: () => findProgram('krb5-config') || existsSync('/usr/include/gssapi/gssapi.h') },
];

async function installPrerequisites() {
  const missing = prerequisites.filter(one => !one.present()).map(one => one.package);
  if (!missing.length) return;
  if (!(isRoot && findProgram('apt-get'))) {
    throw new Error(`The VS Code server for the tests must be compiled, and this machine lacks ${missing.join(', ')}. Install them (on Debian: sudo apt-get install ${missing.join(' ')}) and run the command again.`);
  }
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update', '-q'], { env });
  if (await run('apt-get', ['install', '-y', '-q', ...missing], { env }) !== 0) throw new Error(`apt-get could not install ${missing.join(', ')}; its message is above.`);
}

/** The VS Code server and the Node it runs on, installed into the cache on first use (about 600 MB, two minutes). */
export async function installServer() {
  const folder = serverFolder();
  const at = { node: join(folder, 'node_modules/node/bin/node'), serverRoot: join(folder, 'node_modules/code-server/lib/vscode') };
  if (existsSync(stampOf(folder))) return at;
  if (process.platform === 'win32') throw new Error('The VS Code server cannot be installed on Windows; use desktop VS Code: npm run test:desktop.');
  await installPrerequisites();
  console.log(`Installing a VS Code server into ${folder} (once, about two minutes) ...`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{"private":true}');
  // Saved one by one: npm removes what package.json does not name, and code-server's own scripts need Node 24 first on PATH.
  for (const dependency of [`node@${nodeVersion}`, `code-server@${codeServerVersion}`]) {
    // `npm test` hands its own user agent down, and by it code-server judges which Node installs it.
    const env = { ...process.env, PATH: dirname(at.node) + delimiter + process.env.PATH, npm_config_user_agent: undefined };
    const status = await run(npm, ['install', '--save-exact', '--no-audit', '--no-fund', '--loglevel=error', dependency], { cwd: folder, env });
    if (status !== 0) throw new Error(`npm could not install ${dependency}; its message is above. The tests inside VS Code need it.`);
  }
  if (!existsSync(at.node) || !existsSync(join(at.serverRoot, 'out/server-main.js')) || !existsSync(join(at.serverRoot, 'node_modules'))) {
    throw new Error(`code-server ${codeServerVersion} was installed into ${folder} without its Node or its VS Code server; npm may have skipped their install scripts.`);
  }
  writeFileSync(stampOf(folder), new Date().toISOString());
  return at;
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject).listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

/** A window without tours, telemetry and assistants. */
const calm = {
  'chat.disableAIFeatures': true,
  'workbench.startupEditor': 'none',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.enableExperiments': false,
  'telemetry.telemetryLevel': 'off',
  'security.workspace.trust.startupPrompt': 'never',
  'update.mode': 'none',
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'git.enabled': false,
};

const cleanups = new Set();
process.once('exit', () => cleanups.forEach(cleanup => cleanup()));
for (const [signal, status] of [['SIGINT', 130], ['SIGTERM', 143], ['SIGHUP', 129]]) process.once(signal, () => process.exit(status));

/**
 * Starts a VS Code server with a fresh profile on a free port.
 * @param {{ trust?: boolean, settings?: object, vsix?: string[], env?: object }} options `trust: false` opens folders in Restricted Mode;
 *   `vsix` names packages to install first; `env` reaches the extension host; `keepRunning` waits for clients for ever;
 *   `development` lets addresses name an extension under development, and holds notifications back, as VS Code's test driver does.
 */
export async function startServer({ trust = true, settings = {}, vsix = [], env = {}, keepRunning = false, development = false } = {}) {
  const { node, serverRoot } = await installServer();
  const home = mkdtempSync(join(tmpdir(), 'forkcast-vscode-'));
  const folders = ['--server-data-dir', join(home, 'server'), '--user-data-dir', join(home, 'user'), '--extensions-dir', join(home, 'extensions')];
  mkdirSync(join(home, 'user/User'), { recursive: true });
  const settingsFile = join(home, 'user/User/settings.json');
  const writeSettings = more => writeFileSync(settingsFile, JSON.stringify({ ...calm, ...settings, ...more }, null, 2));
  writeSettings({});
  const main = join(serverRoot, 'out/server-main.js');
  for (const file of vsix) {
    const installed = spawnSync(node, [main, ...folders, '--install-extension', file, '--force', '--accept-server-license-terms'], { encoding: 'utf8', env: { ...process.env, ...env } });
    if (installed.status !== 0 || /failed/i.test(installed.stderr)) throw new Error(`VS Code did not install ${file}:\n${installed.stdout}${installed.stderr}`);
  }
  const port = await freePort();
  // A process group of its own: the extension hosts and whatever they start die with it.
  const server = spawn(node, [
    main, '--host', '127.0.0.1', '--port', String(port), '--without-connection-token', '--accept-server-license-terms', ...folders,
    '--disable-telemetry',
    // Without it a built VS Code ignores the address's payload.
    ...(development ? ['--enable-smoke-test-driver'] : []),
    // Should the script be killed outright, the server ends by itself a while after its last client has gone.
    ...(keepRunning ? [] : ['--enable-remote-auto-shutdown']), ...(trust ? ['--disable-workspace-trust'] : []),
  ], { stdio: ['ignore', 'pipe', 'pipe'], detached: true, env: { ...process.env, ...env } });
  const stop = () => {
    cleanups.delete(stop);
    try { process.kill(-server.pid, 'SIGKILL'); } catch { /* gone already */ }
    rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  };
  cleanups.add(stop);
  let output = '';
  await new Promise((resolve, reject) => {
    const hear = text => {
      output += text;
      if (/Extension host agent listening|Web UI available/.test(output)) resolve();
    };
    server.stdout.on('data', hear);
    server.stderr.on('data', hear);
    server.once('error', reject);
    server.once('exit', status => reject(new Error(`The VS Code server ended with status ${status} before it listened:\n${output}`)));
    setTimeout(() => reject(new Error(`The VS Code server did not listen within a minute:\n${output}`)), 60_000).unref();
  }).catch(error => { stop(); throw error; });
  server.stdout.removeAllListeners('data').resume();
  server.stderr.removeAllListeners('data').resume();

  /** The address of the workbench on `folder`, with an extension under development and the entry of a test suite where they are given. */
  const address = ({ folder, extension, tests }) => {
    const remote = path => `vscode-remote://localhost:${port}${path}`;
    const payload = [];
    if (extension) payload.push(['extensionDevelopmentPath', remote(extension)]);
    if (tests) payload.push(['extensionTestsPath', remote(tests)]);
    return `http://localhost:${port}/?folder=${encodeURI(folder)}${payload.length ? `&payload=${encodeURIComponent(JSON.stringify(payload))}` : ''}`;
  };
  return { address, stop, writeSettings, home, pid: server.pid };
}

/** A browser that is closed when the script ends, however it ends. */
export async function openBrowser() {
  const { chromium } = await import('playwright-core');
  const browser = await chromium.launch({ executablePath: await browserPath(), args: browserArguments });
  const kill = () => browser.process?.()?.kill('SIGKILL');
  cleanups.add(kill);
  return { browser, close: async () => { cleanups.delete(kill); await browser.close(); } };
}

/** Lines of the suite carry this mark, to tell them from what the workbench itself logs on the same channel. */
const suiteMark = 'suite| ';

/** Runs a suite in the extension host of the VS Code server; resolves to its exit status. Its console is printed; the workbench's own only when it fails. */
export async function runSuiteInServer({ folder, tests, limitSeconds, extension = root, ...options }) {
  const server = await startServer({ ...options, development: true, env: { ...options.env, FORKCAST_SUITE_MARK: suiteMark } });
  const { browser, close } = await openBrowser();
  const workbenchLog = [];
  let timer;
  try {
    const page = await (await browser.newContext({ viewport: { width: 1400, height: 900 } })).newPage();
    await page.exposeFunction('codeAutomationLog', (type, [text, ...more]) => {
      if (String(text).startsWith(suiteMark)) console.log(text.slice(suiteMark.length));
      else workbenchLog.push([text, ...more].join(' ').split('\n', 1)[0]);
    });
    const ended = new Promise(resolve => page.exposeFunction('codeAutomationExit', resolve));
    const late = new Promise((_, reject) => {
      timer = setTimeout(() => reject(new Error(`The suite did not end within ${limitSeconds} s.`)), limitSeconds * 1000);
    });
    await page.goto(server.address({ folder, extension, tests }));
    const status = await Promise.race([ended, late]);
    if (status !== 0) console.log(`The workbench said last:\n${workbenchLog.slice(-15).join('\n')}`);
    return status;
  } catch (error) {
    console.log(`The workbench said last:\n${workbenchLog.slice(-15).join('\n')}`);
    throw error;
  } finally {
    clearTimeout(timer);
    await close();
    server.stop();
  }
}

/** Runs a suite in desktop VS Code, downloaded on first use; resolves to its exit status. */
export async function runSuiteOnDesktop({ folder, tests, trust = true, settings = {}, env = {}, extension = root }) {
  const { runTests } = await import('@vscode/test-electron');
  const home = mkdtempSync(join(tmpdir(), 'forkcast-vscode-'));
  const remove = () => rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  cleanups.add(remove);
  try {
    mkdirSync(join(home, 'user/User'), { recursive: true });
    writeFileSync(join(home, 'user/User/settings.json'), JSON.stringify({ ...calm, ...settings }));
    return await runTests({
      cachePath: cacheFolder('vscode-desktop'),
      extensionDevelopmentPath: extension,
      extensionTestsPath: tests,
      extensionTestsEnv: env,
      launchArgs: [
        folder, '--user-data-dir', join(home, 'user'), '--extensions-dir', join(home, 'extensions'), '--disable-extensions', '--disable-gpu', '--skip-welcome',
        ...(isRoot ? ['--no-sandbox'] : []), ...(trust ? ['--disable-workspace-trust'] : []),
      ],
    });
  } finally {
    cleanups.delete(remove);
    remove();
  }
}

/** Whether desktop VS Code can be shown here and downloaded: a display, and Microsoft's update server in reach. */
export async function desktopPossible() {
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return false;
  try {
    const answer = await fetch('https://update.code.visualstudio.com/api/releases/stable', { method: 'HEAD', signal: AbortSignal.timeout(5000) });
    return answer.ok;
  } catch {
    return false;
  }
}
