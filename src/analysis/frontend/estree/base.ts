/** Lowering, its state: ESTree to the IR in one pass. The layers, each on top of the one before: types, expressions, functions, classes, statements, modules. */
import { CollectionFlag, ConstantFlag, Kind, Node } from '../../ir/node';
import { intern } from '../../ir/symbols';
import type { EsNode } from './es-node';
import { gatherPrototypes } from './prototypes';

/** Deeper trees are not followed: the stack is finite, and real code never nests so. */
export const DEEPEST = 800;

/** What paths are written with cannot stand in a name. */
const notInNames = /[\s.()[\]~^*%]/g;

export abstract class Lowering {
  protected text = '';
  protected depth = 0;
  /** Lambdas and assignments inside expressions, by the function around them. */
  protected inner = new Map<Node, Node[]>();
  /** Those of the function at hand. */
  protected innerHere: Node[] = [];
  /** Statements that an expression needs in front of the statement it stands in: class expressions. */
  protected hoisted: Node[] = [];
  /** How often each name has been assigned so far, to see whether a stretch of code assigns it. */
  protected assignments = new Map<number, number>();

  /** Whether a statement's `break` leaves a `switch`, not a loop: innermost last. */
  protected switches: boolean[] = [];

  /** What the prototypes of the statement list at hand were made from, by the constructor's name; null: none has been met. */
  protected prototypes: Map<string, Node> | null = null;

  protected abstract expression(es: EsNode | null | undefined): Node;
  protected abstract statement(es: EsNode, into: Node[]): void;

  protected node(kind: Kind, es: EsNode): Node {
    return new Node(kind, es.range[0], es.range[1]);
  }

  protected unary(kind: Kind, es: EsNode, a: Node | null): Node {
    const node = new Node(kind, es.range[0], es.range[1]);
    node.a = a;
    return node;
  }

  protected name(symbol: number, start: number, end: number): Node {
    const node = new Node(Kind.Name, start, end);
    node.symbol = symbol;
    return node;
  }

  protected constant(flag: ConstantFlag, start: number, end: number): Node {
    const node = new Node(Kind.Constant, start, end);
    node.flags = flag;
    return node;
  }

  protected collection(flag: CollectionFlag, start: number, end: number, list: Node[]): Node {
    const node = new Node(Kind.Collection, start, end);
    node.flags = flag;
    if (list.length > 0) node.list = list;
    return node;
  }

  protected assign(target: Node, value: Node | null, annotation: Node | null, flags: number, start: number, end: number): Node {
    const node = new Node(Kind.Assign, start, end);
    node.list = [target];
    node.a = value;
    node.b = annotation;
    node.flags = flags;
    return node;
  }

  protected block(start: number, end: number, list: Node[]): Node {
    const node = new Node(Kind.Block, start, end);
    if (list.length > 0) node.list = list;
    return node;
  }

  /** A statement that is a body: always a Block. */
  protected body(es: EsNode | null | undefined, start: number): Node {
    if (es === null || es === undefined) return this.block(start, start, []);
    return this.block(es.range[0], es.range[1], this.statements(es.type === 'BlockStatement' ? es.body : [es]));
  }

  protected statements(list: readonly EsNode[]): Node[] {
    const into: Node[] = [];
    if (this.depth >= DEEPEST) return into;
    this.depth++;
    const surroundings = this.hoisted;
    const { prototypes } = this;
    this.prototypes = null;
    for (let i = 0; i < list.length; i++) {
      this.hoisted = [];
      const at = into.length;
      this.statement(list[i], into);
      if (this.hoisted.length > 0) into.splice(at, 0, ...this.hoisted);
    }
    this.hoisted = surroundings;
    this.depth--;
    const gathered = this.prototypes === null ? into : gatherPrototypes(into, this.prototypes);
    this.prototypes = prototypes;
    return gathered;
  }

  protected noteAssignment(symbol: number): void {
    this.assignments.set(symbol, (this.assignments.get(symbol) ?? 0) + 1);
  }

  /** The name of a property or method; 0 where it is computed. */
  protected keySymbol(key: EsNode | null | undefined, computed: boolean): number {
    if (key === null || key === undefined) return 0;
    if (computed) {
      // `[Symbol.asyncIterator]`, under the specification's own notation.
      const symbol = key.type === 'MemberExpression' && !key.computed && key.object?.name === 'Symbol' ? key.property?.name : undefined;
      return typeof symbol === 'string' ? intern(`@@${symbol}`) : key.type === 'Literal' && typeof key.value === 'string' ? intern(nameText(key.value)) : 0;
    }
    switch (key.type) {
      case 'Identifier':
        return intern(key.name);
      case 'PrivateIdentifier':
        return intern(`#${key.name}`);
      case 'Literal':
        return intern(nameText(String(key.value)));
      default:
        return 0;
    }
  }
}

function nameText(text: string): string {
  return text.slice(0, 100).replace(notInNames, '_');
}

export function isFunction(es: EsNode | null | undefined): boolean {
  return es !== null && es !== undefined && (es.type === 'ArrowFunctionExpression' || es.type === 'FunctionExpression');
}
