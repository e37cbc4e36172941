/**
 * First pass: which scopes there are and what each name in them is bound to. Walks statements only, so that it costs little; what
 * expressions bind is met by the second pass (lambdas, comprehensions) or looked for only where the text has a walrus at all.
 */
import { CollectionFlag, Kind, type Node, ParameterFlag, ScopeFlag } from '../ir/node';
import { intern, symbolText } from '../ir/symbols';
import { ClassEntry, FunctionEntry } from './entries';
import { importedNames, STAR } from './imports';
import { type LanguageNames, Trait } from './language';
import { dotted, type PathId, pathText, step, Step } from './paths';
import { Binding, BindingTable, Definition, DefinitionKind, LoopRange, NESTED, Scope, ScopeKind, WHOLE } from './scopes';
import { walrusesAt, walrusesIn } from './walruses';

/** Statements nested deeper than this are not looked at: real code never is, and the stack is finite. */
export const DEEPEST = 400;
const LOCALS = intern('<locals>');
const LAMBDA = '<lambda>';

export class Binder {
  readonly table = new BindingTable();
  readonly functions: FunctionEntry[] = [];
  readonly classes: ClassEntry[] = [];
  readonly classOf = new Map<Node, ClassEntry>();
  /** Classes by the index of their scope. */
  readonly classAt = new Map<number, ClassEntry>();
  readonly lambdas = new Map<Node, FunctionEntry>();
  readonly starImports: string[] = [];
  readonly modulePath: PathId;
  readonly module: Scope;
  private scopes = 0;
  private lambdaCounts = new Map<Scope, number>();
  private current: FunctionEntry;
  /** Where definitions that are met now stand. */
  private readonly position: { at: number; blockEnd: number; loop: LoopRange | null } = { at: 0, blockEnd: Infinity, loop: null };
  private depth = 0;
  private readonly walruses: boolean;

  constructor(
    rootNode: Node,
    readonly text: string,
    private readonly moduleName: string,
    private readonly isPackage: boolean,
    private readonly language: LanguageNames,
  ) {
    this.walruses = text.includes(':=');
    this.modulePath = dotted(moduleName);
    this.module = this.newScope(ScopeKind.Module, null, this.modulePath, '', 0);
    this.current = new FunctionEntry(rootNode, 0, this.module, this.module, -1, null, '<module>', '<module>', this.modulePath, 0, 0, null);
    this.functions.push(this.current);
    this.statements(rootNode.list, this.module);
  }

  newScope(kind: ScopeKind, parent: Scope | null, path: PathId, prefix: string, owner: number): Scope {
    return new Scope(this.scopes++, kind, parent, path, prefix, owner);
  }

  /** A comprehension's or another short-lived scope; its functions count as its surroundings'. */
  innerScope(parent: Scope): Scope {
    return this.newScope(ScopeKind.Comprehension, parent, parent.path, parent.prefix, parent.owner);
  }

  /** The entry of a lambda, made when it is first met. */
  lambda(node: Node, outer: Scope): FunctionEntry {
    let entry = this.lambdas.get(node);
    if (entry === undefined) {
      const holder = this.functions[outer.owner].scope;
      const number = (this.lambdaCounts.get(holder) ?? 0) + 1;
      this.lambdaCounts.set(holder, number);
      const name = number === 1 ? LAMBDA : `<lambda-${number}>`;
      const surroundings = this.current;
      this.current = this.functions[outer.owner];
      entry = this.enterFunction(node, intern(name), name, outer, null, 0);
      if (this.walruses) this.bindWalruses(walrusesIn(node.c), entry.scope);
      this.current = surroundings;
      this.lambdas.set(node, entry);
    }
    return entry;
  }

  /** Binds the targets of a comprehension's clause, which hold in the comprehension's own scope. */
  clauseTargets(clause: Node, iterableScope: Scope, inner: Scope): void {
    this.position.at = Infinity;
    this.target(clause.a, DefinitionKind.Iterate, clause.b, WHOLE, inner, iterableScope);
  }

