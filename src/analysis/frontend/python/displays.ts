/** Expressions in brackets and quotes: calls, subscripts, lists, tuples, dicts, sets, comprehensions, strings, names and numbers. */
import { CollectionFlag, ConstantFlag, FunctionFlag, Kind, Node } from '../../ir/node';
import { Expressions } from './expressions';
import { Precedence, STARTS_EXPRESSION, Token } from './tokens';

export abstract class Displays extends Expressions {
  atom(): Node {
    const position = this.position;
    switch (this.kind) {
      case Token.Name: {
        const node = new Node(Kind.Name, this.starts[position], this.ends[position]);
        node.symbol = this.symbols[position];
        this.advance();
        return node;
      }
      case Token.Number: return this.constant(ConstantFlag.Number);
      case Token.String:
      case Token.Bytes:
      case Token.FormatStart:
        return this.strings();
      case Token.LeftParenthesis: return this.parenthesised();
      case Token.LeftBracket: return this.listDisplay();
      case Token.LeftBrace: return this.braces();
      case Token.None: return this.constant(ConstantFlag.None);
      case Token.True: return this.constant(ConstantFlag.True);
      case Token.False: return this.constant(ConstantFlag.False);
      case Token.Ellipsis: return this.constant(ConstantFlag.Ellipsis);
      // Not valid right here, but clear.
      case Token.Lambda: return this.lambda();
      case Token.Yield: return this.yieldExpression();
      default: return this.missing('An expression is missing here.');
    }
  }

  private constant(flag: ConstantFlag): Node {
    const node = new Node(Kind.Constant, this.starts[this.position], this.ends[this.position]);
    node.flags = flag;
    this.advance();
    return node;
  }

  /** One or more adjacent strings. */
  private strings(): Node {
    const start = this.here();
    const flag = this.kind === Token.Bytes ? ConstantFlag.Bytes : ConstantFlag.String;
    const from = this.gathered;
    let formatted = false;
    for (;;) {
      if (this.kind === Token.String || this.kind === Token.Bytes) {
        this.advance();
      } else if (this.kind === Token.FormatStart) {
        if (this.tooDeep()) {
          this.gather(this.passTooDeep());
        } else {
          this.nesting++;
          this.formatString();
          this.nesting--;
        }
        formatted = true;
      } else {
        break;
      }
    }
    const node = new Node(formatted ? Kind.FormatString : Kind.Constant, start, this.behind());
    if (formatted) node.list = this.take(from);
    else node.flags = flag;
    return node;
  }

  /** Gathers the fields of the format string at hand. */
  private formatString(): void {
    const end = this.symbols[this.position];
    this.advance();
    this.fields(end);
    if (this.position < end) this.goTo(end);
    if (this.kind === Token.FormatEnd) this.advance();
  }

  private fields(end: number): void {
    while (this.position < end) {
      if (this.kind === Token.FieldStart) this.field();
      else this.advance();
    }
  }

  private field(): void {
    const end = this.symbols[this.position];
    this.advance();
    if (STARTS_EXPRESSION[this.kind] === 1) this.gather(this.yieldOrList());
    else this.report('An expression is missing between the braces.');
    this.skip(Token.Assign);
    if (this.skip(Token.FieldBang) && this.kind === Token.Name) this.advance();
    if (this.kind === Token.FieldColon) {
      this.advance();
      if (this.tooDeep()) {
        this.gather(this.passTooDeep());
      } else {
        this.nesting++;
        this.fields(end);
        this.nesting--;
      }
    }
    if (this.position < end) {
      this.report("This does not belong here: expected '}', '!' or ':'.");
      this.junk(end, false);
      this.goTo(end);
    }
    if (this.kind === Token.FieldEnd) this.advance();
  }

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

