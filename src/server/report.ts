/** The workspace as the report's view model. */
import { relative, sep } from 'node:path';
import { ruleTable } from '../analysis/rules/table';
import type { BenchmarkReport, FileAnalysis } from '../model';
import { buildReport, type ReportModel } from '../report';
import { rulePage } from './diagnostics';
import type { StoredBenchmark } from './protocol';
import type { Workspace } from './workspace';

/** Paths are relative to the workspace's folder where it has one; with several they stay absolute. */
export function reportOf(
  workspace: Workspace, benchmarks: readonly StoredBenchmark[], rulePages: string, isStale: (benchmark: StoredBenchmark) => boolean, changeOf: (benchmark: StoredBenchmark) => string | null,
): ReportModel {
  const base = workspace.folders.length === 1 ? workspace.folders[0] : undefined;
  const shown = (path: string) => {
    const way = base === undefined ? path : relative(base, path);
    return base === undefined || way.startsWith('..') ? path : way.split(sep).join('/');
  };
  const files = workspace.paths().sort().map(path => workspace.analysis(path)).filter(file => file !== undefined).map((file): FileAnalysis => {
    const near = <T extends { evidence: FileAnalysis['sites'][number]['evidence'] }>(one: T): T => ({
      ...one, evidence: one.evidence.map(step => (step.path === undefined ? step : { ...step, path: shown(step.path) })),
    });
    return { ...file, path: shown(file.path), sites: file.sites.map(near), findings: file.findings.map(near) };
  });
  const known = benchmarks.map(stored => ({ stored, target: `${shown(stored.path)}:${stored.function}` }));
  return buildReport({
    analysis: { version: 1, files, skipped: workspace.skipped.map(({ path, reason }) => ({ path: shown(path), reason })) },
    // The oldest first: of several for one target the last counts.
    benchmarks: known.map(({ stored, target }): BenchmarkReport => ({ ...stored.report, target })).reverse(),
    title: 'Forkcast',
    generatedAt: new Date().toISOString(),
    basePath: base,
    rules: ruleTable.map(rule => ({ id: rule.id, title: rule.title, help: rulePage(rulePages, rule.id), severity: rule.defaultSeverity })),
    changes: new Map(known.flatMap(({ stored, target }) => {
      const change = changeOf(stored);
      return change ? [[target, change] as const] : [];
    })),
    stale: new Set(known.filter(({ stored }) => isStale(stored)).map(({ target }) => target)),
  });
}