  /** Binds what a target names; a target that is not a name defines nothing here, except attributes of the receiver. */
  private target(target: Node | null, kind: DefinitionKind, value: Node | null, index: number, scope: Scope, valueScope: Scope): void {
    if (target === null) return;
    switch (target.kind) {
      case Kind.Name:
        this.define(scope, target.symbol, new Definition(kind, value, index, 0, valueScope, this.position));
        break;
      case Kind.Attribute: {
        const object = target.a;
        const entry = this.current;
        if (object !== null && object.kind === Kind.Name && object.symbol === entry.receiver && entry.receiverClass !== null && target.symbol !== 0) {
          this.table.own(entry.receiverClass.instance, target.symbol).add(new Definition(kind, value, index, 0, valueScope, this.position));
        }
        break;
      }
      case Kind.Starred:
        this.target(target.a, DefinitionKind.Unknown, null, WHOLE, scope, valueScope);
        break;
      case Kind.Collection: {
        const items = target.list;
        const values = index === WHOLE && kind === DefinitionKind.Value ? unpackable(value, items) : null;
        for (let i = 0; i < items.length; i++) {
          if (values !== null) this.target(items[i], kind, values[i], WHOLE, scope, valueScope);
          else this.target(items[i], kind, value, index === WHOLE ? i : NESTED, scope, valueScope);
        }
        break;
      }
    }
  }

  private bindWalruses(walruses: Node[], scope: Scope): void {
    for (const walrus of walruses) {
      this.position.at = walrus.end;
      for (const name of walrus.list) this.target(name, DefinitionKind.Value, walrus.a, WHOLE, scope, scope);
    }
  }

  private define(scope: Scope, symbol: number, definition: Definition): void {
    if (symbol !== 0) this.table.own(scope, symbol).add(definition);
  }

  private statements(list: Node[], scope: Scope): void {
    if (++this.depth <= DEEPEST) for (let i = 0; i < list.length; i++) this.statement(list[i], scope);
    this.depth--;
  }

  /** Statements that run only sometimes: what they define holds up to their end. */
  private block(node: Node | null, scope: Scope): void {
    if (node === null) return;
    const { blockEnd } = this.position;
    this.position.blockEnd = node.end;
    if (node.kind === Kind.Block) this.statements(node.list, scope);
    else this.statement(node, scope);
    this.position.blockEnd = blockEnd;
  }

  /** What holds in a block from its beginning: a loop's targets, a caught exception. */
  private enter(block: Node | null, node: Node): void {
    this.position.at = block === null ? node.end : block.start;
    this.position.blockEnd = block === null ? node.end : block.end;
  }

