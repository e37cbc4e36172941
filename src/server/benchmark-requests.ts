/** The requests about benchmarks: what could be run, running it, and how what was measured stands to the code as it is now. */
import { basename } from 'node:path';
import { ErrorCodes, LSPErrorCodes, MessageType, ResponseError, type CancellationToken, type Connection } from 'vscode-languageserver/node';
import { cannotBenchmark, offeredWorkloads, staticVerdict, verdict, type OfferedWorkload } from '../advice';
import type { FunctionListing } from '../analysis/functions';
import { BenchmarkError, previewBenchmark, readRecording, runtimeOf, workloadOf } from '../bench';
import type { BenchmarkPlan } from '../model';
import { planNote } from '../report';
import { contentHash, type BenchmarkStore } from './benchmark-store';
import { Benchmarks, RefusedError, refuse, requestOf, type BenchmarkJob } from './benchmarks';
import { lensCommands, type Measured } from './lenses';
import { isFile, pathOf, toLspRange } from './places';
import {
  errorCodes, type BenchmarkParams, type BenchmarkResult, type PlanResult, type RecordingsParams, type RecordingsResult, type RecordParams, type RecordResult, type StoredBenchmark, type Target, type TargetParams,
  type TargetsResult,
} from './protocol';
import type { Recordings } from './recordings';
import type { Settings } from './settings';
import { tell } from './tell';
import { innermost, repeatsOf, styleOf, toPlannedRepeat } from './targets';
import type { Workspace } from './workspace';

/** What the server holds and may replace. */
interface Surroundings {
  workspace(): Workspace;
  settings(): Settings;
  /** Whether the open document was edited since it was last saved. */
  isUnsaved(uri: string): boolean;
  /** A benchmark is over, well or not. */
  ended(): void;
}

export class BenchmarkRequests {
  private readonly benchmarks: Benchmarks;
  private recording: AbortController | null = null;

  constructor(private readonly connection: Connection, private readonly store: BenchmarkStore, private readonly kept: Recordings, private readonly around: Surroundings, private trusted: boolean) {
    this.benchmarks = new Benchmarks(store);
  }

  /** The user has granted trust; it is never taken back within a session. */
  trust(): void {
    this.trusted = true;
  }

  cancelAll(): void {
    this.benchmarks.cancelAll();
    this.recording?.abort();
  }

  targets({ uri, position, recorded }: TargetParams): TargetsResult {
    const path = pathOf(uri);
    const workspace = this.around.workspace();
    const listings = workspace.functions(path).filter(listing => cannotBenchmark(listing, recorded) === null);
    const analysis = workspace.analysis(path);
    const sites = analysis?.sites ?? [];
    const targets = listings.map((listing): Target => {
      const report = this.store.get(path, listing.qualifiedName)?.report;
      const site = sites.find(one => one.kind === 'function' && one.owner === listing.qualifiedName);
      return {
        function: listing.qualifiedName,
        range: toLspRange(listing.range),
        description: report ? verdict(report.recommendation, report) : site ? staticVerdict(site, analysis?.language) : '',
        workloads: offeredWorkloads(listing),
        callable: listing.callable,
        repeats: repeatsOf(listing),
      };
    });
    return { targets, selected: (position && innermost(listings, position.line + 1)?.qualifiedName) ?? null };
  }

  /** Throws a RefusedError, or a ResponseError where the client cancelled. */
  async benchmark(
    params: BenchmarkParams, cancellation: CancellationToken, progress = this.connection.window.attachWorkDoneProgress(params.workDoneToken),
  ): Promise<BenchmarkResult> {
    const listing = this.runnable(params, params.recording !== undefined);
    const repeats = repeatsOf(listing);
    if (repeats.length && !params.confirmed) {
      throw new RefusedError(errorCodes.unconfirmed, {
        code: 'unconfirmed', message: `A benchmark runs ${params.function} many times. Each run ${repeats.join('; ')}.`, advice: 'Ask the user whether that does no harm, then send the request with confirmed: true.',
      });
    }
    const job = this.jobOf(params, listing);
    progress.begin(`Benchmarking ${params.function}`, 0, '', true);
    const controller = new AbortController();
    const listening = cancellation.onCancellationRequested(() => controller.abort());
    try {
      return await this.benchmarks.run(job, { signal: controller.signal, report: (message, percentage) => progress.report(percentage, message) });
    } catch (error) {
      if (error instanceof RefusedError && error.failure.code === 'cancelled') throw new ResponseError(LSPErrorCodes.RequestCancelled, 'The benchmark was cancelled.');
      throw error;
    } finally {
      listening.dispose();
      progress.done();
      this.around.ended();
    }
  }

