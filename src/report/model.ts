/** What a report shows: plain data, so that it can be rendered to a file, sent to the webview, or printed. */
import { describeWork, expectedGain, staticVerdict, verdict } from '../advice';
import type {
  FileAnalysis, Language,
  AnalysisReport, Basis, BenchmarkReport, Confidence, Evidence, Finding, Hazard, HostDescription, InterpreterDescription, IoKind, ExecutionModel, Range, Reason, Severity, Site,
  SiteKind, SkippedPath, SourceError, WorkKind,
} from '../model';
import { isTestPath } from '../analysis/test-files';
import { generatedFiles } from './generated';

/** What a report needs to know of a rule. */
export interface RuleInfo {
  id: string;
  /** A few words: `Blocking call in async code`. */
  title: string;
  /** Address of the rule's page. */
  help: string;
  /** One or two sentences, where there are. */
  summary?: string;
  severity?: Severity | 'off';
}

export interface ReportInput {
  /** Null: nothing has been analysed yet. */
  analysis: AnalysisReport | null;
  /** Of several with one target, the last counts. */
  benchmarks: readonly BenchmarkReport[];
  title: string;
  /** ISO 8601. */
  generatedAt: string;
  /** Absolute folder that relative paths start from; makes links that open the editor. */
  basePath?: string;
  rules?: readonly RuleInfo[];
  /** Targets whose code has changed since they were measured. */
  stale?: ReadonlySet<string>;
  /** How a target's last run compares with the one before, in a sentence. */
  changes?: ReadonlyMap<string, string>;
}

export const REPORT_MODEL_VERSION = 1;

export interface ReportModel {
  version: typeof REPORT_MODEL_VERSION;
  title: string;
  generatedAt: string;
  basePath: string | null;
  analysed: boolean;
  summary: ReportSummary;
  hosts: HostDescription[];
  interpreters: InterpreterDescription[];
  /** By expected gain: proven gains first, then what was measured and is not settled, then likely gains, then what is best left alone. */
  entries: ReportEntry[];
  /** Files with findings, in the order of the analysis, those that a tool wrote last. */
  findings: { path: string; findings: Finding[] }[];
  /** Files that could not be read in full. */
  errors: { path: string; errors: SourceError[] }[];
  skipped: SkippedPath[];
  rules: Record<string, RuleInfo>;
}

export interface ReportSummary {
  files: number;
  sites: number;
  /** Sites that are not listed: too little work, nothing known of it, or one with a loop in it that is. */
  unlisted: number;
  findings: number;
  measured: number;
  /** Sites with a gain measured or likely; of files that a tool wrote only what was measured. */
  promising: number;
  /** Of these, what a rule names and nobody has measured: functions that a benchmark can call, and how many sites lie in them. */
  worthMeasuring: { functions: number; sites: number };
  /** Files that look as if a tool wrote them, with sites or findings: these come last. */
  generatedFiles: number;
}

export interface ReportEntry {
  /** Stable between reports of the same code. */
  id: string;
  path: string;
  name: string;
  kind: SiteKind;
  /** For a loop: the function it stands in; empty at module level, and for functions. */
  within: string;
  /** Where to jump to; null where a benchmark's function is not among the analysed sites. */
  place: Range | null;
  work: WorkKind;
  io: IoKind[];
  /** `waits on the network` */
  workText: string;
  confidence: Confidence | null;
  basis: Basis;
  verdict: string;
  /** What is advised: `null` for "no clear winner" or "cannot tell". */
  advised: ExecutionModel | null;
  reasons: Reason[];
  hazards: Hazard[];
  evidence: Evidence[];
  /** Ids of rules with a finding at this very place. */
  rules: string[];
  /** Whether the file is one of tests, going by its name; absent where it is not. */
  test?: true;
  /** Why the file looks like one that a tool wrote; absent for what people write. */
  generated?: string;
  /** What to benchmark, `path:qualified.name`; null where no function can be called by itself. */
  target: string | null;
  /** `change`: how it compares with the run before; absent where there was none. */
  measured: { report: BenchmarkReport; stale: boolean; change?: string } | null;
}

