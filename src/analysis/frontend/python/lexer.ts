/** Text to tokens, in one pass. Every character is visited once or twice; nothing is allocated but for names never seen before. */
import { LAST_PYTHON_KEYWORD, intern, internCodes } from '../../ir/symbols';
import { OperationFlag } from '../../ir/node';
import { CLASSES, Class, Code } from './characters';
import { Open } from './token-buffer';
import { TripleQuotes } from './triple-quotes';
import { Token } from './tokens';

const TAB_WIDTH = 8;
const OPERATOR_KIND = new Uint8Array(128);
const OPERATOR_FLAG = new Uint8Array(128);
for (const [code, kind, flag] of [
  [Code.Plus, Token.Plus, OperationFlag.Arithmetic], [Code.Percent, Token.Slash, OperationFlag.Arithmetic],
  [Code.At, Token.At, OperationFlag.MatrixMultiply], [Code.Star, Token.Star, OperationFlag.Arithmetic],
  [Code.Slash, Token.Slash, OperationFlag.Arithmetic], [Code.Ampersand, Token.Ampersand, OperationFlag.Bitwise],
  [Code.Bar, Token.Bar, OperationFlag.Bitwise], [Code.Caret, Token.Caret, OperationFlag.Bitwise],
]) {
  OPERATOR_KIND[code] = kind;
  OPERATOR_FLAG[code] = flag;
}
/** An identifier as Python reads it (once normalised, PEP 3131). */
const WIDE_NAME = /[\p{XID_Start}_][\p{XID_Continue}]*/uy;

export class Lexer extends TripleQuotes {
  /** Offset and column of the first text of the current line, if the line started inside brackets; else -1. */
  private continuation = -1;
  private continuationColumn = 0;
  /** Whether `endBrackets` went back to the statement's first bracket. */
  private rewound = false;

  /** Scans `text`; the tokens, lines, problems and directives are then in the fields. */
  tokenize(text: string): void {
    this.load(text);
    this.repairs.length = 0;
    do {
      this.rewindToStart();
      this.startRepairs();
      this.strictUntil = 0;
      this.doubtful = false;
      this.scan();
    } while (this.planRepair());
  }

