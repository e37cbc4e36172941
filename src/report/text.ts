/** The report in a terminal. Places are written `path:line:column`, which terminals and editors turn into links. */
import { describeConditions, describeScale, describeTask, formatBytes, formatCount, formatInterval, formatSeconds, formatSpeedup, isAdvised, labelOf, verdict, workVerb } from '../advice';
import { siteCount, type AnalysisReport, type BenchmarkReport, type Evidence, type Finding, type Severity } from '../model';
import type { ReportModel } from './model';
import { clean, painter, table, wrap, type Paint } from './terminal';

export interface TextOptions {
  /** Columns of the terminal; default 100. */
  width?: number;
  /** Whether to use ANSI colours; default: no. */
  colour?: boolean;
}

interface Context {
  width: number;
  paint: Paint;
}

const context = ({ width = 100, colour = false }: TextOptions = {}): Context => ({ width: Math.max(40, width), paint: painter(colour) });

/** Of one file that are listed: more come of one cause, or of a file that is no source. */
const mostErrors = 10;

/** Findings by file, files that were not read in full, and a line that sums up. */
export function analysisText(analysis: AnalysisReport, options?: TextOptions): string {
  const to = context(options);
  const blocks = analysis.files.filter(({ findings, errors }) => findings.length + errors.length > 0).map(({ path, findings, errors }) => [
    ...findings.map(finding => findingText(path, finding, to)),
    ...errors.slice(0, mostErrors).map(({ message, range }) => entry(`${place(path, range.start)} ${to.paint('red', 'syntax')} `, message, to)),
    ...(errors.length > mostErrors ? [entry(`${clean(path)} `, `has ${formatCount(errors.length - mostErrors, 'more syntax error')}; --format json lists all.`, to)] : []),
  ].join('\n'));
  const skipped = analysis.skipped.map(({ path, reason }) => entry(`${to.paint('dim', 'skipped')} ${clean(path)}: `, reason, to));
  if (skipped.length > 0) blocks.push(skipped.join('\n'));
  return `${[...blocks, summaryLine(analysis, to)].join('\n\n')}\n`;
}

function summaryLine({ files, skipped }: AnalysisReport, { paint }: Context): string {
  const findings = files.reduce((sum, file) => sum + file.findings.length, 0);
  const broken = files.filter(file => file.errors.length > 0).length;
  const parts = [
    findings === 0 ? paint('green', 'No findings') : paint('bold', formatCount(findings, 'finding')),
    `${formatCount(files.reduce((sum, file) => sum + siteCount(file), 0), 'site')} in ${formatCount(files.length, 'file')}`,
    ...(broken > 0 ? [`${formatCount(broken, 'file')} with syntax errors`] : []),
    ...(skipped.length > 0 ? [`${formatCount(skipped.length, 'path')} skipped`] : []),
  ];
  return `${parts.join(', ')}.`;
}

const severityColours: Record<Severity, Parameters<Paint>[0]> = { error: 'red', warning: 'yellow', information: 'cyan', hint: 'dim' };

function findingText(path: string, finding: Finding, to: Context): string {
  const lines = [entry(`${place(path, finding.range.start)} ${to.paint(severityColours[finding.severity], finding.rule)} `, finding.message, to)];
  for (const step of finding.evidence) lines.push(to.paint('dim', `    ${evidenceText(path, step)}`));
  return lines.join('\n');
}

function evidenceText(path: string, step: Evidence): string {
  return `${place(step.path ?? path, step.range.start)} ${clean(step.name)} (${workVerb[step.work]})`;
}

const place = (path: string, { line, column }: { line: number; column: number }) => `${clean(path)}:${line}:${column}`;

/** `head` and `text`, continued under an indent where it does not fit. */
function entry(head: string, text: string, { width }: Context, indent = '    '): string {
  return wrap(head + clean(text), width, indent);
}

/** One benchmark: its verdict, the models in a table, why, and what to watch. */
export function benchmarkText(report: BenchmarkReport, options?: TextOptions): string {
  const to = context(options);
  const { paint } = to;
  const { host, interpreter, workload, recommendation } = report;
  const gil = interpreter.gil === 'disabled' ? ', no GIL' : '';
  const lines = [
    wrap(`${paint('bold', clean(report.target))}  ${paint(verdictColour(report), verdict(recommendation, report))}`, to.width, '  '),
    paint('dim', wrap(`${interpreter.implementation} ${interpreter.version}${gil}, ${formatCount(host.usableCores, 'core')}, ${formatCount(workload.tasks, 'task')} a round${workload.expression ? ` from ${clean(workload.expression)}` : ', called without arguments'}`, to.width, '  ')),
    '',
    measurementTable(report, to),
    '',
  ];
  const task = describeTask(report);
  if (task) lines.push(wrap(`  ${task}`, to.width, '  '));
  if (recommendation.breakEvenTasks !== null) lines.push(`  It pays from ${formatCount(recommendation.breakEvenTasks, 'task')} on, start-up included.`);
  for (const { message } of recommendation.reasons) lines.push(wrap(`  - ${clean(message)}`, to.width, '    '));
  for (const { message } of recommendation.hazards) lines.push(wrap(`  ${paint('yellow', '!')} ${clean(message)}`, to.width, '    '));
  for (const sentence of describeScale(report)) lines.push(wrap(`  - ${sentence}`, to.width, '    '));
  if (report.cluster) lines.push('', ...report.cluster.code.split('\n').map(line => (line ? `      ${clean(line)}` : '')), '');
  for (const sentence of describeConditions(report)) lines.push(paint('dim', wrap(`  ${sentence}`, to.width, '  ')));
  return `${lines.join('\n')}\n`;
}