/** Builds the view model. Pure; `input` is not changed. */
export function buildReport(input: ReportInput): ReportModel {
  const files = input.analysis?.files ?? [];
  const benchmarks = new Map(input.benchmarks.map(report => [targetKey(report.target), report]));
  const stale = new Set([...(input.stale ?? [])].map(targetKey));
  const changes = new Map([...(input.changes ?? [])].map(([target, sentence]) => [targetKey(target), sentence]));
  const measure = (report: BenchmarkReport | undefined) => {
    if (!report) return null;
    const change = changes.get(targetKey(report.target));
    return { report, stale: stale.has(targetKey(report.target)), ...(change ? { change } : {}) };
  };

  const generatedBy = generatedFiles(files.map(({ path }) => path));
  const generated = new Map(files.map(({ path }) => [path, generatedBy(path)]));
  const ranked: { entry: ReportEntry; gain: number }[] = [];
  let sites = 0;
  for (const file of files) {
    const loops = file.sites.filter(site => site.kind !== 'function' && expectedGain(site) > 0);
    const rulesAt = new Map<string, Set<string>>();
    for (const { rule, range } of file.findings) {
      const at = positionKey(range);
      rulesAt.set(at, (rulesAt.get(at) ?? new Set()).add(rule));
    }
    for (const site of file.sites) {
      sites += 1;
      const target = targetOf(file.path, site);
      const key = target && site.kind === 'function' ? targetKey(target) : null;
      const measured = measure(key ? benchmarks.get(key) : undefined);
      if (key && measured) benchmarks.delete(key);
      const rules = [...new Set([...(rulesAt.get(positionKey(site.headRange)) ?? []), ...(rulesAt.get(positionKey(site.range)) ?? [])])];
      const gain = expectedGain(site, measured?.report);
      if (!measured && rules.length === 0 && (!(gain > 0) || loops.some(loop => standsFor(loop, site)))) continue;
      const tool = generated.get(file.path);
      const test = isTestPath(belowBase(file.path, input.basePath));
      ranked.push({ gain, entry: { ...siteEntry(file, site, target, rules, measured), ...(tool ? { generated: tool } : {}), ...(test ? { test } : {}) } });
    }
  }
  // What was measured without having been analysed: a function of another file, or one too plain to be a site.
  for (const report of benchmarks.values()) ranked.push({ gain: expectedGain(null, report), entry: benchmarkEntry(measure(report)!) });

  ranked.sort((a, b) => tier(a) - tier(b) || b.gain - a.gain || a.entry.path.localeCompare(b.entry.path) || line(a.entry) - line(b.entry));
  const entries = ranked.map(({ entry }) => entry);
  const promising = ranked.filter(({ gain, entry }) => gain > 0 && !(entry.generated && !entry.measured)).map(({ entry }) => entry);
  const named = promising.filter(({ rules, target, measured }) => rules.length > 0 && target !== null && !measured);
  const found = files.filter(file => file.findings.length > 0).map(({ path, findings }) => ({ path, findings }));
  return {
    version: REPORT_MODEL_VERSION,
    title: input.title,
    generatedAt: input.generatedAt,
    basePath: input.basePath ?? null,
    analysed: input.analysis !== null,
    summary: {
      files: files.length,
      sites,
      unlisted: sites - entries.filter(({ place }) => place !== null).length,
      findings: files.reduce((sum, file) => sum + file.findings.length, 0),
      measured: entries.filter(({ measured }) => measured).length,
      promising: promising.length,
      worthMeasuring: { functions: new Set(named.map(({ target }) => target)).size, sites: named.length },
      generatedFiles: new Set([...entries, ...found].map(({ path }) => path).filter(path => generated.get(path))).size,
    },
    hosts: distinct(input.benchmarks.map(({ host }) => machine(host))),
    interpreters: distinct(input.benchmarks.map(({ interpreter }) => interpreter)),
    entries,
    findings: [...found.filter(({ path }) => !generated.get(path)), ...found.filter(({ path }) => generated.get(path))],
    errors: files.filter(file => file.errors.length > 0).map(({ path, errors }) => ({ path, errors })),
    skipped: input.analysis?.skipped ?? [],
    rules: Object.fromEntries((input.rules ?? []).map(rule => [rule.id, rule])),
  };
}

function belowBase(path: string, base: string | undefined): string {
  return base !== undefined && path.startsWith(base) ? path.slice(base.length) : path;
}

