// A Chromium for the tests that need a page: the one at hand, else Debian's package, else playwright's own download.
import { existsSync } from 'node:fs';
import { findProgram, isRoot, run } from './tools.mjs';

const known = [
  'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** Quiet, offline-safe flags; `--no-sandbox` because CI containers run as root. */
export const browserArguments = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync',
];

/** Path of a Chromium-like browser, installed on the way where that is possible. Throws an error that says what to install. */
export async function browserPath() {
  const at = process.env.FORKCAST_BROWSER || findProgram(...known);
  if (at) return at;
  if (isRoot && findProgram('apt-get')) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    await run('apt-get', ['update', '-q'], { env });
    await run('apt-get', ['install', '-y', '-q', 'chromium'], { env });
    const installed = findProgram('chromium');
    if (installed) return installed;
  }
  const { chromium } = await import('playwright-core');
  if (!existsSync(chromium.executablePath())) await run(process.execPath, ['node_modules/playwright-core/cli.js', 'install', 'chromium']);
  if (existsSync(chromium.executablePath())) return chromium.executablePath();
  throw new Error('No browser for the page tests. Install Chromium or Chrome, or set FORKCAST_BROWSER to its path, then run the tests again.');
}
