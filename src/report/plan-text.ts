/** What a benchmark would do, in a terminal or an editor's message: for `--dry-run` and *Show Benchmark Plan*. */
import { capitalized, describeRepeat, formatBytes, formatShare, labelOf } from '../advice';
import type { BenchmarkPlan, WorkloadOrigin } from '../model';
import { clean, painter, wrap } from './terminal';
import type { TextOptions } from './text';

const origins: Record<WorkloadOrigin, string> = {
  comment: 'from the comment in the source', 'call-site': 'from calls in the source', given: 'as given', 'no-arguments': 'none are needed', recorded: 'recorded',
};

/** What is settled, one title and its lines each; the effects are the last row's. */
function rowsOf({ target, interpreter, workload, repeats, ...plan }: BenchmarkPlan): [title: string, ...lines: string[]][] {
  const name = target.slice(target.lastIndexOf(':') + 1);
  return [
    ['interpreter', `${interpreter.implementation} ${interpreter.version}${interpreter.gil === 'disabled' ? ', no GIL' : ''}, ${interpreter.path}`],
    ['arguments', `${workload.expression ?? 'none'} (${origins[workload.origin]})`],
    ['models', plan.contenders.map(labelOf).join(', '), ...(plan.workersDependOnTask ? ['numbers of workers may change once a first task has shown whether it computes or waits'] : [])],
    ['tasks in a round', plan.tasks === null ? 'as many as give a clear time' : String(plan.tasks)],
    ['budget', `${plan.budgetSeconds} s, imports and start-up included`],
    ...(plan.precision === null ? [] : [['precision', `goes on until the recommended speed-up is known to ${formatShare(plan.precision)}, or the budget is spent`] as [string, string]]),
    ['working directory', plan.workingDirectory ?? 'an empty temporary one for each process, removed afterwards'],
    ...(plan.daskScheduler ? [['Dask scheduler', plan.daskScheduler] as [string, string]] : []),
    ['memory limit', plan.memoryLimitBytes === null ? 'none' : `${formatBytes(plan.memoryLimitBytes)} for each process`],
    ['time limit', plan.taskTimeoutSeconds === null ? 'none but the budget' : `${plan.taskTimeoutSeconds} s for each task`],
    ['repeats', repeats.length ? 'each run of the function' : 'nothing outside the process that reading the code could find', ...repeats.map(effect => describeRepeat(effect, name))],
  ];
}

/** One plan, a line for each thing that is settled. Ends in a line feed. */
export function planText(plan: BenchmarkPlan, { width = 100, colour = false }: TextOptions = {}): string {
  const paint = painter(colour);
  const row = (title: string, text: string) => wrap(`  ${title.padEnd(19)}${clean(text)}`, width, ' '.repeat(21));
  const lines = [
    `${paint('bold', clean(plan.target))}  would be run; nothing has been`,
    '',
    ...rowsOf(plan).flatMap(([title, first, ...more]) => [row(title, first), ...more.map(text => (title === 'repeats' ? paint('yellow', row('', text)) : row('', text)))]),
    ...plan.notes.map(note => wrap(`  ${clean(note)}`, width, '  ')),
  ];
  return `${lines.join('\n')}\n`;
}

/** The same for a dialog, which breaks lines by itself, in letters of different widths: what is repeated comes first, as that is to be decided about. */
export function planNote(plan: BenchmarkPlan): string {
  const rows = rowsOf(plan);
  const [, ...repeats] = rows.pop()!;
  return [
    plan.repeats.length ? ['Each run of the function:', ...repeats.slice(1).map(effect => `- ${clean(effect)}`)].join('\n') : `It repeats ${repeats[0]}.`,
    rows.map(([title, ...lines]) => `${capitalized(title)}: ${lines.map(clean).join('; ')}`).join('\n'),
    ...plan.notes.map(clean),
    'Nothing has been run yet.',
  ].join('\n\n');
}
