/** `forkcast bench --interpreters LIST`: one function in several interpreters, one after the other. */
import { BenchmarkError, findVersions } from '../bench';
import type { BenchmarkReport, InterpreterDescription } from '../model';
import { matrixMarkdown, matrixText, toJson, type BenchmarkMatrix } from '../report';
import { UsageError, type Values } from './options';
import { matrixHtml, textOptions } from './output';
import { deliver, type Progress } from './terminal';

/** The words of `--interpreters`. Throws UsageError where it names none, or `--interpreter` names another. */
export function interpreterList(values: Values): string[] | null {
  if (values.interpreters === undefined) return null;
  const words = String(values.interpreters).split(',').map(word => word.trim()).filter(Boolean);
  if (words.length === 0) throw new UsageError('--interpreters takes versions or paths, with commas: --interpreters 3.11,3.13,/opt/python/bin/python3.');
  for (const other of ['interpreter', 'node'] as const) {
    if (values[other] !== undefined) throw new UsageError(`--interpreters and --${other} both say what to run in. Give one of them.`);
  }
  return words;
}

/** Measures in each and delivers one table, one page, or the reports as JSON. Where nothing can be measured in one, the others stand. */
export async function benchMatrix(
  file: string, words: readonly string[], format: string, values: Values, progress: Progress,
  measureIn: (interpreter: InterpreterDescription) => Promise<BenchmarkReport>,
): Promise<number> {
  // All are found before the first one runs: a misspelt version should not cost the time of the others.
  const interpreters = await findVersions(file, words);
  const matrix: BenchmarkMatrix = { version: 1, target: '', benchmarks: [], failures: [] };
  for (const interpreter of interpreters) {
    progress.line(`${interpreter.implementation} ${interpreter.version}, ${interpreter.path}`);
    try {
      matrix.benchmarks.push(await measureIn(interpreter));
    } catch (error) {
      if (!(error instanceof BenchmarkError) || error.code === 'cancelled') throw error;
      matrix.failures.push({ interpreter, error: error.toFailure() });
    }
  }
  if (matrix.benchmarks.length === 0) throw new BenchmarkError(matrix.failures[0].error);
  matrix.target = matrix.benchmarks[0].target;
  await deliver(formatted(matrix, format), values.output);
  return matrix.benchmarks.some(({ measurements }) => measurements.some(({ state }) => state === 'completed')) ? 0 : 2;
}

function formatted(matrix: BenchmarkMatrix, format: string): string {
  switch (format) {
    case 'json': return toJson(matrix);
    case 'html': return matrixHtml(matrix);
    case 'markdown': return matrixMarkdown(matrix);
    default: return matrixText(matrix, textOptions());
  }
}
