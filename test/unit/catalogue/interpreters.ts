/** The CPythons that the catalogue is compared with: what this machine has of 3.8 to 3.15, a few of them. FORKCAST_TEST_PYTHONS adds paths of others. */
import { execFile, execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

/** Enough to see every name come and go; to ask all eight would only take longer. */
const minors = [8, 11, 13, 15];

export interface Python {
  path: string;
  minor: number;
}

/** One interpreter for each version found, oldest first. */
export function pythons(): Python[] {
  const found = new Map<number, string>();
  for (const path of candidates()) {
    try {
      const answer = execFileSync(path, ['-c', 'import sys; print(sys.implementation.name, *sys.version_info[:2])'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
      const [name, major, minor] = answer.trim().split(' ');
      if (name === 'cpython' && major === '3' && minors.includes(Number(minor)) && !found.has(Number(minor))) found.set(Number(minor), path);
    } catch {
      // Not there, or broken: the next one may do.
    }
  }
  return [...found].map(([minor, path]) => ({ path, minor })).sort((a, b) => a.minor - b.minor);
}

/** What a script prints as JSON when it is given `input`. */
export function runJson<T>(python: Python, script: string, input: string): Promise<T> {
  return new Promise((resolve, reject) => {
    const child = execFile(python.path, [script], { encoding: 'utf8', maxBuffer: 1 << 26 }, (error, output) => {
      if (error) reject(error);
      else resolve(JSON.parse(output) as T);
    });
    child.stdin!.end(input);
  });
}

function candidates(): string[] {
  const named = (process.env.FORKCAST_TEST_PYTHONS ?? '').split(delimiter).filter(Boolean);
  const pyenv = join(process.env.PYENV_ROOT ?? join(homedir(), '.pyenv'), 'versions');
  const fromPyenv = existsSync(pyenv) ? readdirSync(pyenv).filter((name) => /^3\.(?:[89]|1\d)\./.test(name)).map((name) => join(pyenv, name, 'bin', 'python3')) : [];
  const cache = process.env.FORKCAST_CACHE ?? join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'forkcast-dev');
  const fetched = minors.map((minor) => join(cache, 'forky', 'interpreters', `3.${minor}`, 'bin', `python3.${minor}`)).filter(existsSync);
  return [...named, ...fromPyenv, ...fetched, ...minors.map((minor) => `python3.${minor}`), 'python3', 'python'];
}
