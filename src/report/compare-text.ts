/** Two runs of a benchmark side by side, and a list of runs, in a terminal. */
import { formatInterval, formatRatio, formatSeconds, labelOf, verdict, type ChangeKind, type Comparison } from '../advice';
import type { BenchmarkReport } from '../model';
import { clean, painter, table, wrap } from './terminal';
import type { TextOptions } from './text';

const words: Record<ChangeKind, string> = {
  'faster': 'faster', 'slower': 'slower', 'no-significant-change': 'no significant change', 'too-few-rounds': 'too few rounds to tell', 'only-before': 'only before', 'only-after': 'only now',
};

export function comparisonText({ target, differences, comparable, models, recommended }: Comparison, { width: given = 100, colour = false }: TextOptions = {}): string {
  const width = Math.max(40, given);
  const paint = painter(colour);
  const lines = [paint('bold', clean(target))];
  for (const { message } of differences) lines.push(wrap(`  ${paint('yellow', '!')} ${clean(message)}`, width, '    '));
  if (!comparable) return `${[...lines, '', wrap('  The runs measured different work, so their times say nothing about each other.', width, '  ')].join('\n')}\n`;
  const number = (value: number | null, format: (value: number) => string) => (value === null ? '-' : format(value));
  lines.push('', table({
    indent: '  ', width,
    columns: [{ title: 'model', align: 'left', keep: 6 }, { title: 'a task before', keep: 4 }, { title: 'now', keep: 4 }, { title: 'now/before', keep: 5 }, { title: '95 %', keep: 3 }, { title: '', align: 'left', keep: 6 }],
    rows: models.map(change => ({
      cells: [
        labelOf(change), number(change.beforeSeconds, formatSeconds), number(change.afterSeconds, formatSeconds),
        number(change.ratio, formatRatio), change.ratioInterval ? formatInterval(change.ratioInterval) : '', words[change.kind],
      ],
      paint: (text: string) => (change.kind === 'faster' ? paint('green', text) : change.kind === 'slower' ? paint('red', text) : text),
    })),
  }));
  if (recommended.before !== recommended.after) lines.push('', `  Recommended before: ${recommended.before ?? 'no clear winner'}; now: ${recommended.after ?? 'no clear winner'}.`);
  return `${lines.join('\n')}\n`;
}

/** One line a run, the newest first; `number` counts back from the last. */
export function runsText(runs: readonly { report: BenchmarkReport; at: number; target: string }[], { width: given = 100, colour = false }: TextOptions = {}): string {
  if (!runs.length) return 'No benchmark has been run here yet: forkcast bench FILE:FUNCTION runs one.\n';
  const paint = painter(colour);
  return `${table({
    indent: '', width: Math.max(40, given),
    columns: [{ title: '#', keep: 5 }, { title: 'when', align: 'left', keep: 4 }, { title: 'function', align: 'left', keep: 5, max: 48 }, { title: 'with', align: 'left', keep: 2 }, { title: 'verdict', align: 'left', keep: 5 }],
    rows: runs.map(({ report, at, target }, index) => ({
      cells: [String(index + 1), new Date(at).toISOString().slice(0, 16).replace('T', ' '), clean(target), `${report.interpreter.implementation} ${report.interpreter.version}`, verdict(report.recommendation, report)],
      paint: (text: string) => (index === 0 ? paint('bold', text) : text),
    })),
  })}\n`;
}
