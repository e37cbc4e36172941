/** Lowering, modules: imports and exports of ECMAScript modules, and what CommonJS does with `module.exports`. */
import { FunctionFlag, Kind, Node } from '../../ir/node';
import { intern, symbolText, SYMBOL_STAR } from '../../ir/symbols';
import { isFunction } from './base';
import type { EsNode } from './es-node';
import { StatementLowering } from './statements';

const DEFAULT = intern('default');

export class ModuleLowering extends StatementLowering {
  /** Lowers a file's statements; `inner` is then filled. */
  module(text: string, body: readonly EsNode[]): { root: Node; inner: Map<Node, Node[]> } {
    this.text = text;
    this.depth = 0;
    this.inner = new Map();
    this.innerHere = [];
    this.hoisted = [];
    this.switches = [];
    this.assignments.clear();
    const root = new Node(Kind.Module, 0, text.length);
    root.list = this.statements(body);
    if (this.innerHere.length > 0) this.inner.set(root, this.innerHere);
    const { inner } = this;
    this.text = '';
    return { root, inner };
  }

  protected moduleStatement(es: EsNode, into: Node[]): boolean {
    switch (es.type) {
      case 'ImportDeclaration':
        this.importDeclaration(es, into);
        return true;
      case 'ExportNamedDeclaration':
        this.exportNamed(es, into);
        return true;
      case 'ExportDefaultDeclaration':
        this.exportValue(DEFAULT, es, es.declaration, into);
        return true;
      case 'TSExportAssignment':
        this.exportValue(DEFAULT, es, es.expression, into);
        return true;
      case 'ExportAllDeclaration': {
        const source = this.source(es.source);
        if (es.exported) {
          const named = this.alias(SYMBOL_STAR, this.exportedSymbol(es.exported), es);
          into.push(this.exportNode(es, source, [named]));
        } else into.push(this.importFrom(es, source, [this.alias(SYMBOL_STAR, 0, es)]));
        return true;
      }
      case 'TSImportEqualsDeclaration': {
        const name: EsNode = es.id;
        const reference: EsNode = es.moduleReference;
        if (reference?.type === 'TSExternalModuleReference') into.push(this.importModule(es, reference.expression, intern(name.name)));
        return true;
      }
      default:
        return false;
    }
  }

  protected override expressionStatement(es: EsNode, expression: EsNode, into: Node[]): void {
    if (expression.type === 'AssignmentExpression' && expression.operator === '=') {
      const exported = commonJsName(expression.left);
      if (exported !== null) {
        this.commonJs(exported === '' ? DEFAULT : intern(exported), es, expression.right, into);
        return;
      }
      if (isFunction(expression.right) && this.prototypeMethod(es, expression, into)) return;
      if (this.prototypeObject(expression.left, expression.right, into)) return;
    } else if (expression.type === 'CallExpression' && this.prototypeCall(expression, into)) return;
    super.expressionStatement(es, expression, into);
  }

  /** `exports.a = exports.b = value` and plain ones. */
  private commonJs(symbol: number, es: EsNode, value: EsNode, into: Node[]): void {
    if (value.type === 'AssignmentExpression') {
      this.expressionStatement(es, value, into);
      const again = value.left.type === 'Identifier' ? value.left : value.right;
      if (again.type === 'Identifier' || again.type === 'MemberExpression') this.exportValue(symbol, es, again, into);
      return;
    }
    if (symbol === DEFAULT && value.type === 'ObjectExpression') this.exportObject(es, value, into);
    else this.exportValue(symbol, es, value, into);
  }

  /** `module.exports = { a, b, c() {} }`: each property is an export. */
  private exportObject(es: EsNode, object: EsNode, into: Node[]): void {
    for (const property of object.properties as EsNode[]) {
      const symbol = property.type === 'Property' ? this.keySymbol(property.key, property.computed === true) : 0;
      if (symbol !== 0) this.exportValue(symbol, property, property.value, into);
      else if (property.type === 'SpreadElement') into.push(this.unary(Kind.ExpressionStatement, property, this.expression(property.argument)));
      else into.push(this.unary(Kind.ExpressionStatement, es, this.expression(property.value)));
    }
  }