  private scan(): void {
    const { codes, kinds, starts, ends, symbols, length } = this;
    let n = 0;
    let i = this.text.charCodeAt(0) === 0xfeff ? 1 : 0;
    let indent = 0;

    line: for (;;) {
      let column = 0;
      let c = codes[i];
      const lineStart = i;
      while ((CLASSES[c] & Class.Blank) !== 0) {
        column = c === Code.Space ? column + 1 : c === Code.Tab ? column + TAB_WIDTH - (column % TAB_WIDTH) : 0;
        c = codes[++i];
      }
      if (c === Code.Hash) {
        i = this.comment(i);
        c = codes[i];
      }
      if (c === Code.LineFeed || c === Code.CarriageReturn) {
        i = this.lineBreak(i);
        continue;
      }
      if (c === Code.End && i >= length) break;
      if (c === Code.Backslash && (codes[i + 1] === Code.LineFeed || codes[i + 1] === Code.CarriageReturn)) {
        i = this.joinedIndentation(i + 1, column);
        if (i >= length || (CLASSES[codes[i]] & Class.LineEnd) !== 0) continue;
        column = this.continuationColumn;
      }
      if (column !== indent) {
        this.count = n;
        this.indentTo(column, i);
        n = this.count;
        indent = this.indents[this.indentDepth];
      }
      this.lineToken = n;
      this.continuation = -1;
      if (lineStart === this.nextRepair) {
        this.count = n;
        i = this.openRepair(i);
        n = this.count;
      }

      for (;;) {
        c = codes[i];
        if (c === Code.Space) c = codes[++i];
        const start = i;
        const bits = CLASSES[c];
        if ((bits & Class.NameStart) !== 0) {
          let hash = c;
          while ((CLASSES[(c = codes[++i])] & Class.NamePart) !== 0) hash = (Math.imul(hash, 31) + c) | 0;
          if (c === Code.DoubleQuote || c === Code.Quote) {
            const prefix = this.prefixKind(start, i);
            if (prefix !== Token.EndOfFile) {
              this.count = n;
              i = this.stringFrom(start, i, prefix);
              n = this.count;
              continue;
            }
          }
          let symbol: number;
          if (c === Code.Wide) {
            i = this.wideNameEnd(start);
            symbol = intern(this.text.slice(start, i).normalize('NFKC'));
          } else {
            symbol = internCodes(codes, start, i, hash);
          }
          if (start === this.continuation && (symbol <= LAST_PYTHON_KEYWORD || this.continuationColumn <= indent)) {
            this.count = n;
            if (this.endsBefore(symbol, start, i, this.continuationColumn)) {
              i = this.endBrackets(start);
              n = this.count;
              if (this.rewound) continue;
              continue line;
            }
          }
          kinds[n] = symbol <= LAST_PYTHON_KEYWORD ? symbol : Token.Name;
          starts[n] = start;
          ends[n] = i;
          symbols[n++] = symbol;
          continue;
        }
        if ((bits & Class.Digit) !== 0) {
          i = this.number(i);
          kinds[n] = Token.Number;
          starts[n] = start;
          ends[n++] = i;
          continue;
        }

        let kind: Token;
        switch (c) {
          case Code.Space:
          case Code.Tab:
          case Code.FormFeed:
            i++;
            continue;
          case Code.Hash:
            i = this.comment(i);
            continue;
          case Code.LineFeed:
          case Code.CarriageReturn:
            if (this.depth > 0) {
              if (kinds[n - 1] === Token.Colon) {
                this.count = n;
                if (this.endsBehindColon()) {
                  this.endAll(i);
                  n = this.count;
                  continue;
                }
              }
              i = this.continueLine(i);
              if (i < 0) {
                this.count = n;
                i = this.openRepair(this.continuation);
                n = this.count;
              }
              continue;
            }
            kinds[n] = Token.Newline;
            starts[n] = i;
            i = this.lineBreak(i);
            ends[n++] = i;
            continue line;
          case Code.DoubleQuote:
          case Code.Quote:
            i = this.plainString(i);
            if (i < 0) {
              this.count = n;
              i = this.endString(start, -i, Token.String);
              n = this.count;
              continue;
            }
            kind = Token.String;
            break;
          case Code.LeftParenthesis:
            this.open(Open.Parenthesis, n, 0);
            kind = Token.LeftParenthesis;
            i++;
            break;
          case Code.LeftBracket:
            this.open(Open.Bracket, n, 0);
            kind = Token.LeftBracket;
            i++;
            break;
          case Code.LeftBrace:
            this.open(Open.Brace, n, 0);
            kind = Token.LeftBrace;
            i++;
            break;
          case Code.RightParenthesis:
          case Code.RightBracket:
          case Code.RightBrace: {
            i++;
            const closed = c === Code.RightParenthesis ? Open.Parenthesis : c === Code.RightBracket ? Open.Bracket : Open.Brace;
            kind = c === Code.RightParenthesis ? Token.RightParenthesis : c === Code.RightBracket ? Token.RightBracket : Token.RightBrace;
            const top = this.depth - 1;
            if (top >= 0 && this.openKinds[top] === closed) {
              symbols[this.openTokens[top]] = n;
              this.depth = top;
              break;
            }
            this.count = n;
            if (c === Code.RightBrace && this.endsField(start)) i = this.formatText(this.endField(start));
            else this.closeUnfitting(closed, kind, start);
            n = this.count;
            continue;
          }
          case Code.Comma: kind = Token.Comma; i++; break;
          case Code.Semicolon: kind = Token.Semicolon; i++; break;
          case Code.Tilde: kind = Token.Tilde; i++; break;
          case Code.Colon:
            i++;
            if (this.depth > 0 && this.openKinds[this.depth - 1] === Open.Field) {
              this.count = n;
              this.push(Token.FieldColon, start, i);
              this.openKinds[this.depth - 1] = Open.Specification;
              i = this.formatText(i);
              n = this.count;
              continue;
            }
            if (codes[i] === Code.Equals) {
              kind = Token.ColonAssign;
              i++;
            } else kind = Token.Colon;
            break;
          case Code.Dot:
            if ((CLASSES[codes[i + 1]] & Class.Digit) !== 0) {
              kind = Token.Number;
              i = this.number(i);
            } else if (codes[i + 1] === Code.Dot && codes[i + 2] === Code.Dot) {
              kind = Token.Ellipsis;
              i += 3;
            } else {
              kind = Token.Dot;
              i++;
            }
            break;
          case Code.Equals:
            i++;
            if (codes[i] === Code.Equals) {
              kind = Token.Comparison;
              i++;
            } else kind = Token.Assign;
            break;
          case Code.Minus:
            i++;
            if (codes[i] === Code.Greater) {
              kind = Token.Arrow;
              i++;
              break;
            }
            kind = Token.Minus;
            if (codes[i] === Code.Equals) {
              kind = Token.AugmentedAssign;
              symbols[n] = OperationFlag.Arithmetic;
              i++;
            }
            break;
          case Code.Less:
          case Code.Greater:
            i++;
            if (codes[i] === c) {
              i++;
              kind = Token.Shift;
              if (codes[i] === Code.Equals) {
                kind = Token.AugmentedAssign;
                symbols[n] = OperationFlag.Bitwise;
                i++;
              }
            } else {
              kind = Token.Comparison;
              if (codes[i] === Code.Equals) i++;
            }
            break;
          case Code.Plus:
          case Code.Percent:
          case Code.At:
          case Code.Star:
          case Code.Slash:
          case Code.Ampersand:
          case Code.Bar:
          case Code.Caret: {
            i++;
            kind = OPERATOR_KIND[c];
            let operation = OPERATOR_FLAG[c];
            if (codes[i] === c && (c === Code.Star || c === Code.Slash)) {
              i++;
              if (c === Code.Star) {
                kind = Token.DoubleStar;
                operation = OperationFlag.Power;
              }
            }
            if (codes[i] === Code.Equals) {
              i++;
              kind = Token.AugmentedAssign;
              symbols[n] = operation;
            } else if (c === Code.At && start === this.continuation) {
              this.count = n;
              if (this.endsBeforeAt(start, this.continuationColumn)) {
                i = this.endBrackets(start);
                n = this.count;
                if (this.rewound) continue;
                continue line;
              }
            }
            break;
          }
          case Code.Bang:
            if (codes[i + 1] === Code.Equals) {
              kind = Token.Comparison;
              i += 2;
              break;
            }
            if (this.depth > 0 && this.openKinds[this.depth - 1] === Open.Field) {
              kind = Token.FieldBang;
              i++;
              break;
            }
            i = this.invalid(i, n);
            continue;
          case Code.Backslash:
            if (codes[i + 1] === Code.LineFeed || codes[i + 1] === Code.CarriageReturn) {
              i = this.lineBreak(i + 1);
              continue;
            }
            i = this.invalid(i, n);
            continue;
          case Code.End:
            if (i >= length) {
              this.count = n;
              if (this.depth === 0) break line;
              i = this.endBrackets(length);
              n = this.count;
              continue;
            }
            i = this.invalid(i, n);
            continue;
          default:
            if (c === Code.Wide) {
              const end = this.wideNameEnd(start);
              if (end > start) {
                i = end;
                kind = Token.Name;
                symbols[n] = intern(this.text.slice(start, end).normalize('NFKC'));
                break;
              }
            }
            i = this.invalid(i, n);
            continue;
        }
        kinds[n] = kind;
        starts[n] = start;
        ends[n++] = i;
      }
    }

    this.count = n;
    this.finish();
  }

