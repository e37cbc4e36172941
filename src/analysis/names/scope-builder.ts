/** First pass, its state: scopes, functions and classes of one module, and how names come to be bound in them. */
import { ClassFlag, CollectionFlag, FunctionFlag, Kind, type Node, ParameterFlag } from '../ir/node';
import { intern, symbolText } from '../ir/symbols';
import { ClassEntry, FunctionEntry } from './entries';
import { type LanguageNames, Trait } from './language';
import { dotted, type PathId, step } from './paths';
import { type Binding, BindingTable, Definition, DefinitionKind, FIELD, LoopRange, NESTED, Scope, ScopeKind, WHOLE } from './scopes';
import { walrusesIn } from './walruses';

const LOCALS = intern('<locals>');

export class ScopeBuilder {
  readonly table = new BindingTable();
  readonly functions: FunctionEntry[] = [];
  /** Defaults of parameters that are literals or names: numbers to count with. */
  readonly defaults = new Map<Definition, Node>();
  readonly classes: ClassEntry[] = [];
  readonly classOf = new Map<Node, ClassEntry>();
  /** Classes by the index of their scope. */
  readonly classAt = new Map<number, ClassEntry>();
  readonly lambdas = new Map<Node, FunctionEntry>();
  /** Names of properties that are functions, of whichever class. */
  readonly properties = new Set<number>();
  readonly starImports: string[] = [];
  readonly modulePath: PathId;
  readonly module: Scope;
  /** What the module calls its things for others, where that is not what it calls them itself. */
  readonly exported: Scope;
  /** Whether what is assigned now was declared elsewhere. */
  protected elsewhere = false;
  private scopes = 0;
  private lambdaCounts = new Map<Scope, number>();
  protected current: FunctionEntry;
  /** Where definitions that are met now stand. */
  protected readonly position: { at: number; blockEnd: number; loop: LoopRange | null } = { at: 0, blockEnd: Infinity, loop: null };
  /** Offsets of `:=` in the text: where there is none, no expression need be searched for what it binds. */
  protected readonly walruses: number[] = [];

  constructor(
    rootNode: Node,
    readonly text: string,
    readonly moduleName: string,
    readonly isPackage: boolean,
    protected readonly language: LanguageNames,
  ) {
    if (language.receiver === 0) for (let at = text.indexOf(':='); at >= 0; at = text.indexOf(':=', at + 2)) this.walruses.push(at);
    this.modulePath = dotted(moduleName);
    this.module = this.newScope(ScopeKind.Module, null, this.modulePath, '', 0);
    this.exported = this.newScope(ScopeKind.Instance, null, this.modulePath, '', 0);
    this.current = new FunctionEntry(rootNode, 0, this.module, this.module, -1, null, '<module>', '<module>', this.modulePath, 0, 0, null);
    this.functions.push(this.current);
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
      const { lambdaName } = this.language;
      const name = node.symbol !== 0 ? symbolText(node.symbol) : number === 1 ? lambdaName : `${lambdaName.slice(0, -1)}-${number}>`;
      const surroundings = this.current;
      this.current = this.functions[outer.owner];
      entry = this.enterFunction(node, intern(name), name, outer, null, 0);
      if (this.walruses.length > 0) this.bindWalruses(walrusesIn(node.c), entry.scope);
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
  protected target(target: Node | null, kind: DefinitionKind, value: Node | null, index: number, scope: Scope, valueScope: Scope): void {
    if (target === null) return;
    switch (target.kind) {
      case Kind.Name:
        if (this.elsewhere) this.assigned(scope, target.symbol).add(new Definition(kind, value, index, 0, valueScope, this.position));
        else this.define(scope, target.symbol, new Definition(kind, value, index, 0, valueScope, this.position));
        break;
      case Kind.Assign: // a target with a default
        this.target(target.list[0], kind, value, index, scope, valueScope);
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
        if (target.flags === CollectionFlag.Dict) {
          for (let i = 0; i + 1 < items.length; i += 2) {
            const field = index === WHOLE && items[i].symbol !== 0 ? FIELD - items[i].symbol : NESTED;
            this.target(items[i + 1], kind, value, field, scope, valueScope);
          }
          break;
        }
        const values = index === WHOLE && kind === DefinitionKind.Value ? unpackable(value, items) : null;
        for (let i = 0; i < items.length; i++) {
          if (values !== null) this.target(items[i], kind, values[i], WHOLE, scope, valueScope);
          else this.target(items[i], kind, value, index === WHOLE ? i : NESTED, scope, valueScope);
        }
        break;
      }
    }
  }

  protected bindWalruses(walruses: Node[], scope: Scope): void {
    for (const walrus of walruses) {
      this.position.at = walrus.end;
      for (const name of walrus.list) this.target(name, DefinitionKind.Value, walrus.a, WHOLE, scope, scope);
    }
  }

