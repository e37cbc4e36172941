/** Runs the user's own program once and keeps the first calls of one function, so that it can be benchmarked on real arguments. */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { copyFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { BenchmarkError, cancelled } from '../failure';
import type { InterpreterDescription } from '../../model';
import { OutputTail } from '../output';
import { createPlatform, markerName, type Platform } from '../platform';
import { runtimeOf } from '../runtime';
import { makeFolderOf, makeScratch } from '../scratch';
import { Sentry } from '../sentry';
import type { EntryPoint } from './entry';
import { describeRecording, readRecording, recordingVersion, type Recording, type RecordingHeader } from './file';
import { launchRecorder, type Instrumentation } from './launch';
import { LineCounter } from './line-counter';

export const defaultCalls = 100;
export const defaultSeconds = 120;
const graceMilliseconds = 1000;
const tellMilliseconds = 250;

export interface RecordRequest {
  /** Absolute path of the function's file. */
  file: string;
  /** Qualified name, as for a benchmark. */
  function: string;
  /** Of the function's text, kept with the recording; see `contentHash` of the server. */
  hash: string;
  interpreter: InterpreterDescription;
  entry: EntryPoint;
  /** Where the recording goes; its folder is made. */
  output: string;
  /** Calls to keep at most. Default 100. */
  calls?: number;
  /** The program is ended after this long, with what was recorded by then. Default 120. */
  seconds?: number;
  cwd: string;
  environment?: NodeJS.ProcessEnv;
  /** Node: where the function's text is added to. Python finds that out itself. */
  instrumentation?: Instrumentation;
  /** For tests. */
  platform?: Platform;
}

export interface RecordObserver {
  /** Now and then: calls kept so far. */
  onProgress?(progress: { calls: number; seconds: number }): void;
  /** Enough: ends the program and keeps what was recorded. */
  enough?: AbortSignal;
  /** Ends the program and keeps nothing: the promise rejects with a `BenchmarkError` of code `cancelled`. */
  signal?: AbortSignal;
}

export interface RecordOutcome {
  recording: Recording;
  /** How the program came to its end. */
  ended: 'by-itself' | 'enough' | 'time';
  /** Null where it was ended. */
  exitCode: number | null;
  /** The last of what it printed. */
  output: string;
}

/** What was recorded, what was not, and where the program did not simply end: how it did; as sentences. `more` says how to give it more time. */
export function describeOutcome({ recording, ended, exitCode }: RecordOutcome, more?: string): string[] {
  const end = ended === 'time' ? `The program was ended when its time was up${more ? `; ${more}` : ''}.`
    : exitCode ? `The program ended with exit status ${exitCode}; what it called before was kept.`
      : null;
  return [...describeRecording(recording), ...end ? [end] : []];
}

/** Throws a `BenchmarkError` where nothing could be recorded. When it settles, the program and all it started have ended. */
export async function recordCalls(request: RecordRequest, observer: RecordObserver = {}): Promise<RecordOutcome> {
  if (observer.signal?.aborted) throw cancelled('recording');
  const platform = request.platform ?? createPlatform();
  const runtime = runtimeOf(request.file);
  const run = `${process.pid.toString(36)}${randomBytes(6).toString('hex')}`;
  const path = resolve(request.output);
  makeFolderOf(path);
  const scratch = await makeScratch();
  const sentry = platform.needsSentry || runtime.needsSentry ? new Sentry(runtime, request.interpreter.path, run, scratch) : null;
  const output = join(scratch, 'recording');
  const { entry } = request;
  try {
    const file = resolve(request.file);
    const limit = request.calls ?? defaultCalls;
    const header: RecordingHeader = {
      type: 'recording', version: recordingVersion, language: runtime.name, file, function: request.function, hash: request.hash, entry: entry.shown,
      main: entry.kind === 'script' ? entry.name : null, runtime: request.interpreter.version, at: new Date().toISOString(), limit,
    };
    await writeFile(output, `${JSON.stringify(header)}\n`, { mode: 0o600 });
    const { command, words, environment } = await launchRecorder({
      runtime, interpreter: request.interpreter.path, scratch, output, entry, file, function: request.function, calls: limit,
      environment: request.environment ?? process.env, instrumentation: request.instrumentation ?? null,
    });
    const child = spawn(command, words, {
      ...platform.spawnOptions, cwd: request.cwd, env: { ...environment, [markerName]: run }, stdio: ['ignore', 'pipe', 'pipe'],
      // npm is a command file on Windows, which only a shell runs.
      shell: platform.name === 'win32' && entry.kind === 'package-script',
    });
    const tail = new OutputTail();
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => tail.push(chunk)).on('error', () => undefined);
    const broken = new Promise<Error | null>(settle => child.once('error', settle).once('spawn', () => settle(null)));
    const exited = new Promise<number | null>(settle => child.once('close', code => settle(code)));
    const failure = await broken;
    if (failure) throw new BenchmarkError({ code: 'interpreter-broken', message: `${command} cannot be started: ${failure.message}.`, advice: 'Choose another interpreter.' });
    sentry?.watch(child.pid!);

    const end = await untilItEnds(exited, request.seconds ?? defaultSeconds, output, observer);
    await platform.endTree(child.pid!, run, graceMilliseconds);
    const exitCode = end === 'by-itself' ? await exited : null;
    if (end === 'cancelled') throw cancelled('recording');
    const recording = readRecording(output);
    if (recording.refused) {
      throw new BenchmarkError({ code: 'not-recordable', message: `Calls of ${request.function} cannot be watched: ${recording.refused}.`, advice: 'Benchmark it with arguments of your own instead.' });
    }
    if (!recording.calls) throw nothingRecorded(recording, entry, end, exitCode, tail);
    await copyFile(output, path);
    return { recording: { ...recording, path }, ended: end, exitCode, output: tail.text() };
  } finally {
    await sentry?.dismiss();
    await rm(scratch, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** Settles when the program has ended or is to be ended. */
async function untilItEnds(exited: Promise<unknown>, seconds: number, output: string, { onProgress, enough, signal }: RecordObserver): Promise<RecordOutcome['ended'] | 'cancelled'> {
  const started = performance.now();
  const lines = new LineCounter(output, '{"type":"call"');
  const ticking = onProgress && setInterval(() => onProgress({ calls: lines.count(), seconds: (performance.now() - started) / 1000 }), tellMilliseconds);
  let timer: NodeJS.Timeout | undefined;
  try {
    return await Promise.race([
      exited.then(() => 'by-itself' as const),
      new Promise<'time'>(settle => { timer = setTimeout(() => settle('time'), seconds * 1000); }),
      aborted(enough, 'enough' as const),
      aborted(signal, 'cancelled' as const),
    ]);
  } finally {
    clearTimeout(timer);
    clearInterval(ticking);
    lines.close();
  }
}

function aborted<T>(signal: AbortSignal | undefined, value: T): Promise<T> {
  return new Promise(settle => {
    if (signal?.aborted) settle(value);
    else signal?.addEventListener('abort', () => settle(value), { once: true });
  });
}

function nothingRecorded({ leftOut, function: name }: Recording, { shown }: EntryPoint, end: RecordOutcome['ended'], exitCode: number | null, tail: OutputTail): BenchmarkError {
  const [first] = leftOut;
  if (first) {
    return new BenchmarkError({
      code: 'recording-unpicklable',
      message: `${shown} called ${name}, but ${first.argument ? `its argument ${first.argument}${first.kind ? ` (${first.kind})` : ''} cannot be recorded: ${first.error}` : first.error}.`,
      advice: 'What cannot be copied to a file cannot be sent to worker processes either: pass plain data and open files, connections or locks inside the function.',
    });
  }
  if (end === 'by-itself' && exitCode !== 0) {
    return new BenchmarkError({
      code: 'recording-failed', message: `${shown} ended with exit status ${exitCode} before it called ${name}.`,
      advice: 'Make the program run through with this interpreter first; the detail shows what it printed.', detail: tail.text() || undefined,
    });
  }
  const how = end === 'time' ? ' in the time it was given' : '';
  return new BenchmarkError({
    code: 'recording-empty', message: `${shown} made no call of ${name}${how}.`,
    advice: 'Choose an entry point that calls the function (calls in processes that are spawned are not seen), or give arguments yourself.', detail: tail.text() || undefined,
  });
}
