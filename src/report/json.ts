/** The machine-readable output. Its shape is a contract: add to it, never change or remove. */
import type { AnalysisReport, BenchmarkPlan, BenchmarkReport } from '../model';
import type { BenchmarkMatrix } from './matrix';

/** Analysis and measurements in one: an analysis report with `benchmarks` beside its files. */
export interface CombinedReport extends AnalysisReport {
  benchmarks: BenchmarkReport[];
}

/** What `--dry-run --format json` prints: a plan for each function and interpreter. */
export interface BenchmarkPlans {
  version: 1;
  plans: BenchmarkPlan[];
}

/** Indented, ending in a line feed; a number that JSON cannot hold becomes null. */
export function toJson(report: AnalysisReport | BenchmarkReport | CombinedReport | BenchmarkMatrix | BenchmarkPlans): string {
  return `${JSON.stringify(report, null, 2)}\n`;
}
