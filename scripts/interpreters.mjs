// Further CPythons for the runner's tests, where the machine has none: 3.14 and 3.15 from Debian's `forky`, unpacked into the
// cache and made to run in place. Needs root and Debian's debootstrap and patchelf; says why when it can do nothing.
// Dask's scheduler, too, for Debian's own Python.
//   node scripts/interpreters.mjs      prints the interpreters' paths, one a line; the tests find them by themselves
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { cacheFolder, findProgram, isRoot, run } from './tools.mjs';

export const forkyVersions = ['3.14', '3.15'];

/** Where each interpreter is once it has been fetched. */
export function forkyPython(version) {
  return join(cacheFolder('forky'), 'interpreters', version, 'bin', `python${version}`);
}

/** The mirror that apt itself uses, in either form of its sources. */
function mirror() {
  const folder = '/etc/apt/sources.list.d';
  const files = ['/etc/apt/sources.list', ...(existsSync(folder) ? readdirSync(folder).map(name => join(folder, name)) : [])];
  for (const file of files.filter(existsSync)) {
    const text = readFileSync(file, 'utf8');
    const found = /^\s*URIs:\s*(\S+)/m.exec(text) ?? /^\s*deb\s+(?:\[[^\]]*\]\s+)?(\S+)/m.exec(text);
    if (found && !found[1].includes('security')) return found[1];
  }
  return 'http://deb.debian.org/debian';
}

/**
 * Fetches what is missing. The interpreters are copies whose loader and library path point into the unpacked system, so
 * that they run without chroot; those two paths are all that is changed. Returns why it could not, or null.
 */
export async function fetchInterpreters() {
  if (forkyVersions.every(version => existsSync(forkyPython(version)))) return null;
  if (!isRoot) return 'only root can unpack a Debian system; install CPython 3.14 and 3.15 yourself or run this as root';
  for (const tool of ['debootstrap', 'patchelf']) {
    if (!findProgram(tool) && findProgram('apt-get')) await run('apt-get', ['install', '-y', '-q', tool], { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
    if (!findProgram(tool)) return `${tool} is missing; install it and run this again`;
  }
  const system = join(cacheFolder('forky'), 'system');
  if (!existsSync(join(system, 'usr/bin/python3.14'))) {
    rmSync(system, { recursive: true, force: true });
    const script = '/usr/share/debootstrap/scripts/forky';
    if (!existsSync(script)) symlinkSync('sid', script);
    const packages = forkyVersions.map(version => `python${version}`).join(',');
    const status = await run('debootstrap', ['--no-check-gpg', '--variant=minbase', `--include=${packages}`, 'forky', system, mirror()]);
    if (status !== 0) {
      rmSync(system, { recursive: true, force: true });
      return 'debootstrap could not fetch Debian forky';
    }
  }
  for (const version of forkyVersions) await makeRunnable(system, version);
  return null;
}

/** Dask's scheduler for Debian's own Python, for the tests of that model. Returns why it could not be had, or null. */
export async function fetchDistributed() {
  const python = '/usr/bin/python3';
  if (existsSync(python) && spawnSync(python, ['-c', 'import distributed']).status === 0) return null;
  if (!isRoot || !findProgram('apt-get')) return 'only root can install Debian\'s python3-distributed; "pip install distributed" into any Python under test does as well';
  const status = await run('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'python3-distributed'], { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
  return status === 0 ? null : 'apt-get could not install python3-distributed';
}

async function makeRunnable(system, version) {
  const target = forkyPython(version);
  const home = join(target, '..', '..');
  rmSync(home, { recursive: true, force: true });
  mkdirSync(join(home, 'bin'), { recursive: true });
  mkdirSync(join(home, 'lib'));
  copyFileSync(join(system, 'usr', 'bin', `python${version}`), target);
  const loader = realpathSync(join(system, 'usr/lib64/ld-linux-x86-64.so.2'));
  const libraries = join(system, 'usr/lib/x86_64-linux-gnu');
  const status = await run('patchelf', ['--force-rpath', '--set-rpath', libraries, '--set-interpreter', loader, target]);
  if (status !== 0) throw new Error(`patchelf could not change ${target}`);
  // The standard library is found beside the executable, as in any installation.
  symlinkSync(join(system, 'usr/lib', `python${version}`), join(home, 'lib', `python${version}`));
  writeFileSync(join(home, 'ORIGIN'), `CPython ${version} of Debian forky, unpacked by scripts/interpreters.mjs\n`);
}

if (process.argv[1] && import.meta.url.endsWith('/interpreters.mjs') && process.argv[1].endsWith('interpreters.mjs')) {
  const problem = await fetchInterpreters();
  if (problem) console.error(`No further interpreters: ${problem}.`);
  const withoutDask = await fetchDistributed();
  if (withoutDask) console.error(`No Dask: ${withoutDask}.`);
  for (const version of forkyVersions) if (existsSync(forkyPython(version))) console.log(forkyPython(version));
}
