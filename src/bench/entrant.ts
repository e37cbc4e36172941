/** A contender in the run: what it has shown, and the process that runs it. */
import { BenchmarkError } from './failure';
import { samplesOf, type Evidence } from './measure';
import { roundsToWarmUp } from './plan';
import { median } from './statistics';
import type { HarnessProcess } from './supervise';

export class Entrant {
  process: HarnessProcess | null = null;
  /** Whether its process is one that has given no steady round yet. */
  fresh = true;
  /** Whether it has left the run for good, its samples being enough. */
  retired = false;
  /** What it took from starting the first process to the end of its first round. */
  startSeconds = 0;

  constructor(readonly evidence: Evidence) {}

  /** Rounds that a fresh process takes before those that count. */
  get warmUpRounds(): number {
    return roundsToWarmUp(this.evidence.warmUp.map(({ seconds }) => seconds), samplesOf(this.evidence));
  }

  /** What a fresh process is expected to take until its rounds count. */
  get renewalSeconds(): number {
    return this.startSeconds + (this.warmUpRounds - 1) * this.roundSeconds;
  }

  /** What a round of its usually takes. */
  get roundSeconds(): number {
    return median(samplesOf(this.evidence));
  }

  /** Times of its rounds so far, warm-up first. */
  get rounds(): number[] {
    return [...this.evidence.warmUp, ...this.evidence.steady].map(round => round.seconds);
  }

  get running(): boolean {
    return this.evidence.state === 'running';
  }

  /** Whether it takes part in further laps. */
  get active(): boolean {
    return this.running && !this.retired;
  }

  /** Takes it out of the run, for its state or its failure to say why. */
  fail(error: BenchmarkError, budgetIsOver: boolean): void {
    // Out of time with samples in hand is the budget's end, not the model's failure.
    if (error.code === 'timeout' && budgetIsOver && this.evidence.steady.length) return;
    this.evidence.state = unavailable.has(error.code) ? 'skipped' : 'failed';
    this.evidence.failure = error.toFailure();
  }
}

/** Failures that mean the model does not apply here. */
const unavailable: ReadonlySet<string> = new Set(['model-unavailable', 'not-a-coroutine', 'dask-missing']);
/** Failures of a single task that leave its process as it was. */
const harmless: ReadonlySet<string> = new Set(['task-error', 'task-exit', 'out-of-memory']);

/** Whether the process is still of use after this error. */
export function isHarmless(error: unknown): boolean {
  return error instanceof BenchmarkError && harmless.has(error.code);
}
