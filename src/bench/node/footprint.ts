/** How much memory the result of a task takes, found by keeping some. */
import { serialize, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

const { memoryUsage } = process;
/** Results of so many bytes in all are enough to tell. */
const largeBytes = 64 * 1024 * 1024;

/**
 * The first call may import and allocate what stays: of its result only the serialised form speaks. Each later one adds its result to what is
 * kept, and what a garbage collection leaves of the heap and of buffers grows by it.
 */
export class Footprint {
  private readonly kept: unknown[] = [];
  private serialized = 0;
  private before = 0;

  hold(result: unknown): void {
    if (!this.kept.length) {
      try {
        this.serialized = serialize(result).byteLength;
      } catch {
        // What cannot be cloned is told when it matters.
      }
    }
    this.kept.push(result);
    if (this.kept.length === 1) this.before = inUse();
  }

  get isLarge(): boolean {
    return this.kept.length > 1 && this.serialized * this.kept.length >= largeBytes;
  }

  /** Bytes of one result, the larger of both readings. */
  resultBytes(): number {
    const later = this.kept.length - 1;
    return Math.round(Math.max(this.serialized, later > 0 ? (inUse() - this.before) / later : 0));
  }
}

/** Bytes of objects and buffers that something still refers to. */
function inUse(): number {
  collectGarbage?.();
  const { heapUsed, external } = memoryUsage.call(process);
  return heapUsed + external;
}

/** V8's own, which it hands out only where a flag is set as a context is made; later contexts, the user's included, are made without it. */
const collectGarbage: (() => void) | undefined = (() => {
  setFlagsFromString('--expose-gc');
  try {
    return runInNewContext('gc') as () => void;
  } catch {
    return undefined;
  } finally {
    setFlagsFromString('--no-expose-gc');
  }
})();
