/** `forkcast record`: runs the user's own program once and keeps the calls of a function, for `forkcast bench --recording`. */
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { recordingPoints } from '../analysis/recording-points';
import { describeRecording, parseEntry, recordCalls, runtimeOf, type Instrumentation } from '../bench';
import { loadScriptParser } from '../server/script-parser';
import { findListing, interpreterFor, interruptible, parseTarget } from './bench';
import { oneOf, positive, UsageError, type Values } from './options';
import { functionHash, loadProject, projectRootOf, shown, type Project } from './project';
import { Progress } from './terminal';

/** Where recordings go that nobody gave another place: beside the program, where they can be kept with it. */
const folder = join('.forkcast', 'recordings');

/** How the text of a script has to be added to; undefined for Python, whose recorder finds that out itself. Throws UsageError. */
function instrumentationOf({ index }: Project, file: string, name: string): Instrumentation | undefined {
  if (runtimeOf(file).name === 'Python') return undefined;
  const text = readFileSync(file, 'utf8').replace(/^\ufeff/, '');
  const within = index.facts(file)?.functions.find(one => one.qualifiedName === name);
  const insertions = within ? recordingPoints(loadScriptParser(), text, file, within) : null;
  if (!insertions) throw new UsageError(`Calls of ${name} cannot be watched, as its text was not understood. Benchmark it with --args instead.`);
  return { textLength: text.length, insertions };
}

export async function recordCommand(values: Values, positions: readonly string[], program: readonly string[]): Promise<number> {
  const format = oneOf('format', values.format, ['text', 'json'] as const, 'text');
  if (positions.length > 1) throw new UsageError('One function at a time: forkcast record FILE:FUNCTION -- PROGRAM. What runs the program stands behind two dashes.');
  const { file, name } = parseTarget(positions[0]);
  const progress = new Progress(values.quiet === true);
  const root = projectRootOf(file);
  const project = await loadProject([file], { cache: false, wantsFacts: true }, progress);
  const missing = project.skipped.find(({ path }) => path === file);
  if (missing) throw new UsageError(`${shown(file)}: ${missing.reason}`);
  findListing(project, file, name, true);
  const cwd = process.cwd();
  const entry = parseEntry(program, file, runtimeOf(file), cwd);
  const interpreter = await interpreterFor(values, [root], file);
  const output = typeof values.output === 'string' ? values.output : join(folder, `${basename(file)}-${name.replace(/[^\w.-]/g, '_')}.recording`);
  progress.line(`Running ${shown(entry.shown)} once, as you would: what it writes, sends or deletes, it does.`);
  try {
    const outcome = await interruptible(signal => recordCalls({
      file, function: name, hash: functionHash(project, file, name), interpreter, entry, output, cwd, calls: positive('calls', values.calls, true), seconds: positive('seconds', values.seconds),
      instrumentation: instrumentationOf(project, file, name),
    }, { signal, onProgress: ({ calls, seconds }) => progress.update(`${shown(entry.shown)}  ${seconds.toFixed(0)} s  ${calls} calls of ${name}`) }));
    progress.clear();
    const { recording, ended, exitCode } = outcome;
    const notes = describeRecording(recording);
    if (ended === 'time') notes.push('The program was ended when its time was up; --seconds gives it more.');
    else if (exitCode) notes.push(`The program ended with exit status ${exitCode}; what it called before was kept.`);
    const next = `forkcast bench ${shown(file)}:${name} --recording ${shown(recording.path)}`;
    if (format === 'json') process.stdout.write(`${JSON.stringify({ version: 1, ...recording, path: shown(recording.path), file: shown(file), ended, exitCode }, null, 2)}\n`);
    else process.stdout.write(`${notes.join('\n')}\nKept in ${shown(recording.path)}. Benchmark on it with\n  ${next}\n`);
    return 0;
  } finally {
    progress.clear();
  }
}
