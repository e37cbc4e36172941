/** Limits that the user sets for whatever runs the tasks, and the failures of what goes beyond them. */
import { constants } from 'node:os';
import type { Failure } from '../model';
import { describeFailure, type Facts, type Wording } from './failure';

export interface Limits {
  /** Of each process, by itself. In Node, of the JavaScript heap of each process and thread. */
  memoryBytes?: number;
  /** Seconds from a task's start to its end, waiting included. */
  taskSeconds?: number;
}

/** An interpreter by itself needs about half of this. */
export const leastMemoryBytes = 64e6;

/** `2G`, `512M`, `512MB`, `1.5 GiB`, `300000000` as bytes (G is 10^9, Gi is 2^30); null where it is no amount of memory. */
export function parseBytes(text: string): number | null {
  const match = /^\s*(\d+(?:\.\d+)?)\s*([KMGT]?)(i?)B?\s*$/i.exec(text);
  if (!match) return null;
  const [, amount, letter, binary] = match;
  return Math.round(Number(amount) * (binary ? 1024 : 1000) ** ' KMGT'.indexOf(letter.toUpperCase() || ' '));
}

/** `2 GB`, `300 MB` */
export function formatBytes(bytes: number): string {
  return bytes >= 1e9 ? `${Number((bytes / 1e9).toFixed(1))} GB` : `${Math.round(bytes / 1e6)} MB`;
}

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