  /** Ends the brackets that `endsBefore` found forgotten at `offset`; gives where to go on: at the statement's first bracket, or at the line's start. */
  private endBrackets(offset: number): number {
    const lineStart = this.lineStartOf(offset);
    this.rewound = this.doubtful && this.starts[this.openTokens[0]] >= this.strictUntil;
    this.continuation = -1;
    if (this.rewound) return this.rewindStatement(offset);
    const end = this.ends[this.count - 1];
    this.endAll(end);
    this.doubtful = false;
    this.push(Token.Newline, end, end);
    return offset === this.length ? offset : lineStart;
  }

  /** Passes the line break at `i`, inside brackets, and the next line's indentation; -1 if that line's start is to be repaired. */
  private continueLine(i: number): number {
    const lineStart = this.lineBreak(i);
    let column = 0;
    let next = lineStart;
    let code = this.codes[next];
    while ((CLASSES[code] & Class.Blank) !== 0) {
      column = code === Code.Space ? column + 1 : code === Code.Tab ? column + TAB_WIDTH - (column % TAB_WIDTH) : 0;
      code = this.codes[++next];
    }
    this.continuation = next;
    this.continuationColumn = column;
    return lineStart === this.nextRepair ? -1 : next;
  }

  /** Indentation split by a backslash, whose line break is at `i`: the first part that is not empty counts. Leaves it in `continuationColumn`. */
  private joinedIndentation(i: number, column: number): number {
    const { codes } = this;
    for (;;) {
      i = this.lineBreak(i);
      let own = 0;
      while ((CLASSES[codes[i]] & Class.Blank) !== 0) {
        own = codes[i] === Code.Tab ? own + TAB_WIDTH - (own % TAB_WIDTH) : own + 1;
        i++;
      }
      if (column === 0) column = own;
      if (codes[i] !== Code.Backslash || (codes[i + 1] !== Code.LineFeed && codes[i + 1] !== Code.CarriageReturn)) break;
      i++;
    }
    this.continuationColumn = column;
    return i;
  }

