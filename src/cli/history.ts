/** `forkcast history` and `forkcast compare`: what was measured here before, and whether it has changed. */
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { compareRuns, type DatedReport } from '../advice';
import type { BenchmarkReport } from '../model';
import { comparisonText, runsText } from '../report';
import { dated } from '../server/benchmark-store';
import { parseTarget } from './bench';
import { textOptions } from './output';
import { oneOf, positive, UsageError, type Values } from './options';
import { projectRootOf, shown } from './project';
import { historyOf } from './runs';
import { deliver } from './terminal';

const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;

export async function historyCommand(values: Values, positions: readonly string[]): Promise<number> {
  const format = oneOf('format', values.format, ['text', 'json'] as const, 'text');
  if (positions.length > 1) throw new UsageError('Name one function as FILE:FUNCTION, or none for the whole project.');
  const target = positions.length ? parseTarget(positions[0]) : null;
  const store = historyOf(projectRootOf(target?.file ?? resolve('x')));
  if (target && !store.runs(target.file, target.name).length) throw new UsageError(noRuns(target));
  const runs = (target ? [...store.runs(target.file, target.name)].reverse() : store.all()).map(run => ({ ...run, target: `${shown(run.path)}:${run.function}` }));
  const listed = () => json(runs.map(({ at, hash, report, target: name }) => ({ target: name, at: new Date(at).toISOString(), codeHash: hash, report })));
  await deliver(format === 'json' ? listed() : runsText(runs, textOptions()), values.output);
  return 0;
}

export async function compareCommand(values: Values, positions: readonly string[]): Promise<number> {
  const format = oneOf('format', values.format, ['text', 'json'] as const, 'text');
  const [before, after] = positions.length === 2 ? positions.map(fromFile) : fromHistory(positions, positive('with', values.with, true) ?? 2);
  const comparison = compareRuns(before, after);
  await deliver(format === 'json' ? json(comparison) : comparisonText(comparison, textOptions()), values.output);
  const failOnSlower = values['fail-on-slower'] === true && comparison.models.some(({ kind }) => kind === 'slower');
  return comparison.comparable ? Number(failOnSlower) : 2;
}

function noRuns({ file, name }: { file: string; name: string }): string {
  if (!existsSync(file)) return `There is no file ${shown(file)}, and no run of ${name} in it is kept.`;
  return `${shown(file)}:${name} has not been benchmarked here. Run forkcast bench ${shown(file)}:${name}.`;
}

function fromHistory(positions: readonly string[], back: number): [DatedReport, DatedReport] {
  if (positions.length !== 1) throw new UsageError('Name a function as FILE:FUNCTION, or two files that forkcast bench --format json wrote.');
  const { file, name } = parseTarget(positions[0]);
  const runs = historyOf(projectRootOf(file)).runs(file, name);
  if (runs.length === 0) throw new UsageError(noRuns({ file, name }));
  if (runs.length === 1) throw new UsageError(`${shown(file)}:${name} has been benchmarked once here. Run forkcast bench ${shown(file)}:${name} again, then compare.`);
  const before = runs.at(-back);
  if (back < 2 || !before) throw new UsageError(`--with takes a number from 2 to ${runs.length}, as forkcast history ${shown(file)}:${name} counts the runs.`);
  return [dated(before), dated(runs.at(-1)!)];
}

function fromFile(path: string): DatedReport {
  let report: BenchmarkReport;
  try {
    report = JSON.parse(readFileSync(path, 'utf8')) as BenchmarkReport;
  } catch (error) {
    throw new UsageError(`${path} cannot be read (${(error as Error).message}). Name files that forkcast bench --format json --output FILE wrote.`);
  }
  if (report?.version !== 1 || typeof report.target !== 'string' || !Array.isArray(report.measurements) || !report.workload || !report.interpreter || !report.host || !report.recommendation) {
    throw new UsageError(`${path} is no benchmark's JSON of this version. Name files that forkcast bench --format json --output FILE wrote.`);
  }
  return { report, at: 0, codeHash: '' };
}