  /** The binding that an assignment without declaration changes: the nearest of that name, else the module's. */
  protected assigned(scope: Scope, symbol: number): Binding {
    const known = this.table.find(scope.index, symbol);
    if (known !== null) return known;
    const binding = this.table.lookUp(scope, symbol) ?? this.table.own(this.module, symbol);
    if (this.current.index !== 0) {
      binding.shared = true;
      const shared = (this.current.shared ??= []);
      if (!shared.includes(symbol)) shared.push(symbol);
    }
    return binding;
  }

  protected define(scope: Scope, symbol: number, definition: Definition): void {
    if (symbol !== 0) this.table.own(scope, symbol).add(definition);
  }

  /** Makes a function's entry and scope, with its parameters bound. */
  protected enterFunction(node: Node, symbol: number, name: string, outer: Scope, owner: ClassEntry | null, traits: number): FunctionEntry {
    const qualifiedName = outer.prefix + name;
    const path = step(outer.path, symbol);
    const index = this.functions.length;
    const scope = this.newScope(ScopeKind.Function, outer, step(path, LOCALS), `${qualifiedName}.<locals>.`, index);
    const parameters = node.a !== null ? node.a.list : [];
    let receiver = this.current.receiver;
    let receiverClass = this.current.receiverClass;
    const implicit = this.language.receiver;
    const hasReceiver = implicit === 0 && owner !== null && (traits & Trait.Static) === 0 && parameters.length > 0 && parameters[0].flags <= ParameterFlag.PositionalOnly;
    const { at, blockEnd } = this.position;
    this.position.at = node.start;
    this.position.blockEnd = node.end;
    if (implicit !== 0 && (owner !== null || (receiver !== 0 && (node.flags & FunctionFlag.Arrow) === 0))) {
      receiver = owner === null ? 0 : implicit;
      receiverClass = owner;
      this.bindReceiver(scope, owner, traits, outer);
    }
    for (let i = 0; i < parameters.length; i++) {
      const parameter = parameters[i];
      if (parameter.kind !== Kind.Parameter || parameter.symbol === 0) continue;
      if (parameter.symbol === receiver) receiver = 0;
      if (i === 0 && hasReceiver) {
        receiver = parameter.symbol;
        receiverClass = owner;
        const isClass = (traits & Trait.ClassMethod) !== 0 || this.language.classMethods.has(name);
        this.define(scope, parameter.symbol, new Definition(DefinitionKind.Known, parameter, WHOLE, isClass ? owner.path : owner.instancePath, outer, this.position));
      } else {
        const definition = new Definition(DefinitionKind.Parameter, parameter.a, parameter.flags, 0, outer, this.position);
        if (parameter.b !== null && (parameter.b.kind === Kind.Constant || parameter.b.kind === Kind.Name)) this.defaults.set(definition, parameter.b);
        this.define(scope, parameter.symbol, definition);
      }
    }
    this.position.at = at;
    this.position.blockEnd = blockEnd;
    const entry = new FunctionEntry(node, index, scope, outer, outer.owner, owner, name, qualifiedName, path, traits, receiver, receiverClass);
    this.functions.push(entry);
    return entry;
  }

  /** What the object is called in a method, and its base; a function that is none has neither. */
  private bindReceiver(scope: Scope, owner: ClassEntry | null, traits: number, outer: Scope): void {
    const { receiver, superclass } = this.language;
    if (owner === null) {
      this.define(scope, receiver, new Definition(DefinitionKind.Unknown, null, WHOLE, 0, outer, this.position));
      return;
    }
    const isClass = (traits & Trait.Static) !== 0 || (owner.node.flags & ClassFlag.Object) !== 0;
    this.define(scope, receiver, new Definition(DefinitionKind.Known, null, WHOLE, isClass ? owner.path : owner.instancePath, outer, this.position));
    const base = owner.node.a !== null && owner.node.a.list.length > 0 ? owner.node.a.list[0] : null;
    // An instance of the base, as a caught exception is one of the class that is named.
    if (base !== null) this.define(scope, superclass, new Definition(DefinitionKind.Exception, base, WHOLE, 0, owner.outer, this.position));
  }
}

/** The values that a literal tuple gives to as many targets; null where it cannot be told. */
function unpackable(value: Node | null, targets: Node[]): Node[] | null {
  if (value === null || value.kind !== Kind.Collection || (value.flags !== CollectionFlag.Tuple && value.flags !== CollectionFlag.List)) return null;
  if (value.list.length !== targets.length) return null;
  for (let i = 0; i < targets.length; i++) if (value.list[i].kind === Kind.Starred || targets[i].kind === Kind.Starred) return null;
  return value.list;
}
