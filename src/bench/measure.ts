/** From a contender's rounds to its `Measurement`. Pure. */
import type { Failure, GilState, Measurement } from '../model';
import type { Contender } from './plan';
import { levelTaken } from './precision';
import { jointLevel, median, medianInterval, outliers, pairedRatio, perProcess } from './statistics';

/** One round's times over all workers; null where they were lost. */
export interface RoundTimes {
  seconds: number;
  cpuSeconds: number | null;
  /** Ready to run, but without a core. */
  queueSeconds: number | null;
  /** Node only. */
  eventLoopDelaySeconds?: number;
}

/** What one contender has shown so far. */
export interface Evidence {
  contender: Contender;
  /** Of each process' pool. */
  startups: number[];
  handOverSeconds?: number | null;
  /** Rounds before the steady ones, the very first included; their times count only if there are no others. */
  warmUp: RoundTimes[];
  steady: RoundTimes[];
  /** How many of the steady rounds each of its processes took, in order; those that took none are not in it. */
  samplesPerProcess: number[];
  digest: string | null;
  /** Of the first tasks, one each. */
  digests: (string | null)[];
  /** Set where other results are known not to be the model's doing. */
  variesByProcess: boolean;
  itemsDigest: string | null;
  peakMemoryBytes: number | null;
  workerPeakMemoryBytes?: number | null;
  /** Node only. */
  cloneSeconds?: number | null;
  gil: GilState;
  state: 'running' | 'failed' | 'skipped';
  failure: Failure | null;
}

export function newEvidence(contender: Contender, gil: GilState): Evidence {
  return {
    contender, startups: [], warmUp: [], steady: [], samplesPerProcess: [], digest: null, digests: [], variesByProcess: false, itemsDigest: null,
    peakMemoryBytes: null, gil, state: 'running', failure: null,
  };
}

/** Steady rounds; the last warm-up round stands in where the budget allowed no other. */
function roundsOf(evidence: Evidence): RoundTimes[] {
  return evidence.steady.length ? evidence.steady : evidence.warmUp.slice(-1);
}

/** Takes down a steady round; `fresh` where it is the first of its process. */
export function addSteady(evidence: Evidence, round: RoundTimes, fresh: boolean): void {
  evidence.steady.push(round);
  if (fresh || !evidence.samplesPerProcess.length) evidence.samplesPerProcess.push(0);
  evidence.samplesPerProcess[evidence.samplesPerProcess.length - 1]++;
}

/** Seconds of each round that counts. */
export function samplesOf(evidence: Evidence): number[] {
  return roundsOf(evidence).map(round => round.seconds);
}

function medianOf(rounds: readonly RoundTimes[], what: 'cpuSeconds' | 'queueSeconds'): number | null {
  const values = rounds.map(round => round[what]).filter(value => value !== null);
  return values.length ? Math.max(0, median(values)) : null;
}

/**
 * `serial` is null where serial has no times; `repeatable` says whether serial gave the same results twice; `comparisons` is how many models
 * are held against serial in all; `forPrecision` whether the run went on until an interval was narrow.
 */
