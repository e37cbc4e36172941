/**
 * A recording: one JSON object a line. The first describes it, each further one is a call with its arguments in the language's own serialization
 * (pickle, `v8.serialize`), a call that had to be left out, or the end of the program. Written by what runs inside the user's interpreter, read back
 * there; this side only looks at the description. Recorded data stay in this file.
 */
import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { BenchmarkError } from '../failure';

export const recordingVersion = 1;

/** The first line. `main` is the program's own file where that is known; what it defined as `__main__` is found there again. */
export type RecordingHeader = v.InferOutput<typeof header>;
const header = v.object({
  type: v.literal('recording'), version: v.literal(recordingVersion), language: v.picklist(['Python', 'Node.js']), file: v.string(), function: v.string(),
  hash: v.string(), entry: v.string(), main: v.nullable(v.string()), runtime: v.string(), at: v.string(), limit: v.number(),
});
const line = v.variant('type', [
  header,
  v.object({ type: v.literal('call'), arguments: v.string(), bytes: v.number() }),
  v.object({ type: v.literal('left-out'), argument: v.string(), kind: v.string(), error: v.string() }),
  v.object({ type: v.literal('refused'), error: v.string() }),
  v.object({ type: v.literal('end'), seen: v.number() }),
]);

/** Calls that could not be recorded for one reason. */
export interface LeftOut {
  /** The parameter's name; empty where no single argument is to blame. */
  argument: string;
  /** The class of the value: `sqlite3.Connection`. */
  kind: string;
  error: string;
  count: number;
}

export interface Recording {
  path: string;
  language: RecordingHeader['language'];
  /** File and qualified name of the function. */
  file: string;
  function: string;
  /** Of the function's text when it was recorded; empty where it was not known. */
  hash: string;
  /** How the program was started, in the user's words. */
  entry: string;
  /** Version of the interpreter. */
  runtime: string;
  /** ISO 8601. */
  at: string;
  /** Calls to keep at most. */
  limit: number;
  /** Calls whose arguments are in the file. */
  calls: number;
  /** Calls the program made in all; null where it did not end by itself. */
  seen: number | null;
  bytes: number;
  leftOut: LeftOut[];
  /** Why the function could not be watched at all; null where it could. */
  refused: string | null;
}

/** Reads the description. Throws a `BenchmarkError` of code `recording-unreadable` that says what is wrong. */
export function readRecording(path: string): Recording {
  const unreadable = (why: string) => new BenchmarkError({
    code: 'recording-unreadable', message: `${path} is not a recording that can be used: ${why}.`, advice: 'Record the calls again.',
  });
  let lines: string[];
  try {
    lines = readFileSync(path, 'utf8').split('\n').filter(Boolean);
  } catch (error) {
    throw unreadable((error as Error).message);
  }
  let found: Recording | null = null;
  for (const [index, text] of lines.entries()) {
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch {
      // A program that was killed may have left half a line.
      if (found !== null && index === lines.length - 1) break;
      throw unreadable(`line ${index + 1} is not JSON`);
    }
    const parsed = v.safeParse(line, value);
    if (!parsed.success) {
      const theirs = (value as { version?: unknown } | null)?.version;
      throw unreadable(index === 0 && typeof theirs === 'number' && theirs !== recordingVersion ? `it has version ${theirs}, and this Forkcast reads ${recordingVersion}` : `line ${index + 1} is not part of one`);
    }
    const entry = parsed.output;
    if (entry.type === 'recording') {
      found = { ...entry, path, calls: 0, seen: null, bytes: 0, leftOut: [], refused: null };
    } else if (found === null) throw unreadable('it does not say what was recorded');
    else add(found, entry);
  }
  if (found === null) throw unreadable('it is empty');
  return found;
}

function add(recording: Recording, entry: Exclude<v.InferOutput<typeof line>, { type: 'recording' }>): void {
  if (entry.type === 'call') {
    // Processes that recorded side by side may together have kept more.
    if (recording.calls >= recording.limit) return;
    recording.calls++;
    recording.bytes += entry.bytes;
  } else if (entry.type === 'left-out') {
    const { argument, kind, error } = entry;
    const same = recording.leftOut.find(one => one.argument === argument && one.kind === kind && one.error === error);
    if (same) same.count++;
    else recording.leftOut.push({ argument, kind, error, count: 1 });
  } else if (entry.type === 'refused') recording.refused = entry.error;
  else recording.seen = (recording.seen ?? 0) + entry.seen;
}

/** What was recorded and what was not, as sentences. */
export function describeRecording({ calls, seen, entry, leftOut, function: name }: Recording): string[] {
  const sentences = [`${calls} ${calls === 1 ? 'call' : 'calls'} of ${name}${seen !== null && seen > calls ? ` of ${seen}` : ''} recorded from ${entry}.`];
  for (const { argument, kind, error, count } of leftOut) {
    sentences.push(`${count} ${count === 1 ? 'call was' : 'calls were'} left out: ${argument ? `${argument}${kind ? ` (${kind})` : ''} cannot be recorded, ${error}` : error}.`);
  }
  return sentences;
}

/** The recorded calls as what a benchmark runs on. */
export function workloadOf({ calls, entry, path }: Recording): { expression: string; origin: 'recorded'; recording: string } {
  return { expression: `${calls} ${calls === 1 ? 'call' : 'calls'} recorded from ${entry}`, origin: 'recorded', recording: path };
}
