/** Expressions that are one piece: names, literals, and displays in brackets. */
import { CollectionFlag, ConstantFlag, Kind, Node } from '../../ir/node';
import { Calls } from './calls';
import { Token } from './tokens';

export abstract class Displays extends Calls {
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

  /** Steps into a bracket; where it closes. */
  private enter(): number {
    const close = this.symbols[this.position];
    this.nesting++;
    this.advance();
    return close;
  }

  /** Steps out of it: what stood in it ends behind it. */
  private leave(node: Node, bracket: Token): Node {
    this.nesting--;
    this.closeWith(bracket);
    node.end = this.behind();
    return node;
  }

  private parenthesised(): Node {
    if (this.tooDeep()) return this.passTooDeep();
    const start = this.here();
    const close = this.enter();
    let node: Node | null = null;
    const from = this.gathered;
    if (this.position < close) {
      const inner = this.here();
      node = this.kind === Token.Yield ? this.yieldExpression() : this.starredOrNamed();
      if (this.kind === Token.For || this.kind === Token.Async) {
        node = this.comprehension(node, null, CollectionFlag.Generator, start);
        if (this.position < close) this.restIn(close, node);
        return this.leave(node, Token.RightParenthesis);
      }
      if (this.position < close) {
        this.gather(node);
        const tuple = this.kind === Token.Comma;
        this.items(close);
        node = new Node(tuple ? Kind.Collection : Kind.Error, tuple ? start : inner, 0);
        if (tuple) node.flags = CollectionFlag.Tuple;
        node.list = this.take(from);
        return this.leave(node, Token.RightParenthesis);
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
      if (this.kind === Token.Comma) this.advance();
      else this.unexpectedIn(close, -1);
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
    const close = this.enter();
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
    return this.leave(node, Token.RightBracket);
  }

  private braces(): Node {
    if (this.tooDeep()) return this.passTooDeep();
    const start = this.here();
    const close = this.enter();
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
    return this.leave(node, Token.RightBrace);
  }
}
