/** One function in several interpreters, side by side. */
import { formatInterval, formatSeconds, formatSpeedup, isAdvised, labelOf, verdict } from '../advice';
import type { BenchmarkReport, Failure, InterpreterDescription, Measurement } from '../model';
import { clean, painter, table, wrap } from './terminal';
import type { TextOptions } from './text';

/** What `forkcast bench --interpreters ... --format json` prints. */
export interface BenchmarkMatrix {
  version: 1;
  /** `path:qualified.name` */
  target: string;
  /** In the order that was asked for; each as `forkcast bench` prints it for one interpreter. */
  benchmarks: BenchmarkReport[];
  /** Interpreters in which nothing could be measured. */
  failures: { interpreter: InterpreterDescription; error: Failure }[];
}

export const nameOf = ({ implementation, version, gil }: InterpreterDescription) => `${implementation} ${version}${gil === 'disabled' ? ' (no GIL)' : ''}`;

/** What stands in the cells. */
export const explainCells = 'Serial: time of one task. Others: speed-up over serial in the same interpreter, with its 95 % interval.';

/** Models down, interpreters across: serial's time of a task, then each model's speed-up over serial of its own column; the advised one marked. */
export function matrixText(matrix: BenchmarkMatrix, { width = 100, colour = false }: TextOptions = {}): string {
  const paint = painter(colour);
  const { benchmarks } = matrix;
  const shortest = shortestTask(benchmarks);
  const rows = labelsOf(matrix).map(label => ({
    cells: [label, ...benchmarks.map(report => marked(report, report.measurements.find(measurement => labelOf(measurement) === label)))],
  }));
  const lines = [
    wrap(`${paint('bold', clean(matrix.target))}  in ${benchmarks.length + matrix.failures.length} interpreters`, width, '  '),
    '',
    ...(benchmarks.length ? [table({
      indent: '  ', width, rows,
      columns: [{ title: 'model', align: 'left', keep: 1000 }, ...benchmarks.map(({ interpreter }, index) => ({ title: nameOf(interpreter), keep: 900 - index }))],
    }), ''] : []),
    ...benchmarks.map(report => wrap(`  ${nameOf(report.interpreter)}: ${paint(report.recommendation.model === null ? 'yellow' : 'green', verdict(report.recommendation, report))}`, width, '    ')),
    ...matrix.failures.map(({ interpreter, error }) => wrap(`  ${nameOf(interpreter)}: ${paint('red', 'not measured')}: ${clean(error.message)} ${clean(error.advice)}`, width, '    ')),
    ...(shortest ? ['', wrap(`  ${shortest}`, width, '    ')] : []),
    '',
    wrap(`  ${explainCells} * is advised.`, width, '  '),
  ];
  return `${lines.join('\n')}\n`;
}

/** What was measured in any of them, in the order of the first that has it. */
export function labelsOf({ benchmarks }: BenchmarkMatrix): string[] {
  return [...new Set(benchmarks.flatMap(({ measurements }) => measurements.map(labelOf)))];
}

/** One model in one interpreter: its time or speed-up in words, whether it is advised there, and whether its results differ from serial's. */
export function cellOf({ recommendation }: BenchmarkReport, measurement: Measurement | undefined): { text: string; advised: boolean; wrong: boolean } {
  const plain = (text: string) => ({ text, advised: false, wrong: false });
  if (!measurement) return plain('-');
  if (measurement.state !== 'completed' || measurement.medianSeconds === null) return plain(measurement.error?.code ?? measurement.state);
  const advised = isAdvised(measurement, recommendation);
  if (measurement.model === 'serial') return { ...plain(formatSeconds(measurement.medianSeconds / Math.max(1, measurement.tasks))), advised };
  const interval = measurement.speedupInterval ? ` (${formatInterval(measurement.speedupInterval)})` : '';
  const wrong = measurement.equalResults === false;
  return { text: `${measurement.speedup === null ? '-' : formatSpeedup(measurement.speedup)}${interval}${wrong ? ' DIFFERENT' : ''}`, advised, wrong };
}

function marked(report: BenchmarkReport, measurement: Measurement | undefined): string {
  const { text, advised } = cellOf(report, measurement);
  return advised ? `${text}*` : text;
}

/** The interpreter whose fastest right model is the fastest of all, by the time of a task; start-up apart. Null where there is nothing to compare. */
export function shortestTask(benchmarks: readonly BenchmarkReport[]): string | null {
  if (benchmarks.length < 2) return null;
  const best = benchmarks.flatMap(({ interpreter, measurements }) => measurements
    .filter(({ state, equalResults, medianSeconds }) => state === 'completed' && equalResults !== false && medianSeconds !== null)
    .map(measurement => ({ interpreter, measurement, seconds: measurement.medianSeconds! / Math.max(1, measurement.tasks) })))
    .sort((a, b) => a.seconds - b.seconds)[0];
  return best ? `Shortest median time of a task: ${formatSeconds(best.seconds)}, ${labelOf(best.measurement)} in ${nameOf(best.interpreter)}. The columns were measured one after the other, so differences between them count less than those within one.` : null;
}
