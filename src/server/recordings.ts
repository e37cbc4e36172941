/** Arguments from a real run in the editor: which programs could be run, running one, and the recordings that are kept. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';
import type { ModuleFacts } from '../analysis/facts';
import { recordingPoints } from '../analysis/recording-points';
import { BenchmarkError, describeOutcome, findRuntime, parseEntry, readRecording, recordCalls, runtimeOf, type Instrumentation, type Recording } from '../bench';
import { RefusedError } from './benchmarks';
import { errorCodes, type RecordingOffer, type RecordResult } from './protocol';
import { loadScriptParser } from './script-parser';
import type { Settings } from './settings';
import type { Workspace } from './workspace';

/** Below a workspace folder, where `forkcast record` and the setting `recordings.keep` put them. */
export const workspaceFolder = join('.forkcast', 'recordings');
const mostPrograms = 12;

export interface RecordJob {
  path: string;
  function: string;
  hash: string;
  /** What the user would type to run the program. */
  program: string;
  pythonExtension: string | undefined;
  settings: Settings;
}

export class Recordings {
  /** Where recordings go that do not stay with the workspace; null where the editor has no such place. */
  private readonly storage: string | null;

  constructor(storagePath: string | undefined) {
    this.storage = storagePath ? join(storagePath, 'recordings') : null;
  }

  /** Recordings of a function's calls, the newest first. What cannot be read is left out. */
  of(path: string, name: string, workspace: Workspace, hash: string | null): RecordingOffer[] {
    const kept = join(workspace.folderOf(path) ?? dirname(path), workspaceFolder);
    return [kept, ...(this.storage ? [this.storage] : [])].flatMap(readAll)
      .filter(recording => recording.function === name && recording.file === path && recording.calls > 0)
      .sort((a, b) => b.at.localeCompare(a.at))
      .map(recording => ({ path: recording.path, calls: recording.calls, entry: recording.entry, at: recording.at, stale: recording.hash !== '' && recording.hash !== hash }));
  }

  /** Ways to run a program that may call the function, as one would type them, the likeliest first. */
  programs(path: string, workspace: Workspace): string[] {
    const cwd = workspace.folderOf(path) ?? dirname(path);
    const shown = (file: string) => quoted(relative(cwd, file).split(sep).join('/'));
    const runtime = runtimeOf(path);
    const offers = runtime.name === 'Python' ? pythonPrograms(path, workspace, shown) : [...packageScripts(path), shown(path)];
    return [...new Set(offers)].slice(0, mostPrograms);
  }

  /**
   * Runs the program and keeps the first calls. `enough` ends it and keeps what was recorded by then. Throws a RefusedError.
   * When it settles, the program has ended with all it started.
   */
  async record(job: RecordJob, workspace: Workspace, { enough, tell }: { enough: AbortSignal; tell(message: string): void }): Promise<RecordResult> {
    const { path, settings } = job;
    const cwd = workspace.folderOf(path) ?? dirname(path);
    const id = createHash('sha256').update(`${path}\0${job.function}\0${job.program}`).digest('hex').slice(0, 24);
    const folder = settings.keepRecordings === 'workspace' || !this.storage ? join(cwd, workspaceFolder) : this.storage;
    try {
      const interpreter = await findRuntime(path, { configured: settings.interpreter || undefined, node: settings.node || undefined, pythonExtension: job.pythonExtension, workspaceFolders: workspace.folders });
      const outcome = await recordCalls({
        file: path, function: job.function, hash: job.hash, interpreter, cwd, output: join(folder, `${basename(path)}-${id}.recording`),
        entry: parseEntry(splitWords(job.program), path, runtimeOf(path), cwd), instrumentation: instrumentationOf(path, workspace.savedText(path) ?? '', workspace.facts(path), job.function),
      }, { enough, onProgress: ({ calls, seconds }) => tell(`${calls} ${calls === 1 ? 'call' : 'calls'} after ${seconds.toFixed(0)} s`) });
      return { path: outcome.recording.path, calls: outcome.recording.calls, notes: describeOutcome(outcome) };
    } catch (error) {
      if (error instanceof BenchmarkError) throw new RefusedError(error.code.startsWith('interpreter') ? errorCodes.noInterpreter : errorCodes.benchmarkFailed, error.toFailure());
      throw error;
    }
  }
}

/** How the text of a script has to be added to; undefined for Python, whose recorder finds that out itself. Throws a `BenchmarkError` of code `not-recordable`. */
export function instrumentationOf(path: string, text: string, facts: ModuleFacts | undefined, name: string): Instrumentation | undefined {
  if (runtimeOf(path).name === 'Python') return undefined;
  const within = facts?.functions.find(one => one.qualifiedName === name);
  const insertions = within ? recordingPoints(loadScriptParser(), text, path, within) : null;
  if (!insertions) {
    throw new BenchmarkError({ code: 'not-recordable', message: `Calls of ${name} cannot be watched, as its text was not understood.`, advice: 'Benchmark it with arguments of your own.' });
  }
  return { textLength: text.length, insertions };
}

function readAll(folder: string): Recording[] {
  let names: string[];
  try {
    names = readdirSync(folder).filter(name => name.endsWith('.recording'));
  } catch {
    return [];
  }
  return names.flatMap(name => {
    try {
      return [readRecording(join(folder, name))];
    } catch {
      return [];
    }
  });
}

/** The file itself, programs of the workspace (files with a main guard), those that name the module first, and tests that do. */
function pythonPrograms(path: string, workspace: Workspace, shown: (file: string) => string): string[] {
  const module = basename(path, '.py');
  const runs = (file: string) => (workspace.facts(file)?.mainGuards.length ?? 0) > 0;
  const names = (file: string) => new RegExp(`\\b${module.replace(/\W/g, '\\$&')}\\b`).test(workspace.text(file) ?? '');
  const others = workspace.paths().filter(file => file !== path && file.endsWith('.py'));
  const isTest = (file: string) => /^(?:test_.*|.*_test)\.py$/.test(basename(file));
  const programs = others.filter(file => !isTest(file) && runs(file));
  const tests = others.filter(file => isTest(file) && names(file)).map(file => `pytest ${shown(file)}`);
  const near = programs.filter(names);
  return [...(runs(path) ? [shown(path)] : []), ...near.map(shown), ...tests, ...programs.filter(file => !near.includes(file)).map(shown), shown(path)];
}

/** Scripts of the nearest package.json; not those that build, check or watch. */
function packageScripts(path: string): string[] {
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    const file = join(folder, 'package.json');
    if (existsSync(file)) {
      try {
        const { scripts = {} } = JSON.parse(readFileSync(file, 'utf8')) as { scripts?: Record<string, string> };
        return Object.keys(scripts).filter(name => !/build|lint|format|watch|prepare|publish|install/.test(name)).map(name => (name === 'test' || name === 'start' ? `npm ${name}` : `npm run ${name}`));
      } catch {
        return [];
      }
    }
    if (dirname(folder) === folder) return [];
  }
}

const quoted = (word: string) => (/\s/.test(word) ? `"${word}"` : word);

/** A command line's words; quotes keep blanks together, as in a shell. */
export function splitWords(line: string): string[] {
  return [...line.matchAll(/(?:[^\s"']+|"[^"]*"|'[^']*')+/g)].map(([word]) => word.replace(/"([^"]*)"|'([^']*)'/g, '$1$2'));
}
