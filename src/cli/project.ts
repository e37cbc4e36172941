/** The sources that a command is about, in an index. */
import { existsSync, statSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { WorkspaceIndex } from '../analysis/workspace-index';
import type { RuleSettings } from '../analysis/rules/table';
import { readSource, type WalkOptions } from '../files';
import { siteCount, withLateSites, type AnalysisReport, type BenchmarkReport, type Evidence, type FileAnalysis, type SkippedPath } from '../model';
import { contentHash } from '../server/benchmark-store';
import { bundleKey, CacheFolder, scan, userCacheFolder, type ScanResult } from '../scan';
import { loadScriptParser } from '../server/script-parser';
import type { Progress } from './terminal';

/** Files that mark the top of a project, from which its modules are imported. */
const projectMarks = ['pyproject.toml', 'setup.py', 'setup.cfg', '.git', '.venv', 'package.json'];

/** The folder from which a source's project imports its modules: the nearest one with a project's mark, else the one above its packages. */
export function projectRootOf(path: string): string {
  const start = dirname(resolve(path));
  for (let at = start; ; at = dirname(at)) {
    if (projectMarks.some(mark => existsSync(join(at, mark)))) return at;
    if (dirname(at) === at) break;
  }
  let at = start;
  while (existsSync(join(at, '__init__.py')) && dirname(at) !== at) at = dirname(at);
  return at;
}

export interface Project {
  index: WorkspaceIndex;
  roots: string[];
  skipped: SkippedPath[];
  scanned: ScanResult;
}

export interface LoadOptions extends WalkOptions {
  rules?: RuleSettings;
  extraRoots?: readonly string[];
  /** False: nothing is read from or written to the cache. */
  cache: boolean;
  /** Default: one for every core but one. */
  threads?: number;
  /** Whether functions will be asked about, besides what the analysis says. */
  wantsFacts: boolean;
}

/** Reads and indexes the sources below `paths`. Never throws for what is on disk: what cannot be read is among `skipped`. */
export async function loadProject(paths: readonly string[], options: LoadOptions, progress: Progress): Promise<Project> {
  const roots = [...new Set([...(options.extraRoots ?? []), ...paths.map(path => (isFolder(path) ? resolve(path) : projectRootOf(path)))])];
  const reading = { roots, hasInit: (folder: string) => existsSync(join(folder, '__init__.py')), scriptParser: loadScriptParser };
  const index = new WorkspaceIndex({ ...reading, rules: options.rules });
  const skipped: SkippedPath[] = [];
  const cache = options.cache ? CacheFolder.among(userCacheFolder(), [...roots, '', ...paths.map(path => resolve(path))], bundleKey(__dirname, __filename)) : null;
  const scanned = await scan(paths, {
    ...reading, exclude: options.exclude, gitignore: options.gitignore, cache, settings: options.rules, threads: options.threads,
    workerScript: join(__dirname, 'scan-worker.js'), wantsFacts: options.wantsFacts, helps: true,
  }, {
    facts: facts => index.update(facts),
    skipped: one => skipped.push(one),
    breathe: count => {
      progress.update(`Reading ${count} files`);
      return true;
    },
    log: message => progress.line(message),
  });
  progress.clear();
  index.setScriptProjects(scanned!.projects);
  cache?.removeOldest();
  return { index, roots, skipped, scanned: scanned! };
}

/** Of a function's text, as the server keeps it with what it measured; tells later whether it has changed. Empty where the function is not found. */
export function functionHash({ index }: Project, file: string, name: string): string {
  const found = index.facts(file)?.functions.find(one => one.qualifiedName === name);
  const source = found && readSource(file);
  return source && 'text' in source ? contentHash(source.text.slice(found.start, found.end)) : '';
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    // It is not there, may not be looked at, or lies in what is no folder, as in a zip archive.
    return false;
  }
}

/** A path as it is shown and written to JSON: relative to the working folder where it lies in it, with forward slashes. */
export function shown(path: string): string {
  let found = shownPaths.get(path);
  if (found === undefined) {
    const inside = path.startsWith(here) ? path.slice(here.length) : relative(process.cwd(), path);
    found = inside.startsWith('..') || isAbsolute(inside) ? path : inside.split(sep).join('/') || '.';
    shownPaths.set(path, found);
  }
  return found;
}

/** What most paths begin with; working out the others takes longer. */
const here = process.cwd().endsWith(sep) ? process.cwd() : process.cwd() + sep;
/** Evidence names the same files again and again. */
const shownPaths = new Map<string, string>();

/** The analysis of every file of a project, with paths as they are shown. */
export function analyzeProject({ index, skipped, scanned }: Project, progress: Progress): AnalysisReport {
  const problems = new Map(scanned.records.filter(record => record.problems.length > 0).map(record => [record.path, record.problems]));
  const found: FileAnalysis[] = [];
  for (const analysis of scanned.findings ?? index.analyzeAll()) {
    progress.update(`Analysing ${shown(analysis.path)}`);
    found.push(analysis);
  }
  if (scanned.findings === null) scanned.store(found);
  progress.clear();
  return {
    version: 1, files: found.map(analysis => withShownPaths(analysis, problems.get(analysis.path) ?? [])),
    skipped: skipped.map(({ path, reason }) => ({ path: shown(path), reason })),
  };
}

function withShownPaths(analysis: FileAnalysis, problems: readonly string[]): FileAnalysis {
  const show = (evidence: Evidence[]) => (evidence.every(step => step.path === undefined) ? evidence : evidence.map(step => (step.path === undefined ? step : { ...step, path: shown(step.path) })));
  const top = { start: { line: 1, column: 1 }, end: { line: 1, column: 1 } };
  return withLateSites({
    path: shown(analysis.path), language: analysis.language,
    findings: analysis.findings.map(finding => ({ ...finding, evidence: show(finding.evidence) })),
    errors: [...problems.map(message => ({ message, range: top })), ...analysis.errors],
  }, siteCount(analysis), () => analysis.sites.map(site => ({ ...site, evidence: show(site.evidence) })));
}

/** A benchmark's target with its path as it is shown. */
export function withShownTarget<T extends Pick<BenchmarkReport, 'target'>>(report: T): T {
  const colon = report.target.lastIndexOf(':');
  return { ...report, target: `${shown(report.target.slice(0, colon))}${report.target.slice(colon)}` };
}
