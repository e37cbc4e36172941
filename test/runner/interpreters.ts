/** The interpreters that tests run in: those named, those on PATH, pyenv's, and what scripts/interpreters.mjs has fetched. */
import { existsSync, readdirSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { BenchmarkError, describeInterpreter } from '../../src/bench';
import type { InterpreterDescription } from '../../src/model';

/** Every version that is promised to work. */
export const promisedVersions = ['3.9', '3.10', '3.11', '3.12', '3.13', '3.14', '3.15'] as const;

let found: Promise<Map<string, InterpreterDescription>> | undefined;

/** One interpreter for each promised version that this machine has. FORKCAST_TEST_PYTHONS adds paths of others. */
export function interpreters(): Promise<Map<string, InterpreterDescription>> {
  return (found ??= search());
}

/** The one that the whole suite runs in. */
export async function mainInterpreter(): Promise<InterpreterDescription> {
  const all = await interpreters();
  const chosen = ['3.12', '3.11', '3.13', '3.14', '3.10', '3.9', '3.15'].map(version => all.get(version)).find(each => each !== undefined);
  if (!chosen) throw new Error('No CPython 3.9 to 3.15 was found: install one, or name its path in FORKCAST_TEST_PYTHONS.');
  return chosen;
}

/** An interpreter that has a package, of all that are promised to work; null where none has. */
export async function interpreterWith(module: string): Promise<InterpreterDescription | null> {
  const more = ['/usr/bin/python3'].filter(existsSync).map(path => describeInterpreter([path], 'under test').catch(() => null));
  for (const description of [...(await interpreters()).values(), ...await Promise.all(more)]) {
    if (description && spawnSync(description.path, ['-c', `import ${module}`]).status === 0) return description;
  }
  return null;
}

async function search(): Promise<Map<string, InterpreterDescription>> {
  const result = new Map<string, InterpreterDescription>();
  for (const path of candidates()) {
    try {
      const description = await describeInterpreter([path], 'under test');
      const version = description.version.split('.').slice(0, 2).join('.');
      if (!result.has(version) && (promisedVersions as readonly string[]).includes(version)) result.set(version, description);
    } catch (error) {
      if (!(error instanceof BenchmarkError)) throw error;
    }
  }
  return result;
}

function candidates(): string[] {
  const named = (process.env.FORKCAST_TEST_PYTHONS ?? '').split(delimiter).filter(Boolean);
  const pyenv = join(process.env.PYENV_ROOT ?? join(homedir(), '.pyenv'), 'versions');
  const fromPyenv = existsSync(pyenv) ? readdirSync(pyenv).filter(name => /^3\.(9|1\d)\./.test(name)).map(name => join(pyenv, name, 'bin', 'python3')) : [];
  const cache = process.env.FORKCAST_CACHE ?? join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'forkcast-dev');
  const fetched = promisedVersions.map(version => join(cache, 'forky', 'interpreters', version, 'bin', `python${version}`));
  return [...named, ...[...fromPyenv, ...fetched].filter(existsSync), ...promisedVersions.map(version => `python${version}`), 'python3', 'python'];
}
