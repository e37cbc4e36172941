/** The CPython interpreters at hand, each of which judges its own standard library. */
import { execFile, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { cacheFolder } from '../support/cache';

export interface Interpreter {
  program: string;
  /** `[3, 13, 0]`. */
  version: number[];
  /** Folder of its standard library. */
  library: string;
}

export interface Counts {
  ok: boolean;
  lines: number;
  loops: number;
  calls: number;
  functions: number;
}

const DESCRIBE = `
import json, sys, sysconfig
print(json.dumps([sys.implementation.name, list(sys.version_info[:3]), sysconfig.get_paths()["stdlib"]]))
`;

/**
 * CPython 3.9 and newer, newest first, each version once: `FORKCAST_TEST_PYTHONS` (a list like PATH), those that scripts/interpreters.mjs has
 * fetched, pyenv's, those on PATH.
 */
export function findInterpreters(): Interpreter[] {
  const minors = [15, 14, 13, 12, 11, 10, 9];
  const pyenv = join(process.env.PYENV_ROOT ?? join(homedir(), '.pyenv'), 'versions');
  const fetched = cacheFolder('forky', 'interpreters');
  const programs = [
    ...(process.env.FORKCAST_TEST_PYTHONS ?? '').split(delimiter).filter(Boolean),
    ...readdirSync(fetched).map(name => join(fetched, name, 'bin', `python${name}`)),
    ...(existsSync(pyenv) ? readdirSync(pyenv) : []).flatMap(name => [join(pyenv, name, 'bin', 'python3'), join(pyenv, name, 'python.exe')]),
    'python3', 'python', ...minors.map(minor => `python3.${minor}`),
  ];
  const found = new Map<string, Interpreter>();
  for (const program of programs) {
    const answer = spawnSync(program, ['-I', '-c', DESCRIBE], { encoding: 'utf8', timeout: 20_000 });
    if (answer.status !== 0) continue;
    const [implementation, version, library] = JSON.parse(answer.stdout) as [string, number[], string];
    if (implementation !== 'cpython' || version[0] !== 3 || version[1] < 9 || found.has(version.join('.'))) continue;
    found.set(version.join('.'), { program, version, library });
  }
  return [...found.values()].sort((a, b) => b.version[1] - a.version[1] || b.version[2] - a.version[2]);
}

/** What the interpreter's `ast` counts in each file of its library; kept between runs while neither library nor script changes. */
export async function libraryCounts({ program, version, library }: Interpreter): Promise<Record<string, Counts>> {
  const script = join(process.cwd(), 'test/gate/cpython_counts.py');
  const hash = createHash('sha256').update(readFileSync(script)).update(library);
  for (const name of (readdirSync(library, { recursive: true }) as string[]).sort()) {
    if (!name.endsWith('.py') || name.includes('site-packages')) continue;
    const status = statSync(join(library, name), { throwIfNoEntry: false });
    if (status) hash.update(`${name}\0${status.size}\0${status.mtimeMs}\n`);
  }
  const kept = join(cacheFolder('cpython-counts'), `${version.join('.')}-${hash.digest('hex').slice(0, 16)}.json`);
  if (!existsSync(kept)) {
    const scratch = mkdtempSync(join(cacheFolder('cpython-counts'), 'run-'));
    const out = join(scratch, 'counts.json');
    await promisify(execFile)(program, ['-I', script, library, out], { maxBuffer: 1 << 26 });
    renameSync(out, kept);
    rmSync(scratch, { recursive: true, force: true });
  }
  return JSON.parse(readFileSync(kept, 'utf8'));
}

/**
 * Where the interpreter's `ast` says that things are, in some files: kind to sorted `[start, end]`. 3.12 or newer: before, fields of f-strings
 * were elsewhere.
 */
export function positions(interpreter: Interpreter, paths: string[]): Record<string, Record<string, [number, number][]>> {
  const script = join(process.cwd(), 'test/gate/cpython_positions.py');
  const answer = spawnSync(interpreter.program, ['-I', script, ...paths], { encoding: 'utf8', maxBuffer: 1 << 29, cwd: tmpdir() });
  if (answer.status !== 0) throw new Error(`${interpreter.program} could not give positions: ${answer.stderr}`);
  return JSON.parse(answer.stdout);
}
