/** Strings and format strings. A format string's fields are ordinary expressions, in place. */
import { ConstantFlag, Kind, Node } from '../../ir/node';
import { Expressions } from './expressions';
import { STARTS_EXPRESSION, Token } from './tokens';

export abstract class Strings extends Expressions {
  protected constant(flag: ConstantFlag): Node {
    const node = new Node(Kind.Constant, this.starts[this.position], this.ends[this.position]);
    node.flags = flag;
    this.advance();
    return node;
  }

  /** One or more adjacent strings. */
  protected strings(): Node {
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
  protected formatString(): void {
    const end = this.symbols[this.position];
    this.advance();
    this.fields(end);
    if (this.position < end) this.goTo(end);
    if (this.kind === Token.FormatEnd) this.advance();
  }

  protected fields(end: number): void {
    while (this.position < end) {
      if (this.kind === Token.FieldStart) this.field();
      else this.advance();
    }
  }

  protected field(): void {
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
}