export function toMeasurement(evidence: Evidence, serial: Evidence | null, tasks: number, repeatable: boolean, comparisons = 1, forPrecision = false): Measurement {
  const { model, workers, startMethod, chunkSize } = evidence.contender;
  const samples = evidence.state === 'running' ? samplesOf(evidence) : [];
  const base: Measurement = {
    model, workers, ...(startMethod && { startMethod }), ...(chunkSize && { chunkSize }), tasks, state: evidence.state === 'running' ? 'completed' : evidence.state, samples,
    ...(samples.length && evidence.samplesPerProcess.length > 1 && { samplesPerProcess: evidence.samplesPerProcess }),
    medianSeconds: null, medianInterval: null, startupSeconds: evidence.startups.length ? median(evidence.startups) : null,
    ...(evidence.startups.length && { startupSamples: evidence.startups }),
    ...(evidence.handOverSeconds === undefined ? {} : { handOverSeconds: evidence.handOverSeconds }), speedup: null, speedupInterval: null,
    cpuSeconds: null, waitSeconds: null, gil: evidence.gil, peakMemoryBytes: evidence.peakMemoryBytes,
    ...(evidence.workerPeakMemoryBytes === undefined ? {} : { workerPeakMemoryBytes: evidence.workerPeakMemoryBytes }), equalResults: null, error: evidence.failure,
  };
  if (!samples.length) return base;
  const { samplesPerProcess: sizes } = evidence;
  const medianSeconds = median(perProcess(samples, sizes));
  const cpuSeconds = medianOf(roundsOf(evidence), 'cpuSeconds');
  const queueSeconds = medianOf(roundsOf(evidence), 'queueSeconds') ?? 0;
  const busyWorkers = model === 'asyncio' || model === 'async' ? 1 : Math.min(workers, tasks);
  const serialSamples = serial ? samplesOf(serial) : [];
  const isSerial = evidence === serial;
  const level = levelTaken(perProcess(samples, sizes).length, forPrecision);
  const ratio = isSerial ? null : pairedRatio(serialSamples, samples, level, sizes);
  const far = outliers(samples).length;
  const held = roundsOf(evidence).map(round => round.eventLoopDelaySeconds).filter(value => value !== undefined);
  return {
    ...base,
    ...(held.length ? { eventLoopDelaySeconds: median(held) } : {}),
    ...(evidence.cloneSeconds === undefined ? {} : { cloneSeconds: evidence.cloneSeconds }),
    medianSeconds,
    medianInterval: medianInterval(samples, undefined, sizes),
    speedup: isSerial ? 1 : ratio && ratio.centre,
    speedupInterval: isSerial ? [1, 1] : ratio && ratio.interval,
    jointInterval: isSerial ? [1, 1] : pairedRatio(serialSamples, samples, jointLevel(comparisons, level), sizes)?.interval ?? null,
    outliers: { count: far, share: far / samples.length },
    cpuSeconds,
    waitSeconds: cpuSeconds === null ? null : Math.max(0, busyWorkers * medianSeconds - cpuSeconds - queueSeconds),
    equalResults: equality(evidence, serial, repeatable),
  };
}

/** Null where it cannot be told: results that cannot be compared, that differ anyway from run to run or process to process, or other arguments. */
export function equality(evidence: Evidence, serial: Evidence | null, repeatable: boolean): boolean | null {
  if (!serial || !repeatable || evidence.digest === null || serial.digest === null) return null;
  if (evidence.itemsDigest !== serial.itemsDigest) return null;
  if (evidence.digest === serial.digest) return true;
  return evidence.variesByProcess ? null : false;
}

/** Positions of a few tasks whose results differ from serial's. */
export function differingTasks(evidence: Evidence, serial: Evidence): number[] {
  if (evidence.digest === serial.digest) return [];
  return evidence.digests.flatMap((digest, position) => (digest !== null && digest !== serial.digests[position] ? [position] : [])).slice(0, 3);
}

/** The same measurements, each told how it compares with the fastest model whose results are right. `all` are those of one run, lap by lap. */
export function againstFastest(all: readonly Measurement[]): Measurement[] {
  const rivals = all.filter(({ model, state, speedup, equalResults }) => model !== 'serial' && state === 'completed' && speedup !== null && equalResults !== false);
  const fastest = rivals.reduce<Measurement | null>((best, each) => (best === null || each.speedup! > best.speedup! ? each : best), null);
  return all.map(measurement => {
    if (fastest === null || measurement === fastest || !rivals.includes(measurement)) return measurement;
    const ratio = pairedRatio(measurement.samples, fastest.samples, jointLevel(rivals.length), measurement.samplesPerProcess);
    if (!ratio) return measurement;
    const { model, workers, startMethod, chunkSize } = fastest;
    return { ...measurement, behindFastest: { model, workers, ...(startMethod && { startMethod }), ...(chunkSize && { chunkSize }), ratio: ratio.centre, interval: ratio.interval } };
  });
}