  /** What a benchmark with these parameters would run. Throws a RefusedError. */
  async plan(params: BenchmarkParams): Promise<PlanResult> {
    const listing = this.runnable(params, params.recording !== undefined);
    try {
      const request = await requestOf(this.jobOf(params, listing));
      const repeats = listing.repeats.map(effect => toPlannedRepeat(effect, effect.path));
      const plan: BenchmarkPlan = { ...previewBenchmark(request, styleOf(listing)), repeats };
      return { plan, text: planNote({ ...plan, repeats: listing.repeats.map(effect => toPlannedRepeat(effect, basename(effect.path))) }) };
    } catch (error) {
      return refuse(error);
    }
  }

  /** Throws a RefusedError where there are no arguments. */
  private jobOf(params: BenchmarkParams, listing: FunctionListing): BenchmarkJob {
    const offered = offeredWorkloads(listing);
    // Who takes what the source offers does not make it the whole workload: an example stays an example.
    const workload: OfferedWorkload | undefined = params.recording !== undefined ? this.recorded(params.recording) : params.expression?.trim()
      ? offered.find(({ expression }) => expression === params.expression) ?? { expression: params.expression, origin: 'given' } : offered[0];
    if (!workload) {
      throw new RefusedError(errorCodes.noArguments, {
        code: 'no-arguments', message: `${params.function} needs arguments, and none were found in a comment or at a call.`, advice: `Give them, or write ${runtimeOf(params.uri).name === 'Python' ? '#' : '//'} forkcast: args=[...] into the function.`,
      });
    }
    const path = pathOf(params.uri);
    return {
      path,
      function: params.function,
      hash: this.hashOf(path, params.function) ?? '',
      workload,
      sweep: params.sweep === true,
      projectTasks: params.projectTasks,
      site: this.around.workspace().analysis(path)?.sites.find(site => site.kind === 'function' && site.owner === params.function),
      pythonExtension: params.interpreter,
      folders: this.around.workspace().folders,
      settings: this.around.settings(),
    };
  }

  /** What the user can choose from to benchmark on recorded arguments. */
  recordings({ uri, function: name }: RecordingsParams): RecordingsResult {
    const path = pathOf(uri);
    const workspace = this.around.workspace();
    return { recordings: this.kept.of(path, name, workspace, this.hashOf(path, name)), programs: this.kept.programs(path, workspace) };
  }

  /** Throws a RefusedError. Cancelling ends the program and keeps what was recorded. */
  async record(params: RecordParams, cancellation: CancellationToken): Promise<RecordResult> {
    this.runnable(params, true);
    const progress = this.connection.window.attachWorkDoneProgress(params.workDoneToken);
    progress.begin(`Recording calls of ${params.function}`, undefined, '', true);
    const enough = new AbortController();
    const listening = cancellation.onCancellationRequested(() => enough.abort());
    this.recording = enough;
    try {
      const path = pathOf(params.uri);
      return await this.kept.record({
        path, function: params.function, hash: this.hashOf(path, params.function) ?? '', program: params.program, pythonExtension: params.interpreter, settings: this.around.settings(),
      }, this.around.workspace(), { enough: enough.signal, tell: message => progress.report(message) });
    } finally {
      this.recording = null;
      listening.dispose();
      progress.done();
    }
  }

