/**
 * The tokens of a script that does not parse, by TypeScript's scanner. What a `/`, a `}` or a `<` begins depends on what stands around it, which a parser knows and a
 * scanner is told: here it is told by what came before, so that one mistake does not turn the rest of the text into a string.
 */
import * as ts from 'typescript';
import { missingHoleEnd } from './template-holes';

const K = ts.SyntaxKind;

/** Columns that a tab moves on to multiples of. */
const TAB_WIDTH = 4;

/** What a `}` goes back to: plain code, the text of a template, the attributes or the children of an element. */
enum Mode { Code, Hole, Container, Tag, Children }

/** Keywords that an operand consists of; all other reserved words want one behind them. */
const operandWords = new Set<ts.SyntaxKind>([K.ThisKeyword, K.SuperKeyword, K.NullKeyword, K.TrueKeyword, K.FalseKeyword]);
const literals = new Set<ts.SyntaxKind>([
  K.Identifier, K.PrivateIdentifier, K.NumericLiteral, K.BigIntLiteral, K.StringLiteral, K.RegularExpressionLiteral, K.NoSubstitutionTemplateLiteral,
  K.TemplateTail, K.CloseBracketToken, K.CloseBraceToken, K.CloseParenToken, K.JsxClosingElement,
]);
/** Words that a type follows, although they may be names. */
const typeOperators = new Set<ts.SyntaxKind>([K.ReadonlyKeyword, K.KeyOfKeyword, K.UniqueKeyword, K.InferKeyword, K.AssertsKeyword]);
/** `if (...) /pattern/`: what stands behind the parenthesis is no division. */
const headed = new Set<ts.SyntaxKind>([K.IfKeyword, K.WhileKeyword, K.ForKeyword, K.WithKeyword]);

export class ScriptTokens {
  readonly kinds: ts.SyntaxKind[] = [];
  readonly starts: number[] = [];
  readonly ends: number[] = [];
  /** The column of a line's first token, of all others -1. */
  readonly columns: number[] = [];
  /** Whether an operand ends with it, so that an operator may follow and another operand may not. */
  readonly operands: boolean[] = [];
  /** Offsets of `text` at which a `}` of a template was put back, each of the text with those before it put back. */
  readonly holeEnds: number[] = [];
  /** The text with these in it: what all offsets are of. */
  text: string;
  private readonly scanner: ts.Scanner;
  private readonly modes: Mode[] = [];
  /** Of each open parenthesis, whether it is a header's. */
  private readonly headers: boolean[] = [];

  constructor(text: string, private readonly jsx: boolean) {
    this.text = text;
    this.scanner = ts.createScanner(ts.ScriptTarget.Latest, true, jsx ? ts.LanguageVariant.JSX : ts.LanguageVariant.Standard, text);
    while (this.next());
  }

  private next(): boolean {
    const mode = this.modes.length === 0 ? Mode.Code : this.modes[this.modes.length - 1];
    if (mode === Mode.Tag) return this.inTag();
    if (mode === Mode.Children) return this.inChildren();
    return this.inCode();
  }

  private inCode(): boolean {
    const { scanner, modes } = this;
    let kind = scanner.scan();
    const operand = this.operands.length > 0 && this.operands[this.operands.length - 1];
    switch (kind) {
      case K.EndOfFileToken:
        return false;
      case K.SlashToken:
      case K.SlashEqualsToken:
        if (!operand || (scanner.hasPrecedingLineBreak() && this.lastKind() === K.CloseBraceToken)) kind = scanner.reScanSlashToken();
        break;
      case K.OpenBraceToken:
        modes.push(Mode.Code);
        break;
      case K.CloseBraceToken:
        if (modes[modes.length - 1] !== Mode.Hole) modes.pop();
        else if ((kind = scanner.reScanTemplateToken(false)) !== K.TemplateMiddle) modes.pop();
        break;
      case K.TemplateHead:
        modes.push(Mode.Hole);
        break;
      case K.LessThanToken:
        if (!operand && this.jsx && this.opensElement()) return this.element();
        break;
      case K.LessThanSlashToken: {
        const children = modes.lastIndexOf(Mode.Children);
        if (children < 0) break;
        modes.length = children + 1;
        return this.closingTag();
      }
    }
    this.push(kind, this.endsOperand(kind, operand));
    if (kind === K.TemplateHead || kind === K.TemplateMiddle) this.checkHole();
    return true;
  }

  /** A `${` whose `}` is missing would read what follows inside out. */
  private checkHole(): void {
    const end = missingHoleEnd(this.text, this.scanner.getTokenEnd());
    if (end < 0) return;
    const from = this.scanner.getTokenEnd();
    this.text = `${this.text.slice(0, end)}}${this.text.slice(end)}`;
    this.holeEnds.push(end);
    this.scanner.setText(this.text, from);
  }

