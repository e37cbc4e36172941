/** Second pass, expressions: calls, comprehensions, and what they do to variables. Every expression is walked once, bottom up, yielding its value. */
import { CollectionFlag, ConstantFlag, FunctionFlag, Kind, type Node, OperationFlag } from '../ir/node';
import { symbolText } from '../ir/symbols';
import type { CallFacts, Path, RegionFacts, RegionKind, TripFacts } from '../facts';
import type { Binder, FunctionEntry } from './bind';
import { type LanguageNames, MethodRole } from './language';
import { literalNumber } from './python/numbers';
import { parentOf, type PathId, pathText, singleton, step, stepOf, Step } from './paths';
import { DefinitionKind, type Scope } from './scopes';
import { Event, Tape } from './tape';
import { copyExactly, copyText } from './text';
import { TieFinder } from './ties';
import type { Values } from './values';

/** Expressions nested deeper are not looked into: the stack is finite. */
const DEEPEST = 1000;
const LONGEST_LITERALS = 2000;
const LONGEST_HEADER = 80;

const NO_CALLS: CallFacts[] = [];
const NO_LOOPS: RegionFacts[] = [];
const NO_KEYWORDS: CallFacts['keywords'] = [];
const NO_LOCKS: RegionFacts['locks'] = [];
const NO_ARGUMENTS: (Path | null)[] = [];

/** Bits: how a call stands. */
export const enum CallPlace { Plain = 0, Awaited = 1, Discarded = 2, Entered = 4 }
/** Bits: ways out of a loop. */
export const enum Exit { Break = 1, Return = 2, Raise = 4 }

const EXITS = [0, 1, 2, 3, 4, 5, 6, 7].map((bits) => ({
  break: (bits & Exit.Break) !== 0,
  return: (bits & Exit.Return) !== 0,
  raise: (bits & Exit.Raise) !== 0,
}));

export class ExpressionCollector {
  protected readonly text: string;
  protected readonly language: LanguageNames;
  protected readonly tape = new Tape();
  protected readonly tieFinder: TieFinder;
  protected scope: Scope;
  protected entry: FunctionEntry;
  protected region: RegionFacts;
  protected operations = 0;
  protected exits = 0;
  protected loopDepth = 0;
  protected yielded: PathId;
  protected mutatesShared = false;
  protected underMainGuard = false;
  private depth = 0;
  /** The `d.setdefault(k, [])` whose result is being appended to. */
  private appendedTo: Node | null = null;
  /** The place that `findPlace` found. */
  private placeX = 0;
  private placeY = 0;

  constructor(protected readonly binder: Binder, protected readonly values: Values) {
    this.text = binder.text;
    this.language = values.language;
    this.tieFinder = new TieFinder(this.tape, binder.text);
    this.entry = binder.functions[0];
    this.scope = this.entry.scope;
    this.region = this.newRegion('body', 0, binder.text.length, 0, '');
    this.yielded = values.literals.none;
  }

  protected newRegion(kind: RegionKind, start: number, end: number, headEnd: number, header: string): RegionFacts {
    return {
      kind, start, end, headEnd, header, operations: 0, calls: NO_CALLS, loops: NO_LOOPS, trip: null, exits: EXITS[0], yields: false, awaits: false,
      retries: false, underMainGuard: this.underMainGuard, ties: [], gathers: [], locks: NO_LOCKS,
    };
  }

  /** Walks an expression. Its value is looked up only if `wanted`; 0 otherwise, or where it is unknown. */
  protected expression(node: Node | null, wanted: boolean): PathId {
    if (node === null || this.depth >= DEEPEST) return 0;
    switch (node.kind) {
      case Kind.Name:
        if (this.loopDepth > 0) this.tape.push(Event.Read, node.symbol, 0, node);
        return wanted ? this.values.name(this.scope, node.symbol) : 0;
      case Kind.Constant:
        return wanted ? this.values.constant(node) : 0;
    }
    this.depth++;
    const value = this.compound(node, wanted);
    this.depth--;
    return value;
  }

