/** What the static analysis says: sites, findings and the lines that prove them. Part of the JSON contract. */
import type { Range } from './text';
import type { ExecutionModel, IoKind, Language, WorkKind } from './work';
import type { Reason } from './recommendation';

export const siteKinds = ['function', 'loop', 'comprehension', 'map', 'pool'] as const;
/** The shape of a place that could run concurrently. */
export type SiteKind = (typeof siteKinds)[number];

export const severities = ['error', 'warning', 'information', 'hint'] as const;
export type Severity = (typeof severities)[number];

/** One step of the proof behind a verdict, from the site down to the line that decided. */
export interface Evidence {
  range: Range;
  /** What stands there, in canonical terms: `requests.get`, `for row in rows`, `helpers.load`. */
  name: string;
  work: WorkKind;
  /** Where the step is in another file than the site: that file's path. */
  path?: string;
}

/** What can be said without running anything. Its basis is always `static`. */
export interface StaticRecommendation {
  /** `serial` means "leave it serial"; `null` means the analysis cannot tell. */
  model: ExecutionModel | null;
  reasons: Reason[];
}

export const confidences = ['high', 'medium', 'low'] as const;
/** How much of what the site runs the analysis could see. */
export type Confidence = (typeof confidences)[number];

export interface Site {
  /** `module.Class.method` for functions; the header's text for loops. */
  name: string;
  kind: SiteKind;
  range: Range;
  /** Where to put a lens or a caret: the name or the loop's header. */
  headRange: Range;
  /** For a loop, comprehension, map or pool: the qualified name of the function it stands in; empty at module level. For a function: its own qualified name. */
  owner: string;
  work: WorkKind;
  io: IoKind[];
  confidence: Confidence;
  /** Nominal weight in seconds of one execution, by order of magnitude: for ranking only, never shown as a time. */
  weight: number;
  recommendation: StaticRecommendation;
  evidence: Evidence[];
}

export interface Finding {
  /** `FC101`, ... */
  rule: string;
  severity: Severity;
  message: string;
  range: Range;
  evidence: Evidence[];
  /** Ways to mend it in this file that keep what the program does; absent where none is that safe. */
  fixes?: Fix[];
}

export interface Fix {
  /** What it does, as an imperative: `Pass chunksize=64`. */
  title: string;
  /** In the order of the text, not overlapping. */
  edits: TextEdit[];
}

/** A replacement in the text that was analysed; an empty range inserts. Lines of the new text end in a line feed. */
export interface TextEdit {
  range: Range;
  newText: string;
}

/** A place where the text could not be read as the language says; what stands around it is analysed all the same. */
export interface SourceError {
  message: string;
  range: Range;
}

export interface FileAnalysis {
  path: string;
  language: Language;
  sites: Site[];
  findings: Finding[];
  errors: SourceError[];
}

/** A file or folder that was passed over, and why; said to the user, never an exception. */
export interface SkippedPath {
  path: string;
  reason: string;
}

/** What `forkcast analyze --format json` prints. */
export interface AnalysisReport {
  version: 1;
  files: FileAnalysis[];
  skipped: SkippedPath[];
}
