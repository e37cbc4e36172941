/** When one machine is not enough: the same futures on a Dask cluster, what that costs a task, and from how many workers on it pays. */
import type { ClusterAdvice, Projection, Site } from '../../model';
import type { Candidate, Comparison } from '../comparison';
import { bestOf } from '../comparison';
import { DASK_TASK_SECONDS } from '../cost-model';
import { formatCount, formatSeconds } from '../format';
import { startupAt } from './startup';

/**
 * Null where the fastest local model is done within the threshold, or cannot be projected. The scheduler's time for each task is taken to be spent one task after the
 * other, whatever the number of workers, as one scheduler and one client serve them all: W workers then need `start-up + tasks * (overhead + task / W)`,
 * if each is as fast as one core of this machine. That is on the careful side: part of it overlaps with the tasks.
 */
export function clusterAdvice(comparison: Comparison, local: Projection, thresholdSeconds: number, site?: Site): ClusterAdvice | null {
  const { outcome, taskSeconds } = comparison;
  if (outcome.interpreter.implementation === 'Node.js' || local.models.length < 2) return null;
  const localSeconds = Math.min(...local.models.filter(({ model }) => model !== 'dask').map(({ seconds }) => seconds));
  if (!(localSeconds > thresholdSeconds)) return null;
  const dask = comparison.candidates.filter(({ measurement }) => measurement.model === 'dask');
  const { seconds, source, note } = overheadOf(bestOf(dask));
  const startup = startupAt(dask, 1);
  const workersWithin = (limit: number): number | null => {
    const left = (limit - startup) / local.tasks - seconds;
    return left > 0 ? Math.max(1, Math.floor(taskSeconds / left) + 1) : null;
  };
  return {
    thresholdSeconds, localSeconds, code: codeFor(outcome.target, site), taskOverheadSeconds: seconds, overheadSource: source, overheadNote: note,
    paysFromWorkers: workersWithin(localSeconds), workersForThreshold: workersWithin(thresholdSeconds),
  };
}

/** Seconds that Dask takes for a task besides running it. */
function overheadOf(dask: Candidate | null): { seconds: number; source: ClusterAdvice['overheadSource']; note: string } {
  const measured = dask?.measurement.handOverSeconds ?? null;
  if (measured !== null) {
    return { seconds: measured, source: 'measured', note: `measured with empty tasks on a cluster of ${formatCount(dask!.measurement.workers, 'worker')}` };
  }
  return { seconds: DASK_TASK_SECONDS, source: 'documented', note: `Dask's documentation says about ${formatSeconds(DASK_TASK_SECONDS)}; it was not measured here, a benchmark with dask among its models does` };
}

/** The function's tasks over `get_executor()`, whose interface is that of `concurrent.futures`. The function's site, where it is known, tells the package that its module is imported from. */
export function codeFor(target: string, site?: Site): string {
  const colon = target.lastIndexOf(':');
  const name = target.slice(colon + 1);
  const stem = target.slice(Math.max(target.lastIndexOf('/', colon), target.lastIndexOf('\\', colon)) + 1, colon).replace(/\.\w+$/, '');
  const module = site?.kind === 'function' && site.name.endsWith(`.${name}`) ? site.name.slice(0, -name.length - 1) : stem;
  return [
    'from dask.distributed import Client',
    `from ${module} import ${name.split('.')[0]}`,
    '',
    'if __name__ == "__main__":',
    '    with Client("tcp://SCHEDULER:8786") as client:',
    '        executor = client.get_executor(pure=False)',
    `        futures = [executor.submit(${name}, task) for task in tasks]`,
    '        results = [future.result() for future in futures]',
  ].join('\n');
}