  private compound(node: Node, wanted: boolean): PathId {
    switch (node.kind) {
      case Kind.Attribute: {
        this.operations++;
        const object = this.expression(node.a, wanted);
        if (this.loopDepth > 0 && node.a !== null && node.a.kind === Kind.Name) this.tape.push(Event.Read, node.a.symbol, node.symbol, node);
        return wanted ? this.values.attribute(object, node.symbol) : 0;
      }
      case Kind.Call:
        return this.call(node, CallPlace.Plain);
      case Kind.Subscript:
        return this.subscript(node, wanted);
      case Kind.Operation:
        this.operations += node.list.length > 1 ? node.list.length - 1 : 1;
        for (let i = 0; i < node.list.length; i++) this.expression(node.list[i], false);
        return wanted ? this.language.operationValue(this.values, node, this.scope) : 0;
      case Kind.Collection:
        this.operations++;
        for (let i = 0; i < node.list.length; i++) this.expression(node.list[i], false);
        return wanted ? this.values.value(node, this.scope) : 0;
      case Kind.FormatString:
        this.operations++;
        for (let i = 0; i < node.list.length; i++) this.expression(node.list[i], false);
        return this.values.literals.string;
      case Kind.Conditional:
        this.expression(node.a, false);
        return this.values.agree(this.expression(node.b, wanted), this.expression(node.c, wanted));
      case Kind.Await: {
        this.region.awaits = true;
        return step(node.a !== null && node.a.kind === Kind.Call ? this.call(node.a, CallPlace.Awaited) : this.expression(node.a, true), Step.Await);
      }
      case Kind.Yield: {
        this.region.yields = true;
        const value = this.expression(node.a, true);
        this.yielded = this.values.agree(this.yielded, node.flags !== 0 ? this.values.element(value) : value);
        if (this.loopDepth > 0) this.tape.push(Event.Output, 0, 0, node);
        return 0;
      }
      case Kind.Comprehension:
        return this.comprehension(node, node.flags === CollectionFlag.Generator ? 'generator' : 'comprehension', wanted);
      case Kind.Function: {
        const entry = this.binder.lambda(node, this.scope);
        this.defaults(node);
        return entry.path;
      }
      case Kind.Assign: {
        if (this.loopDepth > 0) this.tape.push(Event.Begin, 0, 0, node);
        const value = this.expression(node.a, wanted);
        this.operations++;
        for (let i = 0; i < node.list.length; i++) this.store(node.list[i], node.a);
        return value;
      }
      case Kind.Keyword:
      case Kind.Starred:
        return this.expression(node.a, wanted);
      default:
        this.children(node);
        return 0;
    }
  }

  /** Whatever else there is: slices, errors, parts of patterns. */
  protected children(node: Node): void {
    this.expression(node.a, false);
    this.expression(node.b, false);
    for (let i = 0; i < node.list.length; i++) this.expression(node.list[i], false);
    this.expression(node.c, false);
  }

  /** Defaults and annotations of a function are read where it is defined. */
  protected defaults(node: Node): void {
    if (node.a !== null) for (let i = 0; i < node.a.list.length; i++) this.expression(node.a.list[i].b, false);
  }

  // --- Places ---------------------------------------------------------------------------------------------------------------------------

  /** Whether a chain of attributes and subscripts begins at a name; the place is left in placeX and placeY. */
  private findPlace(node: Node | null): boolean {
    let attribute = 0;
    for (let at = node; at !== null; at = at.a) {
      if (at.kind === Kind.Name) {
        this.placeX = at.symbol;
        this.placeY = attribute;
        return at.symbol !== 0;
      }
      if (at.kind === Kind.Attribute) attribute = at.symbol;
      else if (at.kind !== Kind.Subscript) return false;
    }
    return false;
  }

  /** Walks a chain's subscripts without recording its root, and says whether its object is known. */
  private chain(node: Node, wanted: boolean): PathId {
    if (node.kind === Kind.Name) return wanted ? this.values.name(this.scope, node.symbol) : 0;
    if (node.a === null || this.depth >= DEEPEST) return 0;
    this.depth++;
    this.operations++;
    const object = this.chain(node.a, wanted);
    this.depth--;
    if (node.kind === Kind.Attribute) return wanted ? this.values.attribute(object, node.symbol) : 0;
    this.expression(node.b, false);
    return wanted ? this.values.subscript(object, node.b) : 0;
  }

  private subscript(node: Node, wanted: boolean): PathId {
    if (this.loopDepth > 0 && this.findPlace(node)) {
      const x = this.placeX;
      const y = this.placeY;
      if (y !== 0) this.tape.push(Event.Read, x, 0, node);
      this.tape.push(Event.ReadItem, x, y, node);
      return this.chain(node, wanted);
    }
    this.operations++;
    const object = this.expression(node.a, wanted);
    this.expression(node.b, false);
    return wanted ? this.values.subscript(object, node.b) : 0;
  }