  private argument(open: number, close: number): Node {
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
  private mapping(): Node {
    const node = new Node(Kind.Keyword, this.here(), 0);
    this.advance();
    node.a = this.expression();
    node.end = this.behind();
    return node;
  }

  /** An item is followed by neither a comma nor the closing bracket: reports it, and sees that reading goes on. */
  protected unexpectedIn(close: number, before: number): void {
    this.report(STARTS_EXPRESSION[this.kind] === 1 ? 'A comma or an operator is missing here.' : 'This does not belong here.');
    if (this.position === before || STARTS_EXPRESSION[this.kind] === 0) {
      if (this.position < close) this.advance();
    }
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
          const before = this.position;
          if (this.kind === Token.Comma) this.advance();
          else this.unexpectedIn(close, before);
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

  private subscriptItem(): Node {
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

  private parenthesised(): Node {
    if (this.tooDeep()) return this.passTooDeep();
    const start = this.here();
    const close = this.symbols[this.position];
    this.nesting++;
    this.advance();
    let node: Node | null = null;
    const from = this.gathered;
    if (this.position < close) {
      const inner = this.here();
      node = this.kind === Token.Yield ? this.yieldExpression() : this.starredOrNamed();
      if (this.kind === Token.For || this.kind === Token.Async) {
        node = this.comprehension(node, null, CollectionFlag.Generator, start);
        if (this.position < close) this.restIn(close, node);
        this.closeWith(Token.RightParenthesis);
        node.end = this.behind();
        this.nesting--;
        return node;
      }
      if (this.position < close) {
        this.gather(node);
        const tuple = this.kind === Token.Comma;
        this.items(close);
        node = new Node(tuple ? Kind.Collection : Kind.Error, tuple ? start : inner, 0);
        if (tuple) node.flags = CollectionFlag.Tuple;
        node.list = this.take(from);
        this.closeWith(Token.RightParenthesis);
        node.end = this.behind();
        this.nesting--;
        return node;
      }
    }
    this.nesting--;
    this.closeWith(Token.RightParenthesis);
    if (node !== null) return node;
    node = new Node(Kind.Collection, start, this.behind());
    node.flags = CollectionFlag.Tuple;
    return node;
  }

  /** Gathers further items up to the closing bracket, from behind the first one on. */
  private items(close: number): void {
    while (this.position < close) {
      const before = this.position;
      if (this.kind === Token.Comma) this.advance();
      else this.unexpectedIn(close, before);
      if (this.position < close && this.kind !== Token.Comma) this.gather(this.starredOrNamed());
    }
  }

  /** What stands behind a comprehension in its bracket and does not belong there: its expressions join the comprehension's clauses in an Error. */
  private restIn(close: number, node: Node): void {
    this.report('This does not belong here.');
    const from = this.gathered;
    const error = new Node(Kind.Error, this.here(), 0);
    this.junk(close, false);
    error.list = this.take(from);
    error.end = Math.max(error.start, this.behind());
    node.list = node.list.concat(error);
  }

  private listDisplay(): Node {
    if (this.tooDeep()) return this.passTooDeep();
    const start = this.here();
    const close = this.symbols[this.position];
    this.nesting++;
    this.advance();
    const from = this.gathered;
    let node: Node;
    const first = this.position < close ? this.starredOrNamed() : null;
    if (first !== null && (this.kind === Token.For || this.kind === Token.Async)) {
      node = this.comprehension(first, null, CollectionFlag.List, start);
      if (this.position < close) this.restIn(close, node);
    } else {
      if (first !== null) {
        this.gather(first);
        this.items(close);
      }
      node = new Node(Kind.Collection, start, 0);
      node.flags = CollectionFlag.List;
      node.list = this.take(from);
    }
    this.nesting--;
    this.closeWith(Token.RightBracket);
    node.end = this.behind();
    return node;
  }

  private braces(): Node {
    if (this.tooDeep()) return this.passTooDeep();
    const start = this.here();
    const close = this.symbols[this.position];
    this.nesting++;
    this.advance();
    const from = this.gathered;
    let flag = this.position < close ? CollectionFlag.Set : CollectionFlag.Dict;
    let node: Node | null = null;
    while (this.position < close) {
      const before = this.position;
      let key: Node;
      let value: Node | null = null;
      if (this.kind === Token.DoubleStar) {
        key = this.mapping();
        flag = CollectionFlag.Dict;
      } else {
        key = this.starredOrNamed();
        if (this.kind === Token.Colon) {
          flag = CollectionFlag.Dict;
          this.advance();
          value = this.expression();
        }
      }
      if ((this.kind === Token.For || this.kind === Token.Async) && this.gathered === from) {
        node = this.comprehension(key, value, flag, start);
        if (this.position < close) this.restIn(close, node);
        break;
      }
      this.gather(key);
      if (value !== null) this.gather(value);
      if (this.kind === Token.Comma) this.advance();
      else if (this.position < close) this.unexpectedIn(close, before);
    }
    if (node === null) {
      node = new Node(Kind.Collection, start, 0);
      node.flags = flag;
      node.list = this.take(from);
    }
    this.nesting--;
    this.closeWith(Token.RightBrace);
    node.end = this.behind();
    return node;
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
