/**
 * The contract with the harnesses: commands go in on its standard input, answers come back on a channel of their own,
 * each one JSON object on one line. Answers are validated on arrival, since user code shares the process that sends them.
 */
import * as v from 'valibot';
import { awaitables, gilStates, gilUses, loopUses, type StartMethod } from '../model';
import { protocolVersion } from './protocol-version';

export { protocolVersion };
/** Longest line that is accepted; the longest honest one holds a thousand digests and a traceback. */
export const maxLineBytes = 1 << 20;

export const callStyles = ['plain', 'coroutine', 'generator', 'async-generator'] as const;
export type CallStyle = (typeof callStyles)[number];

/** How arguments stay the same from round to round: as they are, copied for each task, or evaluated anew. */
export const mutabilities = ['stable', 'copied', 'evaluated'] as const;
export type Mutability = (typeof mutabilities)[number];

export type Command =
  | {
    do: 'prepare'; model: string; workers: number; file: string; function: string; roots: string[]; expression: string | null; style: CallStyle | null;
    /** A file of recorded calls; goes before the expression. */
    recording: string | null;
    /** A folder of the run's own, removed at its end whatever happens. */
    scratch: string;
    /** How `processes` starts its workers; null: the interpreter's default. */
    startMethod: StartMethod | null;
    /** Tasks that are handed over in one message; left out: each by itself. */
    chunkSize?: number;
    /** Address of the Dask scheduler; null: a cluster of its own. And whether to use all its workers, whatever `workers` says. */
    scheduler: string | null;
    wholeCluster: boolean;
    /** Of each process, and how long a task may take; left out: no limit. */
    memoryBytes?: number;
    taskSeconds?: number;
  }
  | { do: 'probe'; seconds: number; patience: number }
  | { do: 'open'; mutability: Mutability }
  | { do: 'round'; tasks: number; digest: boolean }
  | { do: 'recheck'; tasks: number; positions: number[] }
  /** `taskSeconds` is what calibration says a task takes, `seconds` what observing may take. */
  | { do: 'observe'; taskSeconds: number; seconds: number }
  | { do: 'close' };

/** The one command of the process that measures the host. */
export interface GaugeCommand {
  do: 'gauge';
  processes: number;
}

const seconds = v.pipe(v.number(), v.finite(), v.minValue(0));
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
/** A difference of two readings of several processes; one that ended in between can make it negative. */
const used = v.nullable(v.pipe(v.number(), v.finite()));
const digest = v.nullable(v.string());
/** What pickling one value and unpickling it again takes; null where one cannot be pickled. */
const pickle = v.nullable(v.object({ bytes: v.pipe(v.number(), v.minValue(0)), seconds }));
const version = { v: v.literal(protocolVersion) };

const answerSchema = v.variant('type', [
  v.object({ ...version, type: v.literal('ready') }),
  v.object({
    ...version, type: v.literal('prepared'), module: v.string(), style: v.picklist(callStyles), items: count, capped: v.boolean(),
    importSeconds: seconds, itemsDigest: digest, /** Python: the function keeps its results, and its cache is emptied before each task. */ uncached: v.optional(v.boolean()),
  }),
  v.object({
    ...version, type: v.literal('probed'), tasks: v.pipe(count, v.minValue(1)), seconds, cpuSeconds: seconds, queueSeconds: seconds,
    style: v.picklist(callStyles), mutability: v.picklist(mutabilities), /** Memory that one result takes, roughly. */ resultBytes: count,
  }),
  v.object({
    ...version, type: v.literal('opened'), startupSeconds: seconds, /** As many as there really are. */ workers: v.optional(count),
    /** Of a task with nothing to do, where many are handed over. */
    handOverSeconds: v.optional(v.nullable(seconds)),
  }),
  v.object({
    ...version, type: v.literal('round'), seconds, cpuSeconds: used, queueSeconds: used,
    digest: v.optional(digest), digests: v.optional(v.array(digest)),
    /** Node: the longest time that the main thread's event loop was held up, and what copying the round's arguments and results takes. */
    eventLoopDelaySeconds: v.optional(seconds), cloneSeconds: v.optional(v.nullable(seconds)),
  }),
  v.object({ ...version, type: v.literal('rechecked'), digests: v.array(digest) }),
  v.object({
    ...version, type: v.literal('observed'), tasks: v.pipe(count, v.minValue(1)), taskSeconds: seconds, cpuSeconds: seconds, waitSeconds: seconds,
    gilUse: v.picklist(gilUses), windows: count, agreeing: count, heldShare: v.nullable(seconds), longestHoldSeconds: v.nullable(seconds),
    libraryThreads: v.nullable(count), voluntarySwitches: v.nullable(seconds), involuntarySwitches: v.nullable(seconds), argumentPickle: pickle, resultPickle: pickle,
    /** Node: what it does to the event loop, the part of its time that the loop was busy, and what Node said it waited for. */
    loopUse: v.optional(v.picklist(loopUses)), loopShare: v.optional(seconds), mainThreadCpuSeconds: v.optional(v.nullable(seconds)), waitsFor: v.optional(v.array(v.picklist(awaitables))),
  }),
  v.object({ ...version, type: v.literal('closed'), peakMemoryBytes: v.nullable(count), workerPeakMemoryBytes: v.optional(v.nullable(count)), gil: v.picklist(gilStates) }),
  /** What each process took for the same computation, at the same time; the first answer of all tells the clock's step too. */
  v.object({ ...version, type: v.literal('gauged'), seconds: v.array(seconds), timerResolutionSeconds: v.optional(seconds) }),
  v.object({
    ...version, type: v.literal('failure'), code: v.string(), detail: v.nullable(v.string()),
    facts: v.record(v.string(), v.nullable(v.union([v.string(), v.number()]))),
  }),
]);

export type Answer = v.InferOutput<typeof answerSchema>;
export type AnswerOf<Type extends Answer['type']> = Extract<Answer, { type: Type }>;

/** What is wrong with a line that is not an answer. */
export class ProtocolError extends Error {}

/** Reads one line. Throws a `ProtocolError` that says what is wrong with it. */
export function parseAnswer(line: string): Answer {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw new ProtocolError(`not JSON: ${shorten(line)}`);
  }
  const parsed = v.safeParse(answerSchema, value);
  if (parsed.success) return parsed.output;
  const theirs = typeof value === 'object' && value !== null && 'v' in value ? value.v : undefined;
  if (theirs !== undefined && theirs !== protocolVersion) throw new ProtocolError(`version ${String(theirs)} where ${protocolVersion} is spoken`);
  const issue = parsed.issues[0];
  throw new ProtocolError(`${v.getDotPath(issue) ?? 'message'}: ${issue.message}`);
}

/** Splits what arrives in chunks into lines. Throws a `ProtocolError` on a line that grows without end. */
export class LineSplitter {
  private pending: Buffer[] = [];
  private pendingBytes = 0;

  push(chunk: Buffer): string[] {
    const lines: string[] = [];
    let start = 0;
    for (let end = chunk.indexOf(10); end !== -1; end = chunk.indexOf(10, start)) {
      this.pending.push(chunk.subarray(start, end));
      lines.push(Buffer.concat(this.pending).toString('utf8'));
      this.pending = [];
      this.pendingBytes = 0;
      start = end + 1;
    }
    if (start < chunk.length) {
      this.pending.push(chunk.subarray(start));
      this.pendingBytes += chunk.length - start;
      if (this.pendingBytes > maxLineBytes) throw new ProtocolError(`a line of more than ${maxLineBytes} bytes`);
    }
    return lines;
  }
}

function shorten(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}...` : text);
}
