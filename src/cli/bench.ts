/** `forkcast bench`: one function under every model; and what `advise --bench` shares with it. */
import { basename, resolve } from 'node:path';
import { adviseBenchmark, cannotBenchmark, describeRepeat, offeredWorkloads, type OfferedWorkload } from '../advice';
import type { FunctionListing } from '../analysis/functions';
import { BenchmarkError, findRuntime, findVersions, readRecording, runBenchmark, workloadOf, type BenchmarkRequest } from '../bench';
import type { BenchmarkReport, InterpreterDescription, Site } from '../model';
import { benchmarkText, matrixMarkdown, toJson } from '../report';
import { BenchmarkNarrator } from '../server/benchmark-progress';
import { toPlannedRepeat } from '../server/targets';
import { deliverPlans, planOf } from './dry-run';
import { benchMatrix, interpreterList } from './matrix';
import { interruptible } from './interrupt';
import { html, reportModel, textOptions } from './output';
import { amountOfMemory, chunkSizeList, modelList, oneOf, plansOf, positive, precisionOf, startMethodList, UsageError, workerList, type Values } from './options';
import { functionHash, loadProject, projectRootOf, shown, withShownTarget, type Project } from './project';
import { historyOf } from './runs';
import { nearestWord } from './spelling';
import { confirm, deliver, interactive, Progress } from './terminal';

export interface Target {
  file: string;
  listing: FunctionListing;
  workload: OfferedWorkload;
  site?: Site;
}

/** What the options ask for, whatever the function. Throws UsageError. */
function measuringOptions(values: Values) {
  return {
    models: modelList(values.models),
    workers: workerList(values.workers),
    sweep: values.sweep === true,
    chunkSizes: chunkSizeList(values.chunksize),
    startMethods: startMethodList(values['start-method']),
    daskScheduler: values.dask as string | undefined,
    tasks: positive('tasks', values.tasks, true),
    budgetSeconds: positive('budget', values.budget),
    precision: precisionOf(values.precision),
    temporaryDirectory: values['temp-dir'] === true,
    limits: { memoryBytes: amountOfMemory('memory-limit', values['memory-limit']), taskSeconds: positive('task-timeout', values['task-timeout']) },
  } satisfies Partial<BenchmarkRequest>;
}

/** Throws UsageError for an option that does not hold what it takes: to be told before a large project has been read for it. */
export function checkOptions(values: Values): void {
  measuringOptions(values);
  plansOf(values);
  interpreterList(values);
}

/** What the options ask for. Throws UsageError. */
export function requestOf({ file, listing, workload }: Target, interpreter: InterpreterDescription, roots: readonly string[], values: Values): BenchmarkRequest {
  return { file, function: listing.qualifiedName, interpreter, workload, roots, cwd: process.cwd(), ...measuringOptions(values) };
}

/** Runs a target. Throws BenchmarkError where nothing could be measured. */
export async function measure(target: Target, interpreter: InterpreterDescription, roots: readonly string[], values: Values, progress: Progress, signal: AbortSignal): Promise<BenchmarkReport> {
  const narrator = new BenchmarkNarrator();
  const request = requestOf(target, interpreter, roots, values);
  const plans = plansOf(values);
  const name = `${basename(target.file)}:${target.listing.qualifiedName}`;
  try {
    const outcome = await runBenchmark(request, {
      signal,
      onEvent: event => {
        const message = narrator.tell(event);
        if (message !== null) progress.update(`${name}  ${event.elapsedSeconds.toFixed(0)}/${event.budgetSeconds.toFixed(0)} s  ${message}`);
      },
    });
    return adviseBenchmark(withShownTarget(outcome), target.site, plans);
  } finally {
    progress.clear();
  }
}

/** Whether to go on although running the function repeats effects outside the process. Asks where there is someone to ask. */
export async function mayRepeat(listing: FunctionListing, values: Values): Promise<boolean> {
  if (listing.repeats.length === 0 || values.yes === true) return true;
  const effects = listing.repeats.map(effect => `  ${describeRepeat(toPlannedRepeat(effect, shown(effect.path)), listing.qualifiedName)}`).join('\n');
  process.stderr.write(`A benchmark runs ${listing.qualifiedName} many times, and each run\n${effects}\n`);
  return interactive ? confirm('Run it all the same?') : false;
}

export function interpreterFor(values: Values, roots: readonly string[], file: string): Promise<InterpreterDescription> {
  return findRuntime(file, { configured: values.interpreter as string | undefined, node: values.node as string | undefined, workspaceFolders: roots });
}

export function parseTarget(word: string | undefined): { file: string; name: string } {
  const match = word === undefined ? null : /^(.+):([^:\\/]+)$/.exec(word);
  if (!match) throw new UsageError(`Name a function as FILE:FUNCTION, for example app/prices.py:simulate${word ? `; not '${word}'` : ''}.`);
  return { file: resolve(match[1]), name: match[2] };
}

