/** Lowering, statements. */
import { ConstantFlag, FunctionFlag, Kind, Node, WhileFlag } from '../../ir/node';
import { intern } from '../../ir/symbols';
import { isFunction } from './base';
import type { EsNode } from './es-node';
import { FunctionLowering } from './functions';

export abstract class StatementLowering extends FunctionLowering {
  protected abstract moduleStatement(es: EsNode, into: Node[]): boolean;

  protected statement(es: EsNode, into: Node[]): void {
    const [start, end] = es.range;
    switch (es.type) {
      case 'ExpressionStatement':
        this.expressionStatement(es, es.expression, into);
        break;
      case 'VariableDeclaration':
        if (es.declare !== true) this.variables(es, into);
        break;
      case 'ReturnStatement':
        into.push(this.unary(Kind.Return, es, es.argument ? this.expression(es.argument) : null));
        break;
      case 'IfStatement': {
        const node = this.unary(Kind.If, es, this.expression(es.test));
        node.c = this.body(es.consequent, start);
        if (es.alternate?.type === 'IfStatement') node.list = this.statements([es.alternate]);
        else if (es.alternate !== null && es.alternate !== undefined) node.list = [this.body(es.alternate, end)];
        into.push(node);
        break;
      }
      case 'BlockStatement':
        into.push(this.block(start, end, this.statements(es.body)));
        break;
      case 'FunctionDeclaration':
        into.push(this.functionNode(es, intern(es.id?.name ?? 'default'), 0, start, end));
        break;
      case 'ClassDeclaration':
        if (es.declare !== true) into.push(this.classNode(es, intern(es.id?.name ?? 'default'), start));
        break;
      case 'ForStatement':
        this.forStatement(es, into);
        break;
      case 'ForOfStatement':
      case 'ForInStatement':
        into.push(this.forEach(es));
        break;
      case 'WhileStatement':
      case 'DoWhileStatement': {
        const node = this.unary(Kind.While, es, this.expression(es.test));
        node.c = this.loopBody(es.body, start);
        if (es.type === 'DoWhileStatement') node.flags = WhileFlag.TestLast;
        into.push(node);
        break;
      }
      case 'TryStatement':
        into.push(this.tryStatement(es));
        break;
      case 'ThrowStatement':
        into.push(this.unary(Kind.Raise, es, this.expression(es.argument)));
        break;
      case 'SwitchStatement':
        into.push(this.switchStatement(es));
        break;
      case 'BreakStatement':
        // Out of a `switch` it is the end of a case.
        into.push(this.node(es.label === null && this.switches[this.switches.length - 1] === true ? Kind.Pass : Kind.Break, es));
        break;
      case 'ContinueStatement':
        into.push(this.node(Kind.Continue, es));
        break;
      case 'LabeledStatement':
        this.statement(es.body, into);
        break;
      case 'WithStatement':
        into.push(this.unary(Kind.ExpressionStatement, es.object, this.expression(es.object)));
        this.statement(es.body, into);
        break;
      case 'TSModuleDeclaration':
        if (es.declare !== true && es.body?.body !== undefined) into.push(this.block(start, end, this.statements(es.body.body)));
        break;
      case 'TSEnumDeclaration':
      case 'EmptyStatement':
      case 'DebuggerStatement':
        break;
      default:
        if (!this.moduleStatement(es, into) && !es.type.startsWith('TS')) into.push(this.unary(Kind.ExpressionStatement, es, this.expression(es)));
    }
  }

  protected expressionStatement(es: EsNode, expression: EsNode, into: Node[]): void {
    switch (expression.type) {
      case 'AssignmentExpression':
      case 'UpdateExpression':
        into.push(this.assignment(expression, 0));
        break;
      case 'SequenceExpression':
        for (const one of expression.expressions as EsNode[]) this.expressionStatement(one, one, into);
        break;
      case 'UnaryExpression':
        if (expression.operator === 'delete') {
          const node = this.node(Kind.Delete, es);
          node.list = [this.expression(expression.argument)];
          into.push(node);
        } else if (expression.operator === 'void') {
          // It says that the result is not wanted: other than with `f()`, nobody has forgotten it.
          into.push(this.unary(Kind.ExpressionStatement, es, this.expression(expression)));
        } else this.expressionStatement(es, expression.argument, into); // !function () {}()
        break;
      default:
        into.push(this.unary(Kind.ExpressionStatement, es, this.expression(expression)));
    }
  }

  /** Each variable is a statement of its own; one that holds a function or a class is that function or class. */
  protected variables(es: EsNode, into: Node[]): void {
    const list: EsNode[] = es.declarations;
    for (let i = 0; i < list.length; i++) {
      const { id, init }: { id: EsNode; init: EsNode | null } = list[i] as EsNode & { id: EsNode; init: EsNode | null };
      const start = i === 0 ? es.range[0] : list[i].range[0];
      const symbol = id.type === 'Identifier' ? intern(id.name) : 0;
      if (symbol !== 0 && isFunction(init)) into.push(this.functionNode(init!, symbol, 0, start, list[i].range[1]));
      else if (symbol !== 0 && init?.type === 'ClassExpression') into.push(this.classNode(init, symbol, start));
      else if (symbol !== 0 && this.isApi(init)) into.push(this.api(init!, symbol, start));
      else {
        const at = id.range[0];
        // A new variable each time it is come by: as if `undefined` were assigned. `var` is one for the whole function.
        const value = init !== null ? this.expression(init) : es.kind === 'var' ? null : this.constant(ConstantFlag.None, at, at);
        into.push(this.assign(this.pattern(id), value, this.annotation(id.typeAnnotation), 0, at, list[i].range[1]));
      }
    }
  }

