/** Lowering, expressions. */
import { AssignFlag, CallFlag, CollectionFlag, ConstantFlag, Kind, Node, OperationFlag, YieldFlag } from '../../ir/node';
import { intern } from '../../ir/symbols';
import { DEEPEST } from './base';
import type { EsNode } from './es-node';
import { TypeLowering } from './types';

const THIS = intern('this');
const SUPER = intern('super');
const CONSTRUCTOR = intern('constructor');
const IMPORT = intern('import');
const REQUIRE = intern('require');

const OPERATORS: Record<string, OperationFlag> = {
  '+': OperationFlag.Arithmetic, '-': OperationFlag.Arithmetic, '*': OperationFlag.Arithmetic, '/': OperationFlag.Arithmetic, '%': OperationFlag.Arithmetic,
  '**': OperationFlag.Power, '&': OperationFlag.Bitwise, '|': OperationFlag.Bitwise, '^': OperationFlag.Bitwise, '<<': OperationFlag.Bitwise,
  '>>': OperationFlag.Bitwise, '>>>': OperationFlag.Bitwise, in: OperationFlag.Membership, instanceof: OperationFlag.Identity,
  '&&': OperationFlag.Boolean, '||': OperationFlag.Boolean, '??': OperationFlag.Boolean,
};
const UNARY: Record<string, OperationFlag> = { '!': OperationFlag.Not, '-': OperationFlag.Negate, '~': OperationFlag.Bitwise, typeof: OperationFlag.Identity };

export abstract class ExpressionLowering extends TypeLowering {
  protected abstract lambda(es: EsNode): Node;
  protected abstract classExpression(es: EsNode): Node;

  protected expression(es: EsNode | null | undefined): Node {
    if (es === null || es === undefined) return new Node(Kind.Error, 0, 0);
    if (es.type === 'Identifier') return this.identifier(es);
    if (this.depth >= DEEPEST) return this.node(Kind.Error, es);
    this.depth++;
    const node = this.compound(es);
    this.depth--;
    return node;
  }

  private identifier(es: EsNode): Node {
    const [start, end] = es.range;
    if (es.name === 'undefined') return this.constant(ConstantFlag.None, start, end);
    return this.name(intern(es.name), start, end);
  }

  private compound(es: EsNode): Node {
    const [start, end] = es.range;
    switch (es.type) {
      case 'MemberExpression':
        return this.member(es);
      case 'CallExpression':
        return this.call(es, this.callee(es.callee), es.arguments, 0);
      case 'Literal':
        return this.literal(es);
      case 'ThisExpression':
        return this.name(THIS, start, end);
      case 'BinaryExpression':
      case 'LogicalExpression':
        return this.binary(es);
      case 'ArrowFunctionExpression':
      case 'FunctionExpression':
        return this.lambda(es);
      case 'ObjectExpression':
        return this.object(es);
      case 'ArrayExpression':
        return this.collection(CollectionFlag.List, start, end, this.expressions(es.elements));
      case 'TemplateLiteral':
        return this.template(es);
      case 'AwaitExpression':
        return this.unary(Kind.Await, es, this.expression(es.argument));
      case 'ConditionalExpression': {
        const node = this.unary(Kind.Conditional, es, this.expression(es.test));
        node.b = this.expression(es.consequent);
        node.c = this.expression(es.alternate);
        return node;
      }
      case 'UnaryExpression': {
        const node = this.node(Kind.Operation, es);
        node.flags = UNARY[es.operator] ?? OperationFlag.Arithmetic;
        node.list = [this.expression(es.argument)];
        return node;
      }
      case 'NewExpression':
        return this.call(es, this.expression(es.callee), es.arguments, CallFlag.New);
      case 'AssignmentExpression':
      case 'UpdateExpression': {
        const node = this.assignment(es, AssignFlag.Walrus);
        this.innerHere.push(node);
        return node;
      }
      case 'SpreadElement':
      case 'JSXSpreadAttribute':
      case 'JSXSpreadChild':
        return this.unary(Kind.Starred, es, this.expression(es.argument ?? es.expression));
      case 'ChainExpression':
      case 'TSNonNullExpression':
      case 'TSInstantiationExpression':
      case 'JSXExpressionContainer':
      case 'ParenthesizedExpression':
        return this.expression(es.expression);
      case 'TSAsExpression':
      case 'TSTypeAssertion':
      case 'TSSatisfiesExpression': {
        const type = es.type === 'TSSatisfiesExpression' ? null : this.annotation(es.typeAnnotation);
        if (type === null) return this.expression(es.expression);
        const node = this.unary(Kind.Cast, es, this.expression(es.expression));
        node.b = type;
        return node;
      }
      case 'TaggedTemplateExpression':
        return this.call(es, this.callee(es.tag), [es.quasi], 0);
      case 'YieldExpression': {
        const node = this.unary(Kind.Yield, es, es.argument ? this.expression(es.argument) : null);
        if (es.delegate === true) node.flags = YieldFlag.From;
        return node;
      }
      case 'SequenceExpression':
        return this.sequence(es);
      case 'ClassExpression':
        return this.classExpression(es);
      case 'ImportExpression': {
        const node = this.call(es, this.name(IMPORT, start, start + 6), [es.source], 0);
        return node;
      }
      case 'Super':
        return this.name(SUPER, start, end);
      case 'MetaProperty': {
        const node = this.unary(Kind.Attribute, es, this.name(intern(es.meta?.name ?? ''), start, start + (es.meta?.name?.length ?? 0)));
        node.symbol = intern(es.property?.name ?? '');
        return node;
      }
      case 'JSXElement':
      case 'JSXFragment':
        return this.element(es);
      case 'JSXText':
        return this.constant(ConstantFlag.String, start, end);
      default:
        return this.node(Kind.Error, es);
    }
  }