  private endsOperand(kind: ts.SyntaxKind, operandBefore: boolean): boolean {
    if (kind === K.OpenParenToken) this.headers.push(headed.has(this.lastKind()));
    if (kind === K.CloseParenToken) return this.headers.pop() !== true;
    if (literals.has(kind)) return true;
    // `x++`, `x!`
    if (kind === K.PlusPlusToken || kind === K.MinusMinusToken || (kind === K.ExclamationToken && !this.jsx)) return operandBefore;
    // A property may have any name.
    if (kind >= K.FirstKeyword && kind <= K.LastKeyword && this.afterDot()) return true;
    // `x as T` joins two operands, `as` alone is a name.
    if (isContextual(kind)) return !typeOperators.has(kind) && (!operandBefore || this.scanner.hasPrecedingLineBreak());
    return operandWords.has(kind);
  }

  private afterDot(): boolean {
    const before = this.lastKind();
    return before === K.DotToken || before === K.QuestionDotToken;
  }

  private lastKind(): ts.SyntaxKind {
    return this.kinds.length === 0 ? K.Unknown : this.kinds[this.kinds.length - 1];
  }

  /** Whether a `<` with no operand before it opens an element: it may begin type parameters too. */
  private opensElement(): boolean {
    const [name, what] = /^\s*([\w$.:-]*)\s*(,|extends\b|.)?/s.exec(this.text.slice(this.scanner.getTokenEnd(), this.scanner.getTokenEnd() + 200))!.slice(1);
    if (what === ',' || what === 'extends') return false;
    return what !== '>' || this.text.includes(`</${name}`, this.scanner.getTokenEnd());
  }

  /** Behind the `<` of an element. */
  private element(): boolean {
    this.push(K.JsxOpeningElement, false);
    this.modes.push(Mode.Tag);
    return true;
  }

  private inTag(): boolean {
    const { scanner, modes } = this;
    let kind = scanner.scan();
    if (kind === K.EqualsToken) kind = scanner.scanJsxAttributeValue();
    switch (kind) {
      case K.EndOfFileToken:
        return false;
      case K.Identifier:
        scanner.scanJsxIdentifier();
        break;
      case K.OpenBraceToken:
        this.push(kind, false);
        modes.push(Mode.Container);
        break;
      case K.LessThanToken:
        return this.element();
      case K.GreaterThanToken:
        modes[modes.length - 1] = Mode.Children;
        break;
      case K.SlashToken:
        if (scanner.scan() !== K.GreaterThanToken) break;
        modes.pop();
        this.push(K.JsxClosingElement, true);
        break;
    }
    return true;
  }

  private inChildren(): boolean {
    switch (this.scanner.scanJsxToken()) {
      case K.EndOfFileToken:
        return false;
      case K.OpenBraceToken:
        this.push(K.OpenBraceToken, false);
        this.modes.push(Mode.Container);
        return true;
      case K.LessThanToken:
        return this.element();
      case K.LessThanSlashToken:
        return this.closingTag();
      default:
        return true;
    }
  }

  /** Behind its `</`. */
  private closingTag(): boolean {
    this.push(K.JsxClosingElement, true);
    for (let kind = this.scanner.scan(); kind !== K.GreaterThanToken; kind = this.scanner.scan()) {
      if (kind === K.EndOfFileToken) return false;
    }
    this.ends[this.ends.length - 1] = this.scanner.getTokenEnd();
    this.modes.pop();
    return true;
  }

  private push(kind: ts.SyntaxKind, operand: boolean): void {
    const start = this.scanner.getTokenStart();
    this.columns.push(this.kinds.length === 0 || this.scanner.hasPrecedingLineBreak() ? this.columnOfLine(start) : -1);
    this.kinds.push(kind);
    this.starts.push(start);
    this.ends.push(this.scanner.getTokenEnd());
    this.operands.push(operand);
  }

  /** The indentation of the line that an offset lies in. */
  private columnOfLine(offset: number): number {
    let at = offset;
    while (at > 0 && this.text.charCodeAt(at - 1) !== 10 && this.text.charCodeAt(at - 1) !== 13) at--;
    let column = 0;
    for (; at < offset; at++) {
      const code = this.text.charCodeAt(at);
      if (code === 9) column += TAB_WIDTH - (column % TAB_WIDTH);
      else if (code === 32) column++;
      else break;
    }
    return column;
  }
}

/** Whether a word is a keyword in some places and a name in all others: `as`, `of`, `type`, `async`, ... */
export function isContextual(kind: ts.SyntaxKind): boolean {
  return kind > K.LastFutureReservedWord && kind <= K.LastKeyword;
}
