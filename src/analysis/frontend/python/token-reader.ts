/** The parser's state: where it is in the tokens, the children gathered so far, the errors. Every layer of the parser builds on it. */
import { Kind, Node } from '../../ir/node';
import type { Lexer } from './lexer';
import { MOST_PROBLEMS, type Problem } from './token-buffer';
import { STARTS_EXPRESSION, Token } from './tokens';

/** Nesting of brackets, prefix operators and lambdas; CPython's own limit for brackets is 200. */
const MOST_NESTING = 200;

const EMPTY: Node[] = [];

export abstract class TokenReader {
  protected kinds!: Uint8Array;
  protected starts!: Int32Array;
  protected ends!: Int32Array;
  protected symbols!: Int32Array;
  protected text = '';
  /** Index of the current token, and its kind. */
  protected position = 0;
  protected kind: Token = Token.EndOfFile;

  /** Children on their way into a node's list: a list of exactly the right length is made once all are there. */
  protected scratch: Node[] = [];
  protected gathered = 0;

  protected nesting = 0;
  protected sawYield = false;

  problems: Problem[] = [];
  private scanned: Problem[] = [];
  private scannedIndex = 0;
  /** First token of the current statement; one error a statement is enough. */
  protected statementToken = 0;
  private reportedToken = -1;

  abstract expression(): Node;
  abstract namedExpression(): Node;

  protected begin(lexer: Lexer): void {
    this.kinds = lexer.kinds;
    this.starts = lexer.starts;
    this.ends = lexer.ends;
    this.symbols = lexer.symbols;
    this.text = lexer.text;
    this.position = 0;
    this.kind = this.kinds[0];
    this.gathered = 0;
    this.nesting = 0;
    this.sawYield = false;
    this.problems = [];
    this.scanned = lexer.problems;
    this.scannedIndex = 0;
    this.statementToken = 0;
    this.reportedToken = -1;
  }

  protected end(): void {
    this.scratch = [];
    this.scanned = [];
    this.problems = [];
    this.text = '';
  }

  protected advance(): void {
    this.kind = this.kinds[++this.position];
  }

  /** As `this.kind === kind`, where the compiler believes to know `kind` from before an `advance`. */
  protected at(kind: Token): boolean {
    return this.kind === kind;
  }

  protected goTo(position: number): void {
    this.position = position;
    this.kind = this.kinds[position];
  }

  /** Offset of the current token. */
  protected here(): number {
    return this.starts[this.position];
  }

  /** Offset behind the token before. */
  protected behind(): number {
    return this.position > 0 ? this.ends[this.position - 1] : 0;
  }

  protected gather(node: Node): void {
    this.scratch[this.gathered++] = node;
  }

  /** What was gathered since `from`. */
  protected take(from: number): Node[] {
    const { scratch } = this;
    const count = this.gathered - from;
    this.gathered = from;
    switch (count) {
      case 0: return EMPTY;
      case 1: return [scratch[from]];
      case 2: return [scratch[from], scratch[from + 1]];
      case 3: return [scratch[from], scratch[from + 1], scratch[from + 2]];
      case 4: return [scratch[from], scratch[from + 1], scratch[from + 2], scratch[from + 3]];
      default: return scratch.slice(from, from + count);
    }
  }

  /** Takes the current token if it is of this kind. */
  protected skip(kind: Token): boolean {
    if (this.kind !== kind) return false;
    this.advance();
    return true;
  }

  /** Notes an error at the current token, unless this statement has one, or the scanner noticed one in its line. */
  protected report(message: string): void {
    if (this.kind === Token.Newline || this.kind === Token.Dedent || this.kind === Token.EndOfFile) {
      const end = Math.max(this.behind(), this.starts[this.statementToken]);
      this.reportAt(message, end, end);
    } else {
      this.reportAt(message, this.here(), this.ends[this.position]);
    }
  }

  protected reportAt(message: string, start: number, end: number): void {
    if (this.hasError()) return;
    this.note(message, start, Math.max(start, end));
  }

