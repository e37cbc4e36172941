/** One function in one or several interpreters as Markdown, to be pasted into an issue or a review. */
import { formatCount, labelOf, verdict } from '../advice';
import { cellOf, explainCells, labelsOf, nameOf, shortestTask, type BenchmarkMatrix } from './matrix';

/** Ends in a line break. What comes from the user's code (names, error messages) is escaped. */
export function matrixMarkdown(matrix: BenchmarkMatrix): string {
  const { benchmarks, failures, target } = matrix;
  const shortest = shortestTask(benchmarks);
  const cells = (label: string) => benchmarks.map(report => {
    const { text, advised } = cellOf(report, report.measurements.find(each => labelOf(each) === label));
    return advised ? `**${escaped(text)}**` : escaped(text);
  });
  const row = (first: string, rest: readonly string[]) => `| ${[first, ...rest].join(' | ')} |`;
  const table = [
    row('Model', benchmarks.map(({ interpreter }) => escaped(nameOf(interpreter)))),
    row('---', benchmarks.map(() => '---:')),
    ...labelsOf(matrix).map(label => row(escaped(label), cells(label))),
  ];
  return [
    `### ${code(target)} in ${benchmarks.length + failures.length === 1 ? nameOf(benchmarks[0].interpreter) : formatCount(benchmarks.length + failures.length, 'interpreter')}`,
    table.join('\n'),
    [
      ...benchmarks.map(report => `- **${escaped(nameOf(report.interpreter))}**: ${escaped(verdict(report.recommendation, report))}`),
      ...failures.map(({ interpreter, error }) => `- **${escaped(nameOf(interpreter))}**: not measured. ${escaped(error.message)} ${escaped(error.advice)}`),
    ].join('\n'),
    ...shortest ? [escaped(shortest)] : [],
    `${explainCells} The advised model in bold.`,
  ].join('\n\n') + '\n';
}

/** Characters that Markdown would take for its own, and line breaks, which would end a row. */
function escaped(text: string): string {
  return text.replace(/[\r\n]+/g, ' ').replace(/[\\`*_[\]<>|~#]/g, '\\$&');
}

/** In a fence longer than any that the text holds. */
function code(text: string): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([fence]) => fence.length));
  const fence = '`'.repeat(longest + 1);
  const space = longest ? ' ' : '';
  return `${fence}${space}${text.replace(/[\r\n]+/g, ' ')}${space}${fence}`;
}
