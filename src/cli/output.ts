/** Results in the format that was asked for. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ruleTable } from '../analysis/rules/table';
import { severities, type AnalysisReport, type BenchmarkReport, type Severity } from '../model';
import { analysisText, buildReport, renderHtml, renderMatrixHtml, toJson, toSarif, toText, type BenchmarkMatrix, type ReportModel, type RuleInfo } from '../report';
import { version, repository } from '../../package.json';
import { oneOf, type Format, type Values } from './options';
import { coloured } from './terminal';

const homePage = repository.url.replace(/\.git$/, '');

export const rules: RuleInfo[] = ruleTable.map(({ id, title, defaultSeverity }) => ({
  id, title, severity: defaultSeverity, help: `${homePage}/blob/main/docs/rules/${id}.md`,
}));

export const textOptions = () => ({ width: process.stdout.columns ?? 100, colour: coloured(process.stdout) });

export function reportModel(analysis: AnalysisReport | null, benchmarks: readonly BenchmarkReport[], title: string): ReportModel {
  return buildReport({ analysis, benchmarks, title, generatedAt: new Date().toISOString(), basePath: process.cwd(), rules });
}

export function html(model: ReportModel): string {
  return renderHtml(model, { styles: styles() });
}

export function matrixHtml(matrix: BenchmarkMatrix): string {
  return renderMatrixHtml(matrix, { styles: styles(), generatedAt: new Date().toISOString(), basePath: process.cwd() });
}

const styles = () => readFileSync(join(__dirname, 'report.css'), 'utf8');

/** What `analyze` and `advise` found, in `format`. */
export function render(format: Format, analysis: AnalysisReport, benchmarks: readonly BenchmarkReport[] | null, title: string): string {
  switch (format) {
    case 'json': return toJson(benchmarks ? { ...analysis, benchmarks: [...benchmarks] } : analysis);
    case 'sarif': return toSarif(analysis, { rules, toolVersion: version, basePath: process.cwd(), informationUri: homePage });
    case 'html': return html(reportModel(analysis, benchmarks ?? [], title));
    case 'text': return benchmarks ? toText(reportModel(analysis, benchmarks, title), textOptions()) : analysisText(analysis, textOptions());
  }
}

/** Reads --fail-on (a UsageError where it is none) and returns what tells the status: 1 when a finding is at least as severe, else 0. */
export function exitStatus(values: Values): (analysis: AnalysisReport) => 0 | 1 {
  const threshold = oneOf('fail-on', values['fail-on'], [...severities, 'never'] as const, 'warning');
  const counted = new Set<Severity>(threshold === 'never' ? [] : severities.slice(0, severities.indexOf(threshold) + 1));
  return analysis => (analysis.files.some(({ findings }) => findings.some(({ severity }) => counted.has(severity))) ? 1 : 0);
}
