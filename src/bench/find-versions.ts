/** From the words of a user, versions or paths, to interpreters: `3.11`, `3.13.0`, `/opt/python/bin/python3`, for scripts `20`, `22.1`. */
import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { InterpreterDescription } from '../model';
import { BenchmarkError } from './failure';
import { findNode } from './find-runtime';
import { describeInterpreter } from './interpreter';
import { nodeRuntime, runtimeOf } from './runtime';

export interface VersionSearch {
  /** Default: this process' own. */
  environment?: NodeJS.ProcessEnv;
  platform?: NodeJS.Platform;
}

/**
 * One interpreter for each word, in their order, of the language of `file`. A version is looked for on PATH and where version managers keep
 * theirs (pyenv, uv, nvm, fnm, Volta); the newest that fits is taken. Throws a `BenchmarkError` that says where it looked.
 */
export function findVersions(file: string, words: readonly string[], search: VersionSearch = {}): Promise<InterpreterDescription[]> {
  const node = runtimeOf(file) === nodeRuntime;
  return Promise.all(words.map(word => (isVersion(word) ? (node ? findNodeVersion : findPythonVersion)(word, search) : node
    ? findNode({ node: word, environment: search.environment })
    : describeInterpreter([word], 'that was named', search.environment))));
}

const isVersion = (word: string) => /^v?\d+(\.\d+){0,2}$/.test(word);

/** `3.1` does not fit 3.11: whole numbers are compared. */
export function fitsVersion(version: string, wanted: string): boolean {
  const numbers = version.replace(/^\D*/, '').split(/[^\d]/);
  return wanted.replace(/^v/, '').split('.').every((number, index) => number === numbers[index]);
}

/** Folders below `parent` that are named after a version that fits, newest first. */
function versionFolders(parent: string, wanted: string, name: RegExp): string[] {
  if (!existsSync(parent)) return [];
  const found = readdirSync(parent).flatMap(folder => {
    const version = name.exec(folder)?.[1];
    return version && fitsVersion(version, wanted) ? [{ path: join(parent, folder), version }] : [];
  });
  return found.sort((a, b) => b.version.localeCompare(a.version, 'en', { numeric: true })).map(({ path }) => path);
}

async function findPythonVersion(wanted: string, { environment = process.env, platform = process.platform }: VersionSearch): Promise<InterpreterDescription> {
  const [major, minor] = wanted.replace(/^v/, '').split('.');
  const home = environment.HOME ?? environment.USERPROFILE ?? homedir();
  const below = (folder: string) => (platform === 'win32' ? join(folder, 'python.exe') : join(folder, 'bin', 'python3'));
  const managed = [
    ...versionFolders(join(environment.PYENV_ROOT ?? join(home, '.pyenv'), 'versions'), wanted, /^(\d+\.\d+\.\d+)$/),
    ...versionFolders(join(environment.XDG_DATA_HOME ?? join(home, '.local', 'share'), 'uv', 'python'), wanted, /^cpython-(\d+\.\d+\.\d+)-/),
  ].map(below).filter(existsSync);
  const named = minor === undefined ? [`python${major}`] : [`python${major}.${minor}`];
  const commands = [...named.map(name => [name]), ...(platform === 'win32' ? [['py', `-${major}${minor === undefined ? '' : `.${minor}`}`]] : []), ...managed.map(path => [path]), ['python3'], ['python']];
  return firstThatFits(wanted, commands.map(command => () => describeInterpreter(command, 'that was looked for', environment)), new BenchmarkError({
    code: 'interpreter-missing',
    message: `No Python ${wanted} was found, neither on PATH (${named[0]}) nor among pyenv's and uv's.`,
    advice: 'Install it, or give the path of its interpreter instead of the version.',
  }));
}

async function findNodeVersion(wanted: string, { environment = process.env, platform = process.platform }: VersionSearch): Promise<InterpreterDescription> {
  const home = environment.HOME ?? environment.USERPROFILE ?? homedir();
  const data = environment.XDG_DATA_HOME ?? join(home, '.local', 'share');
  const below = (folder: string) => (platform === 'win32' ? join(folder, 'node.exe') : join(folder, 'bin', 'node'));
  const managed = [
    ...versionFolders(join(environment.NVM_DIR ?? join(home, '.nvm'), 'versions', 'node'), wanted, /^v(\d+\.\d+\.\d+)$/),
    ...versionFolders(join(environment.FNM_DIR ?? join(data, 'fnm'), 'node-versions'), wanted, /^v(\d+\.\d+\.\d+)$/).map(folder => join(folder, 'installation')),
    ...versionFolders(join(environment.VOLTA_HOME ?? join(home, '.volta'), 'tools', 'image', 'node'), wanted, /^(\d+\.\d+\.\d+)$/),
  ].map(below).filter(existsSync);
  return firstThatFits(wanted, [undefined, ...managed].map(node => () => findNode({ node, environment })), new BenchmarkError({
    code: 'interpreter-missing',
    message: `No Node ${wanted} was found, neither on PATH nor among nvm's, fnm's and Volta's.`,
    advice: 'Install it, or give the path of its node instead of the version.',
  }));
}

async function firstThatFits(wanted: string, candidates: readonly (() => Promise<InterpreterDescription>)[], missing: BenchmarkError): Promise<InterpreterDescription> {
  for (const describe of candidates) {
    try {
      const found = await describe();
      if (fitsVersion(found.version, wanted)) return found;
    } catch (error) {
      if (!(error instanceof BenchmarkError)) throw error;
    }
  }
  throw missing;
}
