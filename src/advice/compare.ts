/**
 * Two runs of the same benchmark, held against each other: what was different about them, and whether the times are.
 *
 * Rounds of two runs are not paired, as nothing was taken side by side. The ratio is the Hodges-Lehmann estimate on logarithms, the median of all
 * pairwise differences; its interval inverts the Wilcoxon rank-sum test (Moses; M. Hollander, D. Wolfe, Nonparametric Statistical Methods,
 * 2nd edition 1999, section 4.3). That interval knows how rounds scatter within a run, not what else a machine did from one day to the other, so
 * a change also has to be larger than `worthMention` before it is called one.
 */
import { median, perProcess } from '../bench/statistics';
import type { BenchmarkReport, ExecutionModel, Measurement, Reason, StartMethod } from '../model';

export interface DatedReport {
  report: BenchmarkReport;
  /** Milliseconds since 1970. */
  at: number;
  /** Of the function's text; empty where it is not known. */
  codeHash: string;
}

export const changeKinds = ['faster', 'slower', 'no-significant-change', 'too-few-rounds', 'only-before', 'only-after'] as const;
export type ChangeKind = (typeof changeKinds)[number];

export interface ModelChange {
  model: ExecutionModel;
  workers: number;
  startMethod?: StartMethod;
  chunkSize?: number;
  /** Median seconds of a task, all of a round's time divided by its tasks. Null where the model did not complete. */
  beforeSeconds: number | null;
  afterSeconds: number | null;
  /** Time after over time before: below 1 is faster. */
  ratio: number | null;
  /** 95 %. */
  ratioInterval: [number, number] | null;
  kind: ChangeKind;
}

export interface Comparison {
  version: 1;
  target: string;
  /** What was not the same: `code`, `interpreter`, `host`, `arguments`, `host-capacity`. */
  differences: Reason[];
  /** False where the runs measured different things; then nothing is compared. */
  comparable: boolean;
  models: ModelChange[];
  /** Models that were recommended. */
  recommended: { before: ExecutionModel | null; after: ExecutionModel | null };
}

/** Ratios nearer to 1 than this are what two runs of the same thing differ by on a machine that does other things too. */
export const worthMention = 1.05;
const confidence = 0.95;
const fewest = 4;
/** A host that gives this much more or less computing at once makes other speed-ups by itself. */
const capacityMatters = 1.25;

export function compareRuns(before: DatedReport, after: DatedReport): Comparison {
  const [old, now] = [before.report, after.report];
  const differences = conditionsThatDiffer(before, after);
  const comparable = functionOf(old.target) === functionOf(now.target) && !differences.some(({ code }) => code === 'arguments');
  return {
    version: 1, target: now.target, differences, comparable, models: comparable ? modelChanges(old, now) : [],
    recommended: { before: old.recommendation.model, after: now.recommendation.model },
  };
}

/** One sentence for a lens or a notification; null where there is nothing to compare. */
export function comparisonSentence({ comparable, models, differences }: Comparison): string | null {
  const serial = models.find(({ model }) => model === 'serial');
  if (!comparable || !serial || serial.ratio === null) return null;
  const because = differences.length ? ` (different: ${differences.map(({ code }) => code.replace('-', ' ')).join(', ')})` : '';
  if (serial.kind === 'faster') return `Serially it was ${(1 / serial.ratio).toFixed(2)}x as fast as in the run before${because}.`;
  if (serial.kind === 'slower') return `Serially it took ${serial.ratio.toFixed(2)}x as long as in the run before${because}.`;
  return `Serially no significant change since the run before${because}.`;
}

function conditionsThatDiffer(before: DatedReport, after: DatedReport): Reason[] {
  const [old, now] = [before.report, after.report];
  const found: Reason[] = [];
  const note = (code: string, message: string) => found.push({ code, message });
  if (functionOf(old.target) !== functionOf(now.target)) note('target', `One run measured ${old.target}, the other ${now.target}.`);
  if (before.codeHash && after.codeHash && before.codeHash !== after.codeHash) note('code', 'The function\'s text has changed.');
  const runtime = ({ interpreter: { implementation, version, gil, startMethod } }: BenchmarkReport) => `${implementation} ${version}${gil === 'disabled' ? ' without the GIL' : ''}${startMethod ? `, ${startMethod}` : ''}`;
  if (runtime(old) !== runtime(now)) note('interpreter', `${runtime(old)} before, ${runtime(now)} now.`);
  else if (old.interpreter.path !== now.interpreter.path) note('interpreter', `Another interpreter of the same version: ${old.interpreter.path} before, ${now.interpreter.path} now.`);
  const host = ({ host: { platform, architecture, usableCores } }: BenchmarkReport) => `${platform} ${architecture}, ${usableCores} usable cores`;
  if (host(old) !== host(now)) note('host', `${host(old)} before, ${host(now)} now.`);
  const [gave, gives] = [capacityOf(old), capacityOf(now)];
  if (gave !== null && gives !== null && Math.max(gave / gives, gives / gave) > capacityMatters) {
    note('host-capacity', `The host did the work of ${gave.toFixed(1)} cores at once before, and of ${gives.toFixed(1)} now.`);
  }
  const [was, is] = [old.workload, now.workload];
  if (was.expression !== is.expression || was.items !== is.items) note('arguments', `The arguments were ${was.expression || 'none'} (${was.items}), and are ${is.expression || 'none'} (${is.items}).`);
  return found;
}