  private statement(node: Node, scope: Scope): void {
    const { position } = this;
    const { blockEnd, loop } = position;
    if (this.walruses) this.bindWalruses(walrusesAt(node), scope);
    position.at = node.end;
    switch (node.kind) {
      case Kind.Assign:
        for (let i = 0; i < node.list.length; i++) {
          if (node.b !== null) this.target(node.list[i], DefinitionKind.Annotation, node.b, WHOLE, scope, scope);
          if (node.a !== null) this.target(node.list[i], DefinitionKind.Value, node.a, WHOLE, scope, scope);
        }
        break;
      case Kind.AugmentedAssign:
        if (node.a !== null && node.a.kind === Kind.Name && node.a.symbol !== 0) this.table.own(scope, node.a.symbol).augmented = true;
        break;
      case Kind.If:
        for (let at: Node | null = node; at !== null; ) {
          this.block(at.c, scope);
          const otherwise: Node | null = at.list.length > 0 ? at.list[0] : null;
          at = null;
          if (otherwise !== null && otherwise.kind === Kind.If) {
            at = otherwise;
            position.blockEnd = at.end;
            if (this.walruses) this.bindWalruses(walrusesAt(at), scope);
          } else this.block(otherwise, scope);
        }
        position.blockEnd = blockEnd;
        break;
      case Kind.For:
      case Kind.While:
        position.loop = new LoopRange(node.start, node.end, loop);
        if (node.kind === Kind.For) {
          this.enter(node.c, node);
          this.target(node.a, DefinitionKind.Iterate, node.b, WHOLE, scope, scope);
        }
        this.block(node.c, scope);
        position.blockEnd = blockEnd;
        position.loop = loop;
        this.statements(node.list, scope);
        break;
      case Kind.Case:
        this.enter(node.c, node);
        this.pattern(node.a, scope);
        this.block(node.c, scope);
        position.blockEnd = blockEnd;
        break;
      case Kind.Try:
        this.block(node.c, scope);
        this.statements(node.list, scope);
        this.block(node.a, scope);
        this.block(node.b, scope);
        break;
      case Kind.Handler:
        this.enter(node.c, node);
        if (node.symbol !== 0) this.define(scope, node.symbol, new Definition(DefinitionKind.Exception, node.a, WHOLE, 0, scope, this.position));
        this.block(node.c, scope);
        position.blockEnd = blockEnd;
        break;
      case Kind.With:
        for (let i = 0; i < node.list.length; i++) {
          position.at = node.list[i].end;
          this.target(node.list[i].b, DefinitionKind.Enter, node.list[i].a, WHOLE, scope, scope);
        }
        if (node.c !== null) this.statements(node.c.list, scope);
        break;
      case Kind.Block:
        this.block(node, scope);
        break;
      case Kind.Match:
      case Kind.Error:
        this.statements(node.list, scope);
        break;
      case Kind.Import:
      case Kind.ImportFrom:
        this.importNames(node, scope);
        break;
      case Kind.Function:
        this.functionDefinition(node, scope);
        break;
      case Kind.Class:
        this.classDefinition(node, scope);
        break;
      case Kind.TypeAlias:
        this.define(scope, node.symbol, new Definition(DefinitionKind.Value, node.a, WHOLE, 0, scope, this.position));
        break;
      case Kind.Scope:
        this.declare(node, scope);
        break;
    }
  }

  private importNames(node: Node, scope: Scope): void {
    for (const { symbol, path } of importedNames(node, this.moduleName, this.isPackage)) {
      if (symbol !== STAR) this.define(scope, symbol, new Definition(DefinitionKind.Import, null, WHOLE, path, scope, this.position));
      else if (path !== 0 && !this.starImports.includes(pathText(path)!)) this.starImports.push(pathText(path)!);
    }
  }

  private functionDefinition(node: Node, scope: Scope): void {
    let traits = 0;
    for (let i = 0; i < node.list.length; i++) traits |= this.language.traitOf(node.list[i]);
    const owner = scope.kind === ScopeKind.Class ? this.classAt.get(scope.index) ?? null : null;
    const entry = this.enterFunction(node, node.symbol, symbolText(node.symbol), scope, owner, traits);
    this.define(scope, node.symbol, new Definition(DefinitionKind.Known, node, WHOLE, entry.path, scope, this.position));
    if (owner !== null && ((traits & Trait.Accessor) === 0 || !owner.methods.has(entry.name))) owner.methods.set(entry.name, entry.index);
    const surroundings = this.current;
    const { loop } = this.position;
    this.current = entry;
    this.position.loop = null;
    this.block(node.c, entry.scope);
    this.current = surroundings;
    this.position.loop = loop;
  }

