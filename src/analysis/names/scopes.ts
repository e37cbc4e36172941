/** Scopes, what their names are bound to, and the table in which both are found. */
import type { Node } from '../ir/node';
import { type PathId } from './paths';

export const enum ScopeKind { Module, Class, Function, Comprehension, Instance }

/** What a definition's `node` is to the name it defines. */
export const enum DefinitionKind {
  /** The value assigned. */
  Value,
  /** What is iterated over. */
  Iterate,
  /** What is entered by a `with`. */
  Enter,
  /** An annotation: says the type whatever else is assigned. */
  Annotation,
  /** The class of a caught exception. */
  Exception,
  /** A parameter's annotation, in the enclosing scope; null: unknown. */
  Parameter,
  /** `path` is the value: functions, classes, receivers. */
  Known,
  /** `path` is what an import names. */
  Import,
  /** Cannot be followed. */
  Unknown,
  /** Declared without a value: says nothing. */
  Unassigned,
}

/** A value that has not been asked for yet. */
export const UNRESOLVED = -1;

/** No position: the whole value is bound. A position in a nested tuple: cannot be followed. */
export const WHOLE = -1;
export const NESTED = -2;
/** Positions up to here are properties: `FIELD - symbol`. */
export const FIELD = -16;

/** A loop statement's range, and the loop around it. */
export class LoopRange {
  constructor(readonly start: number, readonly end: number, readonly outer: LoopRange | null) {}
}

/** Where in its function a definition stands. */
export interface Position {
  /** It holds from this offset on. */
  at: number;
  /** End of its block: up to there, whoever comes by has passed it. */
  blockEnd: number;
  loop: LoopRange | null;
}

export class Definition {
  next: Definition | null = null;
  /** Memo of its value. */
  value: PathId = UNRESOLVED;
  readonly at: number;
  readonly blockEnd: number;
  readonly loop: LoopRange | null;

  constructor(
    readonly kind: DefinitionKind,
    readonly node: Node | null,
    /** Position in the tuple that is taken apart; WHOLE or NESTED. For parameters, the ParameterFlag. */
    readonly index: number,
    readonly path: PathId,
    /** Where `node` is to be read. */
    readonly scope: Scope,
    position: Position,
  ) {
    this.at = position.at;
    this.blockEnd = position.blockEnd;
    this.loop = position.loop;
  }
}

export class Binding {
  first: Definition | null = null;
  last: Definition | null = null;
  /** Whether another function assigns it too (`global`, `nonlocal`): nobody can say in which order. */
  shared = false;
  /** Whether `x += 1` or the like changes it somewhere. */
  augmented = false;
  /** Memo of its value: a path, or UNRESOLVED. */
  value: PathId = UNRESOLVED;

  constructor(readonly symbol: number) {}

  add(definition: Definition): void {
    if (this.last === null) this.first = definition;
    else this.last.next = definition;
    this.last = definition;
  }
}

const NO_SYMBOLS: number[] = [];

export class Scope {
  /** Whether its names are seen from nowhere without qualification: a class body, in languages that say so. */
  hidden = false;
  /** Names bound in it, in the order in which they were met; kept for modules, classes and instances only. */
  readonly names: number[];

  constructor(
    readonly index: number,
    readonly kind: ScopeKind,
    readonly parent: Scope | null,
    /** The path under which functions and classes defined here are known. */
    readonly path: PathId,
    /** Their qualified names' beginning: ``, `Client.`, `outer.<locals>.`. */
    readonly prefix: string,
    /** Index of the function whose code runs here. */
    readonly owner: number,
  ) {
    this.names = kind === ScopeKind.Function || kind === ScopeKind.Comprehension ? NO_SYMBOLS : [];
  }
}

/** What one table needs and the next can use again: modules are done one after the other, and filling with zeros costs less than making anew. */
const shared = {
  slots: new Int32Array(1 << 12),
  keyScopes: new Int32Array(1 << 11),
  keySymbols: new Int32Array(1 << 11),
  /** By symbol, the number of the last table in which any scope binds it: most names that are read are bound nowhere in their module, or called the same everywhere. */
  boundIn: new Int32Array(1 << 14),
  tables: 0,
};
/** A table that grew beyond this many slots does not leave them to the next. */
const MOST_KEPT = 1 << 14;

