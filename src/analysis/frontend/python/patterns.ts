/** `match` and its patterns. A class pattern looks like a call and is none. */
import { Kind, Node } from '../../ir/node';
import { SYMBOL_UNDERSCORE } from '../../ir/symbols';
import { Statements } from './statements';
import { Precedence, Token } from './tokens';

export abstract class Patterns extends Statements {
  protected matchStatement(): Node {
    const node = new Node(Kind.Match, this.here(), 0);
    this.advance();
    node.a = this.expressionList();
    const body = this.blockOf(true);
    node.list = body.list;
    node.end = body.end;
    this.statementEnd = node.end;
    return node;
  }

  protected caseClause(): Node {
    const node = new Node(Kind.Case, this.here(), 0);
    this.advance();
    node.a = this.openPattern();
    if (this.skip(Token.If)) node.b = this.namedExpression();
    node.c = this.block();
    node.end = node.c.end;
    return node;
  }

  /** A pattern, or a sequence of patterns without brackets. */
  private openPattern(): Node {
    const start = this.here();
    const first = this.aliasedPattern();
    if (this.kind !== Token.Comma) return first;
    const from = this.gathered;
    this.gather(first);
    while (this.skip(Token.Comma)) {
      if (this.at(Token.Colon) || this.at(Token.If) || this.at(Token.Newline)) break;
      this.gather(this.aliasedPattern());
    }
    return this.patternOf(start, from);
  }

  /** A pattern of what was gathered since `from`. */
  private patternOf(start: number, from: number): Node {
    const node = new Node(Kind.Pattern, start, 0);
    node.list = this.take(from);
    return this.ended(node);
  }

  /** `pattern as name`. */
  private aliasedPattern(): Node {
    const start = this.here();
    const pattern = this.alternatives();
    if (this.kind !== Token.As) return pattern;
    this.advance();
    const node = new Node(Kind.Pattern, start, 0);
    node.list = [pattern];
    if (this.at(Token.Name)) {
      node.symbol = this.symbols[this.position];
      this.advance();
    } else {
      this.report("A name is missing behind 'as'.");
    }
    return this.ended(node);
  }

  private alternatives(): Node {
    const start = this.here();
    const first = this.closedPattern();
    if (this.kind !== Token.Bar) return first;
    const from = this.gathered;
    this.gather(first);
    while (this.skip(Token.Bar)) this.gather(this.closedPattern());
    return this.patternOf(start, from);
  }

  private closedPattern(): Node {
    const start = this.here();
    switch (this.kind) {
      case Token.Name:
        return this.namePattern();
      case Token.Star: {
        this.advance();
        const node = new Node(Kind.Pattern, start, 0);
        this.capture(node);
        return this.ended(node);
      }
      case Token.LeftParenthesis:
        return this.bracketed(Token.RightParenthesis);
      case Token.LeftBracket:
        return this.bracketed(Token.RightBracket);
      case Token.LeftBrace:
        return this.bracketed(Token.RightBrace);
      default: {
        // A literal: a string, a number with its sign, a complex number as a sum.
        const from = this.gathered;
        this.gather(this.operators(Precedence.Sum));
        return this.patternOf(start, from);
      }
    }
  }

  /** A captured name (`_` captures nothing), the dotted name of a value, or a class with its sub-patterns. */
  private namePattern(): Node {
    const start = this.here();
    const next = this.kinds[this.position + 1];
    if (next !== Token.Dot && next !== Token.LeftParenthesis) {
      const node = new Node(Kind.Pattern, start, 0);
      this.capture(node);
      return this.ended(node);
    }
    const from = this.gathered;
    let value = this.name();
    while (this.kind === Token.Dot) {
      this.advance();
      if (!this.at(Token.Name)) {
        this.report("A name is missing behind the '.'.");
        break;
      }
      const attribute = new Node(Kind.Attribute, start, this.ends[this.position]);
      attribute.a = value;
      attribute.symbol = this.symbols[this.position];
      this.advance();
      value = attribute;
    }
    this.gather(value);
    if (this.kind === Token.LeftParenthesis) this.gatherBracketed(Token.RightParenthesis);
    return this.patternOf(start, from);
  }

  private capture(node: Node): void {
    if (this.kind !== Token.Name) {
      this.report('A name is missing here.');
      return;
    }
    const symbol = this.symbols[this.position];
    node.symbol = symbol === SYMBOL_UNDERSCORE ? 0 : symbol;
    this.advance();
  }

  /** A group, sequence or mapping. */
  private bracketed(closing: Token): Node {
    const start = this.here();
    const from = this.gathered;
    const bracket = this.position;
    this.gatherBracketed(closing);
    // `(pattern)` is that pattern.
    const comma = this.kinds[this.position - 2] === Token.Comma;
    if (closing === Token.RightParenthesis && this.gathered === from + 1 && !comma && this.position > bracket + 2) {
      this.gathered = from;
      return this.scratch[from];
    }
    return this.patternOf(start, from);
  }

  /** Gathers the patterns in the bracket at hand: plain, `key: pattern`, `name=pattern`, `**rest`. */
  private gatherBracketed(closing: Token): void {
    if (this.tooDeep()) {
      this.gather(this.passTooDeep());
      return;
    }
    const close = this.symbols[this.position];
    this.nesting++;
    this.advance();
    while (this.position < close) {
      const before = this.position;
      if (closing === Token.RightParenthesis && this.kind === Token.Name && this.kinds[this.position + 1] === Token.Assign) {
        this.goTo(this.position + 2);
        this.gather(this.aliasedPattern());
      } else if (closing === Token.RightBrace) {
        this.mappingItem();
      } else {
        this.gather(this.aliasedPattern());
      }
      if (this.kind === Token.Comma) this.advance();
      else if (this.position < close) this.unexpectedIn(close, before);
    }
    this.nesting--;
    this.closeWith(closing);
  }

  private mappingItem(): void {
    if (this.skip(Token.DoubleStar)) {
      const rest = new Node(Kind.Pattern, this.here(), 0);
      this.capture(rest);
      this.gather(this.ended(rest));
      return;
    }
    this.gather(this.operators(Precedence.Sum));
    if (this.skip(Token.Colon)) this.gather(this.aliasedPattern());
    else this.report("':' is missing behind this key.");
  }
}
