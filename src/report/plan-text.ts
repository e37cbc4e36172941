/** What a benchmark would do, in a terminal or an editor's message: for `--dry-run` and *Show Benchmark Plan*. */
import { describeRepeat, formatBytes, formatShare, labelOf } from '../advice';
import type { BenchmarkPlan, WorkloadOrigin } from '../model';
import { clean, painter, wrap } from './terminal';
import type { TextOptions } from './text';

const origins: Record<WorkloadOrigin, string> = {
  comment: 'from the comment in the source', 'call-site': 'from calls in the source', given: 'as given', 'no-arguments': 'none are needed', recorded: 'recorded',
};

/** One plan, a line for each thing that is settled. Ends in a line feed. */
export function planText(plan: BenchmarkPlan, { width = 100, colour = false }: TextOptions = {}): string {
  const paint = painter(colour);
  const target = plan.target.slice(plan.target.lastIndexOf(':') + 1);
  const row = (title: string, text: string) => wrap(`  ${title.padEnd(19)}${clean(text)}`, width, ' '.repeat(21));
  const { interpreter, workload, repeats } = plan;
  const lines = [
    `${paint('bold', clean(plan.target))}  would be run; nothing has been`,
    '',
    row('interpreter', `${interpreter.implementation} ${interpreter.version}${interpreter.gil === 'disabled' ? ', no GIL' : ''}, ${interpreter.path}`),
    row('arguments', `${workload.expression ?? 'none'} (${origins[workload.origin]})`),
    row('models', plan.contenders.map(labelOf).join(', ')),
    ...(plan.workersDependOnTask ? [row('', 'numbers of workers may change once a first task has shown whether it computes or waits')] : []),
    row('tasks in a round', plan.tasks === null ? 'as many as give a clear time' : String(plan.tasks)),
    row('budget', `${plan.budgetSeconds} s, imports and start-up included`),
    ...(plan.precision === null ? [] : [row('precision', `goes on until the recommended speed-up is known to ${formatShare(plan.precision)}, or the budget is spent`)]),
    row('working directory', plan.workingDirectory ?? 'an empty temporary one for each process, removed afterwards'),
    ...(plan.daskScheduler ? [row('Dask scheduler', plan.daskScheduler)] : []),
    row('memory limit', plan.memoryLimitBytes === null ? 'none' : `${formatBytes(plan.memoryLimitBytes)} for each process`),
    row('time limit', plan.taskTimeoutSeconds === null ? 'none but the budget' : `${plan.taskTimeoutSeconds} s for each task`),
    row('repeats', repeats.length ? 'each run of the function' : 'nothing outside the process that reading the code could find'),
    ...repeats.map(effect => paint('yellow', row('', describeRepeat(effect, target)))),
    ...plan.notes.map(note => wrap(`  ${clean(note)}`, width, '  ')),
  ];
  return `${lines.join('\n')}\n`;
}
