/**
 * What names and expressions are, as paths, conservatively: a name bound to unlike things is what the last assignment in straight-line code made it,
 * else unknown; `None` beside something else says nothing. Definitions are resolved when first asked for, each in its own scope, and remembered.
 */
import { Kind, type Node, ParameterFlag } from '../ir/node';
import { intern } from '../ir/symbols';
import type { Path } from '../facts';
import type { Binder } from './bind';
import { collectionValue, comprehensionValue } from './displays';
import type { ClassEntry } from './entries';
import { STAR } from './imports';
import type { LanguageNames, LiteralPaths } from './language';
import { constantValue } from './literals';
import { parentOf, type PathId, pathText, POSITIONS, root, rootOf, step, stepOf, Step } from './paths';
import { reachingDefinition } from './reaching';
import { returnedAt } from './tuples';
import { type Binding, type Definition, DefinitionKind, FIELD, type Scope, ScopeKind, UNRESOLVED, WHOLE } from './scopes';

/** Expressions nested deeper, and names defined through a longer chain of others, are unknown: the stack is finite. */
const DEEPEST = 300;

export class Values {
  readonly literals: LiteralPaths;
  readonly alternatives = new Map<Path, Path[]>();
  readonly builtinRoot: number;
  private readonly builtins: PathId;
  private readonly stars: PathId;
  private readonly classByPath = new Map<PathId, ClassEntry>();
  private depth = 0;
  private assumesDefaults = false;
  /** Numbers that parameters are taken for, by symbol; null: they are unknown. */
  private assumed: ReadonlyMap<number, number> | null = null;
  private assumedScope: Scope | null = null;

  constructor(readonly binder: Binder, readonly language: LanguageNames) {
    this.literals = language.literals;
    this.builtinRoot = intern(language.builtins);
    this.builtins = root(intern(language.builtins));
    this.stars = binder.starImports.length > 0 && language.starsBind ? step(binder.modulePath, STAR) : 0;
    for (const entry of binder.classes) {
      this.classByPath.set(entry.path, entry);
      this.classByPath.set(entry.instancePath, entry);
    }
  }

  /** The class of this module that a path is, or is an instance of. */
  localClass(path: PathId): ClassEntry | undefined {
    return this.classByPath.get(path);
  }

  /** What a name is where it is read; `offset` tells which of unlike assignments came last. */
  name(scope: Scope, symbol: number, offset = -1): PathId {
    const binding = this.binder.table.lookUp(scope, symbol);
    if (binding !== null) {
      const value = binding.value !== UNRESOLVED ? binding.value : this.resolve(binding);
      return value === 0 && offset >= 0 && binding.first !== binding.last && !binding.shared ? this.latest(binding, scope, offset) : value;
    }
    if (this.stars !== 0) return step(this.stars, symbol);
    return symbol < this.language.isBuiltin.length && this.language.isBuiltin[symbol] === 1 ? step(this.builtins, symbol) : 0;
  }

  /** Of unlike assignments, the value of the one that surely was the last before `offset`; 0 where that cannot be told. */
  private latest(binding: Binding, scope: Scope, offset: number): PathId {
    let frame: Scope | null = scope;
    while (frame !== null && frame.kind === ScopeKind.Comprehension) frame = frame.parent;
    if (frame === null || this.depth >= DEEPEST || this.binder.table.find(frame.index, binding.symbol) !== binding) return 0;
    const definition = reachingDefinition(binding, offset);
    if (definition === null) return 0;
    if (definition.value === UNRESOLVED) {
      definition.value = 0;
      this.depth++;
      definition.value = this.definition(definition);
      this.depth--;
    }
    return definition.value;
  }

  /** Whether a path is a name that only a star import can have bound. */
  isStarred(path: PathId): boolean {
    return this.stars !== 0 && parentOf(path) === this.stars;
  }

  /** The value of a binding, all its definitions considered. */
  resolve(binding: Binding): PathId {
    if (binding.value !== UNRESOLVED) return binding.value;
    binding.value = 0; // A name defined through itself is unknown.
    if (this.depth >= DEEPEST) return 0;
    this.depth++;
    binding.value = this.merged(binding);
    this.depth--;
    return binding.value;
  }

  private merged(binding: Binding): PathId {
    let annotated = false;
    let imported = 0;
    let others = 0;
    for (let at = binding.first; at !== null; at = at.next) {
      if (at.kind === DefinitionKind.Annotation) annotated = true;
      else if (at.kind === DefinitionKind.Import) imported++;
      else others++;
    }
    let value = this.literals.none;
    if (annotated) {
      for (let at = binding.first; at !== null; at = at.next) {
        if (at.kind === DefinitionKind.Annotation) value = this.agree(value, this.definition(at));
      }
      if (value !== 0) return value;
      value = this.literals.none;
    }
    if (imported > 0 && imported + others > 1) return this.imported(binding);
    if (binding.first === null) return 0;
    for (let at: Definition | null = binding.first; at !== null; at = at.next) {
      if (at.kind === DefinitionKind.Annotation) continue;
      value = this.agree(value, this.definition(at));
      if (value === 0) return 0;
    }
    return value;
  }

