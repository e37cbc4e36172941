/** `forkcast record`: runs the user's own program once and keeps the calls of a function, for `forkcast bench --recording`. */
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describeOutcome, parseEntry, recordCalls, runtimeOf } from '../bench';
import { instrumentationOf, workspaceFolder } from '../server/recordings';
import { findListing, interpreterFor, parseTarget } from './bench';
import { interruptible } from './interrupt';
import { oneOf, positive, UsageError, type Values } from './options';
import { functionHash, loadProject, projectRootOf, shown } from './project';
import { Progress } from './terminal';

export async function recordCommand(values: Values, positions: readonly string[], program: readonly string[]): Promise<number> {
  const format = oneOf('format', values.format, ['text', 'json'] as const, 'text');
  if (positions.length > 1) throw new UsageError('One function at a time: forkcast record FILE:FUNCTION -- PROGRAM. What runs the program stands behind two dashes.');
  const { file, name } = parseTarget(positions[0]);
  const [calls, seconds] = [positive('calls', values.calls, true), positive('seconds', values.seconds)];
  const progress = new Progress(values.quiet === true);
  const root = projectRootOf(file);
  const project = await loadProject([file], { cache: false, wantsFacts: true }, progress);
  const missing = project.skipped.find(({ path }) => path === file);
  if (missing) throw new UsageError(`${shown(file)}: ${missing.reason}`);
  findListing(project, file, name, true);
  const cwd = process.cwd();
  const entry = parseEntry(program, file, runtimeOf(file), cwd);
  const interpreter = await interpreterFor(values, [root], file);
  const output = typeof values.output === 'string' ? values.output : join(workspaceFolder, `${basename(file)}-${name.replace(/[^\w.-]/g, '_')}.recording`);
  progress.line(`Running ${shown(entry.shown)} once, as you would: what it writes, sends or deletes, it does.`);
  try {
    const outcome = await interruptible(signal => recordCalls({
      file, function: name, hash: functionHash(project, file, name), interpreter, entry, output, cwd, calls, seconds,
      instrumentation: instrumentationOf(file, readFileSync(file, 'utf8').replace(/^\ufeff/, ''), project.index.facts(file), name),
    }, { signal, onProgress: done => progress.update(`${shown(entry.shown)}  ${done.seconds.toFixed(0)} s  ${done.calls} calls of ${name}`) }));
    progress.clear();
    const { recording, ended, exitCode } = outcome;
    const next = `forkcast bench ${shown(file)}:${name} --recording ${shown(recording.path)}`;
    if (format === 'json') process.stdout.write(`${JSON.stringify({ version: 1, ...recording, path: shown(recording.path), file: shown(file), ended, exitCode }, null, 2)}\n`);
    else process.stdout.write(`${describeOutcome(outcome, '--seconds gives it more').join('\n')}\nKept in ${shown(recording.path)}. Benchmark on it with\n  ${next}\n`);
    return 0;
  } finally {
    progress.clear();
  }
}
