/** How long a task is observed, and from the harness' answer to the contract's words. Pure. */
import type { TaskObservation } from '../model';
import type { AnswerOf } from './protocol';

/** Part of the budget that observing may take at most. */
const largestShare = 0.1;
/** A first run in the main thread, one with the heartbeat, and what lies around them. */
const fewestRuns = 2.5;
const overheadSeconds = 0.35;
/** Windows of the heartbeat, the first run and one to spare; more of them make the class surer, not better. */
const runsHopedFor = 9;

/** Seconds of the budget to keep back; 0 where a task takes too long, or none is known to succeed. */
export function observationSeconds(secondsPerTask: number | null, budgetSeconds: number): number {
  if (secondsPerTask === null) return 0;
  const most = largestShare * budgetSeconds;
  return overheadSeconds + fewestRuns * secondsPerTask > most ? 0 : Math.min(most, overheadSeconds + runsHopedFor * secondsPerTask);
}

export function toObservation(observed: AnswerOf<'observed'>): TaskObservation {
  const { argumentPickle, resultPickle } = observed;
  return {
    tasks: observed.tasks, seconds: observed.taskSeconds, cpuSeconds: observed.cpuSeconds, waitSeconds: observed.waitSeconds,
    gilUse: observed.gilUse, gilUseWindows: observed.windows, gilUseAgreeing: observed.agreeing,
    heldShare: observed.heldShare, longestHoldSeconds: observed.longestHoldSeconds, libraryThreads: observed.libraryThreads,
    voluntarySwitches: observed.voluntarySwitches, involuntarySwitches: observed.involuntarySwitches,
    argumentBytes: argumentPickle && argumentPickle.bytes, argumentPickleSeconds: argumentPickle && argumentPickle.seconds,
    ...(observed.loopUse && { loopUse: observed.loopUse, loopShare: observed.loopShare, mainThreadCpuSeconds: observed.mainThreadCpuSeconds, waitsFor: observed.waitsFor }),
    resultBytes: resultPickle && resultPickle.bytes, resultPickleSeconds: resultPickle && resultPickle.seconds,
  };
}