  /** Of a name imported from several places the first is taken; a class or function of this module may stand in for it. */
  private imported(binding: Binding): PathId {
    let first = 0;
    let others: Path[] | null = null;
    for (let at = binding.first; at !== null; at = at.next) {
      if (at.kind !== DefinitionKind.Import && at.kind !== DefinitionKind.Known && at.kind !== DefinitionKind.Value) continue;
      const path = this.definition(at);
      if (path === this.literals.none) continue;
      if (at.kind === DefinitionKind.Value && path !== first) return 0;
      if (path === 0 || path === first) continue;
      if (first === 0) first = path;
      else (others ??= []).push(pathText(path)!);
    }
    if (others !== null) this.alternatives.set(pathText(first)!, others);
    return first;
  }

  /** The value that two possibilities have in common. */
  agree(a: PathId, b: PathId): PathId {
    if (a === b) return a;
    if (a === this.literals.none) return b;
    return b === this.literals.none ? a : 0;
  }

  private definition(definition: Definition): PathId {
    const { node, index, scope } = definition;
    switch (definition.kind) {
      case DefinitionKind.Value: {
        const value = this.value(node, scope);
        if (index >= 0 && node !== null && (node.kind === Kind.Call || node.kind === Kind.Await)) {
          const returned = returnedAt(this, node, index, scope);
          if (returned !== 0) return returned;
        }
        return index === WHOLE ? value : index >= 0 ? this.position(value, index) : index <= FIELD ? this.attribute(value, FIELD - index) : 0;
      }
      case DefinitionKind.Iterate:
        return node === null ? 0 : this.language.iterationValue(this, node, index, scope);
      case DefinitionKind.Enter:
        return index === WHOLE ? step(this.value(node, scope), Step.Enter) : 0;
      case DefinitionKind.Annotation:
        return this.language.annotationValue(this, node, scope);
      case DefinitionKind.Parameter: {
        const value = this.language.annotationValue(this, node, scope);
        if (index === ParameterFlag.Rest) return value === 0 ? this.literals.tuple : step(value, Step.Container);
        if (index === ParameterFlag.KeywordRest) return value === 0 ? this.literals.dict : step(value, Step.Mapping);
        return value === this.literals.none ? 0 : value;
      }
      case DefinitionKind.Exception:
        return node === null || node.kind === Kind.Collection ? 0 : step(this.value(node, scope), Step.Call);
      case DefinitionKind.Known:
      case DefinitionKind.Import:
        return definition.path;
      case DefinitionKind.Unassigned:
        return this.literals.none;
      default:
        return 0;
    }
  }

  /** What an expression yields. */
  value(node: Node | null, scope: Scope): PathId {
    if (node === null || this.depth >= DEEPEST) return 0;
    this.depth++;
    const result = this.expression(node, scope);
    this.depth--;
    return result;
  }

  private expression(node: Node, scope: Scope): PathId {
    switch (node.kind) {
      case Kind.Name:
        return this.name(scope, node.symbol, node.start);
      case Kind.Constant:
        return this.constant(node);
      case Kind.FormatString:
        return this.literals.string;
      case Kind.Attribute:
        return this.attribute(this.value(node.a, scope), node.symbol);
      case Kind.Subscript:
        return this.subscript(this.value(node.a, scope), node.b);
      case Kind.Call:
        return this.call(this.value(node.a, scope), node, scope);
      case Kind.Await:
        return step(this.value(node.a, scope), Step.Await);
      case Kind.Operation:
        return this.language.operationValue(this, node, scope);
      case Kind.Conditional:
        return this.agree(this.value(node.b, scope), this.value(node.c, scope));
      case Kind.Collection:
        return collectionValue(this, node, scope);
      case Kind.Comprehension:
        return comprehensionValue(this, node, scope);
      case Kind.Assign:
        return this.value(node.a, scope);
      case Kind.Cast: {
        const promised = this.language.annotationValue(this, node.b, scope);
        return promised !== 0 && promised !== this.literals.none ? promised : this.value(node.a, scope);
      }
      case Kind.Range:
      case Kind.Keys:
        return this.language.rangeValue(node);
      case Kind.Function:
        return this.binder.lambda(node, scope).path;
      default:
        return 0;
    }
  }

  constant(node: Node): PathId {
    return constantValue(this.literals, this.binder.text, node);
  }

  attribute(object: PathId, symbol: number): PathId {
    if (object === 0 || symbol === 0 || object === this.literals.none) return 0;
    const last = stepOf(object);
    if (last === Step.Container || last === Step.Mapping) return this.language.containerMethod(object, symbol);
    const entry = this.classByPath.get(object);
    if (entry !== undefined) {
      const table = this.binder.table;
      const own = table.find(entry.scope.index, symbol);
      const set = table.find(entry.instance.index, symbol);
      if (own !== null || set !== null) {
        if (own !== null && own.last !== null && own.last.kind === DefinitionKind.Known) return set === null ? step(object, symbol) : 0;
        return this.attributeValue(own, set);
      }
    }
    return step(object, symbol);
  }

