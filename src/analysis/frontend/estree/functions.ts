/** Lowering, functions and classes. */
import { AssignFlag, ClassFlag, ConstantFlag, FunctionFlag, Kind, Node, ParameterFlag } from '../../ir/node';
import { intern } from '../../ir/symbols';
import { isFunction } from './base';
import type { EsNode } from './es-node';
import { ExpressionLowering } from './expressions';

const THIS = intern('this');
const COMPUTED = intern('<computed>');
const CLASS = intern('<class>');
const CONSTRUCTOR = intern('constructor');
/** Objects with more properties than this are tables of data. */
const MOST_PROPERTIES = 300;

export abstract class FunctionLowering extends ExpressionLowering {
  protected lambda(es: EsNode): Node {
    const symbol = typeof es.id?.name === 'string' ? intern(es.id.name) : 0;
    const node = this.functionNode(es, symbol, FunctionFlag.Lambda, es.range[0], es.range[1]);
    this.innerHere.push(node);
    return node;
  }

  /** A function that stands under a name: `function f() {}`, `const f = () => {}`, a method. */
  protected functionNode(es: EsNode, symbol: number, more: number, start: number, end: number): Node {
    const node = new Node(Kind.Function, start, end);
    node.symbol = symbol;
    const arrow = es.type === 'ArrowFunctionExpression';
    node.flags = more | (es.async === true ? FunctionFlag.Async : 0) | (es.generator === true ? FunctionFlag.Generator : 0) | (arrow ? FunctionFlag.Arrow : 0);
    const { innerHere, switches, hoisted } = this;
    this.innerHere = [];
    this.switches = [];
    this.hoisted = [];
    const prologue: Node[] = [];
    node.a = this.parameters(es, prologue);
    node.b = this.annotation(es.returnType);
    const body: EsNode | null | undefined = es.body;
    if (body === null || body === undefined) node.c = this.block(es.range[1], es.range[1], []);
    else if (body.type === 'BlockStatement') node.c = this.block(body.range[0], body.range[1], this.statements(body.body));
    else {
      const value = this.expression(body);
      prologue.push(...this.hoisted);
      if ((more & FunctionFlag.Lambda) !== 0 && prologue.length === 0) node.c = value;
      else node.c = this.block(body.range[0], body.range[1], [this.unary(Kind.Return, body, value)]);
    }
    if (prologue.length > 0) node.c.list = [...prologue, ...node.c.list];
    if (this.innerHere.length > 0) this.inner.set(node, this.innerHere);
    this.innerHere = innerHere;
    this.switches = switches;
    this.hoisted = hoisted;
    return node;
  }

  private parameters(es: EsNode, prologue: Node[]): Node {
    const list: Node[] = [];
    const params: EsNode[] = es.params ?? [];
    for (const one of params) {
      const parameter = this.parameter(one, prologue);
      if (parameter !== null) list.push(parameter);
    }
    // It begins right behind the name: in front of type parameters.
    const first = es.typeParameters?.range[0] ?? params[0]?.range[0] ?? es.body?.range[0] ?? es.range[1];
    const node = new Node(Kind.Parameters, first, params.length > 0 ? params[params.length - 1].range[1] : first);
    if (list.length > 0) node.list = list;
    return node;
  }

  private parameter(es: EsNode, prologue: Node[]): Node | null {
    const node = this.node(Kind.Parameter, es);
    let target: EsNode = es;
    if (target.type === 'TSParameterProperty') target = target.parameter;
    if (target.type === 'RestElement') {
      node.flags = ParameterFlag.Rest;
      node.a = this.annotation(target.typeAnnotation);
      target = target.argument;
    }
    if (target.type === 'AssignmentPattern') {
      node.b = this.expression(target.right);
      target = target.left;
    }
    if (target.optional === true) node.b ??= this.constant(ConstantFlag.None, target.range[1], target.range[1]);
    node.a ??= this.annotation(target.typeAnnotation);
    const [start, end] = target.range;
    if (target.type === 'Identifier') {
      if (target.name === 'this') return null;
      node.symbol = intern(target.name);
      if (es.type === 'TSParameterProperty') {
        const field = this.unary(Kind.Attribute, target, this.name(THIS, start, start));
        field.symbol = node.symbol;
        prologue.push(this.assign(field, this.name(node.symbol, start, start), null, AssignFlag.Elsewhere, start, end));
      }
      return node;
    }
    // `{ a, b }`: a parameter that goes by its own text, taken apart before all else.
    const until = target.typeAnnotation?.range[0] ?? end;
    node.symbol = intern(this.text.slice(start, Math.min(until, start + 60)).replace(/\s+/g, ' ').trim().replace(/[.()[\]~^*%]/g, '_'));
    prologue.push(this.assign(this.pattern(target), this.name(node.symbol, start, start), null, 0, start, end));
    return node;
  }

