/** What the names layer must be told about a language; the rest of the layer is the same for all. */
import type { TransferFacts } from '../facts';
import type { Node } from '../ir/node';
import type { ClassEntry, FunctionEntry } from './entries';
import type { ImportedName } from './imports';
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
  /** Stores under a key that is given, where the object is a mapping; says nothing of other objects. */
  Store,
}

/** Bits: what a call by this name may have to do with work that runs beside its caller; its path tells whether it has. */
export const enum WorkerCall {
  /** What it makes is to be followed: see HandleFacts. */
  Makes = 1,
  /** Its arguments are passed on to another function. */
  Passes = 2,
  /** It takes `chunksize`. */
  Chunks = 4,
  /** It may hand a task to a pool that was made for a file. */
  Tasks = 8,
  /** It may say what is done with the messages that a worker gets. */
  Listens = 16,
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
  /** WorkerCall bits by the symbol of what is called. Symbols beyond its length have none. */
  readonly workerCalls: Uint8Array;
  /** The name under which every method knows its object, and that object's base; 0: its first parameter. */
  readonly receiver: number;
  readonly superclass: number;
  /** Whether code directly in a class body sees the names defined there. */
  readonly seesClassBody: boolean;
  /** Whether a star import binds names here, not only for those who import this module. */
  readonly starsBind: boolean;
  /** Whether returning an awaitable hands it on to whoever awaits the function. */
  readonly returnAwaits: boolean;
  /** What a function without a name is called, and how much of it is shown for a name. */
  readonly lambdaName: string;
  readonly lambdaHead: number;
  /** What ends a loop's header: a colon, or a closing parenthesis, which belongs to what is shown of it. */
  readonly headerEnd: ':' | ')';
  /** Where the name of a named function stands. */
  nameStart(text: string, node: Node): number;
  /** What an import (or an Export that takes from another module) binds. */
  importedNames(node: Node, moduleName: string, isPackage: boolean): ImportedName[];
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
  /** What a call of something unknown yields, by its name alone. */
  unknownCallValue(values: Values, call: Node, scope: Scope): PathId;
  /** What an element of an iterable is, taken apart at a position (or WHOLE): `for i, x in enumerate(xs)`. */
  iterationValue(values: Values, iterable: Node, index: number, scope: Scope): PathId;
  /** The value that an annotation promises. */
  annotationValue(values: Values, annotation: Node | null, scope: Scope): PathId;
  /** What `left operator right` yields. */
  operationValue(values: Values, operation: Node, scope: Scope): PathId;
  /** Whether a class can be made without arguments, as far as its module says. */
  defaultConstructible(values: Values, entry: ClassEntry): boolean;
  /** A method of a container or mapping of known content, and what calling such a method yields (0: `callee` is none). */
  containerMethod(container: PathId, symbol: number): PathId;
  containerCall(values: Values, callee: PathId, call: Node, scope: Scope): PathId;
  /** What a method call on an unknown object can only be, by its name and arguments; 0: anything. */
  assumedMethod(symbol: number, call: Node): PathId;
  /** What a call amounts to, where that is something else than what it names: `new Promise(r => setTimeout(r, 100))` is a pause. */
  meantCallee(values: Values, callee: PathId, call: Node, scope: Scope): PathId;
  /** What a call that passes something to a worker clones (null: nothing), and what it hands over; undefined where all arguments count alike. */
  sentBy: ((values: Values, call: Node) => Node | null) | undefined;
  transfersOf(values: Values, call: Node, body: Node, scope: Scope): TransferFacts[] | undefined;
  /** Which export of its pool's file a call asks for: see CallFacts.task. */
  taskOf(values: Values, call: Node): string | null | undefined;
  /** The function that a call names for the messages a worker gets; 0: it does not. */
  messageHandler(values: Values, callee: PathId, call: Node, scope: Scope): PathId;
  /** Whether a method of this name goes on with an awaitable (`p.then(...)`): awaiting the result waits for both. */
  isContinuation(symbol: number): boolean;
  /** Whether awaiting this call waits for the items of its argument. */
  gathersAwaitables(callee: PathId): boolean;
  /** Tells a lambda that is handed to `callee` what its parameters are. */
  enterCallback(values: Values, callee: PathId, position: number, callback: FunctionEntry): void;
  /** What a Range or Keys runs through, as a path. */
  rangeValue(node: Node): PathId;
  /** Whether `itemCount` can have an answer at all, whatever parameters are taken for. */
  mayCount(values: Values, iterable: Node, scope: Scope): boolean;
  /** Number of items an iterable has, where the text says it; -1: unknown, Infinity: endless. */
  itemCount(values: Values, iterable: Node, scope: Scope): number;
  /** Whether an argument makes a call go through the numbers up to one that it names: `Array.from({ length: n }, f)`. */
  countsTo(text: string, callee: PathId, argument: Node): boolean;
  /** The whole number that an expression is known to be: a literal, a constant, simple arithmetic on them; null where it is not. */
  wholeNumber(values: Values, node: Node, scope: Scope): number | null;
  /** Whether a call of this path prints. */
  isPrint(callee: PathId): boolean;
  /** Whether a call of this path advances the iterator that is its first argument. */
  isAdvance(callee: PathId): boolean;
  /** Whether a call of this path picks one of its arguments (`max`, `min`): `x = max(x, y)` is a reduction. */
  isChoice(callee: PathId): boolean;
  /** What is known of the test of an `if`: one for type checkers never holds, nor does a constant of the module that is `False`; null where nothing is. */
  truth(values: Values, test: Node, scope: Scope): boolean | null;
  /** Whether the test of an `if` holds only where the module is the program. */
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
  /** A mapping that is no literal's. */
  map: PathId;
  /** Regular expressions, where the language has literals of them. */
  pattern: PathId;
}