  private indentTo(column: number, i: number): void {
    const { indents } = this;
    if (column > indents[this.indentDepth]) {
      this.push(Token.Indent, i, i);
      if (++this.indentDepth === indents.length) {
        this.indents = new Int32Array(indents.length * 2);
        this.indents.set(indents);
      }
      this.indents[this.indentDepth] = column;
      return;
    }
    while (column < indents[this.indentDepth]) {
      if (column > indents[this.indentDepth - 1]) {
        // The line stays in the block that it is still deeper than; the block's further lines may stand where this one stands.
        this.problem('This line is indented unlike every line above that it could belong with.', i, this.lineEndAfter(i));
        indents[this.indentDepth] = column;
        return;
      }
      this.indentDepth--;
      this.push(Token.Dedent, i, i);
    }
  }

  private finish(): void {
    const { length } = this;
    if (this.count > 0 && this.kinds[this.count - 1] !== Token.Newline) this.push(Token.Newline, length, length);
    for (; this.indentDepth > 0; this.indentDepth--) this.push(Token.Dedent, length, length);
    for (let ahead = 0; ahead < 4; ahead++) this.push(Token.EndOfFile, length, length);
    this.count -= 3;
  }

  /** The offset of the line end behind the comment at `i`; notes it if it speaks to us. */
  private comment(i: number): number {
    const { codes, length } = this;
    const start = i;
    let code = codes[++i];
    if (code === Code.Space) code = codes[++i];
    const speaks = code === 102 /* f */ && this.text.startsWith('forkcast:', i);
    const text = i + 'forkcast:'.length;
    while ((CLASSES[code] & Class.LineEnd) === 0 || (code === Code.End && i < length)) code = codes[++i];
    if (speaks) this.directives.push({ text: this.text.slice(text, i).trim(), start, end: i });
    return i;
  }