  /** What an attribute holds that the class body and the receiver set. */
  attributeValue(own: Binding | null, set: Binding | null): PathId {
    let value = this.literals.none;
    if (own !== null) {
      value = this.resolve(own);
      if (value !== 0 && annotated(own)) return value === this.literals.none ? 0 : value;
    }
    if (set !== null) {
      const assigned = this.resolve(set);
      if (assigned !== 0 && annotated(set)) return assigned;
      value = own === null ? assigned : this.agree(value, assigned);
    }
    return value === this.literals.none ? 0 : value;
  }

  subscript(object: PathId, index: Node | null): PathId {
    if (object === 0) return 0;
    if (index !== null && index.kind === Kind.Slice) return object;
    return stepOf(object) === Step.Mapping ? parentOf(object) : this.element(object);
  }

  /** What iterating over a value yields. */
  element(value: PathId): PathId {
    if (value === 0) return 0;
    if (stepOf(value) === Step.Container) return parentOf(value);
    if (stepOf(value) === Step.Mapping) return 0;
    const literals = this.literals;
    if (value === literals.string) return value;
    if (value === literals.bytes) return literals.number;
    if (value === literals.list || value === literals.tuple || value === literals.set || value === literals.dict || value === literals.none) return 0;
    return step(value, Step.Element);
  }

  /** What unpacking a value yields at a position. Of what other files return it may be known. */
  position(value: PathId, index: number): PathId {
    const element = this.element(value);
    const isOpen = index < POSITIONS && element !== 0 && stepOf(element) === Step.Element && parentOf(element) === value && rootOf(value) !== this.builtinRoot;
    return isOpen ? step(value, Step.First - index) : element;
  }

  call(callee: PathId, node: Node, scope: Scope): PathId {
    if (callee === 0) return this.language.unknownCallValue(this, node, scope);
    if (callee === this.literals.none) return 0;
    const taken = this.language.containerCall(this, callee, node, scope);
    if (taken !== 0) return taken;
    return this.language.callValue(this, callee, node, scope);
  }

  /** The class whose body or method is being read, for the language's `super()` and the like. */
  enclosingClass(scope: Scope): ClassEntry | null {
    return this.binder.functions[scope.owner].receiverClass;
  }

  /** A base as named in a class header, without type arguments: `Base`, `Base[T]`. */
  baseClass(node: Node, scope: Scope): PathId {
    if (node.kind === Kind.Starred || node.kind === Kind.Keyword) return 0;
    return this.value(node.kind === Kind.Subscript ? node.a : node, scope);
  }

  /** A definition by which a name stands for another expression; null unless it is its only one. */
  soleValue(scope: Scope, symbol: number): Pick<Definition, 'node' | 'scope'> | null {
    const binding = this.binder.table.lookUp(scope, symbol);
    const first = binding === null || binding.augmented ? null : binding.first;
    if (first === null || first.next !== null) return null;
    if (this.assumesDefaults && first.kind === DefinitionKind.Parameter) {
      const node = this.binder.defaults.get(first);
      return node === undefined ? null : { node, scope: first.scope };
    }
    return first.kind === DefinitionKind.Value && first.index === WHOLE ? first : null;
  }

  /** Asks what would be known of numbers if every parameter kept its default. */
  withDefaults<T>(ask: () => T): T {
    this.assumesDefaults = true;
    try {
      return ask();
    } finally {
      this.assumesDefaults = false;
    }
  }

  /** Asks what would be known of numbers if the parameters of a function, by the symbols of their names, were these. */
  withNumbers<T>(numbers: ReadonlyMap<number, number>, scope: Scope, ask: () => T): T {
    this.assumed = numbers;
    this.assumedScope = scope;
    try {
      return ask();
    } finally {
      this.assumed = this.assumedScope = null;
    }
  }

  /** The number that a parameter is taken for just now; null for all other names. */
  assumedNumber(scope: Scope, symbol: number): number | null {
    if (this.assumed === null) return null;
    const number = this.assumed.get(symbol);
    if (number === undefined) return null;
    const binding = this.binder.table.lookUp(scope, symbol);
    const first = binding === null || binding.augmented ? null : binding.first;
    if (first === null || first.next !== null || first.kind !== DefinitionKind.Parameter) return null;
    return this.binder.table.find(this.assumedScope!.index, symbol) === binding ? number : null;
  }

  operandsAgree(node: Node, scope: Scope): PathId {
    let value = this.literals.none;
    for (let i = 0; i < node.list.length; i++) {
      value = this.agree(value, this.value(node.list[i], scope));
      if (value === 0) return 0;
    }
    return value;
  }
}

function annotated(binding: Binding): boolean {
  for (let at = binding.first; at !== null; at = at.next) if (at.kind === DefinitionKind.Annotation) return true;
  return false;
}

