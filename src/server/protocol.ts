/**
 * What the language server and its clients say to each other beyond LSP itself. Imported by both sides; types and names only.
 * Positions are LSP's: lines and UTF-16 columns from 0. The model's own ranges (in reports) count from 1.
 */
import type { OfferedWorkload } from '../advice';
import type { BenchmarkPlan, BenchmarkReport, Failure } from '../model';
import type { ReportModel } from '../report';

/** `initializationOptions`; all optional, so that any editor can start the server without them. */
export interface InitializationOptions {
  /** Whether the user trusts the workspace: nothing but the analysis runs otherwise. Default true: who starts `forkcast lsp` by hand has decided. */
  trusted?: boolean;
  /** Folder in which benchmark results and the index are kept from session to session. Without it they live as long as the server. */
  storagePath?: string;
  /** Folder (as a URI, ending in `/`) of the pages on the rules: `FC101.md`, ... Default: the ones the server ships with. */
  rulePages?: string;
  /** The client implements the commands of the lenses itself (with pickers and progress of its own). */
  ownCommands?: boolean;
}

export interface Position {
  line: number;
  character: number;
}

export interface Range {
  start: Position;
  end: Position;
}

export interface TargetParams {
  uri: string;
  /** Asked for recording: methods count whose class cannot be made without arguments, as real calls bring their own instances. */
  recorded?: boolean;
  /** Where the cursor is; the innermost function around it is the answer's `selected`. */
  position?: Position;
}

/** A function that could be benchmarked. */
export interface Target {
  /** `Client.fetch`; what benchmark requests call it. */
  function: string;
  range: Range;
  /** `waits on the network: threads likely faster`; empty where there is nothing to say. */
  description: string;
  /** Arguments that the source itself offers, the best first. */
  workloads: OfferedWorkload[];
  /** Whether it can be called without any argument. */
  callable: boolean;
  /** What a repeated run would repeat outside the process, in words: `deletes: os.remove in Store.drop (store.py, line 12)`. */
  repeats: string[];
}

export interface TargetsResult {
  targets: Target[];
  /** `function` of the target around the position, or null. */
  selected: string | null;
}

export interface CheckExpressionParams {
  /** Of the document whose function is to be called: its language is the expression's. */
  uri: string;
  expression: string;
}

export interface CheckExpressionResult {
  /** A sentence where it is not an expression of that language. */
  problem: string | null;
}

export interface BenchmarkParams {
  uri: string;
  function: string;
  /** Expression of the document's language that yields one item a task; without it, the best workload that the source offers. */
  expression?: string;
  /** A file of recorded calls, whose arguments are used instead of an expression. */
  recording?: string;
  /** Try 1, 2, 4, ... workers of each model; takes three times the budget of the settings. */
  sweep?: boolean;
  /** Tasks that the time is projected to. */
  projectTasks?: number;
  /** The interpreter that the editor's Python extension has chosen; goes before the setting. */
  interpreter?: string;
  /** The user was shown the target's `repeats` and agrees. Without it a function that has any is refused with `unconfirmed`. */
  confirmed?: boolean;
  /** LSP's own: progress is reported under this token. */
  workDoneToken?: string | number;
}

export interface PlanResult {
  plan: BenchmarkPlan;
  /** The plan as a person reads it, without columns: a dialog breaks lines as it likes. */
  text: string;
}

export interface BenchmarkResult {
  report: BenchmarkReport;
  /** `threads x4: 3.8x as fast (3.5-4.1)` */
  verdict: string;
  /** How it compares with the run before, in a sentence; null where there was none like it. */
  change: string | null;
}

export interface RecordingsParams {
  uri: string;
  function: string;
}

/** A recording that is there already. */
export interface RecordingOffer {
  path: string;
  calls: number;
  /** How the program was started. */
  entry: string;
  /** ISO 8601. */
  at: string;
  /** Whether the function has changed since. */
  stale: boolean;
}

export interface RecordingsResult {
  recordings: RecordingOffer[];
  /** Ways to run a program that may call the function, as one would type them. */
  programs: string[];
}

export interface RecordParams {
  uri: string;
  function: string;
  /** As one would type it: `main.py --fast`, `pytest tests`, `npm run build`. */
  program: string;
  interpreter?: string;
  workDoneToken?: string | number;
}

export interface RecordResult {
  path: string;
  calls: number;
  /** What was recorded and what was not, in sentences. */
  notes: string[];
}

export interface AnalyzeWorkspaceParams {
  workDoneToken?: string | number;
}

export interface AnalyzeWorkspaceResult {
  files: number;
  sites: number;
  findings: number;
  skipped: { path: string; reason: string }[];
  seconds: number;
}

/** A benchmark and what it was a benchmark of. */
export interface StoredBenchmark {
  path: string;
  function: string;
  /** Of the function's text when it was measured. */
  hash: string;
  /** Milliseconds since 1970. */
  at: number;
  report: BenchmarkReport;
}

/** Custom requests: parameters and result. */
export interface Requests {
  'forkcast/targets': [TargetParams, TargetsResult];
  'forkcast/checkExpression': [CheckExpressionParams, CheckExpressionResult];
  'forkcast/benchmark': [BenchmarkParams, BenchmarkResult];
  /** What `forkcast/benchmark` with the same parameters would run. Runs none of the user's code. */
  'forkcast/plan': [BenchmarkParams, PlanResult];
  'forkcast/recordings': [RecordingsParams, RecordingsResult];
  /** Cancelling it means "enough": what was recorded by then is the result. */
  'forkcast/record': [RecordParams, RecordResult];
  'forkcast/analyzeWorkspace': [AnalyzeWorkspaceParams, AnalyzeWorkspaceResult];
  'forkcast/report': [null, ReportModel];
  'forkcast/reportHtml': [null, string];
}

/** Custom notifications. */
export interface Notifications {
  /** Client to server: the user has granted trust. */
  'forkcast/trusted': null;
  /** Server to client: what `forkcast/report` would answer has changed. */
  'forkcast/reportChanged': null;
}

/** Error codes of the custom requests, outside the ranges that JSON-RPC and LSP reserve. */
export const errorCodes = {
  untrusted: 1001,
  noSuchFunction: 1002,
  noArguments: 1003,
  noInterpreter: 1004,
  busy: 1005,
  benchmarkFailed: 1006,
  unconfirmed: 1007,
} as const;

/** `data` of such an error: what happened, what to do, and the user's own traceback where there is one. */
export type ErrorData = Failure;