function verdictColour({ recommendation: { model } }: BenchmarkReport): Parameters<Paint>[0] {
  if (model === null) return 'yellow';
  return model === 'serial' ? 'cyan' : 'green';
}

function measurementTable({ measurements, recommendation }: BenchmarkReport, { width, paint }: Context): string {
  const number = (value: number | null, format: (value: number) => string) => (value === null ? '-' : format(value));
  return table({
    indent: '  ',
    width,
    columns: [
      { title: 'model', align: 'left', keep: 9 }, { title: 'a round', keep: 8 }, { title: 'speed-up', keep: 9 }, { title: '95 %', keep: 7 },
      { title: 'start-up', keep: 6 }, { title: 'CPU', keep: 5 }, { title: 'waits', keep: 3 }, { title: 'memory', keep: 2 }, { title: 'results', align: 'left', keep: 4 },
    ],
    rows: measurements.map(measurement => {
      const name = labelOf(measurement);
      if (measurement.state !== 'completed') {
        return { cells: [name], note: `${measurement.state}: ${clean(measurement.error?.message ?? 'no reason given')}`, paint: (text: string) => paint('dim', text) };
      }
      const cells = [
        name, number(measurement.medianSeconds, formatSeconds), number(measurement.speedup, formatSpeedup), measurement.speedupInterval && measurement.model !== 'serial' ? formatInterval(measurement.speedupInterval) : '',
        measurement.model === 'serial' ? '' : number(measurement.startupSeconds, formatSeconds), number(measurement.cpuSeconds, formatSeconds), number(measurement.waitSeconds, formatSeconds),
        number(measurement.peakMemoryBytes, formatBytes), measurement.model === 'serial' ? '' : { true: 'equal', false: 'DIFFERENT', null: 'unknown' }[`${measurement.equalResults}`],
      ];
      return { cells, paint: (text: string) => (isAdvised(measurement, recommendation) ? paint('green', text) : measurement.equalResults === false ? paint('red', text) : text) };
    }),
  });
}

/** Every listed site in one table: where, what it does, what is advised on what basis. */
export function recommendationText(model: ReportModel, options?: TextOptions): string {
  const to = context(options);
  const rows = model.entries.map(entry => ({
    cells: [
      entry.place ? place(entry.path, entry.place.start) : clean(entry.path), clean(entry.name),
      entry.basis + (entry.measured?.stale ? ', stale' : '') + (entry.generated ? ', generated' : ''), breakEven(entry.measured?.report), entry.verdict,
    ],
    paint: (text: string) => (entry.measured && entry.advised !== null && entry.advised !== 'serial' ? to.paint('green', text) : text),
  }));
  return `${table({
    indent: '', width: to.width, rows,
    columns: [
      { title: 'where', align: 'left', keep: 9 }, { title: 'site', align: 'left', keep: 6, max: 24 }, { title: 'basis', align: 'left', keep: 4 },
      { title: 'pays from', align: 'right', keep: 3 }, { title: 'advice', align: 'left', keep: 8, wraps: 28 },
    ],
  })}\n`;
}

function breakEven(report: BenchmarkReport | undefined): string {
  const tasks = report?.recommendation.breakEvenTasks;
  return tasks ? formatCount(tasks, 'task') : '';
}

/** The whole report: each measured site with its table, then the sites by expected gain. */
export function toText(model: ReportModel, options?: TextOptions): string {
  if (!model.analysed && model.entries.length === 0) return 'Nothing has been analysed yet. Run `forkcast analyze PATH` to start.\n';
  const measured = model.entries.flatMap(({ measured: each }) => (each ? [benchmarkText(each.report, options)] : []));
  if (model.entries.length === 0) return 'Nothing here looks worth running concurrently.\n';
  const hint = measured.length === 0 ? ['Nothing has been measured yet: `forkcast bench FILE:FUNCTION` turns "likely" into numbers.\n'] : [];
  return [...measured, recommendationText(model, options), ...hint].join('\n');
}