  private number(i: number): number {
    const { codes } = this;
    let code = codes[i + 1] | 32;
    if (codes[i] === Code.Zero && (code === 120 /* x */ || code === 111 /* o */ || code === 98 /* b */)) {
      const digits = code === 120 ? /[\da-fA-F_]/ : code === 111 ? /[0-7_]/ : /[01_]/;
      i += 2;
      while (digits.test(String.fromCharCode(codes[i]))) i++;
      return i;
    }
    i = this.digits(i);
    if (codes[i] === Code.Dot) i = this.digits(i + 1);
    code = codes[i] | 32;
    if (code === 101 /* e */) {
      const sign = codes[i + 1] === Code.Plus || codes[i + 1] === Code.Minus ? 2 : 1;
      if ((CLASSES[codes[i + sign]] & Class.Digit) !== 0) i = this.digits(i + sign);
    }
    return (codes[i] | 32) === 106 /* j */ ? i + 1 : i;
  }

  private digits(i: number): number {
    while ((CLASSES[this.codes[i]] & Class.Digit) !== 0 || this.codes[i] === Code.Underscore) i++;
    return i;
  }

  /** What kind of string the letters `start` to `end`, before a quote, introduce; EndOfFile: none, they are a name. */
  private prefixKind(start: number, end: number): Token {
    const first = this.codes[start] | 32;
    let letter = first;
    if (end - start === 2) {
      const second = this.codes[start + 1] | 32;
      if (first === 114 /* r */) letter = second;
      else if (second !== 114) return Token.EndOfFile;
      if (letter === 114) return Token.EndOfFile;
    } else if (end - start > 2) {
      return Token.EndOfFile;
    }
    switch (letter) {
      case 114: // r
      case 117: // u
        return Token.String;
      case 98: // b
        return Token.Bytes;
      case 102: // f
      case 116: // t
        return Token.FormatStart;
      default:
        return Token.EndOfFile;
    }
  }

  /** Scans the string whose prefix starts at `start` and whose quote is at `i`. */
  private stringFrom(start: number, i: number, kind: Token): number {
    if (kind === Token.FormatStart) return this.formatString(start, i);
    const end = this.plainString(i);
    if (end < 0) return this.endString(start, -end, kind);
    this.push(kind, start, end);
    return end;
  }

  /** A plain string that lacks its closing quote and ends at `end`. */
  private endString(start: number, end: number, kind: Token): number {
    let quote = start;
    while (this.codes[quote] !== Code.Quote && this.codes[quote] !== Code.DoubleQuote) quote++;
    const triple = this.codes[quote + 1] === this.codes[quote] && this.codes[quote + 2] === this.codes[quote];
    this.unterminated(start, end, triple);
    this.push(kind, start, end);
    if (end === this.nextRepair) this.repairReached();
    else if (!triple) this.afterUnterminated(start, end);
    return end;
  }

  private wideNameEnd(start: number): number {
    WIDE_NAME.lastIndex = start;
    return WIDE_NAME.test(this.text) ? WIDE_NAME.lastIndex : start;
  }

  /** Passes a character that means nothing in Python; one error a logical line. */
  private invalid(i: number, n: number): number {
    this.count = n;
    const last = this.problems.length > 0 ? this.problems[this.problems.length - 1].token : -1;
    const character = String.fromCodePoint(this.text.codePointAt(i)!);
    const end = i + character.length;
    if (last < this.lineToken || last > n) {
      const message = character === '\0' ? 'There is a NUL byte here: is this a text file?' : `'${character}' means nothing here.`;
      this.problem(message, i, end);
    }
    return end;
  }

  /** A line that belongs to a triple-quoted string whose opening quotes are lost. */
  private openRepair(i: number): number {
    this.repairReached();
    this.problem('This text looks like a string without its opening quotes.', i, this.lineEndAfter(i));
    const end = this.repairedString(i);
    this.push(Token.String, i, end);
    return end;
  }
}
