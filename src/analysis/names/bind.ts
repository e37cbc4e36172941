/**
 * First pass: which scopes there are and what each name in them is bound to. Walks statements only, so that it costs little; what
 * expressions bind is met by the second pass (lambdas, comprehensions) or looked for only where the text has a walrus at all.
 */
import { AssignFlag, FunctionFlag, Kind, type Node, ScopeFlag } from '../ir/node';
import { symbolText } from '../ir/symbols';
import { ClassEntry, type FunctionEntry } from './entries';
import { STAR } from './imports';
import { type LanguageNames, Trait } from './language';
import { pathText, step, Step } from './paths';
import { ScopeBuilder } from './scope-builder';
import { Binding, Definition, DefinitionKind, LoopRange, type Scope, ScopeKind, WHOLE } from './scopes';
import { walrusesAt } from './walruses';

/** Statements nested deeper than this are not looked at: real code never is, and the stack is finite. */
export const DEEPEST = 400;

export class Binder extends ScopeBuilder {
  private depth = 0;
  private nextWalrus = 0;

  /** Functions whose bodies are still to be looked at: what they assign may be declared behind them. */
  private readonly waiting: FunctionEntry[] = [];

  /** `inner`: lambdas and assignments inside expressions, see ParsedModule. */
  constructor(
    rootNode: Node, text: string, moduleName: string, isPackage: boolean, language: LanguageNames, private readonly inner: ReadonlyMap<Node, readonly Node[]> | null = null,
  ) {
    super(rootNode, text, moduleName, isPackage, language);
    this.statements(rootNode.list, this.module);
    if (inner === null) return;
    this.insideExpressions(rootNode, this.module);
    for (let i = 0; i < this.waiting.length; i++) this.functionBody(this.waiting[i]);
  }

  /** A function's body, and what its expressions bind. */
  private functionBody(entry: FunctionEntry): void {
    const surroundings = this.current;
    const { position } = this;
    const { loop, blockEnd } = position;
    this.current = entry;
    position.loop = null;
    position.blockEnd = entry.node.end;
    if (entry.node.c !== null && entry.node.c.kind === Kind.Block) this.block(entry.node.c, entry.scope);
    if (this.inner !== null) this.insideExpressions(entry.node, entry.scope);
    this.current = surroundings;
    position.loop = loop;
    position.blockEnd = blockEnd;
  }

  private insideExpressions(around: Node, scope: Scope): void {
    const list = this.inner!.get(around);
    if (list === undefined) return;
    for (let i = 0; i < list.length; i++) {
      const node = list[i];
      this.position.at = node.end;
      if (node.kind === Kind.Function) {
        const entry = this.lambda(node, scope);
        if (node.symbol !== 0) this.define(entry.scope, node.symbol, new Definition(DefinitionKind.Known, node, WHOLE, entry.path, scope, this.position));
        this.waiting.push(entry);
      } else if (node.kind === Kind.Assign) this.assign(node, scope);
      else this.augment(node, scope);
    }
  }

  private assign(node: Node, scope: Scope): void {
    this.elsewhere = (node.flags & AssignFlag.Elsewhere) !== 0;
    for (let i = 0; i < node.list.length; i++) {
      if (node.b !== null) this.target(node.list[i], DefinitionKind.Annotation, node.b, WHOLE, scope, scope);
      if (node.a !== null) this.target(node.list[i], DefinitionKind.Value, node.a, WHOLE, scope, scope);
      else if (this.inner !== null && node.b === null) this.target(node.list[i], DefinitionKind.Unassigned, null, WHOLE, scope, scope);
    }
    this.elsewhere = false;
  }