  /** A value under a name for others. What has a name of its own keeps it; a function or class without one gets this. */
  private exportValue(symbol: number, es: EsNode, value: EsNode, into: Node[]): void {
    const [start] = es.range;
    if (value.type.endsWith('Declaration')) {
      if (value.type === 'TSInterfaceDeclaration') return;
      this.statement(value, into);
      if (value.id) into.push(this.exportNode(es, null, [this.alias(intern(value.id.name), symbol, value.id)]));
      return;
    }
    const own = typeof value.id?.name === 'string' ? intern(value.id.name) : symbol;
    if (isFunction(value)) into.push(this.functionNode(value, own, 0, start, value.range[1]));
    else if (value.type === 'ClassExpression') into.push(this.classNode(value, own, start));
    else if (this.isApi(value)) into.push(this.api(value, symbol, start));
    else {
      const node = this.node(Kind.Export, es);
      node.symbol = symbol;
      node.b = this.expression(value);
      into.push(node);
      return;
    }
    into.push(this.exportNode(es, null, [this.alias(own, symbol, value)]));
  }

  private exportNamed(es: EsNode, into: Node[]): void {
    if (es.declaration) {
      const from = into.length;
      this.statement(es.declaration, into);
      const list: Node[] = [];
      for (let i = from; i < into.length; i++) for (const symbol of declared(into[i])) list.push(this.alias(symbol, symbol, es));
      if (list.length > 0) into.push(this.exportNode(es, null, list));
      return;
    }
    const list: Node[] = [];
    for (const one of (es.specifiers ?? []) as EsNode[]) list.push(this.alias(this.exportedSymbol(one.local), this.exportedSymbol(one.exported), one));
    if (list.length > 0) into.push(this.exportNode(es, es.source ? this.source(es.source) : null, list));
  }

  private importDeclaration(es: EsNode, into: Node[]): void {
    const specifiers: EsNode[] = es.specifiers ?? [];
    const named: Node[] = [];
    for (const one of specifiers) {
      const local = intern(one.local?.name ?? '');
      if (local === 0) continue;
      if (one.type === 'ImportNamespaceSpecifier') into.push(this.importModule(es, es.source, local));
      else named.push(this.alias(one.type === 'ImportDefaultSpecifier' ? DEFAULT : this.exportedSymbol(one.imported), local, one));
    }
    if (named.length > 0) into.push(this.importFrom(es, this.source(es.source), named));
  }

  /** `import * as m from 'm'`. */
  private importModule(es: EsNode, source: EsNode, symbol: number): Node {
    const node = this.node(Kind.Import, es);
    const alias = this.unary(Kind.Alias, es, this.source(source));
    alias.symbol = symbol;
    node.list = [alias];
    return node;
  }

  private importFrom(es: EsNode, source: Node, list: Node[]): Node {
    const node = this.unary(Kind.ImportFrom, es, source);
    node.list = list;
    return node;
  }

  private exportNode(es: EsNode, source: Node | null, list: Node[]): Node {
    const node = this.unary(Kind.Export, es, source);
    node.list = list;
    return node;
  }

  /** A module's specifier as one name: `./util`. */
  private source(es: EsNode | null | undefined): Node {
    return this.dotted(typeof es?.value === 'string' ? intern(es.value) : 0, es);
  }

  private alias(name: number, as: number, es: EsNode): Node {
    const node = this.unary(Kind.Alias, es, this.dotted(name, es));
    node.symbol = as;
    return node;
  }

  private dotted(symbol: number, es: EsNode | null | undefined): Node {
    const [start, end] = es?.range ?? [0, 0];
    const node = new Node(Kind.Dotted, start, end);
    if (symbol !== 0) node.list = [this.name(symbol, start, end)];
    return node;
  }

  private exportedSymbol(es: EsNode | null | undefined): number {
    return es === null || es === undefined ? 0 : intern(typeof es.name === 'string' ? es.name : typeof es.value === 'string' ? es.value.replace(/[\s.()[\]~^*%]/g, '_') : '');
  }

  /** `Client.prototype.fetch = function () {}`: a function under that name. */
  private prototypeMethod(es: EsNode, { left, right }: EsNode, into: Node[]): boolean {
    if (left.type !== 'MemberExpression' || left.computed === true || left.property?.type !== 'Identifier') return false;
    const { object } = left;
    let path: string;
    if (object.type === 'Identifier') path = object.name;
    else if (object.type === 'MemberExpression' && object.computed !== true && object.object?.type === 'Identifier' && object.property?.name === 'prototype') {
      path = `${object.object.name}.prototype`;
      this.prototypes ??= new Map();
    } else return false;
    const node = this.functionNode(right, intern(`${path}.${left.property.name}`), 0, es.range[0], right.range[1]);
    into.push(node);
    return true;
  }