  /** For editors without commands of their own: a lens's benchmark, confirmed and answered by plain messages. */
  async execute(command: string, given: readonly unknown[], cancellation: CancellationToken): Promise<BenchmarkResult | null> {
    const [uri, name] = given;
    if (command !== lensCommands.benchmark || typeof uri !== 'string' || typeof name !== 'string') {
      throw new ResponseError(ErrorCodes.InvalidParams, `${command}: not a command of this server, or not its arguments (uri, function).`);
    }
    const { window } = this.connection;
    try {
      const repeats = repeatsOf(this.runnable({ uri, function: name }));
      if (repeats.length) {
        const run = { title: 'Run Benchmark' };
        const answer = await window.showWarningMessage(`A benchmark runs ${name} many times. Each run ${repeats.join('; ')}.`, run, { title: 'Cancel' });
        if (answer?.title !== run.title) return null;
      }
      const progress = await window.createWorkDoneProgress();
      progress.token.onCancellationRequested(() => this.benchmarks.cancelAll());
      const result = await this.benchmark({ uri, function: name, confirmed: true }, cancellation, progress);
      tell(this.connection, MessageType.Info, `${name}: ${result.verdict}`);
      return result;
    } catch (error) {
      if (error instanceof ResponseError && error.code === LSPErrorCodes.RequestCancelled) return null;
      if (!(error instanceof RefusedError)) throw error;
      tell(this.connection, MessageType.Error, error.message);
      return null;
    }
  }

  measuredOf(path: string, name: string): Measured | undefined {
    const benchmark = this.store.get(path, name);
    return benchmark && { benchmark, stale: this.isStale(benchmark) };
  }

  /** Whether the function's text is another than when it was measured. */
  isStale(benchmark: StoredBenchmark): boolean {
    return this.hashOf(benchmark.path, benchmark.function) !== benchmark.hash;
  }

  /** Throws a RefusedError where the recording cannot be read. */
  private recorded(path: string): OfferedWorkload {
    try {
      return workloadOf(readRecording(path));
    } catch (error) {
      if (error instanceof BenchmarkError) throw new RefusedError(errorCodes.benchmarkFailed, error.toFailure());
      throw error;
    }
  }

  /** The function to run; throws a RefusedError where nothing may or can be run. */
  private runnable({ uri, function: name }: { uri: string; function: string }, recorded = false): FunctionListing {
    const refuse = (errorCode: number, code: string, message: string, advice: string): never => {
      throw new RefusedError(errorCode, { code, message, advice });
    };
    if (!this.trusted) refuse(errorCodes.untrusted, 'untrusted', 'A benchmark runs code of this workspace, which you have not trusted yet.', 'Trust the workspace first.');
    if (!isFile(uri)) refuse(errorCodes.benchmarkFailed, 'not-a-file', 'An interpreter cannot run what is not a file on disk.', 'Save it first.');
    const path = pathOf(uri);
    const workspace = this.around.workspace();
    if (this.around.isUnsaved(uri) && workspace.text(path) !== workspace.savedText(path)) {
      refuse(errorCodes.benchmarkFailed, 'unsaved', 'The file has changes that are not saved, and the interpreter runs what is on disk.', 'Save the file and start again.');
    }
    const listing = workspace.functions(path).find(one => one.qualifiedName === name)
      ?? refuse(errorCodes.noSuchFunction, 'function-missing', `There is no function ${name} in ${path}.`, 'Check its name; it may have been renamed.');
    const obstacle = cannotBenchmark(listing, recorded);
    if (obstacle !== null) refuse(errorCodes.benchmarkFailed, 'unreachable', obstacle, '');
    return listing;
  }

  /** Null where the function is no longer there. */
  private hashOf(path: string, name: string): string | null {
    const workspace = this.around.workspace();
    const found = workspace.facts(path)?.functions.find(one => one.qualifiedName === name);
    const text = found ? workspace.text(path) : null;
    return found && text !== null ? contentHash(text.slice(found.start, found.end)) : null;
  }
}