  private augment(node: Node, scope: Scope): void {
    if (node.a === null || node.a.kind !== Kind.Name || node.a.symbol === 0) return;
    (this.inner !== null ? this.assigned(scope, node.a.symbol) : this.table.own(scope, node.a.symbol)).augmented = true;
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
    if (this.hasWalrus(node)) this.bindWalruses(walrusesAt(node), scope);
    position.at = node.end;
    switch (node.kind) {
      case Kind.Assign:
        this.assign(node, scope);
        break;
      case Kind.AugmentedAssign:
        this.augment(node, scope);
        break;
      case Kind.Export:
        this.exportNames(node, scope);
        break;
      case Kind.If:
        for (let at: Node | null = node; at !== null; ) {
          this.block(at.c, scope);
          const otherwise: Node | null = at.list.length > 0 ? at.list[0] : null;
          at = null;
          if (otherwise !== null && otherwise.kind === Kind.If) {
            at = otherwise;
            position.blockEnd = at.end;
            if (this.hasWalrus(at)) this.bindWalruses(walrusesAt(at), scope);
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

  /** Whether there may be a walrus in a statement. Statements come in the order of the text. */
  private hasWalrus(node: Node): boolean {
    const { walruses } = this;
    while (this.nextWalrus < walruses.length && walruses[this.nextWalrus] < node.start) this.nextWalrus++;
    return this.nextWalrus < walruses.length && walruses[this.nextWalrus] < node.end;
  }

  private importNames(node: Node, scope: Scope): void {
    for (const { symbol, path } of this.language.importedNames(node, this.moduleName, this.isPackage)) {
      if (symbol !== STAR) this.define(scope, symbol, new Definition(DefinitionKind.Import, null, WHOLE, path, scope, this.position));
      else if (path !== 0 && !this.starImports.includes(pathText(path)!)) this.starImports.push(pathText(path)!);
    }
  }

  private exportNames(node: Node, scope: Scope): void {
    const { exported } = this;
    if (node.a !== null) {
      for (const { symbol, path } of this.language.importedNames(node, this.moduleName, this.isPackage)) {
        this.define(exported, symbol, new Definition(DefinitionKind.Import, null, WHOLE, path, scope, this.position));
      }
    } else if (node.b !== null) this.define(exported, node.symbol, new Definition(DefinitionKind.Value, node.b, WHOLE, 0, scope, this.position));
    else {
      for (const { a: name, symbol } of node.list) {
        if (name !== null && name.list.length > 0) this.define(exported, symbol, new Definition(DefinitionKind.Value, name.list[0], WHOLE, 0, scope, this.position));
      }
    }
  }

  private functionDefinition(node: Node, scope: Scope): void {
    let traits = 0;
    for (let i = 0; i < node.list.length; i++) traits |= this.language.traitOf(node.list[i]);
    if ((node.flags & FunctionFlag.Static) !== 0) traits |= Trait.Static;
    if ((node.flags & FunctionFlag.Getter) !== 0) traits |= Trait.Property;
    if ((node.flags & FunctionFlag.Setter) !== 0) traits |= Trait.Accessor;
    const owner = scope.kind === ScopeKind.Class ? this.classAt.get(scope.index) ?? null : null;
    const entry = this.enterFunction(node, node.symbol, symbolText(node.symbol), scope, owner, traits);
    this.define(scope, node.symbol, new Definition(DefinitionKind.Known, node, WHOLE, entry.path, scope, this.position));
    if (owner !== null && (traits & Trait.Property) !== 0 && this.language.receiver === 0) this.properties.add(node.symbol);
    if (owner !== null && ((traits & Trait.Accessor) === 0 || !owner.methods.has(entry.name))) owner.methods.set(entry.name, entry.index);
    if (this.inner !== null) this.waiting.push(entry);
    else this.functionBody(entry);
  }

  private classDefinition(node: Node, scope: Scope): void {
    const name = symbolText(node.symbol);
    const qualifiedName = scope.prefix + name;
    const path = step(scope.path, node.symbol);
    const inner = this.newScope(ScopeKind.Class, scope, path, `${qualifiedName}.`, scope.owner);
    const instance = this.newScope(ScopeKind.Instance, null, path, '', scope.owner);
    inner.hidden = !this.language.seesClassBody;
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