/** Whether a loop says all there is to say of the function it stands in: most of its work, and the same advice. */
function standsFor(loop: Site, site: Site): boolean {
  return site.kind === 'function' && site.owner !== '' && loop.owner === site.owner
    && loop.work === site.work && loop.recommendation.model === site.recommendation.model && loop.weight >= site.weight / 2;
}

/** The function to benchmark for a site: itself, or the function that the loop stands in. Lambdas and nested functions cannot be reached by name. */
export function targetOf(path: string, site: Site): string | null {
  return site.owner === '' || site.owner.includes('<') ? null : `${path}:${site.owner}`;
}

function siteEntry({ path, language }: FileAnalysis, site: Site, target: string | null, rules: string[], measured: ReportEntry['measured']): ReportEntry {
  const { line: row, column } = site.headRange.start;
  return {
    id: `${path}:${row}:${column}`,
    path,
    name: site.kind === 'function' ? site.owner || site.name : shortName(site.name),
    kind: site.kind,
    within: site.kind === 'function' ? '' : site.owner,
    place: site.headRange,
    work: site.work,
    io: site.io,
    workText: describeWork(site, language),
    confidence: site.confidence,
    evidence: site.evidence,
    rules,
    target,
    ...advice(measured, site, language),
  };
}

/** `Array.map(parse)` of what is handed over by its full name. */
function shortName(name: string): string {
  return name.replace(/^globalThis\./, '').replace(/\((.*)\)$/, (_, handed: string) => `(${handed.slice(handed.lastIndexOf('.') + 1)})`);
}

function benchmarkEntry(measured: NonNullable<ReportEntry['measured']>): ReportEntry {
  const { target } = measured.report;
  const colon = target.lastIndexOf(':');
  return {
    id: target, path: target.slice(0, Math.max(0, colon)), name: target.slice(colon + 1), kind: 'function', within: '', place: null, work: 'unknown', io: [], workText: describeWork({ work: 'unknown', io: [] }),
    confidence: null, evidence: [], rules: [], target, ...advice(measured, null),
  };
}

function advice(measured: ReportEntry['measured'], site: Site | null, language?: Language): Pick<ReportEntry, 'basis' | 'verdict' | 'advised' | 'reasons' | 'hazards' | 'measured'> {
  if (measured) {
    const { recommendation } = measured.report;
    const { basis, model, reasons, hazards } = recommendation;
    return { basis, verdict: verdict(recommendation, measured.report), advised: model, reasons, hazards, measured };
  }
  // That it comes from reading the code is said by the basis; a reason that only repeats it is left out.
  return { basis: 'static', verdict: site ? staticVerdict(site, language) : '', advised: site?.recommendation.model ?? null, reasons: (site?.recommendation.reasons ?? []).filter(({ code }) => code !== 'static'), hazards: [], measured: null };
}

/** Proven gains; measured and not settled, which wants a second look; likely gains, those that a rule is sure enough of to say so first; settled as serial; the rest; what nobody would mend. */
function tier({ entry, gain }: { entry: ReportEntry; gain: number }): number {
  if (entry.measured) return gain > 0 ? 0 : entry.advised === null ? 1 : 4;
  if (entry.generated) return 7;
  // Of tests nobody waits for a single one.
  if (gain > 0) return entry.rules.length > 0 ? 2 : entry.test ? 5 : 3;
  return entry.test ? 6 : 5;
}

const line = ({ place }: ReportEntry) => place?.start.line ?? 0;
const positionKey = ({ start }: Range) => `${start.line}:${start.column}`;

/** Targets written on Windows and elsewhere are the same. */
function targetKey(target: string): string {
  return target.replace(/\\/g, '/').replace(/^\.\//, '');
}

function distinct<T>(values: T[]): T[] {
  return [...new Map(values.map(value => [JSON.stringify(value), value])).values()];
}

/** What stays the same from run to run; what a run read of its host is told beside that run. */
function machine({ platform, architecture, logicalCores, usableCores, memoryBytes, physicalCores, cpuQuota }: HostDescription): HostDescription {
  return { platform, architecture, logicalCores, usableCores, memoryBytes, ...(physicalCores ? { physicalCores } : {}), ...(cpuQuota ? { cpuQuota } : {}) };
}
