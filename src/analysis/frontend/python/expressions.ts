/**
 * Expressions between the walrus and the operand: conditionals, operators, chains of attributes, calls and subscripts. Chains are loops; only
 * nesting recurses.
 */
import { AssignFlag, CollectionFlag, Kind, Node, OperationFlag, YieldFlag } from '../../ir/node';
import { TokenReader } from './token-reader';
import { OPERATION, PRECEDENCE, Precedence, STARTS_EXPRESSION, Token } from './tokens';

/**
 * The deepest that one chain nests nodes, so that whoever walks the tree by recursion is safe: what is longer is cut into pieces of this
 * length, side by side in an Error node without an error.
 */
export const LONGEST_CHAIN = 300;
/** Of `- - - x`, further signs change nothing that matters. */
const MOST_PREFIXES = 50;

export abstract class Expressions extends TokenReader {
  abstract atom(): Node;
  abstract lambda(): Node;
  abstract call(callee: Node, start: number): Node;
  abstract subscript(object: Node, start: number): Node;

  /** One expression; a walrus or a star is not one. */
  expression(): Node {
    if (this.kind === Token.Lambda) return this.lambda();
    const start = this.starts[this.position];
    const node = this.operators(Precedence.Or);
    return this.kind === Token.If ? this.conditional(node, start) : node;
  }

  namedExpression(): Node {
    const start = this.starts[this.position];
    const node = this.expression();
    if (this.kind !== Token.ColonAssign) return node;
    this.advance();
    const walrus = new Node(Kind.Assign, start, start);
    walrus.flags = AssignFlag.Walrus;
    walrus.list = [node];
    walrus.a = this.expression();
    walrus.end = this.behind();
    return walrus;
  }

  /** `*x` or an expression. */
  protected starredOrNamed(): Node {
    if (this.kind !== Token.Star) return this.namedExpression();
    const node = new Node(Kind.Starred, this.here(), 0);
    this.advance();
    node.a = this.operators(Precedence.Bar);
    node.end = this.behind();
    return node;
  }

  /** `a`, or a tuple without parentheses: `a, *b`. */
  protected expressionList(): Node {
    const start = this.here();
    const first = this.starredOrNamed();
    return this.kind === Token.Comma ? this.tupleFrom(first, start) : first;
  }

  /** The rest of a tuple without parentheses, at the comma behind its first item. */
  protected tupleFrom(first: Node, start: number): Node {
    const from = this.gathered;
    this.gather(first);
    while (this.kind === Token.Comma) {
      this.advance();
      if (STARTS_EXPRESSION[this.kind] === 0) break;
      this.gather(this.starredOrNamed());
    }
    const tuple = new Node(Kind.Collection, start, this.behind());
    tuple.flags = CollectionFlag.Tuple;
    tuple.list = this.take(from);
    return tuple;
  }

  /** What may stand on the right of `=`: `yield` or an expression list. */
  protected yieldOrList(): Node {
    return this.kind === Token.Yield ? this.yieldExpression() : this.expressionList();
  }

  protected yieldExpression(): Node {
    if (this.tooDeep()) return this.passTooDeep();
    const node = new Node(Kind.Yield, this.here(), 0);
    this.sawYield = true;
    this.nesting++;
    this.advance();
    if (this.kind === Token.From) {
      this.advance();
      node.flags = YieldFlag.From;
      node.a = this.expression();
    } else if (STARTS_EXPRESSION[this.kind] === 1) {
      node.a = this.expressionList();
    }
    this.nesting--;
    node.end = this.behind();
    return node;
  }

  /** `b if a else c`, at the `if`; `c if ... else ...` in turn is a loop. */
  private conditional(value: Node, start: number): Node {
    const from = this.gathered;
    let root: Node | null = null;
    let last: Node | null = null;
    for (let length = 1; ; length++) {
      const node = new Node(Kind.Conditional, start, start);
      node.b = value;
      this.advance();
      node.a = this.operators(Precedence.Or);
      this.gather(node);
      if (root === null) root = node;
      else if (length % LONGEST_CHAIN === 0) root.list = root.list.concat(node);
      else last!.c = node;
      last = node;
      if (this.kind !== Token.Else) {
        this.report("This conditional expression needs an 'else'.");
        break;
      }
      this.advance();
      if (this.at(Token.Lambda)) {
        node.c = this.lambda();
        break;
      }
      start = this.here();
      value = this.operators(Precedence.Or);
      if (!this.at(Token.If)) {
        node.c = value;
        break;
      }
    }
    const end = this.behind();
    while (this.gathered > from) this.scratch[--this.gathered].end = end;
    return root;
  }

  /** Binary operators that bind at least as strongly as `least`. Operators of one strength make one Operation, however many. */
  protected operators(least: Precedence): Node {
    const start = this.starts[this.position];
    let node = this.prefixed();
    let precedence = PRECEDENCE[this.kind];
    while (precedence >= least && precedence !== 0) {
      if (this.kind === Token.Not && this.kinds[this.position + 1] !== Token.In) break;
      const from = this.gathered;
      let operation = OPERATION[this.kind];
      this.gather(node);
      do {
        const own = OPERATION[this.kind];
        if (own !== operation) operation = precedence === Precedence.Comparison ? OperationFlag.Comparison : OperationFlag.MatrixMultiply;
        if (this.kind === Token.Not) {
          if (this.kinds[this.position + 1] !== Token.In) break;
          this.advance();
        }
        const is = this.kind === Token.Is;
        this.advance();
        if (is && this.kind === Token.Not) this.advance();
        this.gather(this.operators(precedence + 1));
      } while (PRECEDENCE[this.kind] === precedence);
      node = new Node(Kind.Operation, start, this.ends[this.position - 1]);
      node.flags = operation;
      node.list = this.take(from);
      precedence = PRECEDENCE[this.kind];
    }
    return node;
  }

