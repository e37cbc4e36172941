/** Imports, and the small pieces that simple statements are made of. */
import { Kind, Node } from '../../ir/node';
import { SYMBOL_STAR } from '../../ir/symbols';
import { Parameters } from './parameters';
import { Token } from './tokens';

export abstract class Imports extends Parameters {
  /** A node at the keyword at hand, which it passes. */
  protected keyword(kind: Kind): Node {
    const node = new Node(kind, this.starts[this.position], this.ends[this.position]);
    this.advance();
    return node;
  }

  protected ended(node: Node): Node {
    node.end = Math.max(node.start, this.behind());
    return node;
  }

  protected name(): Node {
    const node = this.keyword(Kind.Name);
    node.symbol = this.symbols[this.position - 1];
    return node;
  }

  protected importNames(start: number): Node {
    const node = new Node(Kind.Import, start, 0);
    this.advance();
    const from = this.gathered;
    do this.gather(this.alias(this.dotted()));
    while (this.skip(Token.Comma));
    node.list = this.take(from);
    return this.ended(node);
  }

  protected importFrom(start: number): Node {
    const node = new Node(Kind.ImportFrom, start, 0);
    this.advance();
    while (this.kind === Token.Dot || this.kind === Token.Ellipsis) {
      node.flags += this.kind === Token.Dot ? 1 : 3;
      this.advance();
    }
    if (this.kind === Token.Name) node.a = this.dotted();
    else if (node.flags === 0) this.report("A module's name is missing here.");
    if (!this.skip(Token.Import)) {
      this.report("'import' is missing here.");
      return this.ended(node);
    }
    const from = this.gathered;
    if (this.kind === Token.Star) {
      const star = this.keyword(Kind.Name);
      star.symbol = SYMBOL_STAR;
      const dotted = new Node(Kind.Dotted, star.start, star.end);
      dotted.list = [star];
      this.gather(this.alias(dotted));
    } else if (this.kind === Token.LeftParenthesis) {
      const close = this.symbols[this.position];
      this.advance();
      while (this.position < close) {
        const before = this.position;
        if (this.at(Token.Name)) this.gather(this.importedName());
        if (this.at(Token.Comma)) this.advance();
        else if (this.position < close) {
          this.report('A comma is missing here.');
          if (this.position === before) this.advance();
        }
      }
      this.closeWith(Token.RightParenthesis);
    } else {
      for (;;) {
        if (this.kind !== Token.Name) {
          this.report('It does not say what to import.');
          break;
        }
        this.gather(this.importedName());
        if (!this.skip(Token.Comma)) break;
      }
    }
    node.list = this.take(from);
    return this.ended(node);
  }

  protected importedName(): Node {
    const name = this.name();
    const dotted = new Node(Kind.Dotted, name.start, name.end);
    dotted.list = [name];
    return this.alias(dotted);
  }

  protected alias(dotted: Node): Node {
    const node = new Node(Kind.Alias, dotted.start, dotted.end);
    node.a = dotted;
    if (this.kind === Token.As) {
      this.advance();
      if (this.at(Token.Name)) {
        node.symbol = this.symbols[this.position];
        this.advance();
      } else {
        this.report("A name is missing behind 'as'.");
      }
      node.end = this.behind();
    }
    return node;
  }

  protected dotted(): Node {
    const node = new Node(Kind.Dotted, this.here(), 0);
    const from = this.gathered;
    for (;;) {
      if (this.kind !== Token.Name) {
        this.report("A module's name is missing here.");
        break;
      }
      this.gather(this.name());
      if (!this.at(Token.Dot)) break;
      this.advance();
    }
    node.list = this.take(from);
    return this.ended(node);
  }
}