  /** `super(...)` is the base's constructor, called as a method. */
  private callee(es: EsNode): Node {
    const node = this.expression(es);
    if (node.kind !== Kind.Name || node.symbol !== SUPER) return node;
    const method = this.unary(Kind.Attribute, es, node);
    method.symbol = CONSTRUCTOR;
    return method;
  }

  private member(es: EsNode): Node {
    const object = this.expression(es.object);
    const property: EsNode | undefined = es.property;
    const symbol = this.keySymbol(property, es.computed === true);
    if (symbol !== 0) {
      const node = this.unary(Kind.Attribute, es, object);
      node.symbol = symbol;
      // `a['b']`: the name's end is not the node's.
      node.end = property!.range[1];
      return node;
    }
    const node = this.unary(Kind.Subscript, es, object);
    node.b = this.expression(property);
    return node;
  }

  private call(es: EsNode, callee: Node, list: readonly EsNode[] | undefined, flags: number): Node {
    const node = this.unary(Kind.Call, es, callee);
    node.flags = flags;
    if (list !== undefined && list.length > 0) node.list = this.expressions(list);
    return node;
  }

  protected expressions(list: readonly (EsNode | null)[]): Node[] {
    const nodes: Node[] = [];
    for (let i = 0; i < list.length; i++) {
      const one = list[i];
      if (one !== null && one !== undefined) nodes.push(this.expression(one));
    }
    return nodes;
  }

  private literal(es: EsNode): Node {
    const [start, end] = es.range;
    const { value } = es;
    if (es.regex !== undefined) return this.constant(ConstantFlag.Pattern, start, end);
    if (typeof value === 'string') return this.constant(ConstantFlag.String, start, end);
    if (typeof value === 'boolean') return this.constant(value ? ConstantFlag.True : ConstantFlag.False, start, end);
    return this.constant(value === null && es.bigint === undefined ? ConstantFlag.None : ConstantFlag.Number, start, end);
  }

  /** Operands of one operator in one node: `a + b + c + ...` may be thousands of nodes deep. */
  private binary(es: EsNode): Node {
    const flag = OPERATORS[es.operator] ?? OperationFlag.Comparison;
    const node = this.node(Kind.Operation, es);
    node.flags = flag;
    const chained = flag === OperationFlag.Boolean || flag === OperationFlag.Arithmetic;
    const rights: EsNode[] = [es.right];
    let left: EsNode = es.left;
    while (chained && left !== null && left.type === es.type && left.operator === es.operator) {
      rights.push(left.right);
      left = left.left;
    }
    const list = [this.expression(left)];
    for (let i = rights.length - 1; i >= 0; i--) list.push(this.expression(rights[i]));
    node.list = list;
    return node;
  }

  private template(es: EsNode): Node {
    if (es.expressions.length === 0) return this.constant(ConstantFlag.String, es.range[0], es.range[1]);
    const node = this.node(Kind.FormatString, es);
    node.list = this.expressions(es.expressions);
    return node;
  }

  /** A literal's keys and values in turn; what is spread in stands as a key without a value. */
  private object(es: EsNode): Node {
    const list: Node[] = [];
    for (const property of es.properties as EsNode[]) {
      const [start, end] = property.range;
      if (property.type !== 'Property') {
        list.push(this.expression(property), this.constant(ConstantFlag.Ellipsis, end, end));
        continue;
      }
      const { key } = property;
      list.push(property.computed === true ? this.expression(key) : this.constant(ConstantFlag.String, key?.range[0] ?? start, key?.range[1] ?? start));
      list.push(this.expression(property.value));
    }
    return this.collection(CollectionFlag.Dict, es.range[0], es.range[1], list);
  }

