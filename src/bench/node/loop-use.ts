/** From the times of a task's threads to what it does to the event loop. Pure. */
import type { Awaitable, LoopUse } from '../../model';

/** A task that computes less than this part of its time waits. */
const computesAtLeast = 0.2;
/** Of the time computed, the main thread's part from which it is the event loop's, and up to which it is the pool's. */
const mostOnLoop = 0.6;
const mostInPool = 0.4;
/** While waiting, the part of its time that the event loop may be held up. */
const holdsLoop = 0.5;

export interface Watched {
  seconds: number;
  /** Of all threads. */
  cpuSeconds: number;
  queueSeconds: number;
  /** Of the main thread; null where the system does not tell. */
  mainSeconds: number | null;
  /** Part of the time that the event loop was not waiting for events. */
  loopShare: number;
  waitsFor: readonly Awaitable[];
}

/** The class, in the contract's words. */
export function loopUseOf({ seconds, cpuSeconds, queueSeconds, mainSeconds, loopShare, waitsFor }: Watched): LoopUse {
  const active = Math.max(seconds - queueSeconds, 1e-9);
  // Less than a core, ready for most of the time: nothing can be told.
  if (cpuSeconds < 0.001 && queueSeconds > 0.5 * seconds) return 'unknown';
  if (cpuSeconds >= computesAtLeast * active) {
    const share = Math.min(1, (mainSeconds ?? loopShare * seconds) / cpuSeconds);
    return share >= mostOnLoop ? 'computes-on-loop' : share <= mostInPool ? 'computes-in-pool' : 'computes-in-both';
  }
  if (loopShare >= holdsLoop) return 'holds-loop-waiting';
  return waitsFor.includes('file') && !waitsFor.includes('network') ? 'waits-in-pool' : 'waits';
}