  private loopBody(es: EsNode, start: number): Node {
    this.switches.push(false);
    const body = this.body(es, start);
    this.switches.pop();
    return body;
  }

  private forEach(es: EsNode): Node {
    const node = this.node(Kind.For, es);
    const left: EsNode = es.left;
    node.a = left.type === 'VariableDeclaration' ? this.pattern(left.declarations[0]?.id) : this.pattern(left);
    const iterable = this.expression(es.right);
    if (es.type === 'ForInStatement') {
      node.b = new Node(Kind.Keys, iterable.start, iterable.end);
      node.b.a = iterable;
    } else node.b = iterable;
    if (es.await === true) node.flags = FunctionFlag.Async;
    node.c = this.loopBody(es.body, es.range[1]);
    return node;
  }

  /** A counting loop becomes a For over a Range; any other is a While with what comes before and after each pass written out. */
  private forStatement(es: EsNode, into: Node[]): void {
    const counter = countingLoop(es);
    if (counter !== null) {
      const symbol = intern(counter.name.name);
      const before = this.assignments.get(symbol) ?? 0;
      const node = this.node(Kind.For, es);
      node.a = this.name(symbol, counter.name.range[0], counter.name.range[0] + counter.name.name.length);
      const range = new Node(Kind.Range, es.init.range[0], es.update.range[1]);
      range.list = [this.expression(counter.from), this.expression(counter.to)];
      range.flags = counter.step;
      range.symbol = es.test.operator.length - 1;
      node.b = range;
      for (const other of counter.others) into.push(this.assign(this.pattern(other.id), this.expression(other.init), null, 0, other.range[0], other.range[1]));
      const { length } = this.innerHere;
      node.c = this.loopBody(es.body, es.range[1]);
      if ((this.assignments.get(symbol) ?? 0) === before) {
        into.push(node);
        return;
      }
      // The body moves the counter: it is no counting loop after all.
      this.innerHere.length = length;
    }
    if (es.init?.type === 'VariableDeclaration') this.variables(es.init, into);
    else if (es.init) this.expressionStatement(es.init, es.init, into);
    const node = this.unary(Kind.While, es, es.test ? this.expression(es.test) : this.constant(ConstantFlag.True, es.range[0], es.range[0]));
    node.c = this.loopBody(es.body, es.range[1]);
    if (es.update) {
      const update: Node[] = [];
      this.expressionStatement(es.update, es.update, update);
      node.c.list = [...node.c.list, ...update];
    }
    into.push(node);
  }

  private tryStatement(es: EsNode): Node {
    const node = this.node(Kind.Try, es);
    node.c = this.body(es.block, es.range[0]);
    if (es.handler) {
      const handler = this.node(Kind.Handler, es.handler);
      if (es.handler.param?.type === 'Identifier') handler.symbol = intern(es.handler.param.name);
      handler.c = this.body(es.handler.body, es.handler.range[0]);
      node.list = [handler];
    }
    if (es.finalizer) node.b = this.body(es.finalizer, es.range[1]);
    return node;
  }

  private switchStatement(es: EsNode): Node {
    const node = this.unary(Kind.Match, es, this.expression(es.discriminant));
    const cases: Node[] = [];
    this.switches.push(true);
    for (const one of es.cases as EsNode[]) {
      const branch = this.node(Kind.Case, one);
      const pattern = this.node(Kind.Pattern, one);
      pattern.end = one.test?.range[1] ?? one.range[0];
      if (one.test) pattern.list = [this.expression(one.test)];
      branch.a = pattern;
      branch.c = this.block(pattern.end, one.range[1], this.statements(one.consequent));
      cases.push(branch);
    }
    this.switches.pop();
    if (cases.length > 0) node.list = cases;
    return node;
  }
}

interface Counter {
  name: EsNode;
  from: EsNode;
  to: EsNode;
  /** 0: not known. */
  step: number;
  /** Further variables of the header: `for (let i = 0, n = xs.length; ...)`. */
  others: EsNode[];
}

/** `for (let i = a; i < b; i++)` and its like, down as well as up; null for other loops. */
function countingLoop({ init, test, update }: EsNode): Counter | null {
  if (init?.type !== 'VariableDeclaration' || test?.type !== 'BinaryExpression' || !/^[<>]=?$/.test(test.operator) || !update) return null;
  const [first, ...others] = init.declarations as EsNode[];
  if (first?.id.type !== 'Identifier' || !first.init || others.some((other) => !other.init)) return null;
  const { name } = first.id;
  const step = stepOf(update, name);
  if (step === null || test.left.type !== 'Identifier' || test.left.name !== name) return null;
  return { name: first.id, from: first.init, to: test.right, step, others };
}

/** By how much an update moves a counter: `i++`, `i -= 2`; 0 where it does not say, null where it does something else. */
function stepOf(update: EsNode, name: string): number | null {
  if (update.type === 'UpdateExpression' && update.argument.name === name) return update.operator === '++' ? 1 : -1;
  if (update.type !== 'AssignmentExpression' || update.left.name !== name || !/^[+-]=$/.test(update.operator)) return null;
  const by: unknown = update.right.type === 'Literal' ? update.right.value : 0;
  return typeof by !== 'number' || !Number.isSafeInteger(by) || Math.abs(by) > 1e6 ? 0 : update.operator === '+=' ? by : -by;
}
