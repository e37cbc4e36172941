/** Parameters, lambdas and type parameters. */
import { FunctionFlag, Kind, Node, ParameterFlag } from '../../ir/node';
import { Displays } from './displays';
import { PRECEDENCE, STARTS_EXPRESSION, Token } from './tokens';

export abstract class Parameters extends Displays {
  lambda(): Node {
    if (this.tooDeep()) return this.passTooDeep();
    const node = new Node(Kind.Function, this.here(), 0);
    node.flags = FunctionFlag.Lambda;
    const outerYield = this.sawYield;
    this.nesting++;
    this.advance();
    const parameters = new Node(Kind.Parameters, this.here(), 0);
    const from = this.gathered;
    this.parameterList(false, Token.Colon, this.position);
    parameters.list = this.take(from);
    parameters.end = Math.max(parameters.start, this.behind());
    node.a = parameters;
    this.sawYield = false;
    if (this.kind === Token.Colon) this.advance();
    else this.report("The ':' of this lambda is missing.");
    node.c = this.expression();
    this.nesting--;
    node.end = this.behind();
    if (this.sawYield) node.flags |= FunctionFlag.Generator;
    this.sawYield = outerYield;
    return node;
  }

  /** The parameters of a `def`, at the `(`. */
  protected functionParameters(): Node {
    const node = new Node(Kind.Parameters, this.here(), 0);
    const from = this.gathered;
    if (this.kind === Token.LeftParenthesis) {
      const close = this.symbols[this.position];
      this.advance();
      this.parameterList(true, Token.RightParenthesis, close);
      this.closeWith(Token.RightParenthesis);
    } else {
      this.report("'(' is missing before the parameters.");
      if (this.kind !== Token.Colon && this.kind !== Token.Arrow) this.parameterList(true, Token.Stray, this.position);
      this.skip(Token.Stray);
    }
    node.list = this.take(from);
    node.end = Math.max(node.start, this.behind());
    return node;
  }

  /** Gathers parameters up to token `close` where there is a bracket, else up to a token of kind `end`. */
  private parameterList(annotated: boolean, end: Token, close: number): void {
    const from = this.gathered;
    const bracketed = end === Token.RightParenthesis;
    let kind = ParameterFlag.Plain;
    let slash = false;
    while (bracketed ? this.position < close : !this.endsParameters(end)) {
      const before = this.position;
      if (this.kind === Token.Name) {
        this.parameter(kind, this.here(), annotated);
      } else if (this.kind === Token.Star) {
        const start = this.here();
        this.advance();
        if (this.at(Token.Name)) this.parameter(ParameterFlag.Rest, start, annotated);
        kind = ParameterFlag.KeywordOnly;
      } else if (this.kind === Token.DoubleStar) {
        const start = this.here();
        this.advance();
        if (this.at(Token.Name)) this.parameter(ParameterFlag.KeywordRest, start, annotated);
      } else if (this.kind === Token.Slash) {
        if (slash) this.report("A second '/' does not belong here.");
        else for (let i = from; i < this.gathered; i++) this.scratch[i].flags = ParameterFlag.PositionalOnly;
        slash = true;
        this.advance();
      } else if (this.kind !== Token.Comma) {
        this.report('A parameter is missing here.');
        this.strayParameter();
      }
      if (this.kind === Token.Comma) {
        this.advance();
      } else if (bracketed ? this.position < close : !this.endsParameters(end)) {
        this.report('A comma is missing here.');
        if (!bracketed && end === Token.Colon) return;
        this.strayParameter();
        if (this.at(Token.Comma)) this.advance();
      }
      if (this.position === before) this.advance();
    }
  }

  private endsParameters(end: Token): boolean {
    return this.kind === end || this.kind === Token.Colon || this.kind === Token.Newline || this.kind === Token.EndOfFile;
  }

  /** Gathers what stands in a parameter's place, as a parameter without a name. */
  private strayParameter(): void {
    const node = new Node(Kind.Parameter, this.here(), 0);
    const before = this.position;
    if (STARTS_EXPRESSION[this.kind] === 1 && this.kind !== Token.Name) node.b = this.expression();
    if (this.position === before) {
      if (this.kind === Token.Name) return;
      this.advance();
    }
    node.end = Math.max(node.start, this.behind());
    this.gather(node);
  }

  private parameter(kind: ParameterFlag, start: number, annotated: boolean): void {
    const node = new Node(Kind.Parameter, start, this.ends[this.position]);
    node.flags = kind;
    node.symbol = this.symbols[this.position];
    this.advance();
    if (annotated && this.kind === Token.Colon) {
      this.advance();
      node.a = this.starredOrNamed();
      node.end = this.behind();
    }
    if (this.kind === Token.Assign) {
      this.advance();
      node.b = this.expression();
      node.end = this.behind();
    }
    this.gather(node);
  }

  /** `[T: bound = default, *Ts, **P]` at the bracket, or null. */
  protected typeParameters(): Node | null {
    if (this.kind !== Token.LeftBracket) return null;
    const node = new Node(Kind.TypeParameters, this.here(), 0);
    const close = this.symbols[this.position];
    const from = this.gathered;
    this.advance();
    while (this.position < close) {
      const before = this.position;
      if (this.at(Token.Star) || this.at(Token.DoubleStar)) this.advance();
      if (this.at(Token.Name)) this.advance();
      if (this.at(Token.Colon)) {
        this.advance();
        this.gather(this.expression());
      }
      if (this.at(Token.Assign)) {
        this.advance();
        this.gather(this.starredOrNamed());
      }
      if (this.at(Token.Comma)) this.advance();
      else if (this.position < close) {
        this.report('A comma is missing here.');
        if (this.position === before || PRECEDENCE[this.kind] !== 0) this.advance();
      }
      if (this.position === before) this.advance();
    }
    this.closeWith(Token.RightBracket);
    node.list = this.take(from);
    node.end = this.behind();
    return node;
  }
}
