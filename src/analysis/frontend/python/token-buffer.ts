/** The scanner's state: the source as codes, the tokens in columns, the stack of open brackets and format strings, lines and errors. */
import { Code, readCodes } from './characters';
import { Token } from './tokens';

/** A source error, with the token at which it was noticed, so that the parser stays silent about what follows from it. */
export interface Problem {
  message: string;
  start: number;
  end: number;
  token: number;
}

/** What an entry of the stack of open things is. */
export const enum Open {
  Parenthesis = 1,
  Bracket,
  Brace,
  /** The `{` of a replacement field. */
  Field,
  /** A replacement field whose format specification is being read. */
  Specification,
  /** The literal text of a format string. */
  Text,
}

/** Errors beyond this many are not noted: nobody reads them, and a binary file would make millions. */
export const MOST_PROBLEMS = 1000;

/** Above this many code units the buffers are given back after a parse. */
const KEPT_LENGTH = 1 << 21;

export class TokenBuffer {
  text = '';
  length = 0;
  codes = new Uint8Array(0);

  // One token a row. `symbols` is only set for the kinds that say so in tokens.ts.
  kinds = new Uint8Array(0);
  starts = new Int32Array(0);
  ends = new Int32Array(0);
  symbols = new Int32Array(0);
  count = 0;

  lines = new Uint32Array(0);
  lineCount = 0;

  openKinds = new Uint8Array(256);
  openTokens = new Int32Array(256);
  /** Of `Open.Text`: its quote's code and StringShape bits. */
  openQuotes = new Int32Array(256);
  depth = 0;

  indents = new Int32Array(128);
  indentDepth = 0;

  /** First token of the current logical line. */
  protected lineToken = 0;

  problems: Problem[] = [];
  directives: { text: string; start: number; end: number }[] = [];

  protected load(text: string): void {
    const length = text.length;
    this.text = text;
    this.length = length;
    if (this.codes.length < length + 8) {
      // A token has at least one character of its own, but for Dedent and the last few: a third more is enough (x of ` x\n` makes four).
      const room = Math.max(length + 64, 1 << 16);
      const rows = room + (room >> 1);
      this.codes = new Uint8Array(room);
      this.kinds = new Uint8Array(rows);
      this.starts = new Int32Array(rows);
      this.ends = new Int32Array(rows);
      this.symbols = new Int32Array(rows);
      this.lines = new Uint32Array(room);
    }
    readCodes(text, this.codes);
    this.problems = [];
    this.directives = [];
  }

  /** Forgets everything scanned; the text stays. */
  protected rewindToStart(): void {
    this.count = 0;
    this.lines[0] = 0;
    this.lineCount = 1;
    this.depth = 0;
    this.indents[0] = 0;
    this.indentDepth = 0;
    this.problems.length = 0;
    this.directives.length = 0;
  }

  /** Lets go of the text and of buffers too large to keep. */
  release(): void {
    this.text = '';
    this.problems = [];
    this.directives = [];
    if (this.length > KEPT_LENGTH) {
      this.codes = this.kinds = new Uint8Array(0);
      this.starts = this.ends = this.symbols = new Int32Array(0);
      this.lines = new Uint32Array(0);
    }
    if (this.openKinds.length > 65536) {
      this.openKinds = new Uint8Array(256);
      this.openTokens = new Int32Array(256);
      this.openQuotes = new Int32Array(256);
    }
  }

  protected push(kind: Token, start: number, end: number): void {
    const n = this.count++;
    this.kinds[n] = kind;
    this.starts[n] = start;
    this.ends[n] = end;
    this.symbols[n] = 0;
  }

  protected open(kind: Open, token: number, quote: number): void {
    const depth = this.depth++;
    if (depth === this.openKinds.length) this.growOpen();
    this.openKinds[depth] = kind;
    this.openTokens[depth] = token;
    this.openQuotes[depth] = quote;
  }

  private growOpen(): void {
    const size = this.openKinds.length * 2;
    const kinds = new Uint8Array(size);
    const tokens = new Int32Array(size);
    const quotes = new Int32Array(size);
    kinds.set(this.openKinds);
    tokens.set(this.openTokens);
    quotes.set(this.openQuotes);
    this.openKinds = kinds;
    this.openTokens = tokens;
    this.openQuotes = quotes;
  }

  /** Notes an error; one a logical line is enough. */
  protected problem(message: string, start: number, end: number): void {
    const { problems } = this;
    if (problems.length > 0 && problems[problems.length - 1].token >= this.lineToken) return;
    if (problems.length < MOST_PROBLEMS) problems.push({ message, start, end: Math.min(end, this.length), token: this.count });
  }

  /** Notes a line break at `i` (LF, CR or CRLF) and gives the start of the next line. */
  protected lineBreak(i: number): number {
    const next = this.codes[i] === Code.CarriageReturn && this.codes[i + 1] === Code.LineFeed ? i + 2 : i + 1;
    this.lines[this.lineCount++] = next;
    return next;
  }

  /** The start of the physical line that holds `offset`; only lines noted so far count. */
  protected lineStartOf(offset: number): number {
    return this.lines[this.lineIndexOf(offset)];
  }

  protected lineIndexOf(offset: number): number {
    let low = 0;
    let high = this.lineCount - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.lines[middle] <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** The end of the physical line that holds `offset`, its line break excluded. */
  protected lineEndAfter(offset: number): number {
    let i = offset;
    for (;;) {
      const code = this.codes[i];
      if (code === Code.LineFeed || code === Code.CarriageReturn || (code === Code.End && i >= this.length)) return i;
      i++;
    }
  }
}