  /** Makes a function's entry and scope, with its parameters bound. */
  private enterFunction(node: Node, symbol: number, name: string, outer: Scope, owner: ClassEntry | null, traits: number): FunctionEntry {
    const qualifiedName = outer.prefix + name;
    const path = step(outer.path, symbol);
    const index = this.functions.length;
    const scope = this.newScope(ScopeKind.Function, outer, step(path, LOCALS), `${qualifiedName}.<locals>.`, index);
    const parameters = node.a !== null ? node.a.list : [];
    let receiver = this.current.receiver;
    let receiverClass = this.current.receiverClass;
    const hasReceiver = owner !== null && (traits & Trait.Static) === 0 && parameters.length > 0 && parameters[0].flags <= ParameterFlag.PositionalOnly;
    const { at, blockEnd } = this.position;
    this.position.at = node.start;
    this.position.blockEnd = node.end;
    for (let i = 0; i < parameters.length; i++) {
      const parameter = parameters[i];
      if (parameter.kind !== Kind.Parameter || parameter.symbol === 0) continue;
      if (parameter.symbol === receiver) receiver = 0;
      if (i === 0 && hasReceiver) {
        receiver = parameter.symbol;
        receiverClass = owner;
        const isClass = (traits & Trait.ClassMethod) !== 0 || name === '__new__' || name === '__init_subclass__' || name === '__class_getitem__';
        this.define(scope, parameter.symbol, new Definition(DefinitionKind.Known, parameter, WHOLE, isClass ? owner.path : owner.instancePath, outer, this.position));
      } else {
        this.define(scope, parameter.symbol, new Definition(DefinitionKind.Parameter, parameter.a, parameter.flags, 0, outer, this.position));
      }
    }
    this.position.at = at;
    this.position.blockEnd = blockEnd;
    const entry = new FunctionEntry(node, index, scope, outer, outer.owner, owner, name, qualifiedName, path, traits, receiver, receiverClass);
    this.functions.push(entry);
    return entry;
  }

  private classDefinition(node: Node, scope: Scope): void {
    const name = symbolText(node.symbol);
    const qualifiedName = scope.prefix + name;
    const path = step(scope.path, node.symbol);
    const inner = this.newScope(ScopeKind.Class, scope, path, `${qualifiedName}.`, scope.owner);
    const instance = this.newScope(ScopeKind.Instance, null, path, '', scope.owner);
    const entry = new ClassEntry(node, this.classes.length, inner, instance, scope, qualifiedName, path, step(path, Step.Call));
    this.classes.push(entry);
    this.classOf.set(node, entry);
    this.classAt.set(inner.index, entry);
    this.define(scope, node.symbol, new Definition(DefinitionKind.Known, node, WHOLE, path, scope, this.position));
    this.block(node.c, inner);
  }

  /** `global` and `nonlocal`: from here on the name means the other scope's. */
  private declare(node: Node, scope: Scope): void {
    for (let i = 0; i < node.list.length; i++) {
      const symbol = node.list[i].symbol;
      if (symbol === 0 || scope === this.module || this.table.find(scope.index, symbol) !== null) continue;
      let binding: Binding | null = null;
      if (node.flags === ScopeFlag.Nonlocal) {
        let outer = scope.parent;
        for (; outer !== null && binding === null; outer = outer.parent) {
          if (outer.kind === ScopeKind.Function) binding = this.table.find(outer.index, symbol);
        }
        binding ??= new Binding(symbol);
      } else binding = this.table.own(this.module, symbol);
      binding.shared = true;
      this.table.put(scope.index, symbol, binding);
      (this.current.shared ??= []).push(symbol);
    }
  }

  private pattern(node: Node | null, scope: Scope): void {
    if (node === null || node.kind !== Kind.Pattern || this.depth >= DEEPEST) return;
    this.depth++;
    if (node.symbol !== 0) this.define(scope, node.symbol, new Definition(DefinitionKind.Unknown, null, WHOLE, 0, scope, this.position));
    for (let i = 0; i < node.list.length; i++) this.pattern(node.list[i], scope);
    this.depth--;
  }
}

/** The values that a literal tuple gives to as many targets; null where it cannot be told. */
function unpackable(value: Node | null, targets: Node[]): Node[] | null {
  if (value === null || value.kind !== Kind.Collection || (value.flags !== CollectionFlag.Tuple && value.flags !== CollectionFlag.List)) return null;
  if (value.list.length !== targets.length) return null;
  for (let i = 0; i < targets.length; i++) if (value.list[i].kind === Kind.Starred || targets[i].kind === Kind.Starred) return null;
  return value.list;
}
