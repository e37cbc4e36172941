/** Limits that the user sets for whatever runs the tasks, and the failures of what goes beyond them. */
import { constants } from 'node:os';
import { formatBytes, type Failure } from '../model';
import { describeFailure, type Facts, type Wording } from './failure';

export interface Limits {
  /** Of each process, by itself. In Node, of the JavaScript heap of each process and thread. */
  memoryBytes?: number;
  /** Seconds from a task's start to its end, waiting included. */
  taskSeconds?: number;
}

/** An interpreter by itself needs about half of this. */
export const leastMemoryBytes = 64e6;

/** What a process ran under, for the words of its failures. */
export interface Circumstances {
  limits: Limits;
  /** Whether its working directory is an empty one made for the run. */
  temporaryDirectory: boolean;
}

const unlimited: Circumstances = { limits: {}, temporaryDirectory: false };

/** Facts that go with whatever the harness tells. */
export function factsOf({ limits, temporaryDirectory }: Circumstances = unlimited): Facts {
  return {
    ...(limits.memoryBytes !== undefined && { memoryLimit: formatBytes(limits.memoryBytes) }),
    ...(limits.taskSeconds !== undefined && { taskLimit: limits.taskSeconds }),
    ...(temporaryDirectory && { temporaryDirectory: 'yes' }),
  };
}

/** As the timers of the harnesses print before they end a process whose exit status tells nothing. */
const timerWords = /^(?:Timeout \(\d+:\d\d:\d\d|A task took longer than its |(?<!Fatal Python error[^]*)Current thread 0x)/m;

/** The failure of a process that ended because it went beyond a limit; null where it ended of something else. `printed` is what it said last. */
export function limitReached(death: { signal?: string | number | null; code?: string | number | null }, printed: string, circumstances: Circumstances = unlimited, wording?: Wording): Failure | null {
  const { memoryBytes, taskSeconds } = circumstances.limits;
  const facts = factsOf(circumstances);
  const alarmed = death.signal === 'SIGALRM' || death.code === -constants.signals.SIGALRM;
  if (taskSeconds !== undefined && (alarmed || timerWords.test(printed))) return describeFailure('task-timeout', facts, printed, wording);
  if (memoryBytes !== undefined && /out of memory|cannot allocate memory|MemoryError|bad_alloc/i.test(printed)) return describeFailure('out-of-memory', facts, printed, wording);
  return null;
}