/** `recorded`: calls bring their own instances, so that classes need not be made without arguments (Python). */
export function findListing(project: Project, file: string, name: string, recorded = false): FunctionListing {
  const listings = project.index.functions(file);
  const listing = listings.find(({ qualifiedName }) => qualifiedName === name);
  if (!listing) {
    const names = listings.filter(each => !cannotBenchmark(each)).map(({ qualifiedName }) => qualifiedName);
    const meant = nearestWord(name, names);
    throw new UsageError(`${shown(file)} has no function ${name}.${meant ? ` Did you mean ${meant}?` : ''} ${names.length ? `It has ${names.slice(0, 12).join(', ')}${names.length > 12 ? ', ...' : ''}.` : 'It has none that can be benchmarked.'}`);
  }
  const problem = cannotBenchmark(listing, recorded);
  if (problem) throw new UsageError(problem);
  return listing;
}

function chooseWorkload(listing: FunctionListing, given: unknown): OfferedWorkload {
  if (typeof given === 'string') return { expression: given, origin: 'given' };
  const [best] = offeredWorkloads(listing);
  if (best) return best;
  const names = listing.parameters.filter(({ hasDefault }) => !hasDefault).map(({ name }) => name).join(', ');
  const example = listing.language === 'python' ? '[(...), (...)]' : '[[...], [...]]';
  throw new UsageError(
    `${listing.qualifiedName} takes arguments (${names}), and none were found.\n`
    + `Give them with --args, one item a task: --args '${example}', or in a comment above the function: ${listing.language === 'python' ? '#' : '//'} forkcast: args=${example}.`,
  );
}

/** The calls of a recording as a workload. Says so where the function has changed since. Throws UsageError where it is of something else. */
function recordedWorkload(path: string, project: Project, file: string, name: string, progress: Progress): OfferedWorkload {
  const recording = readRecording(path);
  if (recording.function !== name || basename(recording.file) !== basename(file)) {
    throw new UsageError(`${shown(path)} holds calls of ${shown(recording.file)}:${recording.function}, not of ${shown(file)}:${name}.`);
  }
  if (recording.hash && recording.hash !== functionHash(project, file, name)) progress.line(`${name} has changed since ${shown(path)} was recorded.`);
  return workloadOf(recording);
}

/** Keeps the run for later ones to be compared with; a sentence on how it compares with the one before. */
export function remember(report: BenchmarkReport, project: Project, root: string, path: string, name: string): string | null {
  const history = historyOf(root);
  history.add({ path, function: name, hash: functionHash(project, path, name), at: Date.now(), report });
  return history.changeOf(path, name);
}

export async function benchCommand(values: Values, positions: readonly string[]): Promise<number> {
  const format = oneOf('format', values.format, ['text', 'json', 'html', 'markdown'] as const, 'text');
  if (positions.length > 1) throw new UsageError('One function at a time: forkcast bench FILE:FUNCTION.');
  const { file, name } = parseTarget(positions[0]);
  const recorded = typeof values.recording === 'string';
  if (recorded && values.args !== undefined) throw new UsageError('--args and --recording both say where the arguments come from. Give one of them.');
  checkOptions(values);
  const progress = new Progress(values.quiet === true);
  const root = projectRootOf(file);
  // The whole project is read: a helper in another file may hold the effects to confirm or a call to take arguments from.
  const project = await loadProject([file, root], { cache: true, wantsFacts: true }, progress);
  const missing = project.skipped.find(({ path }) => path === file);
  if (missing) throw new UsageError(`${shown(file)}: ${missing.reason}`);
  const listing = findListing(project, file, name, recorded);
  const workload = recorded ? recordedWorkload(resolve(values.recording as string), project, file, name, progress) : chooseWorkload(listing, values.args);
  const site = project.index.analyze(file)?.sites.find(each => each.kind === 'function' && each.owner === name);
  const matrix = interpreterList(values);
  if (values['dry-run'] === true) {
    const interpreters = matrix ? await findVersions(file, matrix) : [await interpreterFor(values, [root], file)];
    return deliverPlans(interpreters.map(each => planOf({ file, listing, workload }, requestOf({ file, listing, workload }, each, project.roots, values))), values);
  }
  if (!(await mayRepeat(listing, values))) throw new UsageError('Not run. Pass --yes to confirm what the function repeats.');
  if (matrix) {
    return interruptible(signal => benchMatrix(file, matrix, format, values, progress, each => measure({ file, listing, workload, site }, each, project.roots, values, progress, signal)));
  }
  const interpreter = await interpreterFor(values, [root], file);
  const report = await interruptible(signal => measure({ file, listing, workload, site }, interpreter, project.roots, values, progress, signal));
  const completed = report.measurements.some(({ state }) => state === 'completed');
  const changed = completed ? remember(report, project, root, file, name) : null;
  const next = changed ? `  ${changed} Compare them: forkcast compare ${shown(file)}:${name}\n` : '';
  await deliver(format === 'text' ? benchmarkText(report, textOptions()) + next : formatted(report, format), values.output);
  return completed ? 0 : 2;
}

function formatted(report: BenchmarkReport, format: 'json' | 'html' | 'markdown'): string {
  switch (format) {
    case 'json': return toJson(report);
    case 'html': return html(reportModel(null, [report], 'Forkcast benchmark'));
    case 'markdown': return matrixMarkdown({ version: 1, target: report.target, benchmarks: [report], failures: [] });
  }
}

/** A failure in words, for the terminal. */
export function failureText(error: BenchmarkError): string {
  return `${error.message}\n${error.advice}${error.detail ? `\n\n${error.detail.trimEnd()}` : ''}`;
}
