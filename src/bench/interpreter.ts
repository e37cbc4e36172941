/** Finds the Python that user code runs in, and asks it what it is. */
import { existsSync, readlinkSync } from 'node:fs';
import { dirname, join, relative, isAbsolute } from 'node:path';
import type { InterpreterDescription } from '../model';
import { BenchmarkError } from './failure';
import { createPlatform, type Platform } from './platform';
import { probe, probeSeconds } from './probe';

/** What user code runs in must be one of these; 3.8 and older are past their end of life. */
export const oldestPython = [3, 9] as const;
const beginMark = 'forkcast-interpreter:';

/** Runs in any Python from 2.7 on, so that an old one can still say how old it is. */
const question = `
import sys
sys.path[:] = [entry for entry in sys.path if entry]
import json, platform
try:
    import multiprocessing
    start = multiprocessing.get_start_method()
except Exception:
    start = None
check = getattr(sys, '_is_gil_enabled', None)
gil = ('enabled' if check() else 'disabled') if check else ('enabled' if platform.python_implementation() in ('CPython', 'PyPy') else 'none')
try:
    import sysconfig
    free = bool(sysconfig.get_config_var('Py_GIL_DISABLED'))
except Exception:
    free = False
print('${beginMark}' + json.dumps({'path': sys.executable, 'implementation': platform.python_implementation(),
    'version': platform.python_version(), 'gil': gil, 'startMethod': start, 'freeThreaded': free}))
`;

export interface InterpreterSearch {
  /** The user's setting; wins over everything but is never replaced by another when it does not work. */
  configured?: string;
  /** What the Python extension has selected. */
  pythonExtension?: string;
  workspaceFolders: readonly string[];
  /** The file to run: environments beside it or above it, up to its workspace folder, come before the folder's own. */
  file?: string;
  /** Default: this process' own. */
  environment?: NodeJS.ProcessEnv;
  platform?: Platform;
}

/**
 * The interpreter of the Python extension, else the setting, else the nearest `.venv` or `venv`, else the one on PATH.
 * Throws a `BenchmarkError` where it is missing, broken, hangs, is no Python or is older than 3.9.
 */
export async function findInterpreter(search: InterpreterSearch): Promise<InterpreterDescription> {
  const platform = search.platform ?? createPlatform();
  const environment = search.environment ?? process.env;
  if (search.pythonExtension) return describeInterpreter([search.pythonExtension], 'selected in the Python extension', environment);
  if (search.configured) return describeInterpreter([search.configured], 'set for Forkcast', environment);
  for (const folder of environmentFolders(search)) {
    const python = platform.environmentPython(folder);
    if (existsSync(python)) return describeInterpreter([python], 'of this workspace', environment);
    if (existsSync(join(folder, 'pyvenv.cfg'))) throw brokenEnvironment(folder, python);
  }
  let firstProblem: BenchmarkError | null = null;
  for (const command of platform.interpreterCommands()) {
    try {
      return await describeInterpreter(command, 'on PATH', environment);
    } catch (error) {
      if (!(error instanceof BenchmarkError)) throw error;
      if (error.code !== 'interpreter-missing') firstProblem ??= error;
    }
  }
  throw firstProblem ?? new BenchmarkError({
    code: 'interpreter-missing',
    message: `No Python was found: there is no .venv or venv in the workspace, and no ${platform.interpreterCommands().map(command => command[0]).join(' or ')} on PATH.`,
    advice: 'Install Python 3.9 or newer, or set the path of the interpreter.',
  });
}

/** Another interpreter in its place would measure without the packages of the environment, and mostly another version. */
function brokenEnvironment(folder: string, python: string): BenchmarkError {
  let target: string | null = null;
  try {
    target = readlinkSync(python);
  } catch {
    // No link: the interpreter itself is gone.
  }
  return new BenchmarkError({
    code: 'interpreter-missing',
    message: `The virtual environment ${folder} has lost its interpreter: ${target ? `${python} leads to ${target}, which does not exist` : `there is no ${python}`}.`,
    advice: `Make it anew (python3 -m venv --clear "${folder}", then install its packages), or set the path of another interpreter.`,
  });
}

/** `.venv` and `venv` beside the file and above it, up to its workspace folder, then those of all workspace folders. */
function environmentFolders({ file, workspaceFolders }: InterpreterSearch): string[] {
  const folders: string[] = [];
  const home = file && workspaceFolders.find(folder => isInside(file, folder));
  if (file && home) {
    for (let folder = dirname(file); isInside(folder, home); folder = dirname(folder)) folders.push(folder);
  }
  return [...new Set([...folders, ...workspaceFolders])].flatMap(folder => [join(folder, '.venv'), join(folder, 'venv')]);
}

function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return !way.startsWith('..') && !isAbsolute(way);
}

/** Runs the interpreter and returns what it says of itself. `origin` says, in messages, where the path came from. */
export async function describeInterpreter(command: readonly string[], origin: string, environment: NodeJS.ProcessEnv = process.env): Promise<InterpreterDescription> {
  const shown = command.join(' ');
  const name = `The Python interpreter ${origin}, ${shown},`;
  const problem = (code: string, what: string, advice: string, detail?: string) => (
    new BenchmarkError({ code, message: `${name} ${what}.`, advice, ...(detail ? { detail } : {}) })
  );
  const choose = 'Choose another interpreter, or install Python 3.9 or newer.';
  const ran = await probe([...command, '-c', question], environment);
  if (ran.error) {
    const missing = ran.error.code === 'ENOENT';
    throw problem(missing ? 'interpreter-missing' : 'interpreter-broken', missing ? 'does not exist' : `cannot be started (${ran.error.message})`, choose);
  }
  if (ran.timedOut) throw problem('interpreter-hangs', `did not answer within ${probeSeconds} seconds`, 'Start it in a terminal to see what it waits for, or choose another one.', ran.stderr);
  const line = ran.stdout.split('\n').find(text => text.startsWith(beginMark));
  if (!line) {
    // The stand-in that Windows puts on PATH offers the store instead of running.
    if (ran.code === 9009 || /Microsoft Store/.test(ran.stderr)) throw problem('interpreter-missing', 'is only a link to the store', choose);
    if (ran.code === 0) throw problem('not-python', 'is not a Python interpreter', choose, ran.stdout || ran.stderr);
    throw problem('interpreter-broken', `does not work: it ended with ${ran.signal ?? `status ${ran.code}`}`, choose, ran.stderr || ran.stdout);
  }
  const description = JSON.parse(line.slice(beginMark.length)) as InterpreterDescription;
  const [major, minor] = description.version.split('.').map(Number);
  if (major < oldestPython[0] || (major === oldestPython[0] && minor < oldestPython[1])) {
    throw problem('interpreter-too-old', `is version ${description.version}`, 'Choose an interpreter of version 3.9 or newer.');
  }
  // A shim or launcher is left out of later starts; a program embedding Python may not know its own path.
  return { ...description, path: description.path && existsSync(description.path) ? description.path : command[0] };
}
