/**
 * Classes as they were written before there were any: `function Client() {}`, `Client.prototype.fetch = function () {}`. The functions of one list of
 * statements that go together become one class node; all that stands behind the frontend knows only classes.
 */
import { FunctionFlag, Kind, Node } from '../../ir/node';
import { intern, symbolText } from '../../ir/symbols';

const CONSTRUCTOR = intern('constructor');
/** `Client.prototype.fetch`, and `Client.create`, as the lowering names functions that are assigned so. */
const member = /^([\w$]+)\.(prototype\.)?([^.]+)$/;

/** Statements with each constructor, its methods and its static functions made a class; `bases` says what a prototype was made from. */
export function gatherPrototypes(statements: Node[], bases: ReadonlyMap<string, Node>): Node[] {
  const methods = new Map<string, Node[]>();
  for (const node of statements) {
    const named = node.kind === Kind.Function ? member.exec(symbolText(node.symbol)) : null;
    if (named === null) continue;
    const list = methods.get(named[1]);
    if (list === undefined) methods.set(named[1], [node]);
    else list.push(node);
  }
  const made = new Set<Node>();
  const classes = new Map<Node, Node>();
  for (const node of statements) {
    if (node.kind !== Kind.Function || (node.flags & (FunctionFlag.Async | FunctionFlag.Generator | FunctionFlag.Arrow)) !== 0) continue;
    const name = symbolText(node.symbol);
    const own = methods.get(name);
    if (own === undefined || !own.some(one => symbolText(one.symbol).startsWith(`${name}.prototype.`))) continue;
    methods.delete(name);
    classes.set(node, classOf(node, own, bases.get(name)));
    for (const one of own) made.add(one);
  }
  if (classes.size === 0) return statements;
  return statements.filter(node => !made.has(node)).map(node => classes.get(node) ?? node);
}

function classOf(made: Node, methods: Node[], base: Node | undefined): Node {
  const node = new Node(Kind.Class, made.start, made.end);
  node.symbol = made.symbol;
  if (base !== undefined) {
    node.a = new Node(Kind.Arguments, base.start, base.end);
    node.a.list = [base];
  }
  node.c = new Node(Kind.Block, made.start, made.end);
  node.c.list = [made, ...methods];
  made.symbol = CONSTRUCTOR;
  for (const method of methods) {
    const [, , prototype, name] = member.exec(symbolText(method.symbol))!;
    method.symbol = intern(name);
    if (prototype === undefined) method.flags |= FunctionFlag.Static;
  }
  return node;
}