  /** `(0, f)(x)` is how compilers write `f(x)`. */
  private sequence(es: EsNode): Node {
    const list: EsNode[] = es.expressions;
    const useful = list.filter((one, i) => i === list.length - 1 || one.type !== 'Literal');
    if (useful.length === 1) return this.expression(useful[0]);
    return this.collection(CollectionFlag.Tuple, es.range[0], es.range[1], this.expressions(list));
  }

  /** An element is what goes into it: rendering it is the framework's business. */
  private element(es: EsNode): Node {
    const list: Node[] = [];
    const opening: EsNode | undefined = es.openingElement;
    if (opening !== undefined) {
      for (let at: EsNode | undefined = opening.name; at !== undefined; at = at.object) {
        if (at.type === 'JSXIdentifier' && /^[^a-z]/.test(at.name)) list.push(this.name(intern(at.name), at.range[0], at.range[1]));
      }
      for (const attribute of opening.attributes as EsNode[]) {
        if (attribute.type === 'JSXSpreadAttribute') list.push(this.expression(attribute));
        else if (attribute.value !== null && attribute.value !== undefined) list.push(this.expression(attribute.value));
      }
    }
    for (const child of es.children as EsNode[]) if (child.type !== 'JSXText' && child.expression?.type !== 'JSXEmptyExpression') list.push(this.expression(child));
    return this.collection(CollectionFlag.List, es.range[0], es.range[1], list);
  }

  /** `=`, `+=`, `++`: an Assign or an AugmentedAssign. */
  protected assignment(es: EsNode, flags: number): Node {
    const [start, end] = es.range;
    if (es.type === 'AssignmentExpression' && es.operator === '=') {
      const value = this.expression(es.right);
      return this.assign(this.pattern(es.left), value, null, flags | AssignFlag.Elsewhere, start, end);
    }
    const node = this.unary(Kind.AugmentedAssign, es, this.pattern(es.argument ?? es.left));
    const operator: string = es.operator;
    if (es.type === 'AssignmentExpression') node.b = this.expression(es.right);
    node.flags = es.type === 'UpdateExpression' ? OperationFlag.Arithmetic : OPERATORS[operator.slice(0, -1)] ?? OperationFlag.Arithmetic;
    return node;
  }

  /** What is assigned to: a name, a member, or a Collection of such (Dict: property names and targets in turn). */
  protected pattern(es: EsNode | null | undefined): Node {
    if (es === null || es === undefined || this.depth >= DEEPEST) return new Node(Kind.Error, 0, 0);
    const [start, end] = es.range;
    switch (es.type) {
      case 'Identifier': {
        const symbol = intern(es.name);
        this.noteAssignment(symbol);
        return this.name(symbol, start, start + es.name.length);
      }
      case 'AssignmentPattern': {
        const target = this.pattern(es.left);
        return this.assign(target, this.expression(es.right), null, 0, start, end);
      }
      case 'ArrayPattern':
      case 'ObjectPattern': {
        this.depth++;
        const list: Node[] = [];
        if (es.type === 'ArrayPattern') for (const one of es.elements as (EsNode | null)[]) list.push(one === null ? this.node(Kind.Pass, es) : this.pattern(one));
        else for (const one of es.properties as EsNode[]) this.property(one, list);
        this.depth--;
        return this.collection(es.type === 'ArrayPattern' ? CollectionFlag.Tuple : CollectionFlag.Dict, start, end, list);
      }
      case 'RestElement':
      case 'SpreadElement':
        return this.unary(Kind.Starred, es, this.pattern(es.argument));
      case 'TSParameterProperty':
        return this.pattern(es.parameter);
      case 'ArrayExpression':
        return this.pattern({ ...es, type: 'ArrayPattern' });
      case 'ObjectExpression':
        return this.pattern({ ...es, type: 'ObjectPattern' });
      default:
        return this.expression(es);
    }
  }

  private property(es: EsNode, list: Node[]): void {
    if (es.type !== 'Property') {
      list.push(this.node(Kind.Pass, es), this.pattern(es));
      return;
    }
    const symbol = this.keySymbol(es.key, es.computed === true);
    if (symbol === 0) list.push(this.expression(es.key));
    else list.push(this.named(Kind.Constant, symbol, es.key.range));
    list.push(this.pattern(es.value));
  }

  /** A constant that spells a name. */
  private named(kind: Kind, symbol: number, range: [number, number]): Node {
    const node = new Node(kind, range[0], range[1]);
    node.flags = ConstantFlag.String;
    node.symbol = symbol;
    return node;
  }
}

/** The module that `require('m')` names; undefined for other expressions. */
export function requiredModule(node: Node, text: string): string | undefined {
  if (node.kind !== Kind.Call || node.a === null || node.a.kind !== Kind.Name || node.a.symbol !== REQUIRE || node.list.length !== 1) return undefined;
  const [argument] = node.list;
  return argument.kind === Kind.Constant && argument.flags === ConstantFlag.String ? text.slice(argument.start + 1, argument.end - 1) : undefined;
}
