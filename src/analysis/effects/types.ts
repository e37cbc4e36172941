/** What running a function or region does, once every call in it has been followed. */
import type { IoKind } from '../../model';

/** The dimensions of an effect. Weights are nominal seconds of one execution, by order of magnitude: they rank, they do not predict. */
export interface Effect {
  /** Computing with the GIL (or the event loop) held. */
  cpu: number;
  /** Computing with the GIL released. */
  native: number;
  /** Waiting, per I/O kind, in a way that blocks the thread. */
  blocking: Partial<Record<IoKind, number>>;
  /** Waiting, per I/O kind, awaited: the event loop goes on. */
  awaited: Partial<Record<IoKind, number>>;
  /** Share of the calls that could be followed, 0..1, weighted like the rest. */
  known: number;
  /** Codes of hazards met on the way. */
  hazards: Set<string>;
  /** Effects outside the process that repetition would repeat. */
  repeats: Set<string>;
}
