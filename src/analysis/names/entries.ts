/** The functions and classes of a module as the first pass leaves them. */
import type { Node } from '../ir/node';
import type { PathId } from './paths';
import type { Scope } from './scopes';

/** A function as the first pass leaves it. */
export class FunctionEntry {
  /** Symbols declared `global` or `nonlocal` in it. */
  shared: number[] | null = null;

  constructor(
    readonly node: Node,
    readonly index: number,
    /** Scope of its body. */
    readonly scope: Scope,
    /** Scope it is defined in, where decorators, annotations and defaults are read. */
    readonly outer: Scope,
    readonly parent: number,
    readonly owner: ClassEntry | null,
    readonly name: string,
    readonly qualifiedName: string,
    readonly path: PathId,
    readonly traits: number,
    /** The class whose instance or whose self its receiver is, and under which name: its own, or its enclosing method's. */
    readonly receiver: number,
    readonly receiverClass: ClassEntry | null,
  ) {}
}

export class ClassEntry {
  readonly methods = new Map<string, number>();

  constructor(
    readonly node: Node,
    readonly index: number,
    readonly scope: Scope,
    /** Attributes set through the receiver. */
    readonly instance: Scope,
    readonly outer: Scope,
    readonly qualifiedName: string,
    readonly path: PathId,
    readonly instancePath: PathId,
  ) {}
}
