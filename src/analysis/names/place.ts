/** What the judging of one loop keeps of each place and each branch. */
import { Kind, type Node } from '../ir/node';

/** What is known of one place while a loop is judged. */
export class Place {
  /** Surely written in this iteration already. */
  definite = false;
  /** Differs from iteration to iteration. */
  dependent = false;
  /** Holds an object that is this iteration's own. */
  own = false;
  /** Read while it may hold what an earlier iteration left; apart from being reduced or stored into. */
  exposed = false;
  written: Node | null = null;
  /** Written by an assignment, not as a loop's target or a caught exception. */
  assigned = false;
  /** What the loop iterates over. */
  iterated = false;
  /** Read at all. */
  used = false;
  reduced: Node | null = null;
  /** A reduction at a moment when it may hold what an earlier iteration left. */
  carriesReduction = false;
  appended: Node | null = null;
  stored: Node | null = null;
  storeReduces = false;
  /** Two stores at different keys, or at a key that does not depend on the iteration. */
  clash = false;
  /** Which subscript of the chain the stores agree in, and its text. */
  level = -1;
  key = '';
  reads: Node[] | null = null;

  constructor(readonly x: number, readonly y: number) {}
}

export class Branch {
  /** What every arm so far makes definite; null before the first arm that ends normally. */
  common: Place[] | null = null;
  left = false;

  constructor(readonly mark: number) {}

  meet(made: Place[]): void {
    this.common = this.common === null ? made : this.common.filter((place) => made.includes(place));
  }
}

/** The subscripts of a chain, the innermost first: of `a[i][j]`, `i` and `j`. */
export function keysOf(chain: Node): Node[] {
  const keys: Node[] = [];
  for (let at: Node | null = chain; at !== null; at = at.a) if (at.kind === Kind.Subscript && at.b !== null) keys.push(at.b);
  return keys.reverse();
}
