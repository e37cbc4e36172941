/** Between the controller and what its pool's workers run. */
import type { CallStyle } from '../protocol';
import type { Facts } from './failure';

/** Travels in the environment, the one way into both kinds of worker. */
export const taskVariable = 'FORKCAST_NODE_TASK';

export interface Task {
  file: string;
  function: string;
  style: CallStyle;
  /** How long a task may take; null: as long as it likes. */
  taskSeconds: number | null;
}

/** Begins the message of the error that stands for a result that cannot be sent: of an error's own, threads keep little more than that. */
export const uncloneableResult = 'Forkcast: uncloneable result: ';

/** Likewise of the error of a task that ended too late. */
export const tookTooLong = 'Forkcast: took too long: ';

/** What a worker says of itself. */
export interface RollCall {
  id: string;
  cpuSeconds: number;
  queueSeconds: number;
  peakMemoryBytes: number;
  /** Of this thread: objects and what they hold outside the heap. */
  heapBytes: number;
  failure: { code: string; detail: string | null; facts: Facts } | null;
}