  /** `not`, signs and `await` before an operand. */
  private prefixed(): Node {
    switch (this.kind) {
      case Token.Not:
        return this.prefixOperation(OperationFlag.Not);
      case Token.Minus:
      case Token.Plus:
        return this.prefixOperation(OperationFlag.Negate);
      case Token.Tilde:
        return this.prefixOperation(OperationFlag.Bitwise);
      default:
        return this.power();
    }
  }

  private prefixOperation(flag: OperationFlag): Node {
    if (this.tooDeep()) return this.passTooDeep();
    const from = this.gathered;
    const kind = this.kind;
    do {
      if (this.gathered - from < MOST_PREFIXES) {
        const node = new Node(Kind.Operation, this.here(), 0);
        node.flags = flag;
        this.gather(node);
      }
      this.advance();
    } while (this.kind === kind);
    this.nesting++;
    let operand = flag === OperationFlag.Not ? this.operators(Precedence.Comparison) : this.prefixed();
    this.nesting--;
    const end = this.behind();
    while (this.gathered > from) {
      const node = this.scratch[--this.gathered];
      node.end = Math.max(node.start, end);
      node.list = [operand];
      operand = node;
    }
    return operand;
  }

  /** `a ** b`, `await a`, or an operand. */
  private power(): Node {
    const start = this.starts[this.position];
    const node = this.kind === Token.Await ? this.awaited() : this.operand();
    if (this.kind !== Token.DoubleStar) return node;
    const from = this.gathered;
    this.gather(node);
    while (this.kind === Token.DoubleStar) {
      this.advance();
      // A sign here takes the rest of the chain: `a ** -b ** c` is `a ** -(b ** c)`.
      this.gather(this.isPrefix() ? this.prefixed() : this.at(Token.Await) ? this.awaited() : this.operand());
    }
    const power = new Node(Kind.Operation, start, this.behind());
    power.flags = OperationFlag.Power;
    power.list = this.take(from);
    return power;
  }

  private isPrefix(): boolean {
    const { kind } = this;
    return kind === Token.Minus || kind === Token.Plus || kind === Token.Tilde || kind === Token.Not;
  }

  private awaited(): Node {
    if (this.tooDeep()) return this.passTooDeep();
    const node = new Node(Kind.Await, this.here(), 0);
    this.advance();
    this.nesting++;
    node.a = this.kind === Token.Await ? this.awaited() : this.operand();
    this.nesting--;
    node.end = this.behind();
    return node;
  }

  /** An atom with its attributes, calls and subscripts. */
  protected operand(): Node {
    const start = this.starts[this.position];
    let node = this.atom();
    let links = 0;
    let pieces: Node[] | null = null;
    for (;;) {
      switch (this.kind) {
        case Token.Dot:
          node = this.attribute(node, start);
          break;
        case Token.LeftParenthesis:
          node = this.call(node, start);
          break;
        case Token.LeftBracket:
          node = this.subscript(node, start);
          break;
        default:
          return pieces === null ? node : this.joinPieces(pieces, node);
      }
      if (++links === LONGEST_CHAIN) {
        links = 0;
        pieces ??= [];
        pieces.push(node);
        node = new Node(Kind.Error, node.start, node.end);
      }
    }
  }

  private joinPieces(pieces: Node[], last: Node): Node {
    const node = new Node(Kind.Error, last.start, last.end);
    pieces.push(last);
    node.list = pieces;
    return node;
  }

  private attribute(object: Node, start: number): Node {
    this.advance();
    if (this.kind === Token.Name) {
      const node = new Node(Kind.Attribute, start, this.ends[this.position]);
      node.symbol = this.symbols[this.position];
      node.a = object;
      this.advance();
      return node;
    }
    this.report("A name is missing behind the '.'.");
    const error = new Node(Kind.Error, start, this.behind());
    error.list = [object];
    return error;
  }

  /** What is assigned to by `for`, `with` and the like: operands, so that `in` ends them; a tuple where there are commas. */
  protected targetList(): Node {
    const start = this.here();
    const first = this.target();
    if (this.kind !== Token.Comma) return first;
    const from = this.gathered;
    this.gather(first);
    while (this.kind === Token.Comma) {
      this.advance();
      if (STARTS_EXPRESSION[this.kind] === 0) break;
      this.gather(this.target());
    }
    const tuple = new Node(Kind.Collection, start, this.behind());
    tuple.flags = CollectionFlag.Tuple;
    tuple.list = this.take(from);
    return tuple;
  }

  protected target(): Node {
    if (this.kind !== Token.Star) return this.operand();
    const node = new Node(Kind.Starred, this.here(), 0);
    this.advance();
    node.a = this.operand();
    node.end = this.behind();
    return node;
  }
}
