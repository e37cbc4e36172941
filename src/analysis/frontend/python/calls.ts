/** Calls, subscripts, comprehension clauses, and what all bracketed lists share. */
import { CollectionFlag, FunctionFlag, Kind, Node } from '../../ir/node';
import { Strings } from './strings';
import { Precedence, STARTS_EXPRESSION, Token } from './tokens';

export abstract class Calls extends Strings {
  call(callee: Node, start: number): Node {
    const node = new Node(Kind.Call, start, 0);
    node.a = callee;
    node.list = this.arguments();
    node.end = this.behind();
    return node;
  }

  /** The arguments in the parentheses at hand, which it passes. */
  protected arguments(): Node[] {
    const open = this.position;
    const close = this.symbols[open];
    if (this.kinds[open + 1] === Token.RightParenthesis) {
      this.goTo(open + 2);
      return this.take(this.gathered);
    }
    if (this.tooDeep()) return [this.passTooDeep()];
    this.nesting++;
    this.advance();
    const from = this.gathered;
    while (this.position < close) {
      const before = this.position;
      this.gather(this.argument(open, close));
      if (this.kind === Token.Comma) this.advance();
      else if (this.position < close) this.unexpectedIn(close, before);
    }
    this.nesting--;
    this.closeWith(Token.RightParenthesis);
    return this.take(from);
  }

  protected argument(open: number, close: number): Node {
    const start = this.here();
    if (this.kind === Token.Name && this.kinds[this.position + 1] === Token.Assign) {
      const node = new Node(Kind.Keyword, start, 0);
      node.symbol = this.symbols[this.position];
      this.goTo(this.position + 2);
      node.a = this.expression();
      node.end = this.behind();
      return node;
    }
    if (this.kind === Token.DoubleStar) return this.mapping();
    if (this.kind === Token.Star) {
      const node = new Node(Kind.Starred, start, 0);
      this.advance();
      node.a = this.expression();
      node.end = this.behind();
      return node;
    }
    const node = this.namedExpression();
    if (this.kind !== Token.For && this.kind !== Token.Async) return node;
    // As the only argument, a generator has the call's parentheses.
    const comprehension = this.comprehension(node, null, CollectionFlag.Generator, start);
    if (this.position === close && this.kinds[close] === Token.RightParenthesis) {
      comprehension.start = this.starts[open];
      comprehension.end = this.ends[close];
    }
    return comprehension;
  }

  /** `**x`. */
  protected mapping(): Node {
    const node = new Node(Kind.Keyword, this.here(), 0);
    this.advance();
    node.a = this.expression();
    node.end = this.behind();
    return node;
  }

  /**
   * An item, which started at token `before`, is followed by neither a comma nor the closing bracket: reports it, and passes what no further
   * item can start with.
   */
  protected unexpectedIn(close: number, before: number): void {
    const starts = STARTS_EXPRESSION[this.kind] === 1 && this.kind !== Token.DoubleStar;
    this.report(starts ? 'A comma or an operator is missing here.' : 'This does not belong here.');
    if (this.position < close && (!starts || this.position === before)) this.advance();
  }

  protected closeWith(kind: Token): void {
    if (this.kind === kind) this.advance();
  }

  subscript(object: Node, start: number): Node {
    const node = new Node(Kind.Subscript, start, 0);
    node.a = object;
    const close = this.symbols[this.position];
    if (this.tooDeep()) {
      node.b = this.passTooDeep();
    } else {
      this.nesting++;
      this.advance();
      const first = this.here();
      let item = this.subscriptItem();
      // One starred item makes a tuple, as in CPython.
      if (this.kind === Token.Comma || this.position < close || item.kind === Kind.Starred) {
        const from = this.gathered;
        this.gather(item);
        while (this.position < close) {
          if (this.kind === Token.Comma) this.advance();
          else this.unexpectedIn(close, -1);
          if (this.position < close && this.kind !== Token.Comma) this.gather(this.subscriptItem());
        }
        item = new Node(Kind.Collection, first, this.behind());
        item.flags = CollectionFlag.Tuple;
        item.list = this.take(from);
      }
      this.nesting--;
      node.b = item;
      this.closeWith(Token.RightBracket);
    }
    node.end = this.behind();
    return node;
  }

  protected subscriptItem(): Node {
    const start = this.here();
    const first = this.kind === Token.Colon ? null : this.starredOrNamed();
    if (this.kind !== Token.Colon) return first!;
    const from = this.gathered;
    if (first !== null) this.gather(first);
    while (this.kind === Token.Colon) {
      this.advance();
      if (STARTS_EXPRESSION[this.kind] === 1) this.gather(this.expression());
    }
    const slice = new Node(Kind.Slice, start, this.behind());
    slice.list = this.take(from);
    return slice;
  }

  /** The clauses behind a comprehension's element, at `for` or `async`. */
  protected comprehension(element: Node, value: Node | null, flag: CollectionFlag, start: number): Node {
    const node = new Node(Kind.Comprehension, start, 0);
    node.flags = flag;
    node.a = element;
    node.b = value;
    const from = this.gathered;
    while (this.kind === Token.For || this.kind === Token.Async) {
      const clause = new Node(Kind.Clause, this.here(), 0);
      if (this.kind === Token.Async) {
        clause.flags = FunctionFlag.Async;
        this.advance();
        if (!this.at(Token.For)) {
          this.report("'for' is missing behind 'async'.");
          break;
        }
      }
      this.advance();
      clause.a = this.targetList();
      if (this.at(Token.In)) this.advance();
      else this.report("'in' is missing here.");
      clause.b = this.operators(Precedence.Or);
      const conditions = this.gathered;
      while (this.at(Token.If)) {
        this.advance();
        this.gather(this.operators(Precedence.Or));
      }
      clause.list = this.take(conditions);
      clause.end = this.behind();
      this.gather(clause);
    }
    node.list = this.take(from);
    node.end = this.behind();
    return node;
  }
}
