/** The size of what users download: the .vsix, whole and without what only JavaScript and TypeScript need. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { row } from './table';

const scratch = mkdtempSync(join(tmpdir(), 'forkcast-vsix-'));
try {
  const file = join(scratch, 'forkcast.vsix');
  execFileSync(process.execPath, ['scripts/package.mjs', file], { stdio: ['ignore', 'ignore', 'inherit'] });
  const { size } = statSync(file);
  row('.vsix', `${(size / 1024).toFixed(0)} KB`, 'under 4096 KB');
  // A .vsix is a zip: a part weighs what it deflates to.
  const isFile = (name: string) => existsSync(name) && statSync(name).isFile();
  const script = ['dist/estree.js', ...(existsSync('dist/node') ? readdirSync('dist/node', { recursive: true, encoding: 'utf8' }).map(name => join('dist/node', name)) : [])].filter(isFile);
  const bytes = script.reduce((sum, name) => sum + deflateRawSync(readFileSync(name), { level: 9 }).length, 0);
  row('.vsix without JavaScript and TypeScript', `${((size - bytes) / 1024).toFixed(0)} KB`, 'under 1536 KB');
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
