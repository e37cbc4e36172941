/** What running a function or a region does, once every call in it has been followed. */
import { ioKinds, type IoKind } from '../../model';

/** The dimensions of an effect. Those of waiting follow `ioKinds`, blocking ones first. */
export const enum Dimension {
  /** Computing with the GIL (or the event loop) held. */
  Cpu = 0,
  /** Computing with the GIL released. */
  Native = 1,
  /** Waiting in a way that blocks the thread: + index of the I/O kind. */
  Blocking = 2,
  /** Waiting, awaited: the event loop goes on. */
  Awaited = 7,
  Count = 12,
}

/** Bits of `Effect.flags`. */
export const enum EffectFlag {
  /** Changes state that others see: globals, attributes of what it was given. */
  Mutates = 1,
  /** A database library that lets go of the GIL, yet threads do not scale (sqlite3). */
  Contended = 2,
  /** Uses objects that must not be shared between threads. */
  NotThreadSafe = 4,
  /** Already uses every core (BLAS, n_jobs). */
  UsesAllCores = 8,
  /** Changes the working directory, the environment, signal handlers. */
  ChangesProcess = 16,
  /** Hands work to threads, processes or tasks of its own. */
  Concurrent = 32,
  Writes = 64,
  Deletes = 128,
  Sends = 256,
  Spawns = 512,
  /** Waits for work that already runs beside it. */
  Joins = 1024,
  /** Makes assertions of a test. */
  Asserts = 2048,
  /** Runs on libuv's pool, whose size bounds how much of it runs at once. */
  LibuvPool = 4096,
  /** Starts a worker thread or a Node process of its own. */
  StartsWorker = 8192,
  /** Starts a Python process of its own, directly or by making a pool of them. */
  StartsProcess = 16384,
  /** Recurses over a structure, as deep as that happens to be. */
  Recurses = 32768,
  /** Runs an event loop until it is done. */
  RunsLoop = 65536,
  /** Reads or writes what files hold, rather than opening them and asking the file system about them. */
  MovesFileData = 65536,
}

/** What a function does, rather than what makes it dangerous to run it beside others. */
const DONE = EffectFlag.UsesAllCores | EffectFlag.StartsWorker | EffectFlag.StartsProcess | EffectFlag.RunsLoop | EffectFlag.MovesFileData;

const WAITS = 10;

/** A plain list: the engine makes one in a twentieth of the time of a typed array, and effects are made by the hundred thousand. */
function noWaits(): number[] {
  return [0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
}

/** Nominal seconds of one execution, by order of magnitude: they rank, they do not predict. Mutable: built by accumulation. */
export class Effect {
  cpu = 0;
  /** A cautious figure for `cpu`, with loops over unknown iterables taken to be short. */
  sureCpu = 0;
  native = 0;
  /** Calls that could not be followed, at a nominal cost each. */
  unknown = 0;
  flags = 0;
  /** Of a function whose loops are as long as its callers say: what it does where, so that two versions that differ under some sizes only are told apart. */
  shape = '';
  /** Blocking waits by I/O kind, then awaited ones; null: none. */
  waits: number[] | null = null;

  /** Adds another effect, executed `likely` (cautiously: `sure`) times. */
  add(other: Effect, likely: number, sure: number): void {
    this.cpu += other.cpu * likely;
    this.sureCpu += other.sureCpu * sure;
    this.native += other.native * likely;
    this.unknown += other.unknown * likely;
    this.flags |= other.flags;
    const waits = other.waits;
    if (waits !== null) {
      const own = (this.waits ??= noWaits());
      for (let i = 0; i < WAITS; i++) own[i] += waits[i] * likely;
    }
  }

  /** Leaves what is in another effect as well, the lesser of both: of two functions it is not known which one runs. What is only in one is unknown; dangers of either stay. */
  keepCommon(other: Effect): void {
    const most = Math.max(this.total, other.total);
    this.cpu = Math.min(this.cpu, other.cpu);
    this.sureCpu = Math.min(this.sureCpu, other.sureCpu);
    this.native = Math.min(this.native, other.native);
    if (this.waits !== null) for (let i = 0; i < WAITS; i++) this.waits[i] = Math.min(this.waits[i], other.waits?.[i] ?? 0);
    this.unknown = Math.max(this.unknown, other.unknown, most - this.total);
    this.flags = (this.flags | other.flags) & ~(DONE & ~(this.flags & other.flags));
  }

  clear(): void {
    this.cpu = this.sureCpu = this.native = this.unknown = this.flags = 0;
    this.waits = null;
  }

  addWait(kind: IoKind, seconds: number, awaited: boolean): void {
    const own = (this.waits ??= noWaits());
    own[ioKinds.indexOf(kind) + (awaited ? Dimension.Awaited - Dimension.Blocking : 0)] += seconds;
  }

  scale(likely: number, sure: number): void {
    this.cpu *= likely;
    this.sureCpu *= sure;
    this.native *= likely;
    this.unknown *= likely;
    if (this.waits !== null) for (let i = 0; i < WAITS; i++) this.waits[i] *= likely;
  }

  get(dimension: number): number {
    if (dimension === Dimension.Cpu) return this.cpu;
    if (dimension === Dimension.Native) return this.native;
    return this.waits === null ? 0 : this.waits[dimension - Dimension.Blocking];
  }

  /** Seconds spent waiting for this kind, blocked or awaited. */
  waitFor(kind: IoKind): number {
    const at = ioKinds.indexOf(kind);
    return this.waits === null ? 0 : this.waits[at] + this.waits[at + 5];
  }

  blocking(kind: IoKind): number {
    return this.waits === null ? 0 : this.waits[ioKinds.indexOf(kind)];
  }

  awaited(kind: IoKind): number {
    return this.waits === null ? 0 : this.waits[ioKinds.indexOf(kind) + 5];
  }

  /** All waiting, blocked and awaited. */
  get wait(): number {
    const waits = this.waits;
    if (waits === null) return 0;
    let sum = 0;
    for (let i = 0; i < WAITS; i++) sum += waits[i];
    return sum;
  }

  get total(): number {
    return this.cpu + this.native + this.wait;
  }

  /** The dimension with the greatest weight. */
  heaviest(): number {
    let best = 0;
    for (let d = 1; d < Dimension.Count; d++) if (this.get(d) > this.get(best)) best = d;
    return best;
  }

  equals(other: Effect): boolean {
    if (this.cpu !== other.cpu || this.sureCpu !== other.sureCpu || this.native !== other.native || this.unknown !== other.unknown || this.flags !== other.flags || this.shape !== other.shape) {
      return false;
    }
    if (this.waits === null || other.waits === null) return this.waits === other.waits;
    for (let i = 0; i < WAITS; i++) if (this.waits[i] !== other.waits[i]) return false;
    return true;
  }
}
