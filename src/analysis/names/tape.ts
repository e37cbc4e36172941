/**
 * What happens to variables inside loops, in order of execution: a flat recording that the second pass makes while it walks, so that each
 * loop can be judged from its stretch of the tape without walking the tree again.
 *
 * Most entries speak of a **place**: a name (`x`), or the first attribute of one (`self.total`; deeper ones count as their first).
 */
import type { Node } from '../ir/node';

export const enum Event {
  /** A place is read as a whole. */
  Read,
  /** An item of a place is read; the node is the whole chain of subscripts. */
  ReadItem,
  /** A place is what the loop iterates over. */
  Iterate,
  /** A place is given a new value. */
  Write,
  /** A place is made another name of something that exists. */
  Alias,
  /** A place is given an element of what was just read (a loop's target). */
  Target,
  /** `x += y` and what amounts to it: the old value goes into nothing but the new one. */
  Reduce,
  /** An item of a place is stored; the node is the chain of subscripts. */
  StoreItem,
  /** `x[k] += y`. */
  ReduceItem,
  /** Something is added to the container at a place. */
  Append,
  /** Items that bring their own keys are stored. */
  Merge,
  /** The object at a place is written to, and the order shows. x = 0: the program's own output. */
  Output,
  /** A value begins: what it reads from here on decides whether it depends on the iteration. */
  Begin,
  /** The arms of a branch: BranchBegin arm (BranchNext arm)* BranchEnd; x = 1 where one of the arms is always taken. */
  BranchBegin,
  BranchNext,
  BranchEnd,
  /** The rest of the arm is not reached. */
  Leave,
}

/** Integers an entry takes up: event, x (the name), y (the attribute, or 0). */
export const ENTRY = 3;

export class Tape {
  /** Event, x, y of each entry. */
  data = new Int32Array(3 * 1024);
  /** Number of entries. */
  length = 0;
  /** The syntax behind each entry. */
  readonly nodes: (Node | null)[] = [];

  push(event: Event, x: number, y: number, node: Node | null): void {
    const at = this.length * ENTRY;
    if (at + ENTRY > this.data.length) {
      const larger = new Int32Array(this.data.length * 2);
      larger.set(this.data);
      this.data = larger;
    }
    this.data[at] = event;
    this.data[at + 1] = x;
    this.data[at + 2] = y;
    this.nodes[this.length++] = node;
  }

  /** Makes the readings of a name since entry `from` as if they had not been. */
  forget(from: number, symbol: number): void {
    for (let i = from; i < this.length; i++) {
      const at = i * ENTRY;
      if (this.data[at] === Event.Read && this.data[at + 1] === symbol && this.data[at + 2] === 0) this.data[at + 1] = 0;
    }
  }

  clear(): void {
    this.length = 0;
    this.nodes.length = 0;
  }
}
