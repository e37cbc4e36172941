/** What the names layer must be told about a language; the rest of the layer is the same for all. */
import type { Node } from '../ir/node';
import type { ClassEntry } from './entries';
import type { PathId } from './paths';
import type { Scope } from './scopes';
import type { Values } from './values';

/** What calling a method of this name does to the object, as far as the name says. */
export const enum MethodRole {
  None,
  /** Adds to a container: the order of additions shows, nothing is read. */
  Append,
  /** Stores under keys that come with the argument. */
  Merge,
  /** Takes from the object, moves in it or reorders it: the next call sees the difference. */
  Consume,
  /** Writes to something outside: the order of writes shows. */
  Output,
}

/** Bits: what decorators make of a function. */
export const enum Trait { Static = 1, ClassMethod = 2, Property = 4, Abstract = 8, Accessor = 16 }

export interface LanguageNames {
  /** The module in which builtin names live. */
  readonly builtins: string;
  /** Builtin names by symbol: 1. Symbols beyond its length are none. */
  readonly isBuiltin: Uint8Array;
  /** MethodRole by symbol. Symbols beyond its length have none. */
  readonly methodRoles: Uint8Array;
  /** What begins a function definition, in front of its name, and a function without a name. */
  readonly functionKeyword: string;
  readonly lambdaKeyword: string;
  /** Methods whose receiver is the class without being declared so. */
  readonly classMethods: ReadonlySet<string>;
  /** Methods that set up their receiver, which nobody else sees yet. */
  readonly constructors: ReadonlySet<string>;
  /** Called before each module: path ids kept from earlier modules may have become invalid. */
  prepare(generation: number): void;
  /** Values of literals and of what `None` is; valid after `prepare`. */
  readonly literals: LiteralPaths;
  /** What one decorator says: Trait bits. */
  traitOf(decorator: Node): number;
  /** What a call of `callee` yields; what `None` is counts as a value. */
  callValue(values: Values, callee: PathId, call: Node, scope: Scope): PathId;
  /** What an element of an iterable is, taken apart at a position (or WHOLE): `for i, x in enumerate(xs)`. */
  iterationValue(values: Values, iterable: Node, index: number, scope: Scope): PathId;
  /** The value that an annotation promises. */
  annotationValue(values: Values, annotation: Node | null, scope: Scope): PathId;
  /** What `left operator right` yields. */
  operationValue(values: Values, operation: Node, scope: Scope): PathId;
  /** Whether a class can be made without arguments, as far as its module says. */
  defaultConstructible(values: Values, entry: ClassEntry): boolean;
  /** Number of items an iterable has, where the text says it; -1: unknown, Infinity: endless. */
  itemCount(values: Values, iterable: Node, scope: Scope): number;
  /** Whether a call of this path prints. */
  isPrint(callee: PathId): boolean;
  /** Whether a call of this path advances the iterator that is its first argument. */
  isAdvance(callee: PathId): boolean;
  /** Whether a call of this path picks one of its arguments (`max`, `min`): `x = max(x, y)` is a reduction. */
  isChoice(callee: PathId): boolean;
  /** Whether the test of an `if` holds only for type checkers, or only where the module is the program. */
  isTypeChecking(test: Node): boolean;
  isMainGuard(test: Node): boolean;
}

export interface LiteralPaths {
  none: PathId;
  number: PathId;
  float: PathId;
  string: PathId;
  bytes: PathId;
  bool: PathId;
  list: PathId;
  tuple: PathId;
  set: PathId;
  dict: PathId;
}
