/** Under what conditions a benchmark's numbers were taken, as sentences for people. */
import { relativeHalfWidth } from '../bench/precision';
import { fewestProcesses } from '../bench/statistics';
import { formatBytes, type BenchmarkReport, type Measurement, type Recommendation } from '../model';
import { DRIFT_SHARE } from './cost-model';
import { formatCount, formatPercent, formatRatio, formatShare, labelOf } from './format';
import { capacityOf } from './host';
import { isAdvised } from './verdict';

/** A run and, where it stands beside them, its advice: what that says is not said twice. */
type Conditions = Pick<BenchmarkReport, 'host' | 'workload' | 'measurements' | 'stopped' | 'precision'> & Partial<Pick<BenchmarkReport, 'recommendation'>>;

/** What the host gave, which rounds stood out, why measuring ended, and what the intervals leave out; none for what was not measured. */
export function describeConditions({ host, workload, measurements, stopped, precision, recommendation }: Conditions): string[] {
  const sentences: string[] = [];
  const capacity = capacityOf(host);
  if (capacity) {
    // Where it was busy, a hazard says how much it gave.
    const toldAlready = recommendation?.hazards.some(({ code }) => code === 'loaded-host');
    if (!toldAlready) sentences.push(`While measuring, the host gave ${formatRatio(capacity.cores)} of ${formatCount(capacity.processes, 'core')}.`);
    if (host.drift && Math.abs(host.drift - 1) >= DRIFT_SHARE) {
      sentences.push(`At the end of the run the same computation took ${formatPercent(Math.abs(host.drift - 1))} ${host.drift > 1 ? 'longer' : 'less'} than at its beginning.`);
    }
  }
  if (workload.uncached) sentences.push('The function keeps its results in a cache, which was emptied before each task: times are those of arguments that are met for the first time. Each process has a cache of its own.');
  if (workload.resultBytes) {
    sentences.push(`A round has no more than ${formatCount(workload.tasks, 'task')}, as a result takes about ${formatBytes(workload.resultBytes)} and all of a round are in memory together.`);
  }
  const disturbed = measurements.filter(({ outliers }) => outliers && outliers.count > 0);
  if (disturbed.length) {
    const all = measurements.reduce((sum, { outliers, samples }) => sum + (outliers ? samples.length : 0), 0);
    const far = disturbed.reduce((sum, { outliers }) => sum + outliers!.count, 0);
    const whose = disturbed.map(each => `${labelOf(each)} ${each.outliers!.count}`).join(', ');
    sentences.push(`${far} of ${formatCount(all, 'round')} took far longer or shorter than the others of their model (${whose}); they count like any other.`);
  }
  if (stopped) sentences.push(stopped.message);
  const known = precision === undefined ? null : howPrecise(measurements, precision, recommendation);
  if (known) sentences.push(known);
  const inFew = measurements.filter(({ medianInterval, samplesPerProcess = [] }) => medianInterval && samplesPerProcess.length < fewestProcesses);
  if (stopped && inFew.length) sentences.push('There was no room for several processes of each model, so the intervals leave out what differs from one process to the next; a larger budget takes it in.');
  return sentences;
}

/** How precisely the speed-up is known, where that was asked for: of what is recommended, else of the fastest model. Null without an interval. */
function howPrecise(measurements: readonly Measurement[], wanted: number, recommendation?: Recommendation): string | null {
  const models = measurements.filter(({ model, speedup, equalResults }) => model !== 'serial' && speedup !== null && equalResults !== false);
  const told = models.find(each => recommendation && isAdvised(each, recommendation)) ?? models.sort((a, b) => b.speedup! - a.speedup!)[0];
  const half = told && relativeHalfWidth({ centre: told.speedup!, interval: told.speedupInterval });
  if (!told || half === null) return null;
  const known = `The speed-up of ${labelOf(told)} is known to +-${formatShare(half)}`;
  return half <= wanted ? `${known}.` : `${known}; ${formatShare(wanted)} was asked for, which takes a larger budget or a quieter machine.`;
}