  private note(message: string, start: number, end: number): void {
    this.reportedToken = this.position;
    if (this.problems.length < MOST_PROBLEMS) this.problems.push({ message, start, end, token: this.position });
  }

  /** Whether the current statement, up to its line's end, has an error already. */
  private hasError(): boolean {
    return this.hasErrorFrom(this.statementToken);
  }

  private hasErrorFrom(from: number): boolean {
    if (this.reportedToken >= from) return true;
    const { scanned } = this;
    while (this.scannedIndex < scanned.length && scanned[this.scannedIndex].token < this.statementToken) this.scannedIndex++;
    if (this.scannedIndex > 0 && scanned[this.scannedIndex - 1].token >= from) return true;
    if (this.scannedIndex === scanned.length) return false;
    const token = scanned[this.scannedIndex].token;
    if (token <= this.position) return true;
    let lineEnd = this.position;
    while (lineEnd < token && this.kinds[lineEnd] !== Token.Newline && this.kinds[lineEnd] !== Token.EndOfFile) lineEnd++;
    if (token > lineEnd) return false;
    // Remembered, so that the line is not searched again.
    this.reportedToken = this.position;
    return true;
  }

  /** As `report`, for what a broken line above brings about: silent if the logical line before the current statement has an error. */
  protected reportUnlessFollowing(message: string): void {
    const isLayout = (token: number): boolean => this.kinds[token] >= Token.Newline && this.kinds[token] <= Token.Dedent;
    let above = this.position - 1;
    while (above >= 0 && isLayout(above)) above--;
    while (above >= 0 && !isLayout(above)) above--;
    if (this.hasErrorFrom(above + 1)) return;
    // An indent has no width: the line behind it is what is meant.
    const token = this.kind === Token.Indent ? this.position + 1 : this.position;
    this.note(message, this.starts[token], this.ends[token]);
  }

  /** An Error node at the current token, which stays. */
  protected missing(message: string): Node {
    this.report(message);
    const at = Math.max(this.behind(), this.kind === Token.Newline || this.kind === Token.Dedent ? 0 : this.here());
    return new Node(Kind.Error, at, at);
  }

  /** Whether brackets, prefixes and lambdas are nested deeper than the stack should bear. */
  protected tooDeep(): boolean {
    return this.nesting >= MOST_NESTING;
  }

  /** In place of what is nested too deep: an Error node for the bracket at hand, or for one token. */
  protected passTooDeep(): Node {
    const start = this.here();
    this.report('This is nested too deeply to be read.');
    switch (this.kind) {
      case Token.LeftParenthesis:
      case Token.LeftBracket:
      case Token.LeftBrace:
      case Token.FormatStart: {
        const close = this.symbols[this.position];
        this.goTo(close);
        if (this.closes(close)) this.advance();
        break;
      }
      case Token.Newline:
      case Token.EndOfFile:
        break;
      default:
        this.advance();
    }
    return new Node(Kind.Error, start, Math.max(start, this.behind()));
  }

  private closes(token: number): boolean {
    const kind = this.kinds[token];
    return kind === Token.RightParenthesis || kind === Token.RightBracket || kind === Token.RightBrace || kind === Token.FormatEnd;
  }

  /**
   * Reads what should not be here, up to token `limit` or the end of the line, for the calls in it: gathers its expressions. `stopAtColon`
   * stops before a colon that ends a header.
   */
  protected junk(limit: number, stopAtColon: boolean): void {
    while (this.position < limit) {
      const before = this.position;
      if (this.kind === Token.Newline || this.kind === Token.EndOfFile || this.kind === Token.Indent || this.kind === Token.Dedent) return;
      if (stopAtColon && this.kind === Token.Colon) return;
      if (STARTS_EXPRESSION[this.kind] === 1 && this.kind !== Token.Star && this.kind !== Token.DoubleStar) this.gather(this.namedExpression());
      if (this.position === before) this.advance();
    }
  }
}
