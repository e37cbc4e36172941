/** `forkcast analyze`: what the code says; runs nothing of it. */
import { existsSync } from 'node:fs';
import { ruleTable } from '../analysis/rules/table';
import { exitStatus, render } from './output';
import { formats, oneOf, ruleSettings, UsageError, wholeNumber, type Values } from './options';
import { analyzeProject, loadProject, type Project } from './project';
import { deliver, Progress } from './terminal';

/** Reads what the positions name (default: the working folder). Throws UsageError where there is nothing to read. */
export async function load(values: Values, positions: readonly string[], wantsFacts: boolean, progress: Progress): Promise<Project> {
  positions.forEach(checkPath);
  const project = await loadProject(positions.length ? positions : ['.'], {
    exclude: values.exclude as string[] | undefined, gitignore: values['no-gitignore'] !== true,
    rules: ruleSettings(values.rule, ruleTable.map(({ id }) => id)),
    cache: values['no-cache'] !== true, threads: wholeNumber('threads', values.threads), wantsFacts,
  }, progress);
  if (project.scanned.records.every(({ reason }) => reason !== null)) {
    const reasons = project.skipped.map(({ path, reason }) => `\n  ${path}: ${reason}`).join('');
    throw new UsageError(reasons ? `There is nothing to analyse.${reasons}` : 'There is no Python, JavaScript or TypeScript file there. Name a file or a folder that holds some.');
  }
  return project;
}

/** Throws UsageError for a path at which nothing can stand: a misspelt one must not pass for one without findings. */
function checkPath(path: string): void {
  if (path === '') throw new UsageError('One of the paths is empty. Name a file or a folder; without any, the working folder is read.');
  if (path === '-') throw new UsageError('Forkcast reads files, not standard input. Name a file or a folder.');
  if (!existsSync(path)) throw new UsageError(`${path}: There is no such file or folder.`);
}

export async function analyzeCommand(values: Values, positions: readonly string[]): Promise<number> {
  const format = oneOf('format', values.format, formats, 'text');
  const statusOf = exitStatus(values);
  const progress = new Progress(values.quiet === true);
  const project = await load(values, positions, false, progress);
  const analysis = analyzeProject(project, progress);
  await deliver(render(format, analysis, null, 'Forkcast analysis'), values.output);
  if (values.stats === true) process.stderr.write(`${statistics(project)}\n`);
  return statusOf(analysis);
}

/** What the analysis took, for people who wonder. */
function statistics({ scanned }: Project): string {
  const { files, lines, factsBytes, cached, threads } = scanned;
  const number = (value: number) => value.toLocaleString('en');
  const facts = factsBytes > 0 ? `, ${number(factsBytes)} bytes of facts` : '';
  const peak = process.resourceUsage().maxRSS * 1024;
  return `${number(files)} files, ${number(lines)} lines${facts}; ${number(cached)} files from the cache, ${threads} further threads; at most ${number(peak)} bytes of memory.`;
}
