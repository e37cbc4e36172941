/** Scaling, chunks, projections and clusters as sentences for people. */
import type { BenchmarkReport, ChunkGain, ClusterAdvice, ModelScaling, Projection } from '../../model';
import { capitalized, formatCount, formatInterval, formatPercent, formatSeconds, formatSpeedup, labelOf, modelLabel, modelName } from '../format';

/** `3 %`, `0.2 %`, `0.02 %`, `0 %`; as a part of the work it is no more than all of it. */
function share(value: number): string {
  if (value < 1e-6) return '0 %';
  return value < 0.0995 ? `${Number((value * 100).toPrecision(value < 0.01 ? 1 : 2))} %` : formatPercent(Math.min(1, value));
}

/** ` (1 % to 5 %)` */
const between = (interval: readonly [number, number] | null) => (interval ? ` (${share(interval[0])} to ${share(interval[1])})` : '');

const name = ({ model, startMethod }: Pick<ModelScaling, 'model' | 'startMethod'>) => capitalized(startMethod ? `${modelName(model)} (${startMethod})` : modelName(model));

/** How one model scales: the best number of workers, and what keeps more from helping. */
export function describeScaling(scaling: ModelScaling): string {
  const { points, law, noLaw, bestWorkers, peakWorkers } = scaling;
  const most = points[points.length - 1].workers;
  const rises = bestWorkers === most && !points[points.length - 1].coreLimited && (peakWorkers === null || peakWorkers > most);
  const best = `${name(scaling)} got most done with ${formatCount(bestWorkers, 'worker')}${rises ? ', the most that were tried' : ''}.`;
  if (!law) return `${best} ${noLaw?.message ?? ''}`.trim();
  const serial = law.contention > 0 ? `${share(law.contention)}${between(law.contentionInterval)} of the work is serial` : 'no part of the work is serial';
  const pairs = law.coherency >= 1e-5 ? `, and each pair of workers costs one another ${share(law.coherency)}${between(law.coherencyInterval)} of a task` : '';
  const peak = peakWorkers !== null && peakWorkers > 1 && law.coherency >= 1e-5 ? `; throughput is highest at about ${formatCount(peakWorkers, 'worker')}` : '';
  const limit = !pairs && law.contention > 0.001 && law.contention < 1 ? `; ${formatSpeedup(1 / law.contention)} as fast as one worker is the limit` : '';
  return `${best} ${capitalized(serial)}${pairs}${peak || limit}.`;
}

/** What chunks gain, and from how many tasks on. */
export function describeChunks(gain: ChunkGain): string {
  const { model, workers, startMethod, chunkSize, gainInterval, handOverSeconds, breakEvenTasks, breakEvenTasksInChunks } = gain;
  const label = modelLabel(model, workers, startMethod);
  const message = handOverSeconds === null ? '' : ` Handing over a message takes ${formatSeconds(handOverSeconds)}, whatever the number of tasks in it.`;
  const pays = (tasks: number | null) => (tasks === null ? 'never' : `from ${formatCount(tasks, 'task')} on`);
  return `${capitalized(label)} in chunks of ${formatCount(chunkSize, 'task')} came to ${formatSpeedup(gain.gain)}${gainInterval ? ` (${formatInterval(gainInterval)})` : ''} of one task at a time.${message} `
    + `Start-up included, ${modelName(model)} beat serial ${pays(breakEvenTasksInChunks)} in chunks, and ${pays(breakEvenTasks)} one task at a time.`;
}

/** What so many tasks would take, serially and at best. */
export function describeProjection({ tasks, cores, models, unknown }: Projection): string[] {
  const [serial, best] = models;
  const range = (interval: readonly [number, number] | null) => (interval ? `, between ${formatSeconds(interval[0])} and ${formatSeconds(interval[1])} in 95 of 100 runs` : '');
  const on = `${formatCount(tasks, 'task')} on ${formatCount(cores, 'core')}`;
  const sentences: string[] = [];
  if (!best) sentences.push(`${on} would take serial ${formatSeconds(serial.seconds)}${range(serial.secondsInterval)}.`);
  else {
    const others = models.slice(2, 4).map(each => `${labelOf(each)} ${formatSeconds(each.seconds)}`).join(', ');
    sentences.push(`${on} would take ${labelOf(best)} ${formatSeconds(best.seconds)}${range(best.secondsInterval)}${best.basis === 'scaling-law' ? ', by the curve' : ''}; ${others ? `${others}, ` : ''}`
      + `serial ${formatSeconds(serial.seconds)}.`);
  }
  const { noInterval } = best ?? serial;
  if (noInterval) sentences.push(noInterval.message);
  for (const each of unknown) sentences.push(`${name(each)} cannot be projected: ${each.reason.message}`);
  return sentences;
}

/** Why a cluster, what it costs, and from where on it pays. */
export function describeCluster({ localSeconds, thresholdSeconds, taskOverheadSeconds, overheadNote, paysFromWorkers, workersForThreshold }: ClusterAdvice, tasks: number): string {
  const need = `${formatCount(tasks, 'task')} would take this machine ${formatSeconds(localSeconds)} at best, more than the ${formatSeconds(thresholdSeconds)} you allow.`;
  const cost = `its scheduler adds ${formatSeconds(taskOverheadSeconds)} to each task (${overheadNote})`;
  if (paysFromWorkers === null) return `${need} A Dask cluster would not be sooner done with tasks this small: ${cost}. Let each task do more.`;
  const within = workersForThreshold === null ? 'and no number of them is done in time unless each task does more' : `and ${formatCount(workersForThreshold, 'worker')} would be done in time`;
  return `${need} The same futures run on a Dask cluster: ${cost}, so it pays from ${formatCount(paysFromWorkers, 'worker')} on that are as fast as a core here, ${within}.`;
}

/** All that a report says of workers, chunks and larger numbers of tasks; none where nothing of it was asked for. The cluster is among the reasons. */
export function describeScale({ scaling = [], chunks = [], projection }: Pick<BenchmarkReport, 'scaling' | 'chunks' | 'projection'>): string[] {
  return [...scaling.map(describeScaling), ...chunks.map(describeChunks), ...projection ? describeProjection(projection) : []];
}
