/** What Forkcast advises, and on what it rests. Part of the JSON contract. */
import type { StartMethod } from './measurement';
import type { ExecutionModel } from './work';

export const bases = ['static', 'profiled', 'measured'] as const;
/** The level of evidence a recommendation speaks from. */
export type Basis = (typeof bases)[number];

/** `code` is stable and machine-readable (`io-bound`, `too-small`, ...); `message` is a sentence for people. */
export interface Reason {
  code: string;
  message: string;
}

/** Something that breaks, or may, under the recommended model or one that was tried. */
export type Hazard = Reason;

export interface Recommendation {
  /** An execution model; `serial` for "leave it serial"; `null` for "no clear winner". */
  model: ExecutionModel | null;
  /** Workers of the recommended model; 1 for serial; null where there is none. */
  workers: number | null;
  /** Of processes that won under a start method that was asked for. */
  startMethod?: StartMethod;
  /** Where handing tasks over in chunks won: tasks in each. */
  chunkSize?: number;
  /** Serial time over the recommended model's, steady state; null where nothing was measured. */
  speedup: number | null;
  /** 95 % confidence interval of `speedup`. */
  speedupInterval: [number, number] | null;
  /** From how many tasks on the model beats serial, start-up included; null where it never does or is not known. */
  breakEvenTasks: number | null;
  basis: Basis;
  reasons: Reason[];
  hazards: Hazard[];
}