  /** Records that a target is given a value; `value` is null where it is an element of something. */
  protected store(target: Node | null, value: Node | null): void {
    if (target === null) return;
    switch (target.kind) {
      case Kind.Name:
        if (this.loopDepth > 0) this.tape.push(value === null ? Event.Target : isAlias(value) ? Event.Alias : Event.Write, target.symbol, 0, target);
        if (this.entry.shared !== null && this.entry.shared.includes(target.symbol)) this.mutatesShared = true;
        break;
      case Kind.Attribute:
      case Kind.Subscript:
        this.operations++;
        this.storeInto(target, target.kind === Kind.Subscript ? Event.StoreItem : Event.Write);
        break;
      case Kind.Collection:
        for (let i = 0; i < target.list.length; i++) this.store(target.list[i], value);
        break;
      case Kind.Starred:
        this.store(target.a, value);
        break;
      default:
        this.expression(target, false);
    }
  }

  /** Records a store or reduction through an attribute or a subscript. */
  protected storeInto(target: Node, event: Event): void {
    if (!this.findPlace(target)) {
      this.expression(target.a, false);
      if (target.kind === Kind.Subscript) this.expression(target.b, false);
      return;
    }
    const x = this.placeX;
    const y = this.placeY;
    if (this.isSharedRoot(x)) this.mutatesShared = true;
    if (target.kind === Kind.Attribute && target.a !== null && target.a.kind !== Kind.Name) this.chain(target.a, false);
    else if (target.kind === Kind.Subscript) this.chain(target, false);
    if (this.loopDepth > 0) {
      // `a.b.c = v` changes what is at `a.b`; `a[i].b = v` changes an item of `a`.
      const items = target.kind === Kind.Subscript || hasSubscript(target);
      this.tape.push(items && event === Event.Write ? Event.StoreItem : items && event === Event.Reduce ? Event.ReduceItem : event, x, y, target);
    }
  }

  /** Whether changing the object behind a name is seen outside the function. */
  private isSharedRoot(symbol: number): boolean {
    if (this.entry.index === 0) return false;
    if (this.entry.receiver === symbol && CONSTRUCTORS.has(this.entry.name)) return false;
    const binding = this.binder.table.find(this.scope.index, symbol);
    if (binding === null || this.entry.shared !== null && this.entry.shared.includes(symbol)) return true;
    const { first } = binding;
    return first !== null && (first.kind === DefinitionKind.Parameter || first.node !== null && first.node.kind === Kind.Parameter);
  }

  // --- Calls ----------------------------------------------------------------------------------------------------------------------------

  /** Walks a call and adds its facts to the region; its value. */
  protected call(node: Node, place: number): PathId {
    const callee = node.a;
    if (callee === null) {
      this.children(node);
      return 0;
    }
    const role = callee.kind === Kind.Attribute && callee.symbol < this.language.methodRoles.length ? (this.language.methodRoles[callee.symbol] as MethodRole) : MethodRole.None;
    const method = role !== MethodRole.None && this.findPlace(callee.a);
    const x = this.placeX;
    const y = this.placeY;
    if (method && (role === MethodRole.Append || role === MethodRole.Merge) && this.isSharedRoot(x)) this.mutatesShared = true;
    let path: PathId;
    let receiver = 0;
    if (method && this.loopDepth > 0) {
      this.operations++;
      if (y !== 0) this.tape.push(Event.Read, x, 0, callee);
      receiver = this.chain(callee.a!, true);
      path = this.values.attribute(receiver, callee.symbol);
    } else {
      const surroundings = this.appendedTo;
      this.appendedTo = role === MethodRole.Append ? callee.a : null;
      path = this.expression(callee, true);
      this.appendedTo = surroundings;
    }
    const facts = this.callFacts(node, callee, path, place);
    if (this.loopDepth > 0) {
      if (method) this.methodEvent(role, x, y, node, receiver);
      else this.callEvent(path, node);
    }
    if (this.region.calls === NO_CALLS) this.region.calls = [facts];
    else this.region.calls.push(facts);
    return this.values.call(path, node, this.scope);
  }

  private methodEvent(role: MethodRole, x: number, y: number, node: Node, receiver: PathId): void {
    switch (role) {
      case MethodRole.Append:
        this.tape.push(Event.Append, x, y, node);
        break;
      case MethodRole.Merge: {
        const { dict, set } = this.values.literals;
        const last = stepOf(receiver);
        // `update` is also what hashes are fed by, in order.
        const known = receiver === dict || receiver === set || receiver !== 0 && (last === Step.Mapping || last === Step.Container);
        if (!known) this.tape.push(Event.Read, x, y, node);
        this.tape.push(Event.Merge, x, y, node);
        break;
      }
      case MethodRole.Consume:
        if (node !== this.appendedTo) this.tape.push(Event.Read, x, y, node);
        this.tape.push(Event.Append, x, y, node);
        break;
      default:
        this.tape.push(Event.Read, x, 0, node);
        this.tape.push(Event.Output, x, y, node);
    }
  }

