/** Comments, numbers, string prefixes, names beyond ASCII, and characters that mean nothing. */
import { CLASSES, Class, Code } from './characters';
import { Layout } from './layout';
import { Token } from './tokens';

/** An identifier as Python reads it (once normalised, PEP 3131). */
const WIDE_NAME = /[\p{XID_Start}_][\p{XID_Continue}]*/uy;

function isHexadecimal(code: number): boolean {
  const letter = code | 32;
  return letter >= 97 /* a */ && letter <= 102 /* f */;
}

export class Literals extends Layout {
  /** The offset of the line end behind the comment at `i`; notes it if it speaks to us. */
  protected comment(i: number): number {
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

  protected number(i: number): number {
    const { codes } = this;
    let code = codes[i + 1] | 32;
    if (codes[i] === Code.Zero && (code === 120 /* x */ || code === 111 /* o */ || code === 98 /* b */)) {
      i = this.digits(i + 2);
      if (code === 120) while (isHexadecimal(codes[i])) i = this.digits(i + 1);
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

  protected digits(i: number): number {
    while ((CLASSES[this.codes[i]] & Class.Digit) !== 0 || this.codes[i] === Code.Underscore) i++;
    return i;
  }

  /** What kind of string the letters `start` to `end`, before a quote, introduce; EndOfFile: none, they are a name. */
  protected prefixKind(start: number, end: number): Token {
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
  protected stringFrom(start: number, i: number, kind: Token): number {
    if (kind === Token.FormatStart) return this.formatString(start, i);
    const end = this.plainString(i);
    if (end < 0) return this.endString(start, -end, kind);
    this.push(kind, start, end);
    return end;
  }

  /** A plain string that lacks its closing quote and ends at `end`. */
  protected endString(start: number, end: number, kind: Token): number {
    let quote = start;
    while (this.codes[quote] !== Code.Quote && this.codes[quote] !== Code.DoubleQuote) quote++;
    const triple = this.codes[quote + 1] === this.codes[quote] && this.codes[quote + 2] === this.codes[quote];
    this.unterminated(start, end, triple);
    this.push(kind, start, end);
    if (end === this.nextRepair) this.repairReached();
    else if (!triple) this.afterUnterminated(start, end);
    return end;
  }

  protected wideNameEnd(start: number): number {
    WIDE_NAME.lastIndex = start;
    return WIDE_NAME.test(this.text) ? WIDE_NAME.lastIndex : start;
  }

  /** Passes a character that means nothing in Python. */
  protected invalid(i: number, n: number): number {
    this.count = n;
    const character = String.fromCodePoint(this.text.codePointAt(i)!);
    const end = i + character.length;
    const message = character === '\0' ? 'There is a NUL byte here: is this a text file?' : `'${character}' means nothing here.`;
    this.problem(message, i, end);
    return end;
  }

  /** A line that belongs to a triple-quoted string whose opening quotes are lost. */
  protected openRepair(i: number): number {
    this.repairReached();
    this.problem('This text looks like a string without its opening quotes.', i, this.lineEndAfter(i));
    const end = this.repairedString(i);
    this.push(Token.String, i, end);
    return end;
  }
}