/** Most cores' worth of computing that the host was seen to do at once. */
function capacityOf({ host: { parallelCapacity } }: BenchmarkReport): number | null {
  return parallelCapacity?.length ? Math.max(...parallelCapacity.map(({ cores }) => cores)) : null;
}

/** Wherever the workspace lay at the time, a function is the same by file name and name. */
function functionOf(target: string): string {
  return target.slice(Math.max(target.lastIndexOf('/'), target.lastIndexOf('\\')) + 1);
}

function modelChanges(old: BenchmarkReport, now: BenchmarkReport): ModelChange[] {
  const key = ({ model, workers, startMethod, chunkSize }: Measurement) => `${model} ${workers} ${startMethod ?? ''} ${chunkSize ?? ''}`;
  const usable = (report: BenchmarkReport) => new Map(report.measurements.filter(({ state, samples }) => state === 'completed' && samples.length > 0).map(one => [key(one), one]));
  const [then, since] = [usable(old), usable(now)];
  return [...new Set([...then.keys(), ...since.keys()])].map((name): ModelChange => {
    const [a, b] = [then.get(name), since.get(name)];
    const { model, workers, startMethod, chunkSize } = (b ?? a)!;
    const identity = { model, workers, ...(startMethod && { startMethod }), ...(chunkSize && { chunkSize }) };
    const before = a ? perProcess(a.samples, a.samplesPerProcess).map(seconds => seconds / a.tasks) : [];
    const after = b ? perProcess(b.samples, b.samplesPerProcess).map(seconds => seconds / b.tasks) : [];
    const times = { beforeSeconds: a ? median(before) : null, afterSeconds: b ? median(after) : null };
    if (!a || !b) return { ...identity, ...times, ratio: null, ratioInterval: null, kind: a ? 'only-before' : 'only-after' };
    const { ratio, interval } = shift(before, after);
    return { ...identity, ...times, ratio, ratioInterval: interval, kind: kindOf(interval) };
  });
}

function kindOf(interval: [number, number] | null): ChangeKind {
  if (!interval) return 'too-few-rounds';
  if (interval[1] < 1 / worthMention) return 'faster';
  return interval[0] > worthMention ? 'slower' : 'no-significant-change';
}

/** How many times longer the values of `after` are than those of `before`. Exported for tests. */
export function shift(before: readonly number[], after: readonly number[]): { ratio: number; interval: [number, number] | null } {
  const differences = before.flatMap(one => after.map(other => Math.log(other) - Math.log(one))).sort((a, b) => a - b);
  const ratio = Math.exp(median(differences));
  const [m, n] = [before.length, after.length];
  if (m < fewest || n < fewest) return { ratio, interval: null };
  const cut = rankSumQuantile(m, n, (1 - confidence) / 2);
  return { ratio, interval: cut === 0 ? null : [Math.exp(differences[cut - 1]), Math.exp(differences[m * n - cut])] };
}

/**
 * Position, from 1, of the pairwise difference that ends the interval: the largest c with P(U < c) <= tail, where U is Mann and Whitney's statistic
 * of samples of m and n from one distribution; exact, by counting arrangements (Mann and Whitney 1947). 0 where the samples are too small.
 */
export function rankSumQuantile(m: number, n: number, tail: number): number {
  // counts[i][u]: arrangements of i values of one kind among those of the other seen so far whose statistic is u.
  let counts = Array.from({ length: m + 1 }, () => new Float64Array(m * n + 1));
  for (const row of counts) row[0] = 1;
  for (let other = 1; other <= n; other++) {
    const next = Array.from({ length: m + 1 }, () => new Float64Array(m * n + 1));
    for (let one = 0; one <= m; one++) {
      for (let u = 0; u <= one * other; u++) {
        // The largest value is either of the other kind, with all `one` below it, or of this kind.
        next[one][u] = (u >= one ? counts[one][u - one] : 0) + (one > 0 ? next[one - 1][u] : 0);
      }
    }
    counts = next;
  }
  const all = counts[m].reduce((sum, count) => sum + count, 0);
  let below = 0;
  let cut = 0;
  while (cut <= m * n && (below + counts[m][cut]) / all <= tail) below += counts[m][cut++];
  return cut;
}