  private callEvent(path: PathId, node: Node): void {
    if (path === 0) return;
    if (this.language.isPrint(path)) this.tape.push(Event.Output, 0, 0, node);
    else if (this.language.isAdvance(path) && node.list.length > 0 && this.findPlace(node.list[0])) {
      this.tape.push(Event.Append, this.placeX, this.placeY, node);
    }
  }

  private callFacts(node: Node, callee: Node, path: PathId, place: number): CallFacts {
    const list = node.list;
    let positional: (Path | null)[] = NO_ARGUMENTS;
    let keywords = NO_KEYWORDS;
    let literal = true;
    let number: number | null = null;
    let arithmetic = false;
    for (let i = 0; i < list.length; i++) {
      const argument = list[i];
      const keyword = argument.kind === Kind.Keyword;
      const given = keyword ? argument.a : argument;
      let value = 0;
      if (given === null) literal = false;
      else {
        if (given.kind === Kind.Constant) {
          value = this.values.constant(given);
          if (number === null && given.flags === ConstantFlag.Number) number = literalNumber(this.text, given);
        } else {
          if (literal && !isLiteral(given, 0)) literal = false;
          if (given.kind === Kind.Operation && (given.flags === OperationFlag.Arithmetic || given.flags === OperationFlag.Power)) arithmetic = true;
          if (given.kind === Kind.Comprehension && given.flags === CollectionFlag.Generator) value = this.comprehension(given, 'comprehension', true);
          else value = this.expression(given, given.kind !== Kind.Starred);
          if (number === null && given.kind === Kind.Operation) number = literalNumber(this.text, given);
        }
        if (value === this.values.literals.none) value = 0;
      }
      if (keyword) {
        const keywordFacts = { name: symbolText(argument.symbol), value: pathText(value), start: argument.start, end: argument.end };
        if (keywords === NO_KEYWORDS) keywords = [keywordFacts];
        else keywords.push(keywordFacts);
      } else if (positional === NO_ARGUMENTS) {
        positional = list.length === 1 ? singleton(value) : [pathText(value)];
      } else positional.push(pathText(value));
    }
    let nameStart = callee.start;
    const nameEnd = callee.end;
    if (callee.kind === Kind.Attribute) nameStart = Math.max(callee.start, nameEnd - symbolText(callee.symbol).length);
    const first = list.length > 0 ? list[0] : null;
    const last = list.length > 0 ? list[list.length - 1] : null;
    if (last !== null && last.end - first!.start > LONGEST_LITERALS) literal = false;
    return {
      start: node.start,
      end: node.end,
      nameStart,
      nameEnd,
      path: pathText(this.calleePath(path)),
      awaited: (place & CallPlace.Awaited) !== 0,
      discarded: (place & CallPlace.Discarded) !== 0,
      arguments: positional,
      keywords,
      literalArguments: !literal ? null : last === null ? '' : copyExactly(this.text, first!.start, last.end),
      number,
      arithmeticArguments: arithmetic,
      entered: (place & CallPlace.Entered) !== 0,
    };
  }

  /** A method of a container is said to be one of the language's own. */
  private calleePath(path: PathId): PathId {
    const holder = parentOf(path);
    if (holder === 0) return path;
    const last = stepOf(holder);
    if (last === Step.Container) return step(this.values.literals.list, stepOf(path));
    return last === Step.Mapping ? step(this.values.literals.dict, stepOf(path)) : path;
  }

  // --- Comprehensions -------------------------------------------------------------------------------------------------------------------

  /** Each clause is a loop; the first iterable is evaluated once, in the surroundings, the others inside the loops around them. */
  protected comprehension(node: Node, kind: RegionKind, wanted: boolean): PathId {
    const outer = this.scope;
    const inner = this.binder.innerScope(outer);
    this.clause(node, 0, kind, inner, outer);
    this.scope = outer;
    return wanted ? this.values.value(node, outer) : 0;
  }