/** All bindings of one module, found by scope and symbol. Making the next table ends the life of this one. */
export class BindingTable {
  private capacity = 256;
  private slots: Int32Array<ArrayBuffer>;
  private keyScopes: Int32Array<ArrayBuffer>;
  private keySymbols: Int32Array<ArrayBuffer>;
  private boundIn: Int32Array<ArrayBuffer>;
  private readonly number: number;
  private readonly bindings: Binding[] = [];

  constructor() {
    this.slots = shared.slots;
    this.keyScopes = shared.keyScopes;
    this.keySymbols = shared.keySymbols;
    this.boundIn = shared.boundIn;
    this.number = ++shared.tables;
    this.slots.fill(0, 0, this.capacity);
  }

  /** The binding of a name in this very scope. */
  find(scope: number, symbol: number): Binding | null {
    if (symbol >= this.boundIn.length || this.boundIn[symbol] !== this.number) return null;
    let slot = ((Math.imul(scope, 0x9e3779b1) ^ Math.imul(symbol, 0x85ebca6b)) >>> 8) & (this.capacity - 1);
    for (;;) {
      const entry = this.slots[slot] - 1;
      if (entry < 0) return null;
      if (this.keySymbols[entry] === symbol && this.keyScopes[entry] === scope) return this.bindings[entry];
      slot = (slot + 1) & (this.capacity - 1);
    }
  }

  /** Makes a name of this scope mean a binding (its own, or another scope's for `global` and `nonlocal`). */
  put(scope: number, symbol: number, binding: Binding): void {
    const entry = this.bindings.length;
    this.bindings.push(binding);
    if (entry >= this.keyScopes.length) this.keepMore();
    this.keyScopes[entry] = scope;
    this.keySymbols[entry] = symbol;
    if (symbol >= this.boundIn.length) this.boundIn = shared.boundIn = enlarged(this.boundIn, Math.max(symbol + 1, this.boundIn.length * 2));
    this.boundIn[symbol] = this.number;
    this.insert(entry);
    if (entry + 1 >= this.capacity >> 1) this.grow();
  }

  /** The binding of a name in this very scope, made if need be. */
  own(scope: Scope, symbol: number): Binding {
    const found = this.find(scope.index, symbol);
    if (found !== null) return found;
    const binding = new Binding(symbol);
    this.put(scope.index, symbol, binding);
    if (scope.names !== NO_SYMBOLS) scope.names.push(symbol);
    return binding;
  }

  /** What a name read in `scope` means, after the language's rule that class scopes are seen only from directly inside. */
  lookUp(scope: Scope, symbol: number): Binding | null {
    if (symbol >= this.boundIn.length || this.boundIn[symbol] !== this.number) return null;
    let found = scope.hidden ? null : this.find(scope.index, symbol);
    for (let outer = scope.parent; found === null && outer !== null; outer = outer.parent) {
      if (outer.kind !== ScopeKind.Class) found = this.find(outer.index, symbol);
    }
    return found;
  }

  private insert(entry: number): void {
    let slot = ((Math.imul(this.keyScopes[entry], 0x9e3779b1) ^ Math.imul(this.keySymbols[entry], 0x85ebca6b)) >>> 8) & (this.capacity - 1);
    while (this.slots[slot] !== 0) slot = (slot + 1) & (this.capacity - 1);
    this.slots[slot] = entry + 1;
  }

  private grow(): void {
    this.capacity *= 4;
    if (this.capacity > this.slots.length) {
      this.slots = new Int32Array(this.capacity);
      if (this.capacity <= MOST_KEPT) shared.slots = this.slots;
    } else this.slots.fill(0, 0, this.capacity);
    for (let i = 0; i < this.bindings.length; i++) this.insert(i);
  }

  private keepMore(): void {
    const room = this.keyScopes.length * 4;
    this.keyScopes = enlarged(this.keyScopes, room);
    this.keySymbols = enlarged(this.keySymbols, room);
    if (room > MOST_KEPT) return;
    shared.keyScopes = this.keyScopes;
    shared.keySymbols = this.keySymbols;
  }
}

function enlarged(from: Int32Array<ArrayBuffer>, length: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(length);
  larger.set(from);
  return larger;
}
