/** `forkcast analyze`: what the code says; runs nothing of it. */
import { ruleTable } from '../analysis/rules/table';
import { exitStatus, render } from './output';
import { formats, oneOf, ruleSettings, UsageError, type Values } from './options';
import { analyzeProject, loadProject, type Project } from './project';
import { deliver, Progress } from './terminal';

/** Reads what the positions name (default: the working folder). Throws UsageError where there is nothing to read. */
export function load(values: Values, positions: readonly string[], progress: Progress): Project {
  const project = loadProject(positions.length ? positions : ['.'], {
    exclude: values.exclude as string[] | undefined, gitignore: values['no-gitignore'] !== true,
    rules: ruleSettings(values.rule, ruleTable.map(({ id }) => id)),
  }, progress);
  if (project.index.paths().length === 0) {
    const reasons = project.skipped.map(({ path, reason }) => `\n  ${path}: ${reason}`).join('');
    throw new UsageError(reasons ? `There is nothing to analyse.${reasons}` : 'There is no Python, JavaScript or TypeScript file there. Name a file or a folder that holds some.');
  }
  return project;
}

export async function analyzeCommand(values: Values, positions: readonly string[]): Promise<number> {
  const format = oneOf('format', values.format, formats, 'text');
  const statusOf = exitStatus(values);
  const progress = new Progress(values.quiet === true);
  const analysis = analyzeProject(load(values, positions, progress), progress);
  await deliver(render(format, analysis, null, 'Forkcast analysis'), values.output);
  return statusOf(analysis);
}
