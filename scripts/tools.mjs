// What the project's scripts share: running commands, finding programs, the cache of large downloads.
import { spawn } from 'node:child_process';
import { accessSync, constants, mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

/** Where large things that tests need are kept between clones: a VS Code server, further interpreters. */
export function cacheFolder(...parts) {
  const base = process.env.FORKCAST_CACHE ?? join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'forkcast-dev');
  const folder = join(base, ...parts);
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** Runs a command with its output shown; resolves to its exit status. */
export function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: 'inherit', cwd: root, ...options });
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(signal ? 1 : code));
  });
}

/** As `run`, but a status other than 0 ends the script with it. */
export async function mustRun(command, args, options) {
  const code = await run(command, args, options);
  if (code !== 0) {
    console.error(`\n${[command, ...args].join(' ')} ended with status ${code}.`);
    process.exit(code || 1);
  }
}

/** The first of these programs that is on PATH or is an absolute path to an executable; null where there is none. */
export function findProgram(...names) {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const endings = process.platform === 'win32' ? ['.exe', '.cmd', ''] : [''];
  for (const name of names) {
    const candidates = /[\\/]/.test(name) ? [name] : folders.flatMap(folder => endings.map(ending => join(folder, name + ending)));
    for (const candidate of candidates) {
      try {
        accessSync(candidate, constants.X_OK);
        return candidate;
      } catch { /* the next one */ }
    }
  }
  return null;
}

export const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
export const isRoot = process.getuid?.() === 0;