  /** `Client.prototype = { fetch() {} }`, `Client.prototype = Object.create(Base.prototype)`. */
  private prototypeObject(left: EsNode, right: EsNode, into: Node[]): boolean {
    const name = prototypeOwner(left);
    if (name === null) return false;
    if (right.type === 'ObjectExpression') {
      this.prototypeMembers(name, right, into);
      return true;
    }
    const base = right.type === 'CallExpression' && right.callee.property?.name === 'create' ? prototypeOwner(right.arguments[0]) : right.type === 'NewExpression' ? right.callee.name : null;
    if (typeof base === 'string') this.prototypeBase(name, this.name(intern(base), right.range[0], right.range[1]));
    return false;
  }

  /** `Object.assign(Client.prototype, { fetch() {} })`, `util.inherits(Client, Base)`, `Object.setPrototypeOf(Client.prototype, Base.prototype)`. */
  private prototypeCall({ callee, arguments: given }: EsNode, into: Node[]): boolean {
    const called = callee.type === 'MemberExpression' ? callee.property?.name : callee.name;
    if (called === 'inherits' && given.length === 2 && given[0].type === 'Identifier' && given[1].type === 'Identifier') {
      this.prototypeBase(given[0].name, this.name(intern(given[1].name), given[1].range[0], given[1].range[1]));
      return false;
    }
    if (callee.type !== 'MemberExpression' || callee.object?.name !== 'Object' || given.length < 2) return false;
    const name = prototypeOwner(given[0]);
    if (name === null) return false;
    if (called === 'setPrototypeOf') {
      const base = prototypeOwner(given[1]);
      if (base !== null) this.prototypeBase(name, this.name(intern(base), given[1].range[0], given[1].range[1]));
      return false;
    }
    if (called !== 'assign' || !given.slice(1).every((one: EsNode) => one.type === 'ObjectExpression')) return false;
    for (const one of given.slice(1) as EsNode[]) this.prototypeMembers(name, one, into);
    return true;
  }

  private prototypeBase(name: string, base: Node): void {
    (this.prototypes ??= new Map()).set(name, base);
  }

  private prototypeMembers(name: string, object: EsNode, into: Node[]): void {
    this.prototypes ??= new Map();
    for (const property of object.properties as EsNode[]) {
      const symbol = property.type === 'Property' ? this.keySymbol(property.key, property.computed === true) : 0;
      if (symbol !== 0 && isFunction(property.value)) {
        const accessor = property.kind === 'get' ? FunctionFlag.Getter : property.kind === 'set' ? FunctionFlag.Setter : 0;
        into.push(this.functionNode(property.value, intern(`${name}.prototype.${symbolText(symbol)}`), accessor, property.range[0], property.range[1]));
      } else into.push(this.unary(Kind.ExpressionStatement, property, this.expression(property.type === 'Property' ? property.value : property.argument)));
    }
  }
}

/** `Client` of `Client.prototype`. */
function prototypeOwner(es: EsNode | null | undefined): string | null {
  const owns = es?.type === 'MemberExpression' && es.computed !== true && es.property?.name === 'prototype' && es.object?.type === 'Identifier';
  return owns ? es!.object.name : null;
}

/** What `module.exports` (empty) or `exports.name` is assigned to; null for other targets. */
function commonJsName(es: EsNode | null | undefined): string | null {
  if (es?.type !== 'MemberExpression' || es.property?.type !== 'Identifier' || es.computed === true) return null;
  const { object } = es;
  const name: string = es.property.name;
  if (object.type === 'Identifier') return object.name === 'exports' ? (name === 'default' ? '' : name) : object.name === 'module' && name === 'exports' ? '' : null;
  return commonJsName(object) === '' && object.property.name === 'exports' ? name : null;
}

/** The names a statement declares at its own level. */
function declared(node: Node): number[] {
  if (node.kind === Kind.Function || node.kind === Kind.Class) return [node.symbol];
  return node.kind === Kind.Assign ? targetNames(node.list[0]) : [];
}

function targetNames(node: Node): number[] {
  if (node.kind === Kind.Name) return [node.symbol];
  if (node.kind === Kind.Starred) return node.a === null ? [] : targetNames(node.a);
  return node.kind === Kind.Collection || node.kind === Kind.Assign ? node.list.flatMap(targetNames) : [];
}
