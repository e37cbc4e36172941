/** The sources that a command is about, in an index. */
import { existsSync, statSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { reasonToSkip } from '../analysis/frontend/estree';
import { WorkspaceIndex } from '../analysis/workspace-index';
import type { RuleSettings } from '../analysis/rules/table';
import { isSkipped, readSource, walkSources, type WalkOptions } from '../files';
import type { AnalysisReport, BenchmarkReport, Evidence, FileAnalysis, SkippedPath } from '../model';
import { contentHash } from '../server/benchmark-store';
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
  /** What decoding had to guess, by path. */
  problems: Map<string, string[]>;
}

/** Reads and indexes the sources below `paths`. Never throws: what cannot be read is among `skipped`. */
export function loadProject(paths: readonly string[], options: WalkOptions & { rules?: RuleSettings; extraRoots?: readonly string[] }, progress: Progress): Project {
  const roots = [...new Set([...(options.extraRoots ?? []), ...paths.map(path => (isFolder(path) ? resolve(path) : projectRootOf(path)))])];
  const index = new WorkspaceIndex({ roots, rules: options.rules, hasInit: folder => existsSync(join(folder, '__init__.py')), scriptParser: loadScriptParser });
  const project: Project = { index, roots, skipped: [], problems: new Map() };
  let count = 0;
  for (const entry of walkSources(paths, options)) {
    if (isSkipped(entry)) {
      project.skipped.push(entry);
      continue;
    }
    if (index.has(entry.path)) continue;
    const source = readSource(entry.path);
    if ('reason' in source) {
      project.skipped.push(source);
      continue;
    }
    const reason = entry.language === 'python' ? null : reasonToSkip(source.text);
    if (reason !== null) {
      project.skipped.push({ path: entry.path, reason });
      continue;
    }
    if (source.problems.length) project.problems.set(entry.path, source.problems);
    index.updateText(entry.path, source.text, entry.language);
    count += 1;
    progress.update(`Reading ${count} files: ${shown(entry.path)}`);
  }
  progress.clear();
  return project;
}

/** Of a function's text, as the server keeps it with what it measured; tells later whether it has changed. Empty where the function is not found. */
export function functionHash({ index }: Project, file: string, name: string): string {
  const found = index.facts(file)?.functions.find(one => one.qualifiedName === name);
  const source = found && readSource(file);
  return source && 'text' in source ? contentHash(source.text.slice(found.start, found.end)) : '';
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

/** A path as it is shown and written to JSON: relative to the working folder where it lies in it, with forward slashes. */
export function shown(path: string): string {
  const inside = relative(process.cwd(), path);
  return inside.startsWith('..') || isAbsolute(inside) ? path : inside.split(sep).join('/') || '.';
}

/** The analysis of every file of a project, with paths as they are shown. */
export function analyzeProject({ index, skipped, problems }: Project, progress: Progress): AnalysisReport {
  const files: FileAnalysis[] = [];
  for (const analysis of index.analyzeAll()) {
    progress.update(`Analysing ${shown(analysis.path)}`);
    files.push(withShownPaths(analysis, problems.get(analysis.path) ?? []));
  }
  progress.clear();
  return { version: 1, files, skipped: skipped.map(({ path, reason }) => ({ path: shown(path), reason })) };
}

function withShownPaths(analysis: FileAnalysis, problems: readonly string[]): FileAnalysis {
  const show = (evidence: Evidence[]) => evidence.map(step => (step.path === undefined ? step : { ...step, path: shown(step.path) }));
  const top = { start: { line: 1, column: 1 }, end: { line: 1, column: 1 } };
  return {
    ...analysis,
    path: shown(analysis.path),
    sites: analysis.sites.map(site => ({ ...site, evidence: show(site.evidence) })),
    findings: analysis.findings.map(finding => ({ ...finding, evidence: show(finding.evidence) })),
    errors: [...problems.map(message => ({ message, range: top })), ...analysis.errors],
  };
}

/** A benchmark's target with its path as it is shown. */
export function withShownTarget<T extends Pick<BenchmarkReport, 'target'>>(report: T): T {
  const colon = report.target.lastIndexOf(':');
  return { ...report, target: `${shown(report.target.slice(0, colon))}${report.target.slice(colon)}` };
}