  private clause(node: Node, index: number, kind: RegionKind, inner: Scope, outer: Scope): void {
    if (index >= node.list.length || this.depth >= DEEPEST) {
      if (index === 0) return;
      this.expression(node.a, false);
      this.expression(node.b, false);
      this.operations++;
      return;
    }
    this.depth++;
    const clause = node.list[index];
    const iterableScope = index === 0 ? outer : inner;
    this.scope = iterableScope;
    const isAsync = (clause.flags & FunctionFlag.Async) !== 0;
    if (this.loopDepth > 0) this.tape.push(Event.Begin, 0, 0, clause);
    const iterable = clause.b !== null && clause.b.kind === Kind.Call && isAsync ? this.call(clause.b, CallPlace.Awaited) : this.expression(clause.b, true);
    const trip = this.trip(clause.b, iterable);
    this.values.clauseTargets(clause, iterableScope, inner);
    this.scope = inner;
    const header = copyText(this.text, clause.start, index === 0 ? node.list[node.list.length - 1].end : clause.end, LONGEST_HEADER);
    const loop = this.beginLoop(kind, node.start, node.end, node.end, header);
    loop.region.trip = trip;
    if (isAsync) this.region.awaits = true;
    this.store(clause.a, null);
    for (let i = 0; i < clause.list.length; i++) this.expression(clause.list[i], false);
    this.clause(node, index + 1, kind, inner, outer);
    this.endLoop(loop);
    this.depth--;
  }

  // --- Loops ----------------------------------------------------------------------------------------------------------------------------

  /** Begins a loop's region; what is walked until `endLoop` belongs to it. */
  protected beginLoop(kind: RegionKind, start: number, end: number, headEnd: number, header: string): OpenLoop {
    if (this.loopDepth > 0) this.tape.push(Event.BranchBegin, 0, 0, null);
    const region = this.newRegion(kind, start, end, headEnd, header);
    const loop = new OpenLoop(region, this.region, this.operations, this.exits, this.tape.length);
    if (this.region.loops === NO_LOOPS) this.region.loops = [region];
    else this.region.loops.push(region);
    this.region = region;
    this.operations = 0;
    this.exits = 0;
    this.loopDepth++;
    return loop;
  }

  protected endLoop(loop: OpenLoop): void {
    const { region, outer } = loop;
    region.operations = this.operations;
    region.exits = EXITS[this.exits];
    this.tieFinder.judge(loop.tapeStart, this.entry.shared);
    region.ties = this.tieFinder.ties;
    region.gathers = this.tieFinder.gathers;
    if (region.kind !== 'generator') {
      if (region.awaits) outer.awaits = true;
      if (region.yields) outer.yields = true;
    }
    this.region = outer;
    this.operations = loop.operations;
    this.exits = loop.exits | (this.exits & ~Exit.Break);
    if (--this.loopDepth > 0) this.tape.push(Event.BranchEnd, 0, 0, null);
    else this.tape.clear();
  }

  protected trip(iterable: Node | null, path: PathId): TripFacts {
    const count = iterable === null ? -1 : this.language.itemCount(this.values, iterable, this.scope);
    return {
      iterable: pathText(path),
      count: count >= 0 && count !== Infinity ? count : null,
      endless: count === Infinity,
      start: iterable === null ? 0 : iterable.start,
      end: iterable === null ? 0 : iterable.end,
    };
  }
}

/** A loop being walked, and what to go back to behind it. */
export class OpenLoop {
  constructor(
    readonly region: RegionFacts,
    readonly outer: RegionFacts,
    readonly operations: number,
    readonly exits: number,
    readonly tapeStart: number,
  ) {}
}

const CONSTRUCTORS = new Set(['__init__', '__new__', '__post_init__', '__setstate__', 'constructor']);

/** Whether an expression names something that exists instead of making something. */
function isAlias(value: Node): boolean {
  return value.kind === Kind.Name || value.kind === Kind.Attribute || value.kind === Kind.Subscript;
}

function hasSubscript(node: Node): boolean {
  for (let at: Node | null = node; at !== null; at = at.a) if (at.kind === Kind.Subscript) return true;
  return false;
}

/** Whether an expression is made of literals only. */
function isLiteral(node: Node, depth: number): boolean {
  switch (node.kind) {
    case Kind.Constant:
      return node.flags !== ConstantFlag.Ellipsis;
    case Kind.Keyword:
      return node.symbol !== 0 && node.a !== null && isLiteral(node.a, depth);
    case Kind.Operation:
      return node.flags === OperationFlag.Negate && node.list.length === 1 && node.list[0].kind === Kind.Constant;
    case Kind.Collection:
      if (depth > 20) return false;
      for (let i = 0; i < node.list.length; i++) if (!isLiteral(node.list[i], depth + 1)) return false;
      return true;
    default:
      return false;
  }
}