  /** A class that is a value: it is defined in front of the statement it stands in. */
  protected classExpression(es: EsNode): Node {
    const symbol = typeof es.id?.name === 'string' ? intern(es.id.name) : CLASS;
    this.hoisted.push(this.classNode(es, symbol, es.range[0]));
    return this.name(symbol, es.range[0], es.range[0]);
  }

  protected classNode(es: EsNode, symbol: number, start: number): Node {
    const node = new Node(Kind.Class, start, es.range[1]);
    node.symbol = symbol;
    node.list = this.decorators(es);
    if (es.superClass !== null && es.superClass !== undefined) {
      const bases = this.unary(Kind.Arguments, es.superClass, null);
      bases.list = [this.expression(es.superClass)];
      node.a = bases;
    }
    const members: Node[] = [];
    for (const member of (es.body?.body ?? []) as EsNode[]) this.classMember(member, members);
    node.c = this.block(es.body?.range[0] ?? es.range[1], es.range[1], members);
    return node;
  }

  private classMember(es: EsNode, into: Node[]): void {
    const flags = es.static === true ? FunctionFlag.Static : 0;
    switch (es.type) {
      case 'MethodDefinition':
        // Without a body it is one of several signatures; the last has the body.
        if (isFunction(es.value)) into.push(this.method(es, es.value, flags));
        break;
      case 'TSAbstractMethodDefinition':
        into.push(this.method(es, es.value, flags));
        break;
      case 'PropertyDefinition':
      case 'AccessorProperty':
      case 'TSAbstractPropertyDefinition':
        if (isFunction(es.value)) into.push(this.method(es, es.value, flags));
        else this.field(es, into);
        break;
      case 'StaticBlock':
        into.push(this.block(es.range[0], es.range[1], this.statements(es.body)));
        break;
    }
  }

  private field(es: EsNode, into: Node[]): void {
    for (const decorator of this.decorators(es)) into.push(this.unary(Kind.ExpressionStatement, es, decorator));
    const value = es.value === null || es.value === undefined ? null : this.expression(es.value);
    const annotation = this.annotation(es.typeAnnotation);
    const symbol = this.keySymbol(es.key, es.computed === true);
    if (symbol === 0 || (value === null && annotation === null)) {
      if (value !== null) into.push(this.unary(Kind.ExpressionStatement, es, value));
      return;
    }
    into.push(this.assign(this.name(symbol, es.key.range[0], es.key.range[1]), value, annotation, 0, es.range[0], es.range[1]));
  }

  private method(es: EsNode, value: EsNode, flags: number): Node {
    const symbol = es.kind === 'constructor' ? CONSTRUCTOR : this.keySymbol(es.key, es.computed === true) || COMPUTED;
    const accessor = es.kind === 'get' ? FunctionFlag.Getter : es.kind === 'set' ? FunctionFlag.Setter : 0;
    const node = this.functionNode(value, symbol, flags | accessor, es.range[0], es.range[1]);
    node.list = this.decorators(es);
    return node;
  }

  private decorators(es: EsNode): Node[] {
    const list: EsNode[] = es.decorators ?? [];
    return list.map((one) => this.expression(one.expression));
  }

  /** Whether an object literal is worth a name of its own: it has functions. */
  protected isApi(es: EsNode | null | undefined): boolean {
    if (es === null || es === undefined || es.type !== 'ObjectExpression' || es.properties.length > MOST_PROPERTIES) return false;
    return es.properties.some((property: EsNode) => property.type === 'Property' && isFunction(property.value) && this.keySymbol(property.key, property.computed) !== 0);
  }

  /** An object literal with functions: a class of static members. */
  protected api(es: EsNode, symbol: number, start: number): Node {
    const node = new Node(Kind.Class, start, es.range[1]);
    node.symbol = symbol;
    node.flags = ClassFlag.Object;
    const members: Node[] = [];
    for (const property of es.properties as EsNode[]) this.apiMember(property, members);
    node.c = this.block(es.range[0], es.range[1], members);
    return node;
  }

  private apiMember(es: EsNode, into: Node[]): void {
    if (es.type !== 'Property') into.push(this.unary(Kind.ExpressionStatement, es, this.expression(es.argument)));
    else if (isFunction(es.value)) into.push(this.method(es, es.value, FunctionFlag.Static));
    else this.field(es, into);
  }
}
