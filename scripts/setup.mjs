// Brings a bare clone to the point where it can build: installs the pinned packages, once per lock file.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { mustRun, npm, root } from './tools.mjs';

const [major] = process.versions.node.split('.').map(Number);
if (major < 20) {
  console.error(`Forkcast needs Node 20 or newer; this is ${process.version}. Install a newer one from nodejs.org and run the command again.`);
  process.exit(2);
}

export async function setup() {
  const stamp = join(root, 'node_modules', '.forkcast-setup');
  const lock = createHash('sha256').update(readFileSync(join(root, 'package-lock.json'))).digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  console.log('Installing packages (once) ...');
  await mustRun(npm, ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { shell: process.platform === 'win32' });
  writeFileSync(stamp, lock);
}
