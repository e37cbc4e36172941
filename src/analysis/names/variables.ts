/** Second pass, variables: what expressions and targets do to them, onto the tape. */
import type { CallFacts } from '../facts';
import { Kind, type Node } from '../ir/node';
import { type PathId } from './paths';
import { RegionBuilder } from './region-builder';
import { DefinitionKind, ScopeKind } from './scopes';
import { Event } from './tape';

/** Expressions nested deeper are not looked into: the stack is finite. */
export const DEEPEST_EXPRESSION = 1000;

export abstract class VariableRecorder extends RegionBuilder {
  /** The place that `findPlace` found. */
  protected placeX = 0;
  protected placeY = 0;

  /** Walks an expression. Its value is looked up only if `wanted`; 0 otherwise, or where it is unknown. */
  protected abstract expression(node: Node | null, wanted: boolean): PathId;

  /** Whether a chain of attributes and subscripts begins at a name; the place is left in placeX and placeY. */
  protected findPlace(node: Node | null): boolean {
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

  /** Walks a chain from `findPlace` without recording its root; its value. */
  protected chain(node: Node, wanted: boolean): PathId {
    if (node.kind === Kind.Name) return wanted ? this.values.name(this.scope, node.symbol, node.start) : 0;
    if (node.a === null || this.depth >= DEEPEST_EXPRESSION) return 0;
    this.depth++;
    this.operations++;
    const object = this.chain(node.a, wanted);
    this.depth--;
    if (node.kind === Kind.Attribute) return wanted ? this.values.attribute(object, node.symbol) : 0;
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

  /** How long what is kept in a place stays there: for as long as the program, the object whose method this is, or (undefined) nobody knows how long. */
  protected keptBy(place: Node): CallFacts['once'] {
    if (this.entry.index === 0 || !this.findPlace(place)) return undefined;
    const root = this.placeX;
    if (root === this.entry.receiver && root !== 0) return place.kind === Kind.Attribute && place.a !== null && place.a.kind === Kind.Name ? 'object' : undefined;
    if (hasSubscript(place)) return undefined;
    // A name that is only read here is another's, as the one of a collection that is filled is.
    if (place.kind === Kind.Name && this.entry.shared !== null && this.entry.shared.includes(root)) return 'program';
    return root !== this.language.receiver && this.binder.table.find(this.scope.index, root) === null ? 'program' : undefined;
  }

  /** Whether changing the object behind a name is seen outside the function. */
  protected isSharedRoot(symbol: number): boolean {
    if (this.entry.index === 0) return false;
    if (this.entry.receiver === symbol && this.language.constructors.has(this.entry.name)) return false;
    let { scope } = this;
    let binding = this.binder.table.find(scope.index, symbol);
    for (; binding === null && scope.kind === ScopeKind.Comprehension && scope.parent !== null; binding = this.binder.table.find(scope.index, symbol)) scope = scope.parent;
    if (binding === null || this.entry.shared !== null && this.entry.shared.includes(symbol)) return true;
    const { first } = binding;
    return first !== null && (symbol === this.language.receiver || first.kind === DefinitionKind.Parameter || first.node !== null && first.node.kind === Kind.Parameter);
  }
}

/** Whether an expression names something that exists instead of making something. */
function isAlias(value: Node): boolean {
  return value.kind === Kind.Name || value.kind === Kind.Attribute || value.kind === Kind.Subscript;
}

function hasSubscript(node: Node): boolean {
  for (let at: Node | null = node; at !== null; at = at.a) if (at.kind === Kind.Subscript) return true;
  return false;
}
