/** A benchmark's measurements set against its serial run: what every later judgement reads. */
import type { BenchmarkOutcome, Measurement } from '../model';

/** A measurement that ran to the end, with the numbers that then exist. */
export interface Candidate {
  measurement: Measurement;
  medianSeconds: number;
  speedup: number;
  /** Null where the samples do not carry an interval: then no claim rests on it. */
  interval: readonly [number, number] | null;
  /** Wide enough for the claims about all models together: what decides. */
  joint: readonly [number, number] | null;
  /** See `breakEvenTasks`. */
  breakEven: number | null;
}

export interface Comparison {
  outcome: BenchmarkOutcome;
  serial: Candidate;
  /** Serial seconds of one task. */
  taskSeconds: number;
  /** Share of the serial run spent waiting, 0..1; null where CPU time is not known. */
  waitShare: number | null;
  /** Models other than serial whose results are not known to differ. */
  candidates: Candidate[];
  /** Ran to the end with other results than serial. */
  wrong: Measurement[];
}

/**
 * From how many tasks on a model beats serial with its start-up counted: the smallest n with
 * `startup + n * t_model <= n * t_serial`, that is `n* = startup / (t_serial - t_model)` rounded up, where t is steady-state elapsed time
 * per task. At least 2, since one task alone cannot run beside another. Null where the model is not faster, or its start-up is not known.
 */
export function breakEvenTasks(startupSeconds: number | null, serialTaskSeconds: number, modelTaskSeconds: number): number | null {
  const saved = serialTaskSeconds - modelTaskSeconds;
  if (startupSeconds === null || !(saved > 0) || !(startupSeconds >= 0)) return null;
  const tasks = Math.ceil(startupSeconds / saved);
  return Number.isSafeInteger(tasks) ? Math.max(2, tasks) : null;
}

/** Cores kept busy on average during a median round: CPU seconds over elapsed seconds. Null where CPU time is not known. */
export function busyCores({ measurement, medianSeconds }: Candidate): number | null {
  return measurement.cpuSeconds === null ? null : measurement.cpuSeconds / medianSeconds;
}

function completed(measurement: Measurement): measurement is Measurement & { medianSeconds: number } {
  return measurement.state === 'completed' && measurement.medianSeconds !== null && measurement.medianSeconds > 0;
}

/** Null where the serial run has no time to compare with. */
export function compare(outcome: BenchmarkOutcome): Comparison | null {
  const baseline = outcome.measurements.find(measurement => measurement.model === 'serial' && completed(measurement));
  if (!baseline?.medianSeconds) return null;
  const taskSeconds = baseline.medianSeconds / Math.max(1, baseline.tasks);
  const toCandidate = (measurement: Measurement & { medianSeconds: number }): Candidate => {
    const modelTaskSeconds = measurement.medianSeconds / Math.max(1, measurement.tasks);
    return {
      measurement,
      medianSeconds: measurement.medianSeconds,
      speedup: measurement.speedup ?? taskSeconds / modelTaskSeconds,
      interval: measurement.speedupInterval,
      joint: measurement.jointInterval === undefined ? measurement.speedupInterval : measurement.jointInterval,
      breakEven: breakEvenTasks(measurement.startupSeconds, taskSeconds, modelTaskSeconds),
    };
  };
  const serial: Candidate = { measurement: baseline, medianSeconds: baseline.medianSeconds, speedup: 1, interval: [1, 1], joint: [1, 1], breakEven: null };
  const others = outcome.measurements.filter(measurement => measurement.model !== 'serial').filter(completed);
  return {
    outcome,
    serial,
    taskSeconds,
    waitShare: baseline.cpuSeconds === null ? null : Math.min(1, Math.max(0, 1 - baseline.cpuSeconds / baseline.medianSeconds)),
    candidates: others.filter(measurement => measurement.equalResults !== false).map(toCandidate),
    wrong: others.filter(measurement => measurement.equalResults === false),
  };
}

/**
 * How many times longer the rounds of `a` took than those of `b`, where the run compared the two lap by lap; else null. Two models' intervals against
 * serial say less: serial's own noise is in both.
 */
export function timesLonger({ measurement: { behindFastest: behind } }: Candidate, { measurement }: Candidate): { ratio: number; interval: [number, number] | null } | null {
  return behind && behind.model === measurement.model && behind.workers === measurement.workers && behind.startMethod === measurement.startMethod && behind.chunkSize === measurement.chunkSize ? behind : null;
}

/** The fastest candidate of a model, if it ran. */
export function bestOf(candidates: readonly Candidate[], model?: Measurement['model']): Candidate | null {
  return candidates.reduce<Candidate | null>((best, candidate) =>
    (model === undefined || candidate.measurement.model === model) && (best === null || candidate.speedup > best.speedup) ? candidate : best, null);
}
