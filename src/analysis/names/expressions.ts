/** Second pass, expressions: every one is walked once, bottom up, yielding its value. */
import { CollectionFlag, FunctionFlag, Kind, type Node, OperationFlag } from '../ir/node';
import type { RegionKind } from '../facts';
import { CallCollector, CallPlace } from './call-collector';
import { type PathId, step, Step } from './paths';
import { LONGEST_HEADER } from './region-builder';
import { assigns, filledIfEmpty } from './remembering';
import type { Scope } from './scopes';
import { Event } from './tape';
import { copyText } from './text';
import { DEEPEST_EXPRESSION } from './variables';

export class ExpressionCollector extends CallCollector {
  /** Walks an expression. Its value is looked up only if `wanted`; 0 otherwise, or where it is unknown. */
  protected expression(node: Node | null, wanted: boolean): PathId {
    if (node === null || this.depth >= DEEPEST_EXPRESSION) return 0;
    switch (node.kind) {
      case Kind.Name:
        if (this.loopDepth > 0) this.tape.push(Event.Read, node.symbol, 0, node);
        return wanted ? this.values.name(this.scope, node.symbol, node.start) : 0;
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
        const isProperty = this.binder.properties.size > 0 && this.binder.properties.has(node.symbol);
        const object = this.expression(node.a, wanted || isProperty);
        if (isProperty) this.readsProperty(node, object);
        if (this.loopDepth > 0 && node.a !== null && node.a.kind === Kind.Name) this.tape.push(Event.Read, node.a.symbol, node.symbol, node);
        return wanted ? this.values.attribute(object, node.symbol) : 0;
      }
      case Kind.Call:
        return this.call(node, CallPlace.Plain);
      case Kind.Subscript:
        return this.subscript(node, wanted);
      case Kind.Operation:
        this.operations += node.list.length > 1 ? node.list.length - 1 : 1;
        if (node.flags === OperationFlag.Boolean) this.alternatives(node);
        else for (let i = 0; i < node.list.length; i++) this.expression(node.list[i], false);
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
        return this.values.agree(this.inArm(node.b, wanted), this.inArm(node.c, wanted));
      case Kind.Await: {
        this.region.awaits = true;
        return step(node.a !== null && node.a.kind === Kind.Call ? this.call(node.a, CallPlace.Awaited) : this.expression(node.a, true), Step.Await);
      }
      case Kind.Yield: {
        this.region.yields = true;
        const value = this.expression(node.a, true);
        this.yielded = this.values.agree(this.yielded, node.flags !== 0 ? this.values.element(value) : value);
        this.tuple.take(node.flags !== 0 ? null : node.a, this.scope);
        if (this.loopDepth > 0) this.tape.push(Event.Output, 0, 0, node);
        return 0;
      }
      case Kind.Comprehension:
        return this.comprehension(node, node.flags === CollectionFlag.Generator ? 'generator' : 'comprehension', wanted);
      case Kind.Function: {
        const entry = this.binder.lambda(node, this.scope);
        this.defaults(node);
        if (this.loopDepth > 0) this.captures(node.c, 0);
        return entry.path;
      }
      case Kind.Assign: {
        if (this.loopDepth > 0) this.tape.push(Event.Begin, 0, 0, node);
        const value = this.assigned(node, node.a, wanted);
        this.operations++;
        for (let i = 0; i < node.list.length; i++) this.store(node.list[i], node.a);
        return value;
      }
      case Kind.AugmentedAssign:
        // Its value is used, so what it was before counts.
        this.assigned(node, node.b, false);
        this.operations += 2;
        if (node.a === null) return 0;
        if (node.a.kind === Kind.Name) this.expression(node.a, false);
        this.store(node.a, node);
        return 0;
      case Kind.Cast: {
        const value = this.expression(node.a, wanted);
        const promised = wanted ? this.language.annotationValue(this.values, node.b, this.scope) : 0;
        return promised !== 0 && promised !== this.values.literals.none ? promised : value;
      }
      case Kind.Range:
      case Kind.Keys:
        this.children(node);
        return this.language.rangeValue(node);
      case Kind.Keyword:
      case Kind.Starred:
        return this.expression(node.a, wanted);
      default:
        this.children(node);
        return 0;
    }
  }

  private inArm(node: Node | null, wanted: boolean): PathId {
    const { arm } = this;
    this.arm = node === null ? -1 : node.start;
    const value = this.expression(node, wanted);
    this.arm = arm;
    return value;
  }

  /** Walks what is assigned, which runs once where the assignment keeps what is there. */
  protected assigned(node: Node, value: Node | null, wanted: boolean): PathId {
    const filled = filledIfEmpty(node, this.text);
    if (filled === null) return this.expression(value, wanted);
    const { once } = this;
    this.once ??= this.keptBy(filled);
    const path = this.expression(value, wanted);
    this.once = once;
    return path;
  }

  /** `cached || (cached = f())`: the first operand is what the others fill. */
  private alternatives({ list }: Node): void {
    const [first] = list;
    const looks = list.length > 1 && (first.kind === Kind.Name || first.kind === Kind.Attribute);
    const { once } = this;
    for (let i = 0; i < list.length; i++) {
      if (i === 1 && looks && assigns(list[1], this.text.slice(first.start, first.end), this.text)) this.once ??= this.keptBy(first);
      this.expression(list[i], false);
    }
    this.once = once;
  }

  /** Whatever else there is: slices, errors, parts of patterns. */
  protected children(node: Node): void {
    this.expression(node.a, false);
    this.expression(node.b, false);
    for (let i = 0; i < node.list.length; i++) this.expression(node.list[i], false);
    this.expression(node.c, false);
  }

  /** Defaults of a function are read where it is defined. */
  protected defaults(node: Node): void {
    if (node.a !== null) for (let i = 0; i < node.a.list.length; i++) this.expression(node.a.list[i].b, false);
  }

  /** A function made in a loop may read, whenever it runs, all that it names. */
  protected captures(node: Node | null, depth: number): void {
    if (node === null || depth > 200) return;
    if (node.kind === Kind.Name) this.tape.push(Event.Read, node.symbol, 0, node);
    else if (this.language.receiver !== 0 && this.capturedChange(node, depth)) return;
    this.captures(node.a, depth + 1);
    this.captures(node.b, depth + 1);
    for (let i = 0; i < node.list.length; i++) this.captures(node.list[i], depth + 1);
    this.captures(node.c, depth + 1);
  }

  /** What a callback does to the variables around it: the loop that it is made in does it. */
  private capturedChange(node: Node, depth: number): boolean {
    if (node.kind === Kind.AugmentedAssign && node.a !== null && node.a.kind === Kind.Name) {
      this.captures(node.b, depth + 1);
      this.tape.push(Event.Reduce, node.a.symbol, 0, node.a);
      return true;
    }
    if (node.kind !== Kind.Assign || node.list.length !== 1 || node.list[0].kind !== Kind.Name) return false;
    this.captures(node.a, depth + 1);
    this.tape.push(Event.Write, node.list[0].symbol, 0, node.list[0]);
    return true;
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

  /** Each clause is a loop; the first iterable is evaluated once, in the surroundings, the others inside the loops around them. */
  protected comprehension(node: Node, kind: RegionKind, wanted: boolean): PathId {
    const outer = this.scope;
    const inner = this.binder.innerScope(outer);
    this.clause(node, 0, kind, inner, outer);
    this.scope = outer;
    return wanted ? this.values.value(node, outer) : 0;
  }

  private clause(node: Node, index: number, kind: RegionKind, inner: Scope, outer: Scope): void {
    if (index >= node.list.length || this.depth >= DEEPEST_EXPRESSION) {
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
    this.binder.clauseTargets(clause, iterableScope, inner);
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
}
