/** Text to tokens, in one pass. Every character is visited once or twice; nothing is allocated but for names never seen before. */
import { LAST_PYTHON_KEYWORD, intern, internCodes } from '../../ir/symbols';
import { OperationFlag } from '../../ir/node';
import { CLASSES, Class, Code } from './characters';
import { Open } from './token-buffer';
import { TAB_WIDTH } from './layout';
import { Literals } from './literals';
import { Token } from './tokens';

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
export class Lexer extends Literals {
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
}
