// The linters that `npm run bench` compares with: pylint and flake8 from the machine or its Debian, ruff as native code from Debian's `forky`,
// unpacked into the cache and made to run in place beside the interpreters (see interpreters.mjs). Says why when one cannot be had.
//   node scripts/linters.mjs      prints one JSON object: {"ruff": {"path": ..., "why": null}, "flake8": ..., "pylint": ...}
import { copyFileSync, existsSync, mkdirSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fetchInterpreters } from './interpreters.mjs';
import { cacheFolder, findProgram, isRoot, run } from './tools.mjs';

const quietly = { stdio: ['ignore', 'ignore', 'inherit'] };
const apt = { ...quietly, env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };

/** A linter that Debian packages under its own name. */
async function packaged(name) {
  const found = () => ['/usr/bin', '/usr/local/bin'].map(folder => join(folder, name)).find(existsSync) ?? findProgram(name);
  if (!found() && isRoot && findProgram('apt-get')) await run('apt-get', ['install', '-y', '-q', name], apt);
  return { path: found() ?? null, why: found() ? null : `${name} is missing; install Debian's package of that name` };
}

async function ruff() {
  const target = join(cacheFolder('forky', 'linters'), 'ruff');
  if (existsSync(target)) return { path: target, why: null };
  const problem = await fetchInterpreters();
  if (problem) return { path: null, why: problem };
  if (!isRoot) return { path: null, why: 'only root can unpack a Debian system' };
  const system = join(cacheFolder('forky'), 'system');
  const download = join(system, 'tmp', 'linters');
  rmSync(download, { recursive: true, force: true });
  mkdirSync(download, { recursive: true });
  try {
    // apt-get of the unpacked system knows where its packages are; it downloads, nothing is installed.
    await run('chroot', [system, 'sh', '-c', 'cd /tmp/linters && apt-get download ruff'], quietly);
    const archive = readdirSync(download).find(name => name.endsWith('.deb'));
    if (!archive) return { path: null, why: 'Debian forky did not hand out its package ruff' };
    await run('dpkg-deb', ['-x', join(download, archive), join(download, 'unpacked')], quietly);
    copyFileSync(join(download, 'unpacked', 'usr', 'bin', 'ruff'), target);
  } finally {
    rmSync(download, { recursive: true, force: true });
  }
  const loader = realpathSync(join(system, 'usr/lib64/ld-linux-x86-64.so.2'));
  const status = await run('patchelf', ['--force-rpath', '--set-rpath', join(system, 'usr/lib/x86_64-linux-gnu'), '--set-interpreter', loader, target], quietly);
  if (status === 0) return { path: target, why: null };
  rmSync(target, { force: true });
  return { path: null, why: 'patchelf could not make ruff run here' };
}

console.log(JSON.stringify({ ruff: await ruff(), flake8: await packaged('flake8'), pylint: await packaged('pylint') }));
